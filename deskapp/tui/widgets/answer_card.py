"""The answer that is always open, and the guide that stands there before one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from deskapp.domain.answer import Hit
from deskapp.tui.cards import answer_card
from deskapp.tui.text import wrap
from deskapp.tui.widgets.lines import Lines


class AnswerCard(Lines):
    """The chosen hit's answer; a click opens the full card."""

    class Opened(Message):
        """The card was clicked."""

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.hit: Hit | None = None
        self.sure = True

    def show(self, hit: Hit | None, sure: bool) -> None:
        self.hit, self.sure = hit, sure
        self.refresh()

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [] if self.hit is None else answer_card(self.hit, size.width, size.height, sure=self.sure)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Opened())


class Guide(Lines):
    """Teaching, nothing-found and loading texts."""

    def __init__(self, dom_id: str, make: Callable[[int], list[Content]]) -> None:
        super().__init__(id=dom_id)
        self.make = make

    class Clicked(Message):
        """A cell was clicked; `x` and `y` count from the content's corner."""

        def __init__(self, guide: Guide, event: events.Click) -> None:
            self.guide = guide
            self.width = guide.content_size.width
            self.x, self.y = event.get_content_offset_capture(guide)
            super().__init__()

        @property
        def control(self) -> Guide:
            return self.guide

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self, event))

    def show(self, make: Callable[[int], list[Content]]) -> None:
        self.make = make
        self.refresh()

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [part for row in self.make(size.width) for part in wrap(row, size.width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Where the style leaves the height open: as many lines as there are."""
        del container
        return len(self.compose_lines(Size(width, viewport.height)))
