"""A list on the whole screen that is filtered by typing; what its keys do is the caller's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from deskapp.tui import theme
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.text import fit, line, plain, wrap
from deskapp.tui.upkeep.picker_rows import Rows
from deskapp.tui.widgets.keys_line import KeysLine, Press
from deskapp.tui.widgets.words import Words
from deskapp.upkeep.finding import ranked
from deskapp.upkeep.kind import Entry

NOTHING = "没有"
NOTHING_YET = "还没有; 按 F7 新增"
NOTHING_LIKE = "没有含「{typed}」的; 删几个字再试, Esc 清空"
FILTER = "打字筛选 (汉字、拼音、首字母都行)"
OPEN, PICK = "打开", "选这个"
"""What Enter does: to a record, and to an answer."""
USUAL_CELLS = 24
"""Titles up to this width stand in one column, however many are shorter."""
MOST_MEASURED = 400
"""Entries whose titles are measured for it."""
KEYS_TOLD = (
    ("打字", "只留下含这些字的; 汉字、拼音、首字母都行"),
    ("上 下", "选一条; PgUp PgDn 翻页"),
)
BACK_TOLD = ("Esc", "有字先清掉字, 再按返回上一页")


@dataclass(frozen=True, slots=True)
class Key:
    """What a function key does with the entry that is chosen."""

    key: str
    """Textual's name of it."""
    shown: str
    label: str
    run: Callable[[Entry | None], None]
    told: str = ""
    """The same in a sentence, for the page of keys."""


