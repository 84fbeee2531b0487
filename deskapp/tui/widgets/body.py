"""Everything between the search box and the key bar, painted as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui.panes.part import Placed
from deskapp.tui.text import EMPTY, line, pad
from deskapp.tui.widgets.lines import Lines


class Body(Lines):
    """Paints the parts where `plan` puts them, and hands clicks and the wheel to them."""

    def __init__(self, plan: Callable[[Size], list[Placed]]) -> None:
        super().__init__(id="body")
        self._plan = plan
        self._placed: list[Placed] = []

    def compose_lines(self, size: Size) -> Sequence[Content]:
        self._placed = self._plan(size)
        rows: list[list[Content]] = [[] for _ in range(size.height)]
        for placed in self._placed:
            for row, painted in zip(rows[placed.y :], _painted(placed), strict=False):
                row.append(painted)
        return [line(*row) if len(row) > 1 else row[0] if row else EMPTY for row in rows]

    def _under(self, event: events.MouseEvent) -> Placed | None:
        """The part under the pointer."""
        at = event.get_content_offset_capture(self)
        return next((placed for placed in self._placed if placed.holds(at)), None)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        placed = self._under(event)
        if placed is not None:
            placed.part.click(event.get_content_offset_capture(self) - placed.corner)
            self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        placed = self._under(event)
        if placed is not None:
            placed.part.wheel(step)
            self.refresh()


def _painted(placed: Placed) -> list[Content]:
    """Exactly the rectangle's lines, each exactly as wide as the rectangle."""
    lines = list(placed.part.lines(placed.inner, placed.height))[: placed.height]
    margin = (" " * placed.inset, "")
    full = [pad(line(margin, part), placed.width) for part in lines]
    full += [pad(EMPTY, placed.width)] * (placed.height - len(full))
    return [part.stylize_before(placed.ground) for part in full] if placed.ground else full
