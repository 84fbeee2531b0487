"""Large signs in a terminal: digits as blocks of ground colour, Chinese with air between.

Cells cannot grow. Blocks are coloured blanks, not box characters: those are two cells wide on
some consoles.
"""

from __future__ import annotations

from textual.content import Content

from deskapp.tui.text import NEVER_FIRST
from deskapp.tui.widgets.block_digits import GLYPHS, ROWS

SOLID = "on $foreground"
CHINESE_FROM = 0x2E7F


def digit_lines(number: str, scale: int = 1) -> list[Content]:
    """ROWS * `scale` lines with the digits of `number`; other characters are left out."""
    glyphs = [GLYPHS[c] for c in number if c in GLYPHS]
    rows = [_row([glyph[row] for glyph in glyphs], scale) for row in range(ROWS)]
    return [row for row in rows for _ in range(scale)]


def scale_for(number: str, width: int, height: int) -> int:
    """The largest scale at which `number` fits; 0 where none does."""
    fitting = (s for s in (4, 3, 2, 1) if 8 * s * len(number) <= width and ROWS * s <= height)
    return next(fitting, 0) if number else 0


def _row(patterns: list[str], scale: int) -> Content:
    """One row of blocks, each two cells wide times `scale`, an empty one after each digit."""
    cells = "  " * scale
    return Content.assemble(
        *((cells, SOLID if dot == "#" else "") for dot in "".join(f"{p} " for p in patterns))
    )


def spaced(text: str) -> str:
    """A blank after every Chinese character: 户口 is read from further away as 户 口.

    None before what may not open a line, so that it is never torn from the word it closes.
    """
    after = [*text[1:], ""]
    return "".join(
        f"{char} " if ord(char) > CHINESE_FROM and then not in NEVER_FIRST else char
        for char, then in zip(text, after, strict=False)
    ).rstrip()
