"""该核实的, one look by one key, and what happened to an item: who, when, before, after, back again."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

from deskapp.storage.changed_rows import ChangedRow, read_row_changes
from deskapp.storage.history import Change, read_changes
from deskapp.storage.opening import open_catalog
from deskapp.tui.upkeep.disputes import Disputing
from deskapp.tui.upkeep.picker import PICK, Key, Picker
from deskapp.tui.upkeep.picker_rows import folded
from deskapp.tui.upkeep.sitting import Sitting
from deskapp.tui.upkeep.vouch import WAYS, Vouching
from deskapp.upkeep.disputes import fields_of
from deskapp.upkeep.history_words import row_words
from deskapp.upkeep.kind import Entry, Stamp
from deskapp.upkeep.work_list import Task, known_facts, work_list

LATELY_DAYS = 90
"""How far back it is counted what is asked."""
WORK_TITLE = "该核实的"
WORK_NOTE = "本台的中心在最前, 再是问得多、过了核实时间久的; 回车核实一条, Esc 留到以后"
WORK_NONE = "该核实的都核实过了"
WORK_ROW = "{what}: {title}"
ITEM_TITLE = "核实: {title}"
ITEM_NOTE = "选核实了哪一样, 按回车"
ASK_TITLE = "核实: {title}  {what}"
WRONG = "wrong"
WRONG_WORDS = "不对, 去改"
HEARD = "heard"
HEARD_WORDS = "另有说法, 还拿不准: 先记下, 目录不变"
VERIFIED = "已核实: {title} {group}"
HISTORY_TITLE = "更改记录{about}"
HISTORY_NOTE = "回车看改前改后, 在里面能恢复到那次改动之前"
CHANGES_TITLE = "撤销: 最近的改动"
CHANGES_NOTE = "F9 撤销选中的那一次, 回车先看改了什么; 后来又改过的不能跳着撤"
UNDO_ONE_TOLD = "撤销选中的那一次改动"
UNDONE = "已撤销: {what}"
MOST = 300
"""Changes listed at once."""
NO_CHANGES = "还没有改动过"
NO_HISTORY = "没有更改记录"
BACK_WORDS = "恢复到这次改动之前"
BACK_ONE_WORDS = "只撤销这一次改动"
UNDOING = "撤销: {what}"
BACK_BEFORE = "恢复到这次改动之前: {what}"
"""How the history tells of it."""
RESTORED = "已恢复到 {at} 的改动之前"


class Truth:
    """Lists and questions about what is true, over the screen that is there."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.catalog = sitting.desk.catalog_path

    # Verifying

    def work(self) -> None:
        """Everything that is due, the weightiest first."""
        self._tasks(WORK_TITLE, WORK_NOTE, "")

    def item(self, about: str, title: str) -> None:
        """Every group of facts of one item or centre."""
        self._tasks(ITEM_TITLE.format(title=title), ITEM_NOTE, about)

    def _tasks(self, title: str, note: str, only: str) -> None:
        tasks: dict[str, Task] = {}

        def load() -> list[Entry]:
            today, here = self.sitting.keeper.today, self._here()
            found = work_list(self.catalog, today, self._asked(), only, here)
            tasks.clear()
            tasks.update({f"{task.about} {task.group}": task for task in found})
            entries = [_entry(key, task, today, only) for key, task in tasks.items()]
            own = sum(1 for task in found if not only and task.about == f"c:{here}")
            return [*entries[:own], *Disputing(self.sitting).entries(only), *entries[own:]]

        def opened(entry: Entry) -> None:
            if entry.key in tasks:
                self._ask(tasks[entry.key])
            else:
                Disputing(self.sitting).one(entry.key)

        def history(entry: Entry | None) -> None:
            if entry is not None and entry.key in tasks:
                self.history(tasks[entry.key].about, tasks[entry.key].title)

        keys = (Key("f6", "F6", "更改记录", history),)
        self.sitting.app.push_screen(Picker(title, load, opened, keys, note, empty=WORK_NONE))

    def _here(self) -> str:
        """Code of the centre that this desk was set up in; empty where it was not."""
        desk = self.sitting.desk
        return desk.here.code if desk.is_set_up and desk.here is not None else ""

    def _asked(self) -> dict[str, int]:
        today = self.sitting.keeper.today
        counted: dict[str, int] = {}
        for used in self.sitting.desk.records.used(today - timedelta(days=LATELY_DAYS), today):
            counted[used.slot.service] = counted.get(used.slot.service, 0) + used.times
        return counted

    def _ask(self, task: Task) -> None:
        """How was it looked at? What the catalog says stands above, for reading it out."""
        entries = [Entry(how, words) for how, words in WAYS]
        entries.append(Entry(WRONG, WRONG_WORDS))
        if fields_of(task.about, task.group):
            entries.append(Entry(HEARD, HEARD_WORDS))
        note = known_facts(self.catalog, task)
        title = ASK_TITLE.format(title=task.title, what=task.what)
        self.sitting.app.push_screen(
            Picker(title, lambda: entries, lambda e: self._way(task, e.key), note=note, enter=PICK)
        )

    def _way(self, task: Task, how: str) -> None:
        if not self.sitting.shut():
            return
        if how == WRONG:
            kind, _, code = task.about.partition(":")
            self.sitting.edit_by_name({"s": "service", "c": "centre"}[kind], code)
        elif how == HEARD:
            Disputing(self.sitting).note(task.about, task.group, task.title)
        else:
            Vouching(self.sitting).who(how, lambda stamp: self._verify(task, stamp))

    def _verify(self, task: Task, stamp: Stamp) -> None:
        keeper = self.sitting.keeper
        told = VERIFIED.format(title=task.title, group=task.what)
        self.sitting.write(
            lambda: keeper.verify(task.about, task.group, stamp),
            lambda _none: self.sitting.tell(told),
        )

    # History

    def changes(self) -> None:
        """The latest changes of this catalog, any of which can be taken back."""
        self.history(heading=CHANGES_TITLE)

    def history(self, about: str = "", title: str = "", heading: str = "") -> None:
        """The changes of one item or centre, or all of them, the newest first."""
        changes: dict[str, Change] = {}

        def load() -> list[Entry]:
            with closing(open_catalog(self.catalog)) as conn:
                found = [c for c in read_changes(conn, about or None, MOST) if c.kind != "create"]
            changes.clear()
            changes.update({str(change.id): change for change in found})
            return [Entry(key, _headed(c), c.why or c.kind) for key, c in changes.items()]

        def undo(entry: Entry | None) -> None:
            if entry is not None:
                self._take_back(changes[entry.key], about)

        note = HISTORY_NOTE if about else CHANGES_NOTE
        name = heading or HISTORY_TITLE.format(about=f": {title}" if title else "")
        keys = () if about else (Key("f9", "F9", "撤销", undo, UNDO_ONE_TOLD),)
        picker = Picker(
            name, load, lambda e: self._change(changes[e.key], about), keys, note, empty=NO_CHANGES
        )
        self.sitting.app.push_screen(picker)

    def _change(self, change: Change, about: str) -> None:
        """One change: each field before and after, and the way back."""
        with closing(open_catalog(self.catalog)) as conn:
            rows = read_row_changes(conn, change.id or 0, change.id or 0, about)
        entries = [Entry("back", BACK_WORDS if about else BACK_ONE_WORDS)]
        entries += folded(_words(rows), self.sitting.app.size.width)

        def chosen(entry: Entry) -> None:
            if entry.key == "back" and self.sitting.shut():
                self._take_back(change, about)

        self.sitting.app.push_screen(
            Picker(_headed(change), lambda: entries, chosen, note=change.why, enter=PICK)
        )

    def _take_back(self, change: Change, about: str) -> None:
        from deskapp.storage.writer_history import take_back

        first = change.id or 0
        last = None if about else first
        what = change.why or _headed(change)
        told = RESTORED.format(at=_headed(change)) if about else UNDONE.format(what=what)
        words = (BACK_BEFORE if about else UNDOING).format(what=what)
        self.sitting.write(
            lambda: take_back(self.catalog, first, last, about, self.sitting.who, words),
            lambda _rows: self.sitting.tell(told),
        )


def _entry(key: str, task: Task, today: date, only: str) -> Entry:
    """Among others the group stands first: what is cut off in a narrow window is the end."""
    title = task.what if only else WORK_ROW.format(what=task.what, title=task.title)
    return Entry(key, title, task.words(today))


def _headed(change: Change) -> str:
    """When and by whom; another program leaves neither."""
    when = f"{change.at:%Y-%m-%d %H:%M}" if change.at else "时间不知道"
    return f"{when} {change.by or '没写谁'}"


def _words(rows: tuple[ChangedRow, ...]) -> list[str]:
    return [words for row in rows for words in row_words(row)] or [NO_HISTORY]
