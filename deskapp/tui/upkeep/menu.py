"""维护: everything that can be kept here, what is used most at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskapp.tui.upkeep.picker import Picker
from deskapp.upkeep.catalogue import BY_NAME, KINDS
from deskapp.upkeep.kind import Entry

if TYPE_CHECKING:
    from deskapp.tui.upkeep.sitting import Sitting

TITLE = "维护: 改什么"
FIRST = (
    "service", "centre", "windows", "hours", "day", "notice", "holidays", "window",
    "work", "disputes", "gone", "history", "backups",
    "room", "question", "event", "shipped", "pin",
)  # fmt: skip
"""In sight in the usual window without scrolling, the most used first; the other kinds follow."""


class Menu(Picker):
    """Coming back to it, nothing is filtered any more."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        super().__init__(TITLE, _entries, self._chosen)

    def _chosen(self, entry: Entry) -> None:
        self.clear()
        if entry.key in BY_NAME:
            self._sitting.listing(entry.key)
        else:
            self._other(entry.key)

    def _other(self, name: str) -> None:
        from deskapp.tui.upkeep.disputes import Disputing
        from deskapp.tui.upkeep.leaving import GoneList
        from deskapp.tui.upkeep.safekeeping import Safekeeping
        from deskapp.tui.upkeep.truth import Truth

        sitting = self._sitting
        others = {
            "work": Truth(sitting).work,
            "disputes": Disputing(sitting).listing,
            "gone": GoneList(sitting).open,
            "history": Truth(sitting).history,
            "shipped": sitting.take_in_shipped,
            "backups": Safekeeping(sitting).listing,
            "pin": sitting.change_pin,
        }
        others[name]()


def _entries() -> list[Entry]:
    found = {kind.name: Entry(kind.name, kind.label, _NOTES.get(kind.name, "")) for kind in KINDS}
    found |= {name: Entry(name, label, note) for name, label, note in _OTHER}
    return [*(found.pop(name) for name in FIRST), *found.values()]


_OTHER = (
    ("work", "该核实的", "本台的中心, 再是问得多、很久没核实的"),
    ("disputes", "来源说法不一", "两处说的不一样, 看了两边再定"),
    ("gone", "停用的和撤下的", "谁、什么时候、为什么; 一个键恢复"),
    ("history", "更改记录", "谁、什么时候、改前改后; 能恢复"),
    ("shipped", "新版带来的内容", "目录里没有的才收; 改过、核实过、停用的不动"),
    ("backups", "备份与恢复", "存到 U 盘、换电脑、换回以前的一份"),
    ("pin", "修改口令", "设了口令, 不知道的人只能查、不能改"),
)
_NOTES = {
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
    "window": "窗口的电话、牌子、在哪个场所",
    "notice": "今天的和以前的; 改字、改时间、提前结束",
    "emergency": "着火、晕倒、走失: 先打哪个电话",
    "sensitive": "失独、戒毒这些: 小声说, 转屏用平和的名字",
    "question_word": "办、怎么 这样带着也照样问的",
    "event_ending": "要办啥、需要办什么 这样的话",
    "harmless": "消防证、死亡证明: 听着吓人, 没有事",
    "filler": "我想问一下 这样说了等于没说的",
}
