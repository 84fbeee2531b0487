"""Pages of things to touch: what is behind a tile, life events, their steps, choices."""

from __future__ import annotations

from collections.abc import Sequence

from deskapp.domain.answer import Bundle, LifeEvent
from deskapp.domain.models import Centre, Service
from deskapp.kiosk import words
from deskapp.kiosk.page import Paged
from deskapp.kiosk.sheet import Cell, Sheet

WIDE, WIDE_LARGE = 60, 120
"""Cells from which two rows of things stand side by side, in usual and in large type."""
MOST_ROWS = 8


class Things(Paged):
    """Things to touch under a title, as many at once as there is room for."""

    def __init__(self, title: str, cells: Sequence[Cell], note: str = "", at: int = 0) -> None:
        super().__init__(at)
        self.title, self.cells, self.note = title, tuple(cells), note

    def paint(self, sheet: Sheet) -> None:
        sheet.say(self.title, "bold $foreground")
        if self.note:
            sheet.say(self.note, "$quiet")
        columns, rows, each = shape(sheet, sheet.room, len(self.cells))
        shown = columns * rows
        self.parts = max(1, -(-len(self.cells) // shown))
        cells = self.cells[self.here * shown : (self.here + 1) * shown]
        lines = max(1, -(-len(cells) // columns)) * each
        sheet.grid(cells, columns, lines, left=True)

    @property
    def acts(self) -> Sequence[Cell]:
        return pager(self.here, self.parts)

    def turned(self, pages: int) -> Things:
        return Things(self.title, self.cells, self.note, self.here + pages)


def shape(sheet: Sheet, height: int, count: int) -> tuple[int, int, int]:
    """(columns, rows, lines a row) for `count` things in `height` lines, as tall as all of them can be."""
    columns = 2 if sheet.width >= (WIDE_LARGE if sheet.large else WIDE) else 1
    wanted = min(-(-count // columns), MOST_ROWS)
    least = min(3, max(1, height // 3)) if sheet.large else min(2, max(1, height // MOST_ROWS))
    each = next((lines for lines in (3, 2) if lines * wanted <= height), least)
    return columns, max(1, min(height // each, MOST_ROWS)), each


def pager(at: int, parts: int) -> tuple[Cell, ...]:
    """Keys to the other parts, where there are any."""
    cells = []
    if at > 0:
        cells.append(Cell(words.LESS, "turn:-1", words.LESS_SHORT))
    if at + 1 < parts:
        cells.append(Cell(words.MORE, "turn:1", words.MORE_SHORT))
    return tuple(cells)


def name_of(service: Service) -> str:
    """How an item is called where others read along."""
    return service.neutral_name or service.name


def services(title: str, found: Sequence[Service]) -> Things:
    return Things(title, [Cell(name_of(service), f"s:{service.code}") for service in found])


def events(found: Sequence[LifeEvent]) -> Things:
    return Things(words.EVENTS, [Cell(event.name, f"e:{event.code}") for event in found])


def bundle(found: Bundle) -> Things:
    """The steps of a life event, in order."""
    cells = [
        Cell(f"{n}. {name_of(item.hit.service)}", f"s:{item.hit.service.code}")
        for n, item in enumerate(found.items, 1)
    ]
    return Things(f"{words.EVENTS}: {found.event.name}", cells, words.BUNDLE_NOTE)


def desks(centres: Sequence[Centre]) -> Things:
    """Asked at the start where nobody has said whose centre this is."""
    return Things(words.CHOOSE_DESK, [Cell(centre.name, f"desk:{centre.code}") for centre in centres])


def sure(centre: Centre) -> Things:
    """Asked before it counts: whoever touched it first need not be one who knows."""
    cells = [Cell(words.SURE, f"stand:{centre.code}"), Cell(words.NOT_SURE, "back")]
    return Things(words.SURE_DESK.format(centre=centre.name), cells, words.SURE_NOTE)