class Picker(Screen[None]):
    """Entries to choose from. Typing filters, arrows choose, Enter opens, Esc goes back."""

    CSS = """
    Picker { background: $background; color: $foreground; layout: vertical; }
    Picker Lines { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    #pick-title, #pick-keys { height: 1; background: $bar; }
    #pick-note { height: auto; max-height: 4; }
    Picker #edit { height: 1; padding: 0 1; border: none; background: $box; color: $foreground; }
    Picker #edit:focus { background: $box; background-tint: $box 0%; border: none; }
    Picker #edit > .input--placeholder { color: $quiet; }
    Picker #edit > .input--cursor { background: $foreground; color: $background; }
    #pick-rows { height: 1fr; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("pagedown", "page(1)", priority=True),
        Binding("pageup", "page(-1)", priority=True),
        Binding("enter", "open", priority=True),
        Binding("f1", "keys", priority=True),
        Binding("escape", "back", priority=True),
    ]
    AUTO_FOCUS = "EditBox"
    PLACEHOLDER = FILTER

    def __init__(
        self,
        title: str,
        load: Callable[[], Sequence[Entry]],
        opened: Callable[[Entry], None],
        keys: Sequence[Key] = (),
        note: str = "",
        enter: str = OPEN,
        empty: str = "",
    ) -> None:
        """`load` is called again after every change. `enter`: what Enter does, in a word; `empty`: what
        stands there where there is nothing."""
        super().__init__()
        self._title = title
        self._load = load
        self._opened = opened
        self.keys = tuple(keys)
        self.note = self._standing = note
        self._enter = enter
        self._empty = empty
        self.column = 0
        """Cells of the titles' column."""
        self._entries: Sequence[Entry] = ()
        self.shown: Sequence[Entry] = ()
        self._filtered = ""
        """What was typed when `shown` was made."""
        self.selected = 0

    @property
    def ready(self) -> bool:
        """Does the box have the keyboard?"""
        return self.focused is not None

    def compose(self) -> ComposeResult:
        yield Words("pick-title", self._title_lines)
        box = EditBox()
        box.placeholder = self.PLACEHOLDER
        yield box
        yield Words("pick-note", self._note_lines)
        yield Rows(self)
        yield KeysLine("pick-keys", self._pressed)

    def on_mount(self) -> None:
        self.reload()

    def reload(self, note: str | None = None) -> None:
        """Read the entries again; `note` is said over them."""
        self.note = self.note if note is None else note
        if not self.query("#pick-note"):
            return
        self.query_one("#pick-note", Words).refresh(layout=True)
        self._entries = self._load()
        self.column = _usual([cell_len(entry.title) for entry in self._entries[:MOST_MEASURED]])
        self._filter()

    def say(self, note: str) -> None:
        """A sentence over the entries, which stay as they are."""
        self.note = note
        self.query_one("#pick-note", Words).refresh(layout=True)

    def _filter(self) -> None:
        typed = self._filtered = self.query_one(EditBox).value
        self.shown = ranked(typed, self._entries, _texts) if typed.strip() else self._entries
        self.selected = max(0, min(self.selected, len(self.shown) - 1))
        self.query_one(Rows).refresh()
        self.query_one("#pick-title", Words).refresh()

    def clear(self) -> None:
        """Nothing is filtered any more; the chosen entry stays chosen."""
        entry, box = self.chosen, self.query_one(EditBox)
        with box.prevent(Input.Changed):
            box.value = ""
        self._filter()
        self.selected = self.shown.index(entry) if entry in self.shown else 0

    @on(Input.Changed)
    def _typed(self) -> None:
        self.selected = 0
        self._filter()

    def nothing(self) -> str:
        """What stands where no entry does."""
        typed = self.query_one(EditBox).value
        if typed:
            return self.nothing_like(typed)
        return self._empty or (NOTHING_YET if any(key.key == "f7" for key in self.keys) else NOTHING)

    def nothing_like(self, typed: str) -> str:
        """What stands where nothing fits what was typed."""
        return NOTHING_LIKE.format(typed=typed)

    def choose(self, at: int) -> None:
        """A row was clicked; the chosen one opens."""
        again = at == self.selected
        self.action_move(at - self.selected)
        if again:
            self.action_open()

    @property
    def chosen(self) -> Entry | None:
        return self.shown[self.selected] if self.shown else None

    def _title_lines(self, width: int) -> list[Content]:
        at = f"{self.selected + 1}/" if self.shown else ""
        count = plain(f"  {at}{len(self.shown)}", theme.QUIET)
        return [line(fit(plain(self._title, theme.TITLE), width - count.cell_length), count)]

    def _note_lines(self, width: int) -> list[Content]:
        """What just happened stands out; what always stands here does not."""
        style = theme.PLAIN if self.note == self._standing else theme.WARN
        return wrap(plain(self.note, style), width) if self.note else []

    # Keys

    def action_move(self, by: int) -> None:
        if self.shown:
            self.selected = max(0, min(self.selected + by, len(self.shown) - 1))
            self.query_one(Rows).refresh()
            self.query_one("#pick-title", Words).refresh()

    def action_page(self, by: int) -> None:
        self.action_move(by * max(self.query_one(Rows).content_size.height - 1, 1))

    def action_open(self) -> None:
        if self.query_one(EditBox).value != self._filtered:
            self._typed()  # a quick Enter comes before the news of the last letter
        if self.chosen is not None:
            self._opened(self.chosen)

    def action_back(self) -> None:
        if self.query_one(EditBox).value:
            self.query_one(EditBox).value = ""
        else:
            self.dismiss(None)

    def _pressed(self) -> list[Press]:
        """Enter, the caller's keys, help, Esc."""
        own = [Press(key.shown, key.label, partial(self.run_key, key.key)) for key in self.keys]
        return [
            Press("回车", self._enter, self.action_open),
            *own,
            Press("F1", "帮助", self.action_keys),
            Press("Esc", "返回", self.action_back),
        ]

    def action_keys(self) -> None:
        from deskapp.tui.upkeep.keys_page import KeysPage

        own = [(key.shown, key.told or key.label) for key in self.keys]
        self.app.push_screen(KeysPage([*KEYS_TOLD, ("回车", self._enter), *own, BACK_TOLD]))

    def run_key(self, name: str) -> bool:
        """Carries out one of the caller's keys; True when there is such a key."""
        key = next((key for key in self.keys if key.key == name), None)
        if key is not None:
            key.run(self.chosen)
        return key is not None

    async def on_event(self, event: events.Event) -> None:
        # Before any widget sees it: a function key means the list, whoever has the keyboard.
        if isinstance(event, events.Key) and self.run_key(event.key):
            event.stop()
            return
        await super().on_event(event)


def _texts(entry: Entry) -> tuple[str, str, str]:
    return entry.title, entry.words, entry.note


def _usual(widths: list[int]) -> int:
    """A width that nearly all have: one long title does not push every note out of sight."""
    if not widths:
        return 0
    ordered = sorted(widths)
    return min(ordered[-1], max(ordered[len(ordered) * 9 // 10], USUAL_CELLS))
