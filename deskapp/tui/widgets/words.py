"""Lines that a function makes for a width; where the style leaves the height open, as many as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size

from deskapp.tui.widgets.lines import Lines


class Words(Lines):
    """A title, a state, a note."""

    def __init__(self, dom_id: str, make: Callable[[int], list[Content]]) -> None:
        super().__init__(id=dom_id)
        self._make = make

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return self._make(size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        del container, viewport
        return len(self._make(width))
