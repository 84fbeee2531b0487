"""The one widget: paints the sheet of the moment, and says which act was touched."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from deskapp.kiosk.sheet import Sheet, Zone
from deskapp.tui.text import EMPTY, join


class Surface(Widget):
    """Fills the screen; what stands where is known from the last painting."""

    can_focus = False
    ALLOW_SELECT = False
    DEFAULT_CSS = "Surface { width: 100%; height: 100%; text-wrap: nowrap; text-overflow: clip; }"

    class Touched(Message):
        """`act` of the zone that was touched; empty beside every zone."""

        def __init__(self, act: str) -> None:
            self.act = act
            super().__init__()

    def __init__(self, make: Callable[[Size], Sheet]) -> None:
        super().__init__()
        self._make = make
        self.zones: list[Zone] = []

    def render(self) -> Content:
        size = self.content_size
        if not size:
            return EMPTY
        sheet = self._make(size)
        self.zones = sheet.zones
        return join(sheet.lines)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Touched(self.act_at(event.x, event.y)))

    def act_at(self, x: int, y: int) -> str:
        return next((zone.act for zone in self.zones if zone.holds(x, y)), "")
