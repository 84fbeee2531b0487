"""The screen turned to the citizen: few short lines with air around them, the window in block digits.

Cells cannot grow, so size comes from air, contrast and blocks. Any key leads back. Loaded when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from deskapp.tui import strings
from deskapp.tui.text import EMPTY, wrap
from deskapp.tui.widgets.block_digits import BlockDigits, scale_for
from deskapp.tui.widgets.lines import Lines

ON = ("right", "pagedown", "space")
"""Keys that go on to the next item while there is one."""
INK = "bold #ffffff"
PALE = "#ffff00"
BESIDE = 28
"""Cells of the words beside a code."""
MARGIN = 4
"""Columns left free at both sides together."""


@dataclass(frozen=True, slots=True)
class Face:
    """What one item shows."""

    above: tuple[str, ...]
    """Lines over the digits."""
    digits: str
    """Number of the window; empty when it has none."""
    below: tuple[str, ...]
    dense: bool = False
    """True for a code, whose lines must touch."""


class Words(Lines):
    """White on black, as tall as its text."""

    def __init__(self, rows: Sequence[str], *, dense: bool, airy: bool = False, style: str = INK) -> None:
        """`dense`: lines that must touch and are never wrapped. `airy`: an empty line after each."""
        super().__init__()
        self._rows = rows
        self._dense = dense
        self._airy = airy
        self._style = style

    def compose_lines(self, size: Size) -> Sequence[Content]:
        lines: list[Content] = []
        for row in self._rows:
            styled = Content.styled(row, self._style)
            lines += [styled] if self._dense else wrap(styled, max(size.width, 2))
            lines += [EMPTY] if self._airy else []
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self.compose_lines(Size(width, 1)))


class Turned(Screen[None]):
    """One face after the other; every other key leads back."""

    CSS = """
    Turned { background: #000000; color: #ffffff; align: left middle; padding: 0 2; overflow: hidden; }
    Turned Words { height: auto; padding: 0; background: #000000; }
    Turned BlockDigits { height: auto; padding: 0; background: #000000; }
    """

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        self._faces = faces
        self._at = 0
        self._left = False

    def compose(self) -> ComposeResult:
        face = self._faces[self._at]
        columns, rows = self.app.size
        free = rows - self._rows(face)
        scale = scale_for(face.digits, columns - MARGIN, free)
        free -= BlockDigits.rows(scale)
        airy = not face.dense and free > len(face.above) + len(face.below)
        yield Words(face.above, dense=face.dense, airy=airy)
        if scale:
            yield BlockDigits(face.digits, scale)
        yield Words(face.below, dense=face.dense, airy=airy)
        more = len(self._faces) - self._at - 1
        foot = strings.TURNED_MORE.format(count=more) if more else strings.TURNED_BACK
        yield Words((foot,), dense=True, style=PALE)

    def _rows(self, face: Face) -> int:
        """Rows that the words of a face take, without air."""
        room = max(self.app.size.width - MARGIN, 2)
        return sum(len(wrap(Content(row), room)) for row in (*face.above, *face.below)) + 1

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in ON and self._at + 1 < len(self._faces):
            self._at += 1
            await self.recompose()
        else:
            self._leave()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self._leave()

    def _leave(self) -> None:
        """Once: two keys may arrive together."""
        if not self._left:
            self._left = True
            self.dismiss()


def code_face(rows: Sequence[str], content: str) -> Face:
    """A code with what it says beside it, line by line."""
    side = wrap(Content(content.replace("\n", "  ")), BESIDE)
    width = max(map(len, rows), default=0)
    lines = [f"{row:{width}}  {side[at].plain if at < len(side) else ''}" for at, row in enumerate(rows)]
    return Face(tuple(lines), "", (), dense=True)
