"""The result list: rows painted from memory, a window that follows the choice."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from deskapp.domain.answer import Hit, Results
from deskapp.tui.rows import list_row, list_rows
from deskapp.tui.widgets.lines import Lines

TALL = 20
"""Lines of a list from which a hit may take two."""

NONE = Results(query="", hits=(), confident=True)


class ResultList(Lines):
    """Shows `results`; `selected` is the row whose answer is open."""

    class Picked(Message):
        """A row was clicked; `again` when it was the chosen one already."""

        def __init__(self, again: bool) -> None:
            self.again = again
            super().__init__()

    class Wheeled(Message):
        """The wheel asks for another row: `step` is -1 or 1."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.results = NONE
        self.selected = 0
        self.first = 0

    def show(self, results: Results) -> None:
        self.results, self.selected, self.first = results, 0, 0
        self.refresh()

    def select(self, index: int) -> bool:
        """Choose row `index`, held inside the list. True when the choice changed."""
        index = max(0, min(index, len(self.results.hits) - 1))
        changed = index != self.selected
        self.selected = index
        if changed:
            self.refresh()
        return changed

    def compose_lines(self, size: Size) -> Sequence[Content]:
        shown = self.rows_shown
        self.first = min(max(self.first, self.selected - shown + 1), self.selected)
        hits = enumerate(self.results.hits[self.first : self.first + shown], self.first)
        if self._lines_each == 1:
            return [self._row(at, hit, size.width) for at, hit in hits]
        return [part for at, hit in hits for part in self._rows(at, hit, size.width)]

    @property
    def _lines_each(self) -> int:
        """Lines one hit takes: two in the tall list beside the answer."""
        return 2 if self.content_size.height >= TALL else 1

    @property
    def rows_shown(self) -> int:
        """Hits in sight at once."""
        return max(self.content_size.height // self._lines_each, 1)

    def _row(self, at: int, hit: Hit, width: int) -> Content:
        return list_row(hit, width, selected=at == self.selected, sure=self.results.confident)

    def _rows(self, at: int, hit: Hit, width: int) -> list[Content]:
        return list_rows(hit, width, selected=at == self.selected, sure=self.results.confident)

    def on_click(self, event: events.Click) -> None:
        index = self.first + event.get_content_offset_capture(self).y // self._lines_each
        if self.first <= index < min(len(self.results.hits), self.first + self.rows_shown):
            again = not self.select(index)
            self.post_message(self.Picked(again))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Wheeled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Wheeled(-1))
