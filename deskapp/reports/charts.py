"""Bars in a terminal and in a text file: cells of plain characters, each with its number beside it.

Drawn here and not by a library: plotext counts characters where Chinese needs cells, so its bars do not
line up, and it costs 0.12 s at import; Textual's Sparkline has no labels and no numbers. A bar is
made of a character that is one cell wide everywhere: block elements are two on Chinese consoles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskapp.domain.widths import columns, cut
from deskapp.reports.statistics import Line

# What a piece is; a door gives each a colour, a text file none.
HEAD, LABEL, BAR, NUMBER, QUIET, GAP = "head", "label", "bar", "number", "quiet", ""

Piece = tuple[str, str]
"""(text, what it is)."""
Row = list[Piece]

MARK = "="
"""One cell of a bar. Screens paint it in one colour with its ground, so that it is a solid bar."""
LABEL_SHARE = 0.5
"""Part of the width that labels may take at most."""
LEAST_BAR = 6
LEAST_COLUMN = 4
"""Cells of one column with its gap, at least."""


def bars(lines: Sequence[Line], width: int, *, most: int = 10) -> list[Row]:
    """One row a line: label, number, bar; at most `most`, and how many more there are."""
    shown = lines[:most]
    if not shown:
        return []
    peak = max(line.times for line in shown)
    digits = len(str(peak))
    longest = max(columns(line.label) for line in shown)
    room = min(longest, max(int(width * LABEL_SHARE), width - digits - 4 - width // 3))
    length = max(width - room - digits - 3, LEAST_BAR)
    rows = [_bar(line, room, digits, _cells(line.times, peak, length)) for line in shown]
    left = len(lines) - len(shown)
    return [*rows, [(f"另有 {left} 项", QUIET)]] if left else rows


def columns_chart(lines: Sequence[Line], width: int, height: int) -> list[Row]:
    """Upright columns, the number over each and the label under it; empty where they do not fit."""
    cells = max([LEAST_COLUMN, *(1 + max(columns(line.label), len(str(line.times))) for line in lines)])
    if not lines or len(lines) * cells > width:
        return []
    peak = max(line.times for line in lines) or 1
    tall = [_cells(line.times, peak, height) for line in lines]
    rows = [
        [piece for line, high in zip(lines, tall, strict=True) for piece in _level(line, high, level, cells)]
        for level in range(height, -1, -1)
    ]
    return [*rows, [(_centred(line.label, cells), LABEL) for line in lines]]


def text_of(rows: Sequence[Row]) -> Iterator[str]:
    """The rows without colour."""
    return ("".join(text for text, _ in row).rstrip() for row in rows)


def _bar(line: Line, room: int, digits: int, cells: int) -> Row:
    label = cut(line.label, room)
    pad = " " * (room - columns(label))
    return [
        (label, LABEL),
        (pad + "  ", GAP),
        (f"{line.times:>{digits}}", NUMBER),
        (" ", GAP),
        (MARK * cells, BAR),
    ]


def _level(line: Line, high: int, level: int, cells: int) -> Row:
    """One column's cells at one level: the bar, over it the number, over that nothing."""
    if level < high:
        return [(MARK * (cells - 1), BAR), (" ", GAP)]
    if level == high and line.times:
        return [(_centred(str(line.times), cells), NUMBER)]
    return [(" " * cells, GAP)]


def _centred(text: str, cells: int) -> str:
    """In the middle over a column, which ends one cell before the next."""
    left = " " * (max(cells - 1 - columns(text), 0) // 2) + text
    return left + " " * max(cells - columns(left), 0)


def _cells(times: int, peak: int, length: int) -> int:
    """Length of a bar; what was asked at all is never nothing."""
    return max(round(times * length / peak), 1) if times and peak else 0
