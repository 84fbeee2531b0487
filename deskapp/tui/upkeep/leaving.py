"""Out of use and back again: F8 asks why, the list 「停用的和撤下的」 brings back by one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from deskapp.domain.validate import longest
from deskapp.errors import DeskappError
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.picker import Key, Picker
from deskapp.tui.upkeep.picker_rows import folded
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.kind import Entry, Kind
from deskapp.upkeep.kinds.places import CENTRE, CLOSED

if TYPE_CHECKING:
    from deskapp.tui.upkeep.sitting import Sitting
    from deskapp.upkeep.gone import Gone

WHY_TITLE = "为什么停用或撤下"
WHY_NOTE = "「{title}」以后查不到, 资料还在, 能恢复。写几个字: 搬走了、不办了、写错了"
WHY_WRONG = "要写为什么, 60 个字以内: 以后的人要看"
LESS_NOTE = "去掉了几行 ({labels}), 写几个字为什么: 不要了、写错了、换了"
OUT = "已停用或撤下: {title}; 撤销按 Ctrl+Z"
BACK = "已恢复: {title}"
CLOSING = "中心不撤下: 改成「撤并」, 写清什么时候、为什么, 群众问起还能说清楚"
GONE_TITLE = "停用的和撤下的"
GONE_NOTE = "谁、什么时候、为什么都在; F9 恢复选中的一条, 回车看写了什么"
GONE_NONE = "没有停用的, 也没有撤下的"
BACK_WORDS = "恢复这一条"


def ask_why(sitting: Sitting, note: str, then: Callable[[str], None]) -> None:
    """Does `then` with a few words why."""

    def answered(text: str) -> str:
        if not text or longest(60)(text):
            return WHY_WRONG
        sitting.app.pop_screen()
        then(text)
        return ""

    sitting.app.push_screen(Ask(WHY_TITLE, note, answered))


def retire(sitting: Sitting, kind: Kind, entry: Entry | None) -> None:
    """Out of use with a reason; an item that was out of use comes back without one."""
    if entry is None:
        return
    if kind is CENTRE:
        _close(sitting, entry)
    elif entry.retired:
        _write(sitting, kind, entry, "", BACK)
    else:
        note = WHY_NOTE.format(title=entry.title)
        ask_why(sitting, note, lambda why: _write(sitting, kind, entry, why, OUT))


def _write(sitting: Sitting, kind: Kind, entry: Entry, why: str, told: str) -> None:
    keeper = sitting.keeper
    sitting.write(
        lambda: keeper.retire(keeper.open(kind, entry.key), sitting.who, why),
        lambda _saved: sitting.tell(told.format(title=entry.title)),
    )


def _close(sitting: Sitting, entry: Entry) -> None:
    """A centre that closes gets a state: whoever asks for it shall hear so."""
    try:
        record = sitting.keeper.open(CENTRE, entry.key)
    except DeskappError as error:
        sitting.tell(str(error))
        return
    sitting.tell_now(CLOSING)
    closed = {**record.values, "state": CLOSED, "expected_text": "", "expected_by": ""}
    sitting.fill_in(record, sitting.saved, begin=closed, at="wording")


class GoneList:
    """The list, and the way back."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._gone: dict[str, Gone] = {}

    def open(self) -> None:
        keys = (Key("f9", "F9", "恢复", self._back),)
        self.sitting.app.push_screen(
            Picker(GONE_TITLE, self._load, self._look, keys, GONE_NOTE, empty=GONE_NONE)
        )

    def _load(self) -> list[Entry]:
        from deskapp.upkeep.gone import gone

        found = gone(self.sitting.keeper.catalog)
        self._gone = {one.entry.key: one for one in found}
        return [one.entry for one in found]

    def _look(self, entry: Entry) -> None:
        from deskapp.upkeep.gone import facts

        one = self._gone[entry.key]
        entries = [Entry("back", BACK_WORDS), *folded(facts(one), self.sitting.app.size.width)]

        def chosen(row: Entry) -> None:
            if row.key == "back" and self.sitting.shut():
                self._back(entry)

        self.sitting.app.push_screen(Picker(one.entry.title, lambda: entries, chosen, note=one.told))

    def _back(self, entry: Entry | None) -> None:
        one = self._gone.get(entry.key) if entry is not None else None
        if one is None:
            return
        done = partial(self.sitting.tell, BACK.format(title=one.entry.title))
        self.sitting.write(lambda: self._written(one), lambda _result: done())

    def _written(self, one: Gone) -> object:
        keeper, who = self.sitting.keeper, self.sitting.who
        if one.removed is None:
            return keeper.retire(keeper.open(BY_NAME["service"], one.code), who)
        from deskapp.storage.writer_history import bring_back

        row = one.removed.row
        why = f"恢复{one.entry.title}"
        return bring_back(keeper.catalog, one.removed.change, row.table, row.key, who, why)
