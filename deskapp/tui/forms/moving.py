"""Going about in a form: from place to place, choosing, rows of a list. What it writes is the draft."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from deskapp.tui.forms import told
from deskapp.tui.forms.layout import NOTHING_FITS, SUGGESTED
from deskapp.tui.forms.pane import FormPane
from deskapp.upkeep.draft import ADD, Draft
from deskapp.upkeep.fields import PICK
from deskapp.upkeep.keeper import Saved

NOT_IN_LIST = "F7 在表里加一行: 先按下键走到有行号的表里"
NOT_IN_ROW = "F8 去掉一行: 先走到要去掉的那一行"


class Moving(Screen[Saved | None]):
    """The keys of a form that save nothing and leave nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", priority=True),
        Binding("shift+tab", "step(-1)", priority=True),
        Binding("down", "line(1)", priority=True),
        Binding("up", "line(-1)", priority=True),
        Binding("ctrl+down", "move_row(1)", priority=True),
        Binding("ctrl+up", "move_row(-1)", priority=True),
        Binding("pagedown", "page(1)", priority=True),
        Binding("pageup", "page(-1)", priority=True),
        Binding("enter", "accept", priority=True),
        Binding("f7,insert", "add_row", priority=True),
        Binding("f8", "remove_row", priority=True),
    ]

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft

    @property
    def pane(self) -> FormPane:
        return self.query_one(FormPane)

    def tell(self, sentence: str = "") -> None:
        """Say it under the form; nothing said: how things stand."""
        raise NotImplementedError

    def moved(self) -> None:
        """The keyboard has come to another place."""
        self.draft.judge()
        self.pane.enter()
        self.tell()

    def stuck(self) -> bool:
        """Was something typed that nothing of the catalog fits? It is said, and not dropped by going on."""
        self.pane.take_over()
        if self.pane.missed:
            self.tell(NOTHING_FITS.format(typed=self.pane.missed))
        return bool(self.pane.missed)

    # Moving

    def action_step(self, by: int) -> None:
        if self.stuck():
            return
        if self.pane.offering:
            self.pane.take()
        self.draft.step(by)
        self.moved()

    def action_line(self, by: int) -> None:
        if self.stuck():
            return
        if self.pane.offering:
            self.pane.choose(by)
        else:
            self.draft.line(by)
            self.moved()

    def action_page(self, by: int) -> None:
        if self.stuck():
            return
        if self.pane.offering:
            self.pane.choose(by * (SUGGESTED - 1))
            return
        for _ in range(max(self.pane.content_size.height - 4, 1)):
            self.draft.line(by)
        self.moved()

    def action_accept(self) -> None:
        """Take what is offered, add a row, or go on."""
        if self.stuck():
            return
        item = self.draft.item(self.draft.at)
        if self.pane.offering:
            self.pane.take()
            self.draft.step(1)
        elif self.draft.at.row == ADD:
            self.draft.add_row()
        elif item.kind == PICK and not self.draft.text(self.draft.at):
            self.pane.offer_all()
            return
        else:
            self.draft.step(1)
        self.moved()

    def on_key(self, event: events.Key) -> None:
        """Where nothing is typed: arrows, space and digits choose."""
        if self.pane.pick_word(event):
            event.stop()
            self.tell()

    # Lists

    def action_add_row(self) -> None:
        if self.stuck():
            return
        if not told.in_list(self.draft):
            self.tell(NOT_IN_LIST)
            return
        self.draft.add_row()
        self.moved()

    def action_remove_row(self) -> None:
        self.pane.take_over()
        if self.draft.at.row < 0:
            self.tell(NOT_IN_ROW)
            return
        self.draft.remove_row()
        self.moved()

    def action_move_row(self, by: int) -> None:
        self.pane.take_over()
        self.draft.settle()
        self.draft.move_row(by)
        self.moved()
