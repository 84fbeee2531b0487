"""中心 and 场所: the place itself, its dated state, its rooms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from uuid import uuid4

from deskapp.domain import validate as rules
from deskapp.domain.opening import WORKING
from deskapp.storage.places import read_places
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, children, parts_of, stamped, words
from deskapp.upkeep.kinds.services import HANDLING

STATES = ("开放", "试运行", "暂停", "规划", "选址", "在建", "装修", "搬迁", "撤并", "未知")
CENTRE_LEVELS = ("社区级", "办事处级")
ROOM_KINDS = {
    "hall": "大厅",
    "petition": "信访接待",
    "police_station": "派出所工作站",
    "police_post": "警务工作站",
    "service": "服务场所",
    "shop": "商店超市",
    "function": "功能区",
}
CLOSED = "撤并"
"""The state of a centre that is no more."""
STATE = "state"

CENTRE_FIELDS = (
    form.text("name", "名称", 60, must=True, help="牌子上的全称, 如 贵和家园社区便民服务中心"),
    form.choice("state", "开了没有", STATES, help="开门办事选「开放」; 照您今天知道的选", group=STATE),
    form.text("wording", "状态说明", 100, help="原话或补充一句, 可空", group=STATE),
    form.text("expected_text", "预计开放", 60, help="还没开的才写, 照原话", group=STATE),
    form.text("expected_by", "最迟哪天", 10, help="预计期的最后一天, 可空; 到了也不会自动算开", group=STATE),
    form.choice("level", "级别", CENTRE_LEVELS, group=HANDLING),
    form.text("parent", "所属", 40, help="属哪个办事处, 如 搬口办事处", group=HANDLING),
    form.text("address", "地址", 120, help="照门牌写, 加一个好找的地方", group=HANDLING),
    form.text("serves", "服务谁", 200, group=HANDLING),
    form.text("notes", "注意", 300, group=HANDLING),
    form.rows(
        "names", "叫法",
        form.text("text", "群众怎么叫这里", 40, check=rules.everyday_name, must=True, cells=24),
        help="老名字、小区名、门口的大招牌",
    ),
)  # fmt: skip
CENTRE_SCOPES = (
    Scope("centre", "code = ?"),
    Scope("centre_state", "centre_code = ?"),
    Scope("centre_name", "centre_code = ?"),
)
_STATE = ("state", "wording", "expected_text", "expected_by")
_CENTRE = ("name", "level", "parent", "address", "serves", "notes")


def centre_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    for centre in read_places(conn).centres:
        state = centre.state.state if centre.state else "未知"
        also = " ".join(name.text for name in centre.names)
        yield Entry(centre.code, centre.name, state, words=also)


def centre_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("centre", ())), {})
    state = _current(stored)
    found: Values = {name: words(main.get(name)) for name in _CENTRE}
    found |= {name: words(state.get(name)) for name in _STATE}
    found["state"] = found["state"] or ("未知" if main else STATES[0])
    found["level"] = found["level"] or CENTRE_LEVELS[0]
    found["names"] = parts_of(stored.get("centre_name", ()), "text")
    return found


def _current(stored: Rows) -> RawRow:
    """The state that answers speak of: what a desk said, then the sample, then the newest of the rest."""
    states = stored.get("centre_state", ())

    def weight(row: RawRow) -> tuple[bool, bool, str, int]:
        own = row["source_code"] == "desk" or row["verified_on"] is not None
        return own, row["source_code"] == "sample", row["verified_on"] or "", row["id"]

    return max(states, key=weight, default={})


def centre_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    """A changed state is added, dated today; what was known before stays known."""
    old = next(iter(stored.get("centre", ())), None)
    main: RawRow = dict(old) if old else {**_EMPTY, "code": key}
    main = stamped(old, main | {name: wanted[name] for name in _CENTRE}, stamp)
    states = list(stored.get("centre_state", ()))
    said = {name: wanted[name] for name in _STATE} | {"expected_by": wanted["expected_by"] or None}
    if not states or any(words(_current(stored).get(name)) != words(said[name]) for name in _STATE):
        new = {"id": None, "centre_code": key, "as_of": stamp.on.isoformat(), **said}
        states.append(stamped(None, new, stamp))
    names = children(
        stored.get("centre_name", ()), wanted["names"],
        lambda part, _n: {"centre_code": key, "text": part["text"], "kind": "alias"},
    )  # fmt: skip
    return {"centre": [main], "centre_state": states, "centre_name": names}


_EMPTY: RawRow = {"floor_area": "", "land_area": "", "storeys": "", "position": 99}


def centre_problems(wanted: Values, around: Around) -> Iterable[Problem]:
    from deskapp.domain import validate_times as times

    if wanted["expected_by"]:
        reason = times.a_day(wanted["expected_by"], around["today"])
        if reason:
            yield Problem("expected_by", reason)
    if wanted["state"] in WORKING and (wanted["expected_text"] or wanted["expected_by"]):
        yield Problem("expected_text", "已经开了, 就不再写预计: 请清空预计两栏")
    if any(
        wanted["name"].strip() == label for code, label in around["lots"]["centre"] if code != around["key"]
    ):
        yield Problem("name", "已有同名的中心")


ROOM_FIELDS = (
    form.pick("centre_code", "哪个中心", "centre", must=True),
    form.text("name", "名称", 40, must=True, help="门上的牌子, 如 便民服务大厅"),
    form.choice("kind", "是什么", ROOM_KINDS, help="派出所的事只有派出所工作站能办", group=HANDLING),
    form.text("floor", "楼层", 20, help="如 一楼左手; 不知道就空着", group=HANDLING),
    form.choice("planned", "有没有了", {"0": "已经有", "1": "还是计划"}, group=HANDLING),
    form.text("wording", "说明", 100, group=HANDLING),
)


def room_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT room.code, room.name, floor, planned, centre.name AS centre FROM room
    JOIN centre ON centre.code = centre_code
    ORDER BY centre.position, centre.rowid, room.position, room.rowid"""
    for row in select(conn, sql):
        note = " ".join(p for p in (text(row["floor"]), "计划" if row["planned"] else "") if p)
        yield Entry(text(row["code"]), f"{text(row['centre'])} {text(row['name'])}", note)


def room_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("room", ())), {})
    found: Values = {f.name: words(main.get(f.name)) for f in ROOM_FIELDS}
    found["kind"] = found["kind"] or "hall"
    found["planned"] = str(int(bool(main.get("planned"))))
    return found


def room_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("room", ())), None)
    new = {**(old or {"code": key, "position": 99}), **wanted, "planned": int(wanted["planned"])}
    return {"room": [stamped(old, new, stamp)]}


CENTRE = Kind(
    "centre", "中心", CENTRE_SCOPES, CENTRE_FIELDS, centre_entries, centre_values, centre_rows,
    lambda _values: f"c-{uuid4().hex[:8]}", centre_problems, about=lambda key: f"c:{key}",
)  # fmt: skip
ROOM = Kind(
    "room", "场所", (Scope("room", "code = ?"),), ROOM_FIELDS, room_entries, room_values, room_rows,
    lambda values: f"{values['centre_code']}-r-{uuid4().hex[:6]}",
)  # fmt: skip
