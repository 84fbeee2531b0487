"""A number in blocks as large as the window allows, read from two steps away.

Painted as coloured ground, not with Textual's `Digits`: those are three rows of line characters, no
larger than the words around them, and a Chinese console draws a line character two cells wide.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from deskapp.tui.text import EMPTY, line
from deskapp.tui.widgets.lines import Lines

INK = "on #ffff00"
ROWS = 5
"""Rows of a glyph; each block is two cells wide and one high, times the scale."""
SCALES = (2, 1)
"""The larger one is taken where it fits."""

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
}


class BlockDigits(Lines):
    """`value` in digits of `scale`, with an empty row above and below."""

    def __init__(self, value: str, scale: int) -> None:
        super().__init__()
        self.value = value
        self.scale = scale

    def compose_lines(self, size: Size) -> Sequence[Content]:
        del size
        rows = [self._row(at) for at in range(ROWS) for _ in range(self.scale)]
        return [EMPTY, *rows, EMPTY]

    def _row(self, at: int) -> Content:
        cells = "  " * self.scale
        blocks = " ".join(GLYPHS[digit][at] for digit in self.value if digit in GLYPHS)
        return line(*((cells, INK if block == "#" else "") for block in blocks))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport, width
        return self.rows(self.scale)

    @staticmethod
    def rows(scale: int) -> int:
        """Rows that a number takes; none where there is none."""
        return ROWS * scale + 2 if scale else 0


def scale_for(value: str, columns: int, rows: int) -> int:
    """The scale that fits `columns` x `rows` cells; 0 where none does."""
    blocks = 4 * len(value) - 1
    fitting = (s for s in SCALES if 2 * blocks * s <= columns and BlockDigits.rows(s) <= rows)
    return next(fitting, 0) if value else 0
