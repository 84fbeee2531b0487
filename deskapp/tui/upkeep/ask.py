"""One question with one line to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

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
        self, title: str, note: str, answered: Callable[[str], str], *, text: str = "", secret: bool = False
    ) -> None:
        """`answered` takes the text and gives a reason why it will not do, or "" once it has done it."""
        super().__init__()
        self._title = title
        self._note = note
        self._answered = answered
        self._text = text
        self._secret = secret
        self._reason = ""

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

    def _reason_lines(self, width: int) -> list[Content]:
        return wrap(plain(self._reason, theme.WARN), width) if self._reason else []

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")

    def _say(self, reason: str) -> None:
        self._reason = reason
        self.query_one("#ask-reason", Words).refresh()

    def action_answer(self) -> None:
        """Close first: what the answer leads to opens over the screen below."""
        text = self.query_one(EditBox).value.strip()
        reason = self._answered(text)
        if reason:
            self._say(reason)

    def action_back(self) -> None:
        self.dismiss(None)
