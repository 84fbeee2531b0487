"""One sitting at the catalog: who edits, which form is open, what happens after a save."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from deskapp.desk.pin import Pin
from deskapp.errors import DeskappError
from deskapp.tui import strings
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.ports import Desk
from deskapp.tui.upkeep.gate import Gate
from deskapp.tui.upkeep.imports import Imports
from deskapp.tui.upkeep.leaving import LESS_NOTE, ask_why, retire
from deskapp.tui.upkeep.picker import Key, Picker
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.draft import Draft, Spot
from deskapp.upkeep.fields import Values
from deskapp.upkeep.finding import matches, narrowed
from deskapp.upkeep.keeper import Keeper, Record, Saved
from deskapp.upkeep.kind import Entry, Kind
from deskapp.upkeep.signs import meant

if TYPE_CHECKING:
    from deskapp.tui.app import DeskApp

WHO = "editor"
"""Key of the desk file: who edited last at this desk."""
SEARCHED = 12
"""Hits of the search that a picked field offers."""
T = TypeVar("T")
SAVED = "已保存: {title}; 撤销按 Ctrl+Z"
UNDONE = "已撤销: {title}"
TOOK_IN = "{summary}; 按 F9 撤销"
UNDO_TOLD = "撤销刚才保存的一次; 再按再往前"
CHANGES_TOLD = "列出以前的改动, 哪一次都能撤销"
RETIRE_TOLD = "停用或撤下选中的, 问一句为什么; 停用了的再按就恢复"
TABLE_TOLD = "读大厅现成的窗口表 (Excel), 先看会改什么"
NOTHING_TO_UNDO = "这次坐下来没有可撤销的; 以前的改动按 Ctrl+Z 看"


class Sitting:
    """Opens lists and forms over the screen that is there, and tells the desk what changed."""

    def __init__(self, app: DeskApp, desk: Desk, changed: Callable[[str], None]) -> None:
        """`changed` is called with a sentence after the catalog was written."""
        self.app = app
        self.desk = desk
        self.keeper = Keeper(desk.catalog_path, desk.now)
        self._changed = changed
        self.imports = Imports(self.keeper)
        self.gate = Gate(app, Pin(desk.catalog_path, desk.memory))

    @property
    def who(self) -> str:
        return self.desk.memory.get(WHO) or ""

    # Lists

    def menu(self) -> None:
        """Everything that can be kept here."""
        from deskapp.tui.upkeep.menu import Menu

        self.app.push_screen(Menu(self))

    def take_in_shipped(self) -> None:
        """What a newer program brings; shown over the answers, like any import."""
        from deskapp.tui.screens.home import Home

        home = self.app.screen_stack[0]
        if self.shut() and isinstance(home, Home):
            home.take_in_shipped()

    def changes(self) -> None:
        """The latest changes, each with its way back."""
        from deskapp.tui.upkeep.truth import Truth

        Truth(self).changes()

    def change_pin(self) -> None:
        self.gate.change(self.who, self.tell)

    def listing(self, name: str) -> None:
        """The records of one kind."""
        kind = BY_NAME[name]
        keys = [
            Key("f9", "F9", "撤销", lambda _entry: self.undo(), UNDO_TOLD),
            Key("ctrl+z", "Ctrl+Z", "改动", lambda _entry: self.changes(), CHANGES_TOLD),
        ]
        if kind.can_add:
            keys.insert(0, Key("f7", "F7", "新增", lambda _entry: self.edit(kind, "")))
            keys.insert(1, Key("f8", "F8", "停用", partial(retire, self, kind), RETIRE_TOLD))
        if name == "windows":
            keys.insert(0, Key("f6", "F6", "读大厅的表", self._read_table, TABLE_TOLD))
        picker = Picker(
            kind.label, lambda: self.keeper.entries(kind), lambda entry: self.edit(kind, entry.key), keys
        )
        self.app.push_screen(picker)

    def _read_table(self, entry: Entry | None) -> None:
        """A window table in a file, into the centre that is chosen."""
        if entry is not None:
            from deskapp.tui.upkeep.window_table import WindowTable

            def done(summary: str) -> None:
                self.tell(TOOK_IN.format(summary=summary) if self.imports.next else summary)

            WindowTable(self, entry.key, done).choose()

    @property
    def _picker(self) -> Picker | None:
        return self.app.screen if isinstance(self.app.screen, Picker) else None

    def shut(self) -> bool:
        """Closes the list on top; False where there is none, as after a key pressed twice."""
        if self._picker is None:
            return False
        self.app.pop_screen()
        return True

    def tell(self, sentence: str) -> None:
        """Say it where one looks: over the list, or over the answers."""
        if self._picker is not None:
            self._picker.reload(sentence)
        else:
            self.app.hold.when_free(lambda: self._changed(sentence))

    # Forms

    def edit(self, kind: Kind, key: str, then: Callable[[Saved | None], None] | None = None) -> None:
        """Opens the form of one record, or an empty one."""
        try:
            record = self.keeper.open(kind, key)
        except DeskappError as error:
            self.tell(str(error))
            return
        self.fill_in(record, then or self.saved)

    def edit_by_name(self, kind: str, key: str) -> None:
        self.edit(BY_NAME[kind], key)

    def fill_in(
        self,
        record: Record,
        then: Callable[[Saved | None], None],
        lead: str = "",
        how: str = "",
        begin: Values | None = None,
        at: str = "",
    ) -> None:
        """Opens a form over `record`; `how` says beforehand how the facts are known.

        `begin`: values that stand there as if typed already; `at`: the field to begin with.
        """
        draft = Draft(self.keeper, record, self.who, how)
        draft.values |= begin or {}
        draft.at = Spot(at) if at else draft.at

        def ended(saved: Saved | None) -> None:
            if saved is not None:
                self._remember(draft.stamp.by)
            then(saved)

        # Through the app: whoever asks may be gone when the form ends, and its answer with it.
        self.app.call_next(self.app.push_screen, self._form(draft, record, lead), ended)

    def _form(self, draft: Draft, record: Record, lead: str) -> FormScreen:
        """A form that asks for the PIN again where it was left alone too long."""

        def allowed(then: Callable[[], None]) -> None:
            self.gate.through(lambda: self._with_why(draft, then), self.app.notify)

        return FormScreen(draft, partial(self._find, record), self.app.hold, lead, allowed)

    def _with_why(self, draft: Draft, then: Callable[[], None]) -> None:
        """Rows that are taken out leave a reason behind."""

        def answered(why: str) -> None:
            draft.why_less = why
            then()

        if draft.less and not draft.why_less:
            ask_why(self, LESS_NOTE.format(labels="、".join(draft.less)), answered)
        else:
            then()

    def _find(self, record: Record, lot: str, typed: str, most: int) -> tuple[tuple[str, str], ...]:
        """What a picked field offers: what a hall's sign means, items by the desk's own search, the rest by
        its letters."""
        pairs = record.lots.get(lot, ())
        if not typed:
            return pairs[:most]
        found = narrowed(typed, pairs, most)
        if lot not in ("service", "what", "notice"):
            return found
        known = dict(pairs)
        prefix = "" if lot == "service" else "s:"
        results = self.desk.lookup(typed, min(most, SEARCHED))
        # A guess that nobody is sure of is none that an Enter shall take.
        good = [hit for hit in results.hits if results.confident or matches(typed, hit.matched.text)]
        hits = [f"{prefix}{hit.service.code}" for hit in good]
        told = [(code, known[code]) for code in hits if code in known]
        sure = told[:1] if results.confident and told and told[0][0] == hits[0] else []
        return tuple(dict.fromkeys((*meant(typed, pairs), *sure, *found, *told)))[:most]

    def saved(self, saved: Saved | None) -> None:
        if saved is not None:
            self.refresh()
            self.tell(SAVED.format(title=saved.title))

    def _remember(self, who: str) -> None:
        if who and who != self.who:
            self.remember(who)

    def remember(self, who: str) -> None:
        """So that nobody is asked twice; where it cannot be kept, it is asked again."""
        with suppress(DeskappError):
            self.desk.memory.set(WHO, who)

    def refresh(self) -> None:
        """Answers shall know of the change; the search is loaded beside the keyboard."""
        try:
            self.desk.reread()
        except DeskappError as error:
            self.tell(str(error))
        else:
            self.app.hold.during(self.desk.warm, lambda _none: None, lambda error: self.tell(str(error)))

    def write(self, change: Callable[[], T], then: Callable[[T], None]) -> None:
        """Writes the catalog beside the keyboard; what goes wrong is said where one looks."""
        self.tell_now(strings.WRITING)

        def done(result: T) -> None:
            self.refresh()
            then(result)

        self.app.hold.during(change, done, lambda error: self.tell(str(error)))

    def tell_now(self, sentence: str) -> None:
        """Over the list on top, where there is one; its entries stay as they are."""
        if self._picker is not None:
            self._picker.say(sentence)

    # Taking back, taking out of use

    def undo(self) -> None:
        """Takes the last save, or import, of this sitting back."""
        if self.imports.next:
            self.write(lambda: self.imports.undo(self.who), lambda what: self.tell(UNDONE.format(title=what)))
            return
        self.write(
            lambda: self.keeper.undo(self.who),
            lambda saved: self.tell(UNDONE.format(title=saved.title) if saved else NOTHING_TO_UNDO),
        )
