"""Large signs in a terminal: digits as blocks of ground colour, Chinese with air between.

Cells cannot grow. Blocks are coloured blanks, not box characters: those are two cells wide on
some consoles.
"""

from __future__ import annotations

from textual.content import Content

from deskapp.tui.widgets.block_digits import GLYPHS, ROWS

SOLID = "on $foreground"


def digit_lines(number: str) -> list[Content]:
    """ROWS lines with the digits of `number`; other characters are left out."""
    glyphs = [GLYPHS[c] for c in number if c in GLYPHS]
    return [Content.assemble(*(part for glyph in glyphs for part in _row(glyph[row]))) for row in range(ROWS)]


def _row(pattern: str) -> list[tuple[str, str]]:
    return [*(("  ", SOLID if dot == "#" else "") for dot in pattern), ("  ", "")]


def spaced(text: str) -> str:
    """A blank after every Chinese character: 户口 is read from further away as 户 口."""
    return "".join(f"{char} " if ord(char) > 0x2E7F else char for char in text).rstrip()
