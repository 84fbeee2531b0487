"""A widget that paints finished lines and never takes the keyboard or a new layout."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from deskapp.tui.text import EMPTY, join


class Lines(Widget):
    """Lines made by `compose_lines`, remade when the size or the theme changes."""

    can_focus = False

    def compose_lines(self, size: Size) -> Sequence[Content]:
        """Lines for a place of `size` cells; what is too much is cut off."""
        raise NotImplementedError

    def render(self) -> Content:
        size = self.content_size
        if not size:
            return EMPTY
        return join(list(self.compose_lines(size))[: size.height])

    def lines(self) -> list[str]:
        """What is painted, as plain text."""
        return self.render().plain.split("\n")
