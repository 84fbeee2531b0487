"""F1 in a form or a list: which keys there are here, on one short page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from deskapp.tui import theme
from deskapp.tui.text import line, pad, plain, wrap
from deskapp.tui.widgets.keys_line import KeysLine, Press
from deskapp.tui.widgets.scrolled import Scrolled
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
        yield Scrolled("told-lines", partial(told_lines, self.told), MORE)
        yield KeysLine("told-keys", lambda: [Press("Esc", "返回", self.action_back)], kept=1)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one(Scrolled).move(by)


def told_lines(told: Told, width: int) -> list[Content]:
    """A key's name in its own column, what it does beside it."""
    column = max(cell_len(keys) for keys, _words in told) + GAP
    lines: list[Content] = []
    for keys, words in told:
        parts = wrap(plain(words), max(width - column, 8))
        lines += [
            line(pad(plain(keys if at == 0 else "", theme.KEY), column), part)
            for at, part in enumerate(parts)
        ]
    return lines
