"""One painted page: finished lines, and the places on them that can be touched.

Everything on the kiosk is a `Sheet`, made anew from what is known at each change, so a page is
a value that a test can read, and the same page answers keys, mouse and finger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content

from deskapp.kiosk.big import spaced
from deskapp.tui.text import EMPTY, fit, pad, plain, wrap

TILE = "bold $foreground on $panel"
CHOSEN = "bold $on-part on $part"
KEY = "bold $key on $bar"
POINTER = ">"
"""Stands in the chosen cell, for eyes and screens that tell no colours."""
MARGIN = 1
"""Empty cells at both sides of a text."""
GROUNDS = {TILE: (TILE, "bold $foreground on $bar"), KEY: (KEY, "bold $key on $panel")}
"""Grounds of neighbours that touch each other, in turn."""
TOUCHING = (1, 3)
"""Heights of cells without an empty line between them: one has no room, three would lose its middle."""
LARGE_FROM = 14
"""Lines of a page from which large type also has an empty line under each line."""


class Zone(NamedTuple):
    """A rectangle that can be touched, in cells from the page's corner."""

    x: int
    y: int
    width: int
    height: int
    act: str

    def holds(self, x: int, y: int) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class Cell(NamedTuple):
    """One thing to touch: what it says, and what it does."""

    label: str
    act: str
    short: str = ""
    """Said instead of `label` where there is no room for it."""


