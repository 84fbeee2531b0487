"""One question with one line to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from deskapp.tui import theme
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.text import line, plain, wrap
from deskapp.tui.widgets.words import Words


class Left(Protocol):
    """What going away without an answer does."""

    def __call__(self, *, again: bool) -> str: ...


KEYS = (("回车", "好"), ("Esc", "返回"))


class Ask(Screen[None]):
    """Asks for a line of text; Enter answers, Esc goes back without an answer."""

    CSS = """
    Ask { background: $background; color: $foreground; layout: vertical; }
    Ask Lines { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    #ask-title, #ask-keys { height: 1; background: $bar; }
    #ask-note { height: auto; }
    #ask-reason { height: 1fr; }
    Ask #edit { height: 1; margin: 1 1; padding: 0 1; border: none; background: $box; color: $foreground; }
    Ask #edit:focus { background: $box; background-tint: $box 0%; border: none; }
    Ask #edit > .input--cursor { background: $foreground; color: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", priority=True),
        Binding("escape", "back", priority=True),
    ]
    AUTO_FOCUS = "EditBox"

    def __init__(
        self,
        title: str,
        note: str,
        answered: Callable[[str], str],
        *,
        text: str = "",
        secret: bool = False,
        left: Left | None = None,
    ) -> None:
        """`answered` takes the text and gives what is to be said while the question stays, or "".

        `left` carries out Esc and Ctrl+Q in place of closing alone; it is told whether it was asked
        before, and gives what is to be said where the question stays.
        """
        super().__init__()
        self._title = title
        self._note = note
        self._answered = answered
        self._text = text
        self._secret = secret
        self._left = left
        self._leaving = False
        self._reason = ""

    @property
    def ready(self) -> bool:
        """Does the box have the keyboard?"""
        return self.focused is not None

    def compose(self) -> ComposeResult:
        yield Words("ask-title", lambda _width: [plain(self._title, theme.TITLE)])
        yield Words("ask-note", lambda width: wrap(plain(self._note), width))
        box = EditBox()
        box.password = self._secret
        box.value = self._text
        yield box
        yield Words("ask-reason", self._reason_lines)
        keys = [part for key, label in KEYS for part in ((key, theme.KEY), (f" {label}  ", theme.PLAIN))]
        yield Words("ask-keys", lambda _width: [line(*keys)])

    def on_mount(self) -> None:
        """What is proposed is chosen whole: typing begins anew, an arrow key goes on in it."""
        self.query_one(EditBox).select_all()

    def _reason_lines(self, width: int) -> list[Content]:
        return wrap(plain(self._reason, theme.WARN), width) if self._reason else []

    @on(Input.Changed)
    def _typed(self) -> None:
        self._leaving = False
        self.say("")

    def clear(self) -> None:
        """An empty box for another try."""
        box = self.query_one(EditBox)
        with box.prevent(Input.Changed):
            box.value = ""

    def say(self, reason: str) -> None:
        self._reason = reason
        self.query_one("#ask-reason", Words).refresh()

    def action_answer(self) -> None:
        """Close first: what the answer leads to opens over the screen below."""
        text = self.query_one(EditBox).value.strip()
        reason = self._answered(text)
        if reason:
            self.say(reason)

    def action_back(self) -> None:
        if self._left is None:
            self.dismiss(None)
        else:
            self.may_leave()

    def may_leave(self) -> bool:
        """May the program end now? What lies under the question is asked for first."""
        if self._left is None:
            return True
        reason = self._left(again=self._leaving)
        self._leaving = bool(reason)
        if reason:
            self.say(reason)
        return not reason
