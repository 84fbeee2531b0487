"""One painted page: finished lines, and the places on them that can be touched.

Everything on the kiosk is a `Sheet`, made anew from what is known at each change, so a page is
a value that a test can read, and the same page answers keys, mouse and finger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content

from deskapp.tui.text import EMPTY, fit, pad, plain, wrap

TILE = "bold $foreground on $panel"
CHOSEN = "bold $on-part on $part"
KEY = "bold $key on $bar"
MARGIN = 1
"""Empty cells at both sides of a text."""
THIN = ("bold $foreground on $panel", "bold $foreground on $bar")
"""Grounds of one-line rows, in turn: there is no air between them."""
AIR_FROM = 2
"""Cells from this height on keep one empty line between them."""


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
    """One thing to touch: what it says, what it does, and a quiet second line."""

    label: str
    act: str
    note: str = ""
    short: str = ""
    """Said instead of `label` where there is no room for it."""


class Sheet:
    """Lines and zones, put down from the top."""

    def __init__(self, width: int, height: int, chosen: str = "") -> None:
        """`chosen`: the act whose cell is drawn as chosen."""
        self.width, self.height, self.chosen = max(width, 1), max(height, 0), chosen
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
        for part in wrap(plain(text, style), self.text_width):
            self.write(part.pad_left((self.text_width - part.cell_length) // 2 if middle else 0))

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
        for row in range(min(rows, height // each)):
            ground = THIN[row % 2] if style == TILE and each == 1 else style
            self._row(cells[row * columns : (row + 1) * columns], columns, each, ground, left=left)

    def _row(self, cells: Sequence[Cell], columns: int, height: int, style: str, *, left: bool) -> None:
        top, at = len(self.lines), 0
        painted: list[list[Content]] = []
        for number, cell in enumerate(cells):
            end = self.width * (number + 1) // columns
            width = max(1, end - at)
            self.zones.append(Zone(at, top, width, height, cell.act))
            ground = CHOSEN if cell.act == self.chosen else style
            painted.append(_cell(cell, width, height, ground, left=left))
            at = end
        self.put(*(Content.assemble(*(cell[i] for cell in painted)) for i in range(height)))


def _cell(cell: Cell, width: int, height: int, style: str, *, left: bool) -> list[Content]:
    """A cell's lines: its ground, and in the middle its words; one column and line stay free."""
    inner = max(1, width - 1)
    words = [text for text in (_fitting(cell, inner), cell.note) if text]
    solid = height - 1 if height >= AIR_FROM else height
    words = words[:solid]
    before = (solid - len(words)) // 2
    lines = [""] * before + words + [""] * (solid - len(words) - before)
    painted = [_on_ground(text, inner, style, left=left) for text in lines]
    return [Content.assemble(line, " ") for line in painted] + [EMPTY.pad_right(width)] * (height - solid)


def _fitting(cell: Cell, width: int) -> str:
    return cell.short if cell.short and plain(cell.label).cell_length > width else cell.label


def _on_ground(text: str, width: int, style: str, *, left: bool) -> Content:
    content = fit(plain(text, style), width)
    before = min(1, width - content.cell_length) if left else (width - content.cell_length) // 2
    return pad(content.pad_left(before), width).stylize_before(style)


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
