"""The result list: rows painted from memory, a window that follows the choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Offset

from deskapp.domain.answer import Hit, Results
from deskapp.tui.panes.part import Part
from deskapp.tui.rows import list_row, list_rows

TALL = 20
"""Lines of a list from which a hit may take two."""

NONE = Results(query="", hits=(), confident=True)


class ResultList(Part):
    """Shows `results`; `selected` is the row whose answer is open."""

    def __init__(self, picked: Callable[[bool], None], wheeled: Callable[[int], None]) -> None:
        """`picked` is told of a clicked row whether it was the chosen one already."""
        self.results = NONE
        self.selected = 0
        self.first = 0
        self._height = 1
        self._picked = picked
        self._wheeled = wheeled

    def show(self, results: Results) -> None:
        self.results, self.selected, self.first = results, 0, 0

    def select(self, index: int) -> bool:
        """Choose row `index`, held inside the list. True when the choice changed."""
        index = max(0, min(index, len(self.results.hits) - 1))
        changed = index != self.selected
        self.selected = index
        return changed

    def lines(self, width: int, height: int) -> Sequence[Content]:
        self._height = height
        shown = self.rows_shown
        self.first = min(max(self.first, self.selected - shown + 1), self.selected)
        hits = enumerate(self.results.hits[self.first : self.first + shown], self.first)
        if self._lines_each == 1:
            return [self._row(at, hit, width) for at, hit in hits]
        return [part for at, hit in hits for part in self._rows(at, hit, width)]

    @property
    def _lines_each(self) -> int:
        """Lines one hit takes: two in the tall list beside the answer."""
        return 2 if self._height >= TALL else 1

    @property
    def rows_shown(self) -> int:
        """Hits in sight at once."""
        return max(self._height // self._lines_each, 1)

    def _row(self, at: int, hit: Hit, width: int) -> Content:
        return list_row(hit, width, selected=at == self.selected, sure=self.results.confident)

    def _rows(self, at: int, hit: Hit, width: int) -> list[Content]:
        return list_rows(hit, width, selected=at == self.selected, sure=self.results.confident)

    def click(self, at: Offset) -> None:
        index = self.first + at.y // self._lines_each
        if self.first <= index < min(len(self.results.hits), self.first + self.rows_shown):
            again = not self.select(index)
            self._picked(again)

    def wheel(self, step: int) -> None:
        self._wheeled(step)
