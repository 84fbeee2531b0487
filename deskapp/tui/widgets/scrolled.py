"""Lines that are longer than the page: moved by keys and wheel, the last line says how many are below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import theme
from deskapp.tui.text import fit, plain
from deskapp.tui.widgets.lines import Lines


class Scrolled(Lines):
    """`whole` gives all lines for a width."""

    def __init__(self, dom_id: str, whole: Callable[[int], Sequence[Content]], more: str) -> None:
        """`more`: the sentence about what is below, with `{count}`."""
        super().__init__(id=dom_id)
        self._whole = whole
        self._more = more
        self.first = 0

    def compose_lines(self, size: Size) -> Sequence[Content]:
        lines = self._whole(size.width)
        self.first = max(0, min(self.first, len(lines) - size.height))
        shown = lines[self.first : self.first + size.height]
        below = len(lines) - self.first - len(shown)
        if below <= 0:
            return shown
        # The last line of the page says so, and is read on the next one.
        return [*shown[:-1], fit(plain(self._more.format(count=below + 1), theme.QUIET), size.width)]

    def move(self, by: int) -> None:
        """So many lines down, or up; the ends hold."""
        last = len(self._whole(self.content_size.width)) - self.content_size.height
        self.first = max(0, min(self.first + by, last))
        self.refresh()

    def move_page(self, pages: int) -> None:
        self.move(pages * max(self.content_size.height - 2, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-1)
