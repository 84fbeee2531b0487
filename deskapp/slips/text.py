"""A slip as plain text, 40 columns: for the clipboard, a message, a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from deskapp.slips import layout
from deskapp.slips.content import FOOTER, TITLE, Item, Slip
from deskapp.slips.papers import Paper

COLUMNS = 40
RULE = "-"
TICK = "□ "
MISSING = "■ 缺: "

Width = Callable[[str], int]


def render(slip: Slip, columns: int = COLUMNS) -> str:
    """The whole slip, lines at most `columns` cells wide, ending in a line break."""
    return "\n".join(lines(slip, columns)) + "\n"


def lines(slip: Slip, columns: int = COLUMNS, width: Width = layout.columns) -> Iterator[str]:
    """The lines of `render`, for printers that count columns in another way."""
    yield f"【{TITLE}】"
    yield slip.issued
    if slip.warning:
        yield from layout.wrap(slip.warning, columns, width)
    for number, item in enumerate(slip.items, 1):
        yield RULE * columns
        yield from _item(item, number if len(slip.items) > 1 else None, columns, width)
    yield RULE * columns
    yield from _papers(slip, columns, width)
    yield RULE * columns
    yield from layout.in_columns("来源  ", "; ".join(slip.sources), columns, width)
    yield from layout.wrap(FOOTER, columns, width)


def heading(item: Item, number: int | None) -> str:
    return f"{number}. {item.name}" if number else item.name


def paper_words(paper: Paper, items: int) -> str:
    """Name, when it is needed, and the mark."""
    when = paper.when(items)
    return f"{paper.name}{f' ({when})' if when else ''}{f' [{paper.mark}]' if paper.mark else ''}"


def _item(item: Item, number: int | None, columns: int, width: Width) -> Iterator[str]:
    yield from layout.wrap(heading(item, number), columns, width)
    for line in item.lines:
        yield from layout.in_columns(f"{line.label}  ", line.marked, columns, width)


def _papers(slip: Slip, columns: int, width: Width) -> Iterator[str]:
    if slip.papers:
        yield "要带的材料"
    for paper in slip.papers:
        head = MISSING if paper.missing else TICK
        yield from layout.in_columns(head, paper_words(paper, len(slip.items)), columns, width)
    for line in slip.no_papers:
        yield from layout.in_columns(f"{line.label}  ", line.marked, columns, width)
