"""A form on the whole screen: title, pane, one line that says how things stand, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from deskapp.errors import ChangedMeanwhile, DeskappError
from deskapp.tui import theme
from deskapp.tui.forms.pane import Find, FormPane
from deskapp.tui.hold import Hold
from deskapp.tui.text import fit, line, plain, wrap
from deskapp.tui.widgets.lines import Lines
from deskapp.tui.widgets.words import Words
from deskapp.upkeep.draft import ADD, Draft
from deskapp.upkeep.fields import CHOICE, LIST, PICK
from deskapp.upkeep.keeper import Saved

KEYS: tuple[tuple[str, str, str], ...] = (
    ("F10", "保存", "save"),
    ("Tab", "下一格", "step(1)"),
    ("F7", "加行", "add_row"),
    ("F8", "删行", "remove_row"),
    ("Esc", "返回", "back"),
)
UNSAVED = "没保存"
SAVING = "正在保存 …"
CLASH = "别人刚改过这一条 — {told}。F10 照表上的存, F9 换成别人的, 再按换回来"
MERGED = "别人刚改过这一条别的栏, 已经并进来; 您打的都在, 再按一次 F10 保存"
NOTHING_CHANGED = "没有改动, 不用保存"
ASK = "改动还没保存: F10 保存后返回, 再按一次 Esc 不要改动, 按别的键接着改"
DOUBTS = "还有拿不准的: {text}; 再按一次 F10 就这样保存"


def _at_once(then: Callable[[], None]) -> None:
    then()


class FormScreen(Screen[Saved | None]):
    """Fills in one record. Ends with what was saved, or with None."""

    CSS = """
    FormScreen { background: $background; color: $foreground; layout: vertical; }
    FormScreen Lines { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    #form-title { height: 1; background: $bar; }
    #form { height: 1fr; padding: 0 1; background: $surface; text-wrap: nowrap; text-overflow: clip; }
    #form-state { height: auto; max-height: 3; background: $panel; }
    #form-keys { height: 1; background: $bar; }
    #edit { position: absolute; height: 1; padding: 0; border: none; background: $box; color: $foreground; }
    #edit:focus { background: $box; background-tint: $box 0%; border: none; }
    #edit > .input--cursor { background: $foreground; color: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f10", "save", priority=True),
        Binding("tab", "step(1)", priority=True),
        Binding("shift+tab", "step(-1)", priority=True),
        Binding("down", "line(1)", priority=True),
        Binding("up", "line(-1)", priority=True),
        Binding("ctrl+down", "move_row(1)", priority=True),
        Binding("ctrl+up", "move_row(-1)", priority=True),
        Binding("pagedown", "page(1)", priority=True),
        Binding("pageup", "page(-1)", priority=True),
        Binding("enter", "accept", priority=True),
        Binding("f7,insert", "add_row", priority=True),
        Binding("f8", "remove_row", priority=True),
        Binding("f9", "swap", priority=True),
        Binding("escape", "back", priority=True),
    ]

    def __init__(
        self,
        draft: Draft,
        find: Find,
        hold: Hold,
        lead: str = "",
        allowed: Callable[[Callable[[], None]], None] = _at_once,
    ) -> None:
        """`lead` stands before the title, e.g. 「第 2 步」. `allowed` does what it is given once it may;
        `hold` keeps keys back while it is written."""
        super().__init__()
        self.draft = draft
        self._find = find
        self._hold = hold
        self._lead = lead
        self._allowed = allowed
        self._said = ""
        self.ready = False
        """Has the keyboard come to the first field?"""
        self._asked = ""
        """What the next press of the same key is a confirmation of."""

    def compose(self) -> ComposeResult:
        yield Words("form-title", self._title_lines)
        yield FormPane(self.draft, self._find)
        yield Words("form-state", self._state_lines)
        yield FormKeys(id="form-keys")

    @property
    def pane(self) -> FormPane:
        return self.query_one(FormPane)

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.pane.enter()
        self.ready = True

    # Lines

    def _title_lines(self, width: int) -> list[Content]:
        record = self.draft.record
        verb = "新" if record.is_new and record.kind.can_add else "改"
        name = "" if record.is_new else f" {record.title}"
        mark = plain(f"  {UNSAVED}", theme.WARN) if self.draft.dirty else Content("")
        head = f"{self._lead}  " if self._lead else ""
        title = plain(f"{head}{verb}{record.kind.label}{name}", theme.TITLE)
        return [line(fit(title, width - mark.cell_length), mark)]

    def _state_lines(self, width: int) -> list[Content]:
        if self._said:
            return wrap(plain(self._said, theme.WARN), width)
        stopping = [p for p in self.draft.problems if p.stops]
        if stopping:
            return wrap(plain(f"还有 {len(stopping)} 处要改才能保存: {stopping[0].text}", theme.WARN), width)
        return [plain("上下走, Tab 下一格, F10 保存", theme.QUIET)]

    def _tell(self, sentence: str = "") -> None:
        self._said = sentence
        self._asked = self._asked if sentence else ""
        self.query_one("#form-state", Words).refresh(layout=True)
        self.query_one("#form-title", Words).refresh()

    @on(FormPane.Typed)
    def _changed(self) -> None:
        self._tell()

    def _moved(self) -> None:
        self.draft.judge()
        self.pane.enter()
        self._tell()

    # Moving

    def action_step(self, by: int) -> None:
        self.pane.take_over()
        if self.pane.offering:
            self.pane.take()
        self.draft.step(by)
        self._moved()

    def action_line(self, by: int) -> None:
        self.pane.take_over()
        if self.pane.offering:
            self.pane.choose(by)
        else:
            self.draft.line(by)
            self._moved()

    def action_page(self, by: int) -> None:
        self.pane.take_over()
        for _ in range(max(self.pane.content_size.height - 4, 1)):
            self.draft.line(by)
        self._moved()

    def action_accept(self) -> None:
        """Take what is offered, add a row, or go on."""
        self.pane.take_over()
        item = self.draft.item(self.draft.at)
        if self.pane.offering:
            self.pane.take()
            self.draft.step(1)
        elif self.draft.at.row == ADD:
            self.draft.add_row()
        elif item.kind == PICK and not self.draft.text(self.draft.at):
            self.pane.offer_all()
            return
        else:
            self.draft.step(1)
        self._moved()

    def on_key(self, event: events.Key) -> None:
        """Where nothing is typed: arrows, space and the first letters choose."""
        item = self.draft.item(self.draft.at)
        if item.kind != CHOICE or self.draft.at.row == ADD:
            return
        if event.key in ("left", "right", "space"):
            event.stop()
            self.draft.turn(-1 if event.key == "left" else 1)
            self.pane.show()
            self._tell()
        elif event.character and event.character.isdigit():
            event.stop()
            named = [value for value, _word in item.choices if value]
            at = int(event.character) - 1
            if 0 <= at < len(named):
                self.draft.put(self.draft.at, named[at])
                self.pane.show()
                self._tell()

    # Lists

    def action_add_row(self) -> None:
        self.pane.take_over()
        if self.draft.field(self.draft.at.field).kind == LIST:
            self.draft.add_row()
            self._moved()

    def action_remove_row(self) -> None:
        self.pane.take_over()
        self.draft.remove_row()
        self._moved()

    def action_move_row(self, by: int) -> None:
        self.pane.take_over()
        self.draft.settle()
        self.draft.move_row(by)
        self._moved()

    # Saving and leaving

    def action_save(self) -> None:
        self.pane.take_over()
        if self.pane.offering:
            self.pane.take()
        self.draft.settle()
        if not self.draft.dirty:
            self._tell(NOTHING_CHANGED)
            return
        problems = self.draft.judge(everything=True)
        wrong = self.draft.first_stop()
        if wrong is not None:
            self.draft.at = wrong
            self.pane.enter()
            self._tell()
        elif problems and self._asked != "doubts" and self._new_doubts():
            self._asked = "doubts"
            self.pane.enter()
            self._tell(DOUBTS.format(text=self._new_doubts()))
        else:
            self._allowed(self._save)

    def _new_doubts(self) -> str:
        """Doubts about what was changed here; those about the rest were there before."""
        changed = {
            item.name
            for item in self.draft.fields
            if self.draft.values[item.name] != self.draft.record.values.get(item.name)
        }
        return next((p.text for p in self.draft.problems if p.field in changed), "")

    def _save(self) -> None:
        draft = self.draft
        self._tell(SAVING)
        self._hold.during(
            lambda: draft.keeper.save(draft.record, draft.values, draft.stamp, draft.why_less),
            self._saved,
            self._refused,
        )

    def _saved(self, saved: Saved) -> None:
        self.dismiss(saved)

    def _refused(self, error: DeskappError) -> None:
        """Somebody was quicker: go on from what the catalog holds now, with all that was typed."""
        fresh = self.draft.fresh() if isinstance(error, ChangedMeanwhile) else None
        if fresh is None:
            self._tell(str(error))
            return
        self.draft.rebase(fresh)
        self.pane.enter()
        self._tell(self._clash())

    def _clash(self) -> str:
        told = "; ".join(self.draft.clash_words())
        return CLASH.format(told=told) if told else MERGED

    def action_swap(self) -> None:
        """Theirs for mine where both changed the same, and back again."""
        if self.draft.theirs:
            self.pane.take_over()
            self.draft.swap()
            self.pane.enter()
            self._tell(self._clash())

    def action_back(self) -> None:
        self.pane.take_over()
        if self.pane.offering:
            self.pane.enter()
        elif self.draft.dirty and self._asked != "leave":
            self._asked = "leave"
            self._tell(ASK)
        else:
            self.dismiss(None)

    def may_leave(self) -> bool:
        """May the program end now? With unsaved work it is asked for once."""
        if not self.draft.dirty or self._asked == "quit":
            return True
        self._asked = "quit"
        self._tell("改动还没保存: F10 保存; 再按一次 Ctrl+Q 不要改动退出")
        return False


class FormKeys(Lines):
    """The keys of a form; each can be clicked."""

    def compose_lines(self, size: Size) -> Sequence[Content]:
        return [fit(line(*(part for part, _action in _key_parts())), size.width)]

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        end = 0
        for part, action in _key_parts():
            end += part.cell_length
            if event.get_content_offset_capture(self).x < end:
                await self.screen.run_action(action)
                return


def _key_parts() -> list[tuple[Content, str]]:
    return [(line((key, theme.KEY), (f" {label}  ", theme.PLAIN)), action) for key, label, action in KEYS]
