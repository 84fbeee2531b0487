"""A slip as a QR code that works offline: the text itself, no address.

The screen's code carries what fits a window of the terminal; the paper's carries the whole slip.
Content is UTF-8, which every phone reads. `segno` draws; nothing here asks a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import cast

import segno
from segno.consts import ERROR_MAPPING, SYMBOL_CAPACITY

from deskapp.slips import text
from deskapp.slips.content import Slip

QUIET = 2
"""Light modules around a code on the screen. The standard's four are kept on paper; on a screen
two were read by a scanner, and every line counts."""
PAPER_QUIET = 4

SCREEN_LINES = 23
"""Lines of a code that leave one of 24 for a word under it."""

PAPER_VERSION = 32
"""145 modules, 55 mm of paper at 0.36 mm each: as dense as a phone may be asked to read."""

LEVELS = "QML"
"""Error correction, the strongest first; lowered before anything is left out."""

MODE_BITS = 4
"""Before the text stand its mode and its length."""

CUT_NOTE = "(没写完, 全文看单子)"
CENTRE_KIND = "便民服务中心"
UPPER, LOWER, BOTH, NONE = "▀", "▄", "█", " "


@dataclass(frozen=True, slots=True)
class Code:
    """Modules of a code without its quiet zone, True is dark."""

    rows: tuple[tuple[bool, ...], ...]
    content: str
    cut: bool
    """True when something had to be left out, which `content` says itself."""


def for_screen(slip: Slip, lines: int = SCREEN_LINES) -> Code:
    """Item, place, window and hours of each item with their marks, in at most `lines` text lines.

    What fits is chosen in this order: all of it, without the word 便民服务中心, without the hours too,
    item and window alone, then cut. Marks are kept.
    """
    version = max(1, min(40, (2 * lines - 2 * QUIET - 17) // 4))
    whole = _screen_text(slip, ("地点", "窗口", "时间"))
    there = _screen_text(slip, ("地点", "窗口")).replace(CENTRE_KIND, "")
    brief = _screen_text(slip, ("窗口",)).replace(CENTRE_KIND, "")
    for content in (whole, whole.replace(CENTRE_KIND, ""), there, brief):
        code = _fitting(content, version)
        if code is not None:
            return code
    return _cut(brief, version, _marks(slip))


def for_paper(slip: Slip) -> Code:
    """The whole text of the slip; the level is lowered, then the text is cut, and that is said."""
    content = "\n".join(line for line in text.lines(slip, columns=10_000) if not line.startswith(text.RULE))
    return _fitting(content, PAPER_VERSION) or _cut(content, PAPER_VERSION, _marks(slip))


def half_blocks(code: Code) -> list[str]:
    """Text lines, two modules high, for light letters on a dark ground: what is drawn is light."""
    rows = list(_framed(code, QUIET))
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=[True] * len(rows[0]))
    glyphs = {(False, False): BOTH, (False, True): UPPER, (True, False): LOWER, (True, True): NONE}
    return ["".join(glyphs[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def ascii_lines(code: Code) -> list[str]:
    """Text lines of `#` and blanks, two a module, for dark letters on light paper."""
    return ["".join("##" if dark else "  " for dark in row) for row in _framed(code, QUIET)]


def _screen_text(slip: Slip, labels: tuple[str, ...]) -> str:
    """One line an item: its name, what is known under `labels`, and their marks."""
    lines = []
    for item in slip.items:
        picked = [line for line in item.lines if line.label in labels] or list(item.lines[:1])
        marks = dict.fromkeys(line.mark for line in picked if line.mark)
        words = " ".join(line.text.split(" 时: ")[-1] for line in picked)
        lines.append(f"{item.name} {words}{''.join(f'[{mark}]' for mark in marks)}")
    return "\n".join(lines)


def _marks(slip: Slip) -> str:
    """Every mark of the slip once, for a text that is cut."""
    lines = [line.mark for item in slip.items for line in item.lines] + [p.mark for p in slip.papers]
    return "".join(f"[{mark}]" for mark in dict.fromkeys(lines) if mark)


def _fitting(content: str, version: int) -> Code | None:
    """The strongest level at which `content` fits `version`; None when not even the weakest does."""
    size = len(content.encode())
    level = next((level for level in LEVELS if size <= room(version, level)), None)
    return None if level is None else _made(content, level, cut=False)


def _cut(content: str, version: int, marks: str) -> Code:
    """The longest beginning of `content` that fits with its marks and the note that it was cut.

    Marks and note are never cut: where there is no room for them, the code grows.
    """
    tail = f"..{marks}{CUT_NOTE}"
    left = max(room(version, LEVELS[-1]) - len(tail.encode()), 0)
    kept = content.encode()[:left].decode(errors="ignore").rstrip()
    return _made(kept + tail, LEVELS[-1], cut=True)


def room(version: int, level: str) -> int:
    """Bytes of text in a code of `version` (1 to 40) at `level`."""
    bits = cast("dict[int, dict[int, int]]", SYMBOL_CAPACITY)[version][int(ERROR_MAPPING[level])]
    return (bits - MODE_BITS - (8 if version < 10 else 16)) // 8


def _made(content: str, level: str, *, cut: bool) -> Code:
    made = segno.make_qr(content, error=level, encoding="utf-8", mode="byte", boost_error=False)
    return Code(tuple(tuple(bool(m) for m in row) for row in made.matrix), content, cut)


def _framed(code: Code, quiet: int) -> Iterator[list[bool]]:
    side = len(code.rows) + 2 * quiet
    yield from ([False] * side for _ in range(quiet))
    for row in code.rows:
        yield [*[False] * quiet, *row, *[False] * quiet]
    yield from ([False] * side for _ in range(quiet))
