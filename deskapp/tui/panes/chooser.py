"""The pane that shows rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import theme
from deskapp.tui.panes.pages import Choice, Choosing
from deskapp.tui.text import fit, line, pad, plain, wrap
from deskapp.tui.widgets.lines import Lines

HINT = "上下选, 回车进, Esc 返回"


class Chooser(Lines):
    """Title, an optional note, rows with a pointer; headings are skipped over."""

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.page: Choosing | None = None
        self._above = 1

    def show(self, page: Choosing) -> None:
        self.page = page
        self._settle(1)
        self.refresh()

    def compose_lines(self, size: Size) -> Sequence[Content]:
        page = self.page
        if page is None:
            return []
        width, height = size
        head = [plain(page.title, theme.TITLE)]
        head += wrap(plain(page.note, theme.WARN), width) if page.note else []
        self._above = len(head)
        room = max(height - len(head) - 1, 1)
        page.first = min(max(page.first, page.selected - room + 1), page.selected)
        if page.selected <= 1 and page.choices and page.choices[0].chosen is None and room > 1:
            page.first = 0
        shown = page.choices[page.first : page.first + room]
        rows = [_row(choice, width, at == page.selected) for at, choice in enumerate(shown, page.first)]
        return [*head, *rows, plain(HINT, theme.QUIET)]

    def move(self, rows: int) -> None:
        if self.page is not None and self.page.choices:
            self.page.selected = max(0, min(self.page.selected + rows, len(self.page.choices) - 1))
            self._settle(1 if rows > 0 else -1)
            self.refresh()

    def move_page(self, pages: int) -> None:
        self.move(pages * max(self.content_size.height - 4, 1))

    def choose(self) -> None:
        if self.page is not None and self.page.choices:
            chosen = self.page.choices[self.page.selected].chosen
            if chosen is not None:
                chosen()

    def _settle(self, step: int) -> None:
        """Leave a heading in the direction of travel, or back where there is no row."""
        assert self.page is not None
        choices = self.page.choices
        if not choices:
            return
        ahead = range(self.page.selected, len(choices)) if step > 0 else range(self.page.selected, -1, -1)
        behind = range(self.page.selected, -1, -1) if step > 0 else range(self.page.selected, len(choices))
        for at in (*ahead, *behind):
            if choices[at].chosen is not None:
                self.page.selected = at
                return

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.page is None:
            return
        at = self.page.first + event.get_content_offset_capture(self).y - self._above
        if self.page.first <= at < len(self.page.choices) and self.page.choices[at].chosen is not None:
            self.page.selected = at
            self.choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-1)


def _row(choice: Choice, width: int, selected: bool) -> Content:
    if choice.chosen is None:
        return fit(line((choice.label, theme.LABEL), ("  ", ""), (choice.note, theme.QUIET)), width)
    pointer = ("> " if selected else "  ", theme.KEY)
    label = plain(choice.label, theme.STRONG if selected else theme.PLAIN)
    row = pad(line(pointer, label, ("  ", ""), (choice.note, theme.QUIET)), width)
    return row.stylize_before(theme.SELECTED) if selected else row
