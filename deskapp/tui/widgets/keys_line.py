"""The last line of an upkeep page: its keys, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size

from deskapp.tui import theme
from deskapp.tui.text import line
from deskapp.tui.widgets.lines import Lines

GAP = 2


class Press(NamedTuple):
    """A key as it is called, what it does in a word, and that."""

    shown: str
    label: str
    run: Callable[[], object]


class KeysLine(Lines):
    """Whole keys only: where not all fit, the last `kept` stay and those in the middle go."""

    def __init__(self, dom_id: str, keys: Callable[[], Sequence[Press]], kept: int = 2) -> None:
        super().__init__(id=dom_id)
        self._keys = keys
        self._kept = kept

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [line(*(_painted(key) for key in self._fitting(size.width))).rstrip()]

    def _fitting(self, width: int) -> list[Press]:
        keys = list(self._keys())
        must = keys[-self._kept :]
        left = width + GAP - sum(_painted(key).cell_length for key in must)
        found: list[Press] = []
        for key in keys[: -self._kept]:
            cells = _painted(key).cell_length
            if cells <= left:
                found.append(key)
                left -= cells
        return [*found, *must]

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        end = 0
        for key in self._fitting(self.content_size.width):
            end += _painted(key).cell_length
            if event.get_content_offset_capture(self).x < end:
                done = key.run()
                if isinstance(done, Awaitable):
                    await done
                return


def _painted(key: Press) -> Content:
    return line((key.shown, theme.KEY), (f" {key.label}{' ' * GAP}", theme.PLAIN))
