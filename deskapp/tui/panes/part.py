"""A rectangle of the body, as a value: it makes lines and knows what a click in it means.

The body is one widget and its parts are none, so that another answer, question or page moves no
layout: a layout waits for the next tick of Textual's clock and costs more than the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Offset

from deskapp.tui.text import wrap


class Part:
    """What stands in a rectangle. Coordinates count from its own corner, in cells."""

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Lines for `width` x `height` cells; what is too much is cut off."""
        raise NotImplementedError

    def click(self, at: Offset) -> None:
        """The cell `at` was clicked."""

    def wheel(self, step: int) -> None:
        """The wheel was turned over the part: -1 up, 1 down."""


class Text(Part):
    """Lines made for a width: a hint, a question, a sentence."""

    def __init__(
        self, make: Callable[[int], list[Content]], clicked: Callable[[int, Offset], None] | None = None
    ) -> None:
        """`clicked` is told the width, then the cell."""
        self._make = make
        self._clicked = clicked
        self._width = 0

    def lines(self, width: int, height: int) -> Sequence[Content]:
        self._width = width
        return [part for row in self._make(width) for part in wrap(row, width)][:height]

    def click(self, at: Offset) -> None:
        if self._clicked is not None:
            self._clicked(self._width, at)


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and its rectangle in the body. `inset`: empty cells at its left and right."""

    part: Part
    x: int
    y: int
    width: int
    height: int
    inset: int = 1
    ground: str = ""
    """A style of theme.py, for the whole rectangle."""

    @property
    def inner(self) -> int:
        """Cells of a line between the insets."""
        return max(self.width - 2 * self.inset, 1)

    @property
    def corner(self) -> Offset:
        """Where the part's own cells begin."""
        return Offset(self.x + self.inset, self.y)

    def holds(self, at: Offset) -> bool:
        return self.x <= at.x < self.x + self.width and self.y <= at.y < self.y + self.height
