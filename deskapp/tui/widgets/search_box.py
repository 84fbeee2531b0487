"""The search box: the one widget that ever has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widgets import Input

from deskapp.domain.clean import clean
from deskapp.tui import strings, theme
from deskapp.tui.text import plain
from deskapp.tui.widgets.lines import Lines

LONGEST = 200
"""Characters a query may have; a scanner's burst or a pasted sentence fits."""


class Prompt(Lines):
    """「查」 before the box."""

    def compose_lines(self, _size: Size) -> Sequence[Content]:
        return [plain(strings.PROMPT, theme.KEY)]


class SearchBox(Input):
    """One line, steady caret, clean pastes, nothing selected on focus."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As in Widget, but a longer text lays nothing out anew: the box keeps its size. 8 ms a key."""

    def __init__(self) -> None:
        super().__init__(
            placeholder=strings.PLACEHOLDER, select_on_focus=False, compact=True, max_length=LONGEST
        )
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is drawn. Input adds one cell at the end of the text, which moves
        an input method's candidate window off the caret."""
        x, y, _width, _height = self.content_region
        scroll_x, _ = self.scroll_offset
        return Offset(x + self._position_to_cell(self.cursor_position) - scroll_x, y)

    def set_query(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text, LONGEST).strip()
        room = LONGEST - len(self.value) + abs(self.selection.end - self.selection.start)
        self.replace(text[:room], *sorted(self.selection))
