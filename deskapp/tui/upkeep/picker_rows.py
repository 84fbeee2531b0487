"""The rows of a list: a pointer, titles in one column and notes in another, and what is below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import theme
from deskapp.tui.text import EMPTY, fit, line, pad, plain, wrap
from deskapp.tui.widgets.lines import Lines
from deskapp.upkeep.kind import Entry

RETIRED = "停用"
MORE = "下面还有 {count} 条, 按下方向键或 PgDn"
NOTE_SHARE = 5
"""Two of so many parts of the line are kept for the note, where the window is wide enough for both."""
WIDE = 60
FOLDED_LESS = 6
"""Cells beside a folded sentence: the page's edges, the pointer and the indent."""
LEAST_NOTE = 8
"""Cells below which a note that is cut says nothing."""


class Listed(Protocol):
    """What the rows know of the list they belong to."""

    shown: Sequence[Entry]
    selected: int
    column: int

    def nothing(self) -> str:
        """What stands where no entry does."""
        ...

    def choose(self, at: int) -> None:
        """The row `at` was clicked."""
        ...

    def action_move(self, by: int) -> None: ...


class Rows(Lines):
    """The entries in sight, retired ones marked in words."""

    first = 0

    def __init__(self, listed: Listed) -> None:
        super().__init__(id="pick-rows")
        self._listed = listed

    def compose_lines(self, size: Size) -> Sequence[Content]:
        listed = self._listed
        if not listed.shown:
            return wrap(plain(listed.nothing(), theme.WARN, limit=300), size.width)
        height = self.room(size.height)
        self.first = min(max(self.first, listed.selected - height + 1), listed.selected)
        self.first = max(0, min(self.first, len(listed.shown) - height))
        shown = listed.shown[self.first : self.first + height]
        rows = [
            row_of(entry, size.width, listed.column, at == listed.selected)
            for at, entry in enumerate(shown, self.first)
        ]
        below = len(listed.shown) - self.first - len(shown)
        return [*rows, fit(plain(MORE.format(count=below), theme.QUIET), size.width)] if below else rows

    def room(self, height: int) -> int:
        """Rows for entries: where not all fit, the last line says how many are below."""
        return height if len(self._listed.shown) <= height else max(height - 1, 1)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at = self.first + event.get_content_offset_capture(self).y
        if at < min(len(self._listed.shown), self.first + self.room(self.content_size.height)):
            self._listed.choose(at)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._listed.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._listed.action_move(-1)


def folded(told: Iterable[str], width: int) -> list[Entry]:
    """Sentences as entries that do nothing, each in as many rows as it takes: nothing of it is cut."""
    parts = (wrap(plain(words), max(width - FOLDED_LESS, 8)) for words in told)
    return [
        Entry("", f"{'  ' if at else ''}{part.plain}") for lines in parts for at, part in enumerate(lines)
    ]


def row_of(entry: Entry, width: int, column: int, selected: bool) -> Content:
    """One row of `width` cells, its note beginning after `column` where the title is no longer."""
    mark = (f"{RETIRED} ", theme.WARN) if entry.retired else ("", theme.PLAIN)
    head = line(("> " if selected else "  ", theme.KEY), mark)
    note = plain(entry.note, theme.QUIET)
    kept = width * 2 // NOTE_SHARE if width >= WIDE else 0
    room = max(width - head.cell_length - min(note.cell_length + 2, kept if note.cell_length else 0), 8)
    title = fit(plain(entry.title, theme.STRONG if selected else theme.PLAIN), room)
    # The note stands in its column; further left where only so the whole of it, or anything, is seen.
    after = width - head.cell_length - 2
    start = max(title.cell_length, min(column + 2 - head.cell_length, room))
    whole = max(title.cell_length, after - note.cell_length)
    least = min(note.cell_length, LEAST_NOTE)
    if start + note.cell_length > after and (whole + note.cell_length <= after or start + least > after):
        start = whole
    if start + least > after:
        start, note = title.cell_length, EMPTY
    title = pad(title, start)
    row = pad(line(head, title, ("  ", ""), note) if note.cell_length else line(head, title), width)
    return row.stylize_before(theme.SELECTED) if selected else row
