"""One sitting at the catalog: who edits, which form is open, what happens after a save."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from deskapp.desk.pin import Pin
from deskapp.errors import DeskappError
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.ports import Desk
from deskapp.tui.upkeep.gate import Gate
from deskapp.tui.upkeep.picker import Key, Picker
from deskapp.upkeep.catalogue import BY_NAME, KINDS
from deskapp.upkeep.draft import Draft
from deskapp.upkeep.finding import narrowed
from deskapp.upkeep.keeper import Keeper, Record, Saved
from deskapp.upkeep.kind import Entry, Kind

if TYPE_CHECKING:
    from deskapp.tui.app import DeskApp

WHO = "editor"
"""Key of the desk file: who edited last at this desk."""
MENU_TITLE = "维护: 改什么"
T = TypeVar("T")
WRITING = "正在写 …"
SAVED = "已保存: {title}; 按 F9 撤销"
UNDONE = "已撤销: {title}"
NOTHING_TO_UNDO = "没有可撤销的: 只能撤销这次坐下来之后的最后一次保存"
RETIRE_ASK = "停用「{title}」? 停用后查不到, 资料还在, 随时能恢复; 再按一次 F8 停用"
REMOVE_ASK = "去掉「{title}」? 再按一次 F8 去掉; 去掉后按 F9 可以撤销"
RETIRED = "已停用: {title}; 按 F9 撤销"
RESTORED = "已恢复: {title}"
REMOVED = "已去掉: {title}; 按 F9 撤销"


class Sitting:
    """Opens lists and forms over the screen that is there, and tells the desk what changed."""

    def __init__(self, app: DeskApp, desk: Desk, changed: Callable[[str], None]) -> None:
        """`changed` is called with a sentence after the catalog was written."""
        self.app = app
        self.desk = desk
        self.keeper = Keeper(desk.catalog_path, desk.now)
        self._changed = changed
        self._asked = ""
        self.gate = Gate(app, Pin(desk.catalog_path, desk.memory))

    @property
    def who(self) -> str:
        return self.desk.memory.get(WHO) or ""

    # Lists

    def menu(self) -> None:
        """Everything that can be kept here."""
        entries = [Entry(kind.name, kind.label, _MENU_NOTES.get(kind.name, "")) for kind in KINDS]
        entries += [Entry(name, label, note) for name, label, note in _OTHER]
        self.app.push_screen(Picker(MENU_TITLE, lambda: entries, self._opened))

    def _opened(self, entry: Entry) -> None:
        if entry.key in BY_NAME:
            self.listing(entry.key)
            return
        from deskapp.tui.upkeep.disputes import Disputing
        from deskapp.tui.upkeep.truth import Truth

        others = {
            "work": Truth(self).work,
            "disputes": Disputing(self).listing,
            "history": Truth(self).history,
            "shipped": self._shipped,
            "pin": self._change_pin,
        }
        others[entry.key]()

    def _shipped(self) -> None:
        """What a newer program brings; shown over the answers, like any import."""
        from deskapp.tui.screens.home import Home

        home = self.app.screen_stack[0]
        if self.shut() and isinstance(home, Home):
            home.take_in_shipped()

    def _change_pin(self) -> None:
        self.gate.change(self.who, self.tell)

    def listing(self, name: str) -> None:
        """The records of one kind."""
        kind = BY_NAME[name]
        keys = [Key("f9", "F9", "撤销", lambda _entry: self.undo())]
        if kind.can_add:
            keys.insert(0, Key("f7", "F7", "新增", lambda _entry: self.edit(kind, "")))
            keys.insert(1, Key("f8", "F8", "停用", partial(self._retire, kind)))
        if name == "windows":
            keys.append(Key("f6", "F6", "读大厅的表", self._read_table))
        picker = Picker(
            kind.label, lambda: self.keeper.entries(kind), lambda entry: self.edit(kind, entry.key), keys
        )
        self.app.push_screen(picker)

    def _read_table(self, entry: Entry | None) -> None:
        """A window table in a file, into the centre that is chosen."""
        if entry is not None:
            from deskapp.tui.upkeep.window_table import WindowTable

            WindowTable(self, entry.key, self.tell).choose()

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
        self.fill_in(record, then or self._saved)

    def edit_by_name(self, kind: str, key: str) -> None:
        self.edit(BY_NAME[kind], key)

    def fill_in(
        self, record: Record, then: Callable[[Saved | None], None], lead: str = "", how: str = ""
    ) -> None:
        """Opens a form over `record`; `how` says beforehand how the facts are known."""
        draft = Draft(self.keeper, record, self.who, how)

        def ended(saved: Saved | None) -> None:
            if saved is not None:
                self._remember(draft.stamp.by)
            then(saved)

        # Through the app: whoever asks may be gone when the form ends, and its answer with it.
        self.app.call_next(self.app.push_screen, self._form(draft, record, lead), ended)

    def _form(self, draft: Draft, record: Record, lead: str) -> FormScreen:
        """A form that asks for the PIN again where it was left alone too long."""

        def allowed(then: Callable[[], None]) -> None:
            self.gate.through(then, self.app.notify)

        return FormScreen(draft, partial(self._find, record), self.app.hold, lead, allowed)

    def _find(self, record: Record, lot: str, typed: str, most: int) -> tuple[tuple[str, str], ...]:
        """What a picked field offers: items by the desk's own search, the rest by its letters."""
        pairs = record.lots.get(lot, ())
        if not typed:
            return pairs[:most]
        found = narrowed(typed, pairs, most)
        if lot not in ("service", "what") or len(found) >= most:
            return found
        known = dict(pairs)
        prefix = "s:" if lot == "what" else ""
        hits = (f"{prefix}{hit.service.code}" for hit in self.desk.lookup(typed, most).hits)
        more = tuple((code, known[code]) for code in hits if code in known)
        return tuple(dict.fromkeys((*found, *more)))[:most]

    def _saved(self, saved: Saved | None) -> None:
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
        self.tell_now(WRITING)

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
        """Takes the last save of this sitting back."""
        self.write(
            lambda: self.keeper.undo(self.who),
            lambda saved: self.tell(UNDONE.format(title=saved.title) if saved else NOTHING_TO_UNDO),
        )

    def _retire(self, kind: Kind, entry: Entry | None) -> None:
        """Asked once; an item out of use comes back without a question."""
        if entry is None:
            return
        ask = RETIRE_ASK if kind.retire is not None else REMOVE_ASK
        if not entry.retired and self._asked != f"{kind.name} {entry.key}":
            self._asked = f"{kind.name} {entry.key}"
            self.tell(ask.format(title=entry.title))
            return
        self._asked = ""
        done = RESTORED if entry.retired else (RETIRED if kind.retire is not None else REMOVED)
        self.write(
            lambda: self.keeper.retire(self.keeper.open(kind, entry.key), self.who),
            lambda _saved: self.tell(done.format(title=entry.title)),
        )


_OTHER = (
    ("work", "该核实的", "问得多、很久没核实的排在前面"),
    ("disputes", "来源说法不一", "两处说的不一样, 看了两边再定"),
    ("history", "更改记录", "谁、什么时候、改前改后; 能恢复"),
    ("shipped", "新版带来的内容", "目录里没有的才收; 改过、核实过、停用的不动"),
    ("pin", "修改口令", "设了口令, 不知道的人只能查、不能改"),
)
_MENU_NOTES = {
    "service": "名称、叫法、材料、时限、收费、依据",
    "centre": "开了没有、地址; 新的中心也在这里加",
    "windows": "几号窗口办什么、办到哪一步",
    "room": "大厅、信访接待、派出所工作站",
    "hours": "周几、几点到几点, 夏冬两季",
    "day": "停电、临时关门、加班的日子",
    "holidays": "每年照国务院办公厅的通知录",
    "question": "一个说法几种意思时先问什么",
    "event": "出生、退休这样要办好几项的",
    "concept": "丢了、掉了、遗失 是一个意思",
    "filler": "我想问一下 这样说了等于没说的",
}
