"""How wide a text stands in a terminal or in a fixed-width type: Chinese takes two cells a character."""

from __future__ import annotations

import unicodedata

CUT = ".."
"""Marks a cut text; two ASCII dots because an ellipsis may be two cells wide."""


def columns(text: str) -> int:
    """Cells of `text` on a terminal: wide and fullwidth 2, ambiguous 1, combining 0."""
    return sum(_cells(character) for character in text)


def cut(text: str, room: int) -> str:
    """`text` in at most `room` cells, with two dots where something is left out."""
    if columns(text) <= room:
        return text
    kept, used = "", len(CUT)
    for character in text:
        used += _cells(character)
        if used > room:
            break
        kept += character
    return (kept + CUT)[: max(room, 0)] if room < len(CUT) else kept + CUT


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
