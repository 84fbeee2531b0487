"""The line on top (where this desk stands) and the line at the bottom (which keys)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import strings, theme
from deskapp.tui.actions import ACTIONS, Action
from deskapp.tui.ports import Desk
from deskapp.tui.text import EMPTY, fit, line, plain
from deskapp.tui.widgets.lines import Lines

LEFT_OUT = ("leave", "browse", "menu", "back", "open", "next_citizen")
"""Keys that give way in a narrow bar, the first first; help stays, and names them all."""
GAP = 2
NARROW = 60
"""Cells under which the line keeps to the short name, without the hour."""


class StatusLine(Lines):
    """This desk's centre, whether it is open, the sample mark, the time of the answer."""

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.desk: Desk | None = None
        self.waiting = strings.LOADING

    def show(self, desk: Desk) -> None:
        self.desk = desk
        self.refresh()

    def compose_lines(self, size: Size) -> Sequence[Content]:
        width = size.width
        if self.desk is None:
            return [fit(line((strings.APP_TITLE, theme.STRONG), (f"  {self.waiting}", theme.QUIET)), width)]
        narrow = width < NARROW
        clock = EMPTY if narrow else plain(_clock(self.desk.now()), theme.QUIET)
        marks = _marks(self.desk)
        right = line(marks, clock)
        left = fit(_standing(self.desk, narrow), max(width - right.cell_length - 2, 0))
        return [line(left, (" " * (width - left.cell_length - right.cell_length), ""), right)]


def _standing(desk: Desk, narrow: bool) -> Content:
    if desk.here is None:
        return plain(strings.DESK_UNSET, theme.WARN)
    status = desk.centre_status(desk.here.code)
    name = desk.here.name.removesuffix(strings.CENTRE_KIND) if narrow else desk.here.name
    return line((name, theme.STRONG), ("  ", ""), (status.text, theme.status_word(status.code)))


def _marks(desk: Desk) -> Content:
    sample = plain(f" {strings.SAMPLE_MARK} ", theme.SAMPLE) if desk.has_sample else EMPTY
    locked = plain(f" {strings.READ_ONLY} ", theme.WARN) if desk.read_only else EMPTY
    return line(locked, sample, (" ", ""))


def _clock(now: datetime) -> str:
    return f"周{strings.WEEKDAYS[now.weekday()]} {now:%H:%M}"


class KeyBar(Lines):
    """The keys worth knowing; each can be clicked."""

    def __init__(self, dom_id: str) -> None:
        super().__init__(id=dom_id)
        self.table: tuple[Action, ...] = ACTIONS

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [line(*(part for part, _id in self._parts(size.width))).rstrip()]

    def _parts(self, width: int) -> list[tuple[Content, str]]:
        """As many keys as fit whole, the most needed of them, in the order of the table."""
        parts = {
            action.id: line((action.shown, theme.KEY), (f" {action.label}  ", theme.PLAIN))
            for action in self.table
            if action.in_bar
        }
        for spare in LEFT_OUT:
            if sum(part.cell_length for part in parts.values()) - GAP > width:
                parts.pop(spare, None)
        return [(part, action) for action, part in parts.items()]

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        end = 0
        for part, action in self._parts(self.content_size.width):
            end += part.cell_length
            if event.get_content_offset_capture(self).x < end:
                await self.screen.run_action(action)
                return
