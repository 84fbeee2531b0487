"""The answer that is always open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Offset

from deskapp.domain.answer import Hit
from deskapp.tui.cards import answer_card
from deskapp.tui.panes.part import Part


class AnswerCard(Part):
    """The chosen hit's answer; a click opens the full card."""

    def __init__(self, opened: Callable[[], None]) -> None:
        self.hit: Hit | None = None
        self.sure = True
        self._opened = opened

    def show(self, hit: Hit | None, *, sure: bool) -> None:
        self.hit, self.sure = hit, sure

    def lines(self, width: int, height: int) -> Sequence[Content]:
        return [] if self.hit is None else answer_card(self.hit, width, height, sure=self.sure)

    def click(self, _at: Offset) -> None:
        self._opened()
