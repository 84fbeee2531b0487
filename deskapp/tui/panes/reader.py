"""The pane that shows a page of text and scrolls it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import theme
from deskapp.tui.panes.pages import Reading
from deskapp.tui.text import line, plain
from deskapp.tui.widgets.lines import Lines

MORE = "还有 {count} 行, 按下方向键或 PgDn"


class Reader(Lines):
    """Title, then as many lines as fit from the page's offset on."""

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.page: Reading | None = None
        self._made: tuple[int, list[Content]] = (0, [])

    def show(self, page: Reading) -> None:
        self.page = page
        self._made = (0, [])
        self.refresh()

    def compose_lines(self, size: Size) -> Sequence[Content]:
        if self.page is None:
            return []
        width, height = size
        lines, room = self._lines(width), self._room(height)
        self.page.offset = max(0, min(self.page.offset, len(lines) - room))
        shown = lines[self.page.offset : self.page.offset + room]
        left = len(lines) - self.page.offset - len(shown)
        note = MORE.format(count=left) if left else self.page.back
        return [plain(self.page.title, theme.TITLE), *shown, line((note, theme.QUIET))]

    def _lines(self, width: int) -> list[Content]:
        if self.page is not None and (self._made[0] != width or not self._made[1]):
            self._made = (width, self.page.make(width))
        return self._made[1]

    @staticmethod
    def _room(height: int) -> int:
        return max(height - 2, 1)

    def move(self, rows: int) -> None:
        if self.page is not None:
            last = len(self._lines(self.content_size.width)) - self._room(self.content_size.height)
            self.page.offset = max(0, min(self.page.offset + rows, last))
            self.refresh()

    def move_page(self, pages: int) -> None:
        self.move(pages * max(self._room(self.content_size.height) - 1, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-2)
