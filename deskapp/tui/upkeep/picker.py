"""A list on the whole screen that is filtered by typing; what its keys do is the caller's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input

from deskapp.tui import theme
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.text import fit, line, pad, plain, wrap
from deskapp.tui.widgets.lines import Lines
from deskapp.tui.widgets.words import Words
from deskapp.upkeep.finding import matches
from deskapp.upkeep.kind import Entry

RETIRED = "停用"
NOTHING = "没有"
NOTHING_LIKE = "没有含「{typed}」的; 删几个字再试, Esc 清空"
FILTER = "打字筛选 (汉字、拼音、首字母都行)"


@dataclass(frozen=True, slots=True)
class Key:
    """What a function key does with the entry that is chosen."""

    key: str
    """Textual's name of it."""
    shown: str
    label: str
    run: Callable[[Entry | None], None]


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
    ) -> None:
        """`load` is called again after every change."""
        super().__init__()
        self._title = title
        self._load = load
        self._opened = opened
        self.keys = tuple(keys)
        self.note = note
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
        yield Rows(id="pick-rows")
        yield PickerKeys(id="pick-keys")

    def on_mount(self) -> None:
        self.reload()

    def reload(self, note: str | None = None) -> None:
        """Read the entries again; `note` is said over them."""
        self.note = self.note if note is None else note
        if not self.query("#pick-note"):
            return
        self.query_one("#pick-note", Words).refresh(layout=True)
        self._entries = self._load()
        self._filter()

    def say(self, note: str) -> None:
        """A sentence over the entries, which stay as they are."""
        self.note = note
        self.query_one("#pick-note", Words).refresh(layout=True)

    def _filter(self) -> None:
        typed = self._filtered = self.query_one(EditBox).value
        self.shown = [e for e in self._entries if matches(typed, f"{e.title} {e.note} {e.words}")]
        self.selected = max(0, min(self.selected, len(self.shown) - 1))
        self.query_one(Rows).refresh()
        self.query_one("#pick-title", Words).refresh()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.selected = 0
        self._filter()

    def nothing(self, typed: str) -> str:
        """What stands where no entry does."""
        return NOTHING_LIKE.format(typed=typed) if typed else NOTHING

    @property
    def chosen(self) -> Entry | None:
        return self.shown[self.selected] if self.shown else None

    def _title_lines(self, width: int) -> list[Content]:
        count = plain(f"  {len(self.shown)}", theme.QUIET)
        return [fit(line((self._title, theme.TITLE), count), width)]

    def _note_lines(self, width: int) -> list[Content]:
        return wrap(plain(self.note, theme.WARN), width) if self.note else []

    # Keys

    def action_move(self, by: int) -> None:
        if self.shown:
            self.selected = max(0, min(self.selected + by, len(self.shown) - 1))
            self.query_one(Rows).refresh()

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


class Rows(Lines):
    """The entries with a pointer, retired ones marked in words."""

    first = 0

    @property
    def picker(self) -> Picker:
        assert isinstance(self.screen, Picker)
        return self.screen

    def compose_lines(self, size: Size) -> Sequence[Content]:
        picker = self.picker
        if not picker.shown:
            typed = picker.query_one(EditBox).value
            return wrap(plain(picker.nothing(typed), theme.WARN, limit=300), size.width)
        self.first = min(max(self.first, picker.selected - size.height + 1), picker.selected)
        shown = picker.shown[self.first : self.first + size.height]
        return [_row(entry, size.width, at == picker.selected) for at, entry in enumerate(shown, self.first)]

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at = self.first + event.get_content_offset_capture(self).y
        if at < len(self.picker.shown):
            again = at == self.picker.selected
            self.picker.selected = at
            self.refresh()
            if again:
                self.picker.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.picker.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.picker.action_move(-1)


NOTE_CELLS = 24
"""Kept for the note where there is room for both."""


def _row(entry: Entry, width: int, selected: bool) -> Content:
    mark = (f"{RETIRED} ", theme.WARN) if entry.retired else ("", theme.PLAIN)
    head = line(("> " if selected else "  ", theme.KEY), mark)
    note = plain(entry.note, theme.QUIET)
    room = width - head.cell_length - min(note.cell_length + 2, NOTE_CELLS if width >= 60 else 0)
    title = fit(plain(entry.title, theme.STRONG if selected else theme.PLAIN), max(room, 8))
    row = pad(line(head, title, ("  ", ""), note), width)
    return row.stylize_before(theme.SELECTED) if selected else row


class PickerKeys(Lines):
    """Enter, the caller's keys, Esc; each can be clicked."""

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [fit(line(*(part for part, _run in self._parts())), size.width)]

    def _parts(self) -> list[tuple[Content, Callable[[], None]]]:
        picker = self.screen
        assert isinstance(picker, Picker)
        own = [(_key(key.shown, key.label), _bound(picker, key.key)) for key in picker.keys]
        return [(_key("回车", "打开"), picker.action_open), *own, (_key("Esc", "返回"), picker.action_back)]

    def on_click(self, event: events.Click) -> None:
        event.stop()
        end = 0
        for part, run in self._parts():
            end += part.cell_length
            if event.get_content_offset_capture(self).x < end:
                run()
                return


def _bound(picker: Picker, name: str) -> Callable[[], None]:
    def run() -> None:
        picker.run_key(name)

    return run


def _key(shown: str, label: str) -> Content:
    return line((shown, theme.KEY), (f" {label}  ", theme.PLAIN))
