"""F1 in a form or a list: which keys there are here, on one short page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from deskapp.tui import theme
from deskapp.tui.text import fit, line, pad, plain, wrap
from deskapp.tui.widgets.keys_line import KeysLine, Press
from deskapp.tui.widgets.lines import Lines
from deskapp.tui.widgets.words import Words

TITLE = "这一页的按键"
MORE = "下面还有 {count} 行, 按下方向键"
GAP = 2

Told = Sequence[tuple[str, str]]
"""(keys, what they do)."""


class KeysPage(Screen[None]):
    """Shown over the page it is about; any of Esc, F1 and Enter leads back."""

    CSS = """
    KeysPage { background: $background; color: $foreground; layout: vertical; }
    KeysPage Lines { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    #told-title, #told-keys { height: 1; background: $bar; }
    #told-lines { height: 1fr; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter", "back", priority=True),
        Binding("down,pagedown", "move(1)", priority=True),
        Binding("up,pageup", "move(-1)", priority=True),
    ]

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def compose(self) -> ComposeResult:
        yield Words("told-title", lambda _width: [plain(TITLE, theme.TITLE)])
        yield ToldLines(self.told)
        yield KeysLine("told-keys", lambda: [Press("Esc", "返回", self.action_back)], kept=1)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one(ToldLines).move(by)


class ToldLines(Lines):
    """A key's name in its own column, what it does beside it."""

    first = 0

    def __init__(self, told: Told) -> None:
        super().__init__(id="told-lines")
        self.told = told

    def _whole(self, width: int) -> list[Content]:
        column = max(cell_len(keys) for keys, _words in self.told) + GAP
        lines: list[Content] = []
        for keys, words in self.told:
            parts = wrap(plain(words), max(width - column, 8))
            lines += [
                line(pad(plain(keys if at == 0 else "", theme.KEY), column), part)
                for at, part in enumerate(parts)
            ]
        return lines

    def compose_lines(self, size: Size) -> Sequence[Content]:
        lines = self._whole(size.width)
        self.first = max(0, min(self.first, len(lines) - size.height))
        shown = lines[self.first : self.first + size.height]
        below = len(lines) - self.first - size.height
        if below > 0:
            more = plain(MORE.format(count=below + 1), theme.QUIET)
            shown = [*shown[:-1], fit(more, size.width)]
        return shown

    def move(self, by: int) -> None:
        self.first = max(0, min(self.first + by, len(self._whole(self.content_size.width)) - 1))
        self.refresh()
