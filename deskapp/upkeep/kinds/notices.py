"""今日变动 as a record: what was put up in a hurry is put right here, word by word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from deskapp import clock
from deskapp.domain import notices
from deskapp.domain import validate_times as times
from deskapp.domain.models import OWN_DESK
from deskapp.storage.notices import read_notices
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, words

ENDED = "已结束"
EVERYWHERE = "all:"
"""The lot's word for every centre; the others are `c:`, `w:`, `s:`, `k:` and a code."""


class Target(NamedTuple):
    """What a notice can be about: its scope, and the column of its code."""

    scope: str
    column: str


TARGETS = {
    "all": Target(notices.EVERYWHERE, ""),
    "c": Target(notices.CENTRE, "centre_code"),
    "w": Target(notices.WINDOW, "window_code"),
    "s": Target(notices.SERVICE, "service_code"),
    "k": Target(notices.CATEGORY, "category_code"),
}
_COLUMNS = ("centre_code", "window_code", "service_code", "category_code")

FIELDS = (
    form.text("text", "写什么", 100, must=True, help="照着念的一句话, 如 3号窗口今天暂停"),
    form.pick("about", "关于", "notice", must=True, help="打字找: 中心、窗口、事项、类别, 或所有中心"),
    form.choice("suspends", "还办不办", {"0": "照办, 只是告诉一声", "1": "暂停办理"}),
    form.text("starts", "开始", 16, must=True, help="如 2026-12-01 9:00, 或 今天"),
    form.text("ends", "结束", 16, must=True, help="如 2026-12-01 18:00; 只写日子就是到那天下班"),
    form.text("created_by", "谁写的", 20),
)


def entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    now = clock.now()
    for notice in read_notices(conn):
        until = f"到 {notice.ends:%Y-%m-%d %H:%M}" if now < notice.ends else ENDED
        yield Entry(str(notice.id), notice.text, until)


def values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("notice", ())), {})
    found: Values = {name: words(main.get(name)) for name in ("text", "created_by")}
    now = clock.now()
    found["starts"] = _shown(main.get("starts")) if main else f"{now:%Y-%m-%d %H:%M}"
    found["ends"] = _shown(main.get("ends"))
    found["suspends"] = str(int(bool(main.get("suspends"))))
    found["about"] = _about(main)
    return found


def _shown(stored: object) -> str:
    return words(stored).replace("T", " ")[:16]


def _about(row: RawRow) -> str:
    for letter, target in TARGETS.items():
        if row.get("scope") == target.scope:
            return f"{letter}:{words(row.get(target.column)) if target.column else ''}"
    return ""


def rows(wanted: Values, stored: Rows, _key: str, _stamp: Stamp) -> dict[str, list[RawRow]]:
    """Put up in this desk's name; what was not touched stays as it is stored."""
    old = next(iter(stored.get("notice", ())), None)
    before = values(stored, "") if old else {}
    new: RawRow = dict(old) if old else {"id": None, "created_at": clock.now().isoformat(), **_UNVERIFIED}
    new |= {"text": wanted["text"], "created_by": wanted["created_by"], "suspends": int(wanted["suspends"])}
    for name in ("starts", "ends"):
        if wanted[name] != before.get(name):
            new[name] = _moment(wanted[name], end=name == "ends")
    if wanted["about"] != before.get("about"):
        letter, _, code = wanted["about"].partition(":")
        target = TARGETS[letter]
        new |= {"scope": target.scope, **dict.fromkeys(_COLUMNS)}
        new |= {target.column: code} if target.column else {}
    return {"notice": [new]}


_UNVERIFIED: RawRow = {"source_code": OWN_DESK, "verified_on": None, "verified_by": ""}


def _moment(typed: str, *, end: bool) -> str:
    moment = times.moment_of(typed, clock.now().date(), end=end)
    return moment.isoformat() if moment else ""


def problems(wanted: Values, around: Around) -> Iterable[Problem]:
    today: date = around["today"]
    moments: list[datetime] = []
    for name in ("starts", "ends"):
        moment = times.moment_of(wanted[name], today, end=name == "ends")
        if moment is None:
            yield Problem(name, f"不是日期时间: 写成 {today.isoformat()} 9:00 这样")
        elif reason := times.a_day(moment.date().isoformat(), today):
            yield Problem(name, reason)
        else:
            moments.append(moment)
    if len(moments) == 2 and moments[1] <= moments[0]:
        yield Problem("ends", "结束要晚于开始")


def end_now(stored: Rows, _today: date) -> dict[str, list[RawRow]]:
    """Taken down, and kept: the table is its own history."""
    now = clock.now().isoformat()
    return {
        "notice": [{**row, "ends": max(min(row["ends"], now), row["starts"])} for row in stored["notice"]]
    }


NOTICE = Kind(
    "notice", "今日变动", (Scope("notice", "id = CAST(? AS INTEGER)"),), FIELDS, entries, values, rows,
    lambda _values: "", problems, lambda values, _lots: str(values["text"]), retire=end_now,
)  # fmt: skip
