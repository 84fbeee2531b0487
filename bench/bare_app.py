"""The peer that deskapp's start is measured against: the least a Textual app with a search box can be."""

from __future__ import annotations

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

READY = "BARE-READY"
ANSWER = "BARE-ANSWER"


class BareApp(App[None]):
    """An Input and a Static that answers whatever is typed."""

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static(READY)

    @on(Input.Changed)
    def answer(self, typed: Input.Changed) -> None:
        self.query_one(Static).update(f"{ANSWER} {typed.value}")


if __name__ == "__main__":
    BareApp().run()
