"""A form on the whole screen: title, pane, one line that says how things stand, the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from deskapp.errors import ChangedMeanwhile, DeskappError
from deskapp.tui import theme
from deskapp.tui.forms import told
from deskapp.tui.forms.moving import Moving
from deskapp.tui.forms.pane import Find, FormPane
from deskapp.tui.hold import Hold
from deskapp.tui.text import fit, line, plain, wrap
from deskapp.tui.widgets.keys_line import KeysLine, Press
from deskapp.tui.widgets.words import Words
from deskapp.upkeep.draft import Draft
from deskapp.upkeep.keeper import Saved
from deskapp.upkeep.merging import Merging

UNSAVED = "没保存"
SAVING = "正在保存 …"
CLASH = "别人刚改过这一条 — {told}。F10 照表上的存, F9 换成别人的, 再按换回来"
MERGED = "别人刚改过这一条别的栏, 已经并进来; 您打的都在, 再按一次 F10 保存"
NOTHING_CHANGED = "还什么都没改, 没有要保存的; Esc 返回"
ASK = "改动还没保存: F10 保存后返回, 再按一次 Esc 不要改动, 按别的键接着改"
DOUBTS = "还有拿不准的: {text}; 再按一次 F10 就这样保存"


def _at_once(then: Callable[[], None]) -> None:
    then()


class FormScreen(Moving):
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
        Binding("f9", "swap", priority=True),
        Binding("f1", "keys", priority=True),
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
        super().__init__(draft)
        self.merging = Merging(draft)
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
        yield KeysLine("form-keys", self._pressed)

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.pane.enter()
        self.tell()
        self.ready = True

    def on_resize(self) -> None:
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        """How much is below is known again."""
        self.query_one("#form-state", Words).refresh()

    # Lines

    def _title_lines(self, width: int) -> list[Content]:
        record = self.draft.record
        verb = "新增" if record.is_new and record.kind.can_add else "改"
        name = "" if verb == "新增" or record.title == record.kind.label else f" {record.title}"
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
        below = self.pane.below
        more = told.MORE.format(count=below) if below else ""
        return [fit(plain(f"{more}{told.hint(self.draft)}", theme.QUIET), width)]

    def _pressed(self) -> list[Press]:
        """The keys that do something here."""
        rows = [
            Press("F7", "加行", self.action_add_row),
            Press("F8", "删行", self.action_remove_row),
        ]  # fmt: skip
        return [
            Press("F10", "保存", self.action_save),
            Press("Tab", "下一格", partial(self.action_step, 1)),
            *(rows if told.in_list(self.draft) else []),
            *([Press("F9", "换成别人的", self.action_swap)] if self.merging.theirs else []),
            Press("F1", "帮助", self.action_keys),
            Press("Esc", "返回", self.action_back),
        ]

    def action_keys(self) -> None:
        from deskapp.tui.upkeep.keys_page import KeysPage

        self.pane.take_over()
        self.app.push_screen(KeysPage(told.KEYS))

    def tell(self, sentence: str = "") -> None:
        self._said = sentence
        self._asked = self._asked if sentence else ""
        self.query_one("#form-state", Words).refresh(layout=True)
        self.query_one("#form-title", Words).refresh()
        self.query_one("#form-keys", KeysLine).refresh()

    @on(FormPane.Typed)
    def _changed(self) -> None:
        if self.draft.problems:
            self.draft.judge()  # what is put right here may have been complained of elsewhere
            self.pane.show()
        self.tell()

    # Saving and leaving

    def action_save(self) -> None:
        if self.stuck():
            return
        if self.pane.offering:
            self.pane.take()
        self.draft.settle()
        if not self.draft.dirty:
            self.tell(NOTHING_CHANGED)
            return
        problems = self.draft.judge(everything=True)
        wrong = self.draft.first_stop()
        if wrong is not None:
            self.draft.at = wrong
            self.pane.enter()
            self.tell()
        elif problems and self._asked != "doubts" and self._new_doubts():
            self._asked = "doubts"
            self.pane.enter()
            self.tell(DOUBTS.format(text=self._new_doubts()))
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
        self.tell(SAVING)
        self._hold.during(
            lambda: draft.keeper.save(draft.record, draft.values, draft.stamp, draft.why_less),
            self._saved,
            self._refused,
        )

    def _saved(self, saved: Saved) -> None:
        self.dismiss(saved)

    def _refused(self, error: DeskappError) -> None:
        """Somebody was quicker: go on from what the catalog holds now, with all that was typed."""
        fresh = self.merging.fresh() if isinstance(error, ChangedMeanwhile) else None
        if fresh is None:
            self.tell(str(error))
            return
        self.merging.take_in(fresh)
        self.pane.enter()
        self.tell(self._clash())

    def _clash(self) -> str:
        words = "; ".join(self.merging.words())
        return CLASH.format(told=words) if words else MERGED

    def action_swap(self) -> None:
        """Theirs for mine where both changed the same, and back again."""
        if self.merging.theirs:
            self.pane.take_over()
            self.merging.swap()
            self.pane.enter()
            self.tell(self._clash())

    def action_back(self) -> None:
        self.pane.take_over()
        if self.pane.offering or self.pane.missed:
            self.pane.enter()
            self.tell()
        elif self.draft.dirty and self._asked != "leave":
            self._asked = "leave"
            self.tell(ASK)
        else:
            self.dismiss(None)

    def may_leave(self) -> bool:
        """May the program end now? With unsaved work it is asked for once."""
        if not self.draft.dirty or self._asked == "quit":
            return True
        self._asked = "quit"
        self.tell("改动还没保存: F10 保存; 再按一次 Ctrl+Q 不要改动退出")
        return False