class Sheet:
    """Lines and zones, put down from the top."""

    def __init__(self, width: int, height: int, chosen: str = "", *, large: bool = False) -> None:
        """`chosen`: the act whose cell is drawn as chosen. `large`: air between the signs and lines."""
        self.width, self.height, self.chosen = max(width, 1), max(height, 0), chosen
        self.large = large
        self.lines: list[Content] = []
        self.zones: list[Zone] = []

    @property
    def room(self) -> int:
        """Lines still free."""
        return max(0, self.height - len(self.lines))

    @property
    def text_width(self) -> int:
        """Cells of a line of text between the margins."""
        return max(1, self.width - 2 * MARGIN)

    def put(self, *lines: Content) -> None:
        """Lines as they are, as far as there is room."""
        self.lines += [fit(line, self.width) for line in lines[: self.room]]

    def write(self, *lines: Content) -> None:
        """Lines of text, inside the margin."""
        self.put(*(line.pad_left(MARGIN) for line in lines))

    def say(self, text: str, style: str = "$foreground", *, middle: bool = False) -> None:
        """A sentence, wrapped; `middle` sets each line in the middle."""
        for part in wrap(plain(self.type(text), style), self.text_width):
            self.write(part.pad_left((self.text_width - part.cell_length) // 2 if middle else 0))
            self.gap(self.airy)

    def type(self, text: str) -> str:
        """`text` as it is set on this sheet."""
        return spaced(text) if self.large else text

    @property
    def airy(self) -> bool:
        """Does an empty line follow each line of text?"""
        return self.large and self.height >= LARGE_FROM

    def gap(self, lines: int = 1) -> None:
        self.put(*[EMPTY] * lines)

    def fill(self, height: int) -> None:
        """Empty lines until `height` lines stand; what is more is cut off."""
        self.lines = self.lines[:height]
        self.gap(height - len(self.lines))

    def grid(
        self, cells: Sequence[Cell], columns: int, height: int, style: str = TILE, *, left: bool = False
    ) -> None:
        """Equal cells in rows, `height` lines in all; `left`: text at the left, not in the middle."""
        height = min(height, self.room)
        rows = max(1, -(-len(cells) // columns))
        each = max(1, height // rows)
        ends = [self.width * (at + 1) // columns for at in range(columns)]
        for row in range(min(rows, height // each)):
            shown = cells[row * columns : (row + 1) * columns]
            grounds = [self._ground(style, row + at * (each > 1), each) for at in range(len(shown))]
            self._row(shown, ends, each, grounds, left=left)

    def keys(self, cells: Sequence[Cell], height: int) -> None:
        """One row of cells, each as wide as its words need; long words give way to short ones."""
        words = self._words(cells)
        spare = self.width - sum(_cells(text) + 1 for text in words)
        ends, at = [], 0
        for number, text in enumerate(words):
            share = spare * (number + 1) // len(words) - spare * number // len(words)
            at += max(_cells(text) + 1 + share, 2)
            ends.append(min(at, self.width))
        said = [cell._replace(label=text, short="") for cell, text in zip(cells, words, strict=True)]
        self._row(said, ends, min(height, self.room), [TILE] * len(said), typed=True)

    def _words(self, cells: Sequence[Cell]) -> list[str]:
        """The words of a row that fit it: set large, as they are, or some of them short."""
        for words in ([self.type(cell.label) for cell in cells], [cell.label for cell in cells]):
            if sum(_cells(text) + 3 for text in words) <= self.width:
                return words
        words = [cell.label for cell in cells]
        for at, cell in enumerate(cells):
            if cell.short and sum(_cells(text) + 1 for text in words) > self.width:
                words[at] = cell.short
        return words

    def _ground(self, style: str, turn: int, height: int) -> str:
        return GROUNDS.get(style, (style, style))[turn % 2] if height in TOUCHING else style

    def _row(
        self,
        cells: Sequence[Cell],
        ends: Sequence[int],
        height: int,
        grounds: Sequence[str],
        *,
        left: bool = False,
        typed: bool = False,
    ) -> None:
        """`ends`: where each cell ends. `typed`: the words are set already."""
        top, at = len(self.lines), 0
        painted: list[list[Content]] = []
        for cell, end, ground in zip(cells, ends, grounds, strict=False):
            width = max(1, end - at)
            self.zones.append(Zone(at, top, width, height, cell.act))
            style = CHOSEN if cell.act == self.chosen else ground
            label = cell.label if typed else self._fitting(cell, max(1, width - 1))
            painted.append(_cell(label, width, height, style, left=left, pointed=style == CHOSEN))
            at = end
        self.put(*(Content.assemble(*(cell[i] for cell in painted)) for i in range(height)))

    def _fitting(self, cell: Cell, width: int) -> str:
        """The largest form of a cell's words that fits."""
        forms = [form for form in (cell.label, cell.short) if form]
        large = [spaced(form) for form in forms] if self.large else []
        roomy = (form for form in large if _cells(form) + 2 * MARGIN <= width)
        return next(roomy, None) or next((form for form in forms if _cells(form) <= width), forms[-1])


def _cells(text: str) -> int:
    return plain(text).cell_length


def _cell(
    label: str, width: int, height: int, style: str, *, left: bool, pointed: bool = False
) -> list[Content]:
    """A cell's lines: its ground, and in the middle its words; one column, and mostly a line, stay free.

    `pointed`: a sign at the cell's edge says what its colour says.
    """
    inner = max(1, width - 1)
    solid = height if height in TOUCHING else height - 1
    lines = [label if at == (solid - 1) // 2 else "" for at in range(solid)]
    painted = [_on_ground(text, inner, style, left=left) for text in lines]
    if pointed:
        painted = [_pointed(line, style) if text else line for text, line in zip(lines, painted, strict=True)]
    return [Content.assemble(line, " ") for line in painted] + [EMPTY.pad_right(width)] * (height - solid)


def _on_ground(text: str, width: int, style: str, *, left: bool) -> Content:
    content = fit(plain(text, style), width)
    before = min(1, width - content.cell_length) if left else (width - content.cell_length) // 2
    return pad(content.pad_left(before), width).stylize_before(style)


def _pointed(line: Content, style: str) -> Content:
    """POINTER in the empty cell at the line's beginning, where there is one."""
    return Content.styled(POINTER, style) + line[1:] if line.plain.startswith(" ") else line


def after(zones: Sequence[Zone], chosen: str, step: int) -> str:
    """The act `step` places on from the chosen one in the order of reading, round and round."""
    acts = [zone.act for zone in zones]
    if not acts:
        return ""
    at = acts.index(chosen) + step if chosen in acts else min(step, 0)
    return acts[at % len(acts)]


def nearest(zones: Iterable[Zone], chosen: str, step: tuple[int, int]) -> str:
    """The act of the next zone in a direction from the chosen one; itself where there is none.

    `step`: (-1, 0) left, (1, 0) right, (0, -1) up, (0, 1) down.
    """
    known = list(zones)
    here = next((zone for zone in known if zone.act == chosen), None)
    if here is None:
        return known[0].act if known else ""
    ahead = [(_away(here, zone, step), zone.act) for zone in known if zone is not here]
    reachable = [pair for pair in ahead if pair[0] is not None]
    return min(reachable, key=lambda pair: pair[0] or 0.0)[1] if reachable else chosen


def _away(here: Zone, there: Zone, step: tuple[int, int]) -> float | None:
    """How far a zone is in the direction, sideways counted four times; None when it is not ahead."""
    (x, y), (to_x, to_y) = here.middle, there.middle
    along = (to_x - x) * step[0] + (to_y - y) * step[1] * 2
    aside = abs((to_x - x) * step[1]) + abs((to_y - y) * step[0] * 2)
    return along + 4 * aside if along > 0 else None
