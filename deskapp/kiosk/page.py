"""The shape of a page that covers the first one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from deskapp.kiosk.sheet import Cell, Sheet


class Page(Protocol):
    """Paints itself into what is free of the sheet, and says which keys stand under it."""

    @property
    def acts(self) -> Sequence[Cell]:
        """Cells under the page, besides those that are always there."""

    def paint(self, sheet: Sheet) -> None: ...

    def turned(self, pages: int) -> Page:
        """The same page, `pages` further on."""


class Paged:
    """Pages that have parts: `at` counts from 0 and stays within what there is."""

    def __init__(self, at: int = 0) -> None:
        self.at = max(0, at)
        self.parts = 1
        """How many parts the last painting came to."""

    @property
    def here(self) -> int:
        """The part in sight, held within the parts there are."""
        return min(self.at, self.parts - 1)
