"""Text becomes styled `Content` here and nowhere else; markup is never parsed.

Everything is measured in terminal cells and wrapped here, with Chinese line-break rules,
so that widgets only paint finished lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, get_character_cell_size
from textual.content import Content

from deskapp.domain.clean import clean
from deskapp.tui import theme
from deskapp.tui.strings import CUT_MARK

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕…,.;:?!)]}%％")
"""Characters that may not open a line (避头)."""
NEVER_LAST = frozenset("（《「『【〔([{")
"""Characters that may not close a line (避尾)."""
COUNTED = frozenset("号楼层年月日天样元")
"""Characters that stay with the number before them: 「2号窗口」."""
LABEL_CELLS = 6
"""Two characters and a gap: the column where the text of a labelled row begins."""

EMPTY = Content("")


def plain(text: str, style: str = theme.PLAIN, limit: int = 4000) -> Content:
    """Foreign text, cleaned, in one style."""
    return Content.styled(clean(text, limit), style)


def line(*parts: Content | tuple[str, str]) -> Content:
    """One line from finished parts and (text, style) pairs."""
    return Content.assemble(*(p if isinstance(p, Content) else plain(p[0], p[1]) for p in parts))


def marked(text: str, spans: Iterable[tuple[int, int]], style: str, hit_style: str) -> Content:
    """`text` with the matched character ranges in `hit_style`.

    Spans count characters of the uncleaned text; cleaning catalog text again changes
    nothing, so they still fit. Ranges outside the text are ignored.
    """
    content = plain(text, style)
    for start, end in spans:
        if 0 <= start < end <= len(content.plain):
            content = content.stylize(hit_style, start, end)
    return content


def fit(content: Content, width: int) -> Content:
    """At most `width` cells; what is cut off is shown by two dots."""
    if content.cell_length <= width:
        return content
    room = max(width - cell_len(CUT_MARK), 0)
    kept = content[: _chars_within(content.plain, room)]
    return Content.assemble(kept, (CUT_MARK[:width], theme.QUIET))


def pad(content: Content, width: int) -> Content:
    """Exactly `width` cells, cut or filled with spaces."""
    content = fit(content, width)
    return content.pad_right(width - content.cell_length)


def wrap(content: Content, width: int) -> list[Content]:
    """Lines of at most `width` cells, broken where Chinese text may break."""
    if content.cell_length <= width:
        return [content]
    breaks = _breaks(content.plain, max(width, 2))
    return [part.rstrip() for part in content.divide(breaks) if part.plain.strip()]


def labelled(label: str, content: Content, width: int, label_style: str = theme.LABEL) -> list[Content]:
    """A row whose label stands in its own column and whose text hangs beside it."""
    head = pad(plain(label, label_style), LABEL_CELLS)
    blank = Content(" " * LABEL_CELLS)
    lines = wrap(content, max(width - LABEL_CELLS, 8))
    return [Content.assemble(head if at == 0 else blank, part) for at, part in enumerate(lines)]


def flow(parts: Iterable[Content], width: int, gap: int = 3) -> list[Content]:
    """Parts one after the other in lines of `width` cells; a part that fits a line stays whole."""
    lines: list[Content] = []
    row = EMPTY
    for part in parts:
        if row.cell_length and row.cell_length + gap + part.cell_length > width:
            lines.append(row)
            row = EMPTY
        row = line(row, (" " * gap, ""), part) if row.cell_length else part
    return [broken for whole in (*lines, row) for broken in wrap(whole, width)]


def cut_to(lines: Sequence[Content], height: int, hint: str) -> list[Content]:
    """At most `height` lines; the last one says so when more would follow."""
    if len(lines) <= height:
        return list(lines)
    return [*lines[: max(height - 1, 0)], plain(hint, theme.QUIET)][:height]


def join(lines: Sequence[Content]) -> Content:
    return Content("\n").join(lines)


def _chars_within(text: str, cells: int) -> int:
    used = 0
    for at, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > cells:
            return at
    return len(text)


def _may_break(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or (before.isdigit() and after in COUNTED):
        return False
    wide = get_character_cell_size(before) == 2 or get_character_cell_size(after) == 2
    return wide or before == " "


def _breaks(text: str, width: int) -> list[int]:
    """Offsets at which `text` is divided."""
    offsets: list[int] = []
    start = allowed = used = 0
    for at, char in enumerate(text):
        if at > start and _may_break(text[at - 1], char):
            allowed = at
        used += get_character_cell_size(char)
        if used > width and char != " ":
            cut = allowed if allowed > start else at
            offsets.append(cut)
            start = cut
            used = cell_len(text[start : at + 1])
    return offsets
