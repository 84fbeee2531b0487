"""放假安排: the State Council's yearly notice, as rows of the notice itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from deskapp import clock
from deskapp.domain import validate as rules
from deskapp.domain import validate_times as times
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import ID, Part, Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, words
from deskapp.upkeep.kinds.hours import TIMES, tidy_day

HOLIDAY_FIELDS = (
    form.text("paper", "哪份通知", 60, must=True, help="如 国务院办公厅关于2027年部分节假日安排的通知"),
    form.text("as_of", "通知日期", 12, must=True, tidy=tidy_day, help="通知上的日期"),
    form.rows(
        "rows", "放假和调休",
        form.text("first", "从哪天", 12, must=True, tidy=tidy_day, cells=12),
        form.text("last", "到哪天 (一天就空着)", 12, tidy=tidy_day, cells=20),
        form.choice("working", "放假还是上班", {"0": "放假", "1": "调休上班"}, cells=13),
        form.text("reason", "什么节", 20, must=True, cells=12),
        help="照通知一条一行; 调休上班的周末也要写",
    ),
)  # fmt: skip
_OF_YEAR = "source_code = 'decree-' || ?"


def holiday_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT source.code, source.name, (SELECT count(*) FROM day_exception AS d
    WHERE d.source_code = source.code) AS days FROM source WHERE kind = 'decree' ORDER BY code DESC"""
    known = {text(row["code"]).removeprefix("decree-"): row for row in select(conn, sql)}
    this = clock.now().date().year
    for year in sorted({*known, str(this), str(this + 1)}, reverse=True):
        row = known.get(year)
        note = f"{text(row['name'])}, {row['days']} 天" if row else "还没录入: 公布后照通知录"
        yield Entry(year, f"{year} 年放假安排", note)


def holiday_values(stored: Rows, key: str) -> Values:
    source = next(iter(stored.get("source", ())), {})
    return {
        "year": key,
        "paper": words(source.get("name")),
        "as_of": words(source.get("as_of")),
        "rows": [_run(run) for run in _runs(stored.get("day_exception", ()))],
    }


def _runs(days: Sequence[RawRow]) -> list[list[RawRow]]:
    """Days that follow each other and say the same."""
    runs: list[list[RawRow]] = []
    for row in sorted(days, key=lambda r: str(r["day"])):
        last = runs[-1][-1] if runs else None
        follows = last is not None and date.fromisoformat(row["day"]) - date.fromisoformat(
            last["day"]
        ) == timedelta(days=1)
        if (
            last is not None
            and follows
            and (last["working"], last["reason"]) == (row["working"], row["reason"])
        ):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _run(run: list[RawRow]) -> Part:
    last = run[-1]["day"] if len(run) > 1 else ""
    return {ID: "", "first": run[0]["day"], "last": last, "working": str(int(bool(run[0]["working"]))),
            "reason": words(run[0]["reason"])}  # fmt: skip


def holiday_rows(wanted: Values, stored: Rows, key: str, _stamp: Stamp) -> dict[str, list[RawRow]]:
    old_source = next(iter(stored.get("source", ())), {"url": ""})
    code = f"decree-{key}"
    source = {**old_source, "code": code, "name": wanted["paper"], "kind": "decree", "as_of": wanted["as_of"]}
    before = {row["day"]: row for row in stored.get("day_exception", ())}
    blank: RawRow = {"id": None, "centre_code": None, "source_code": code, "verified_on": None,
                     "verified_by": "", **dict.fromkeys(TIMES, "")}  # fmt: skip
    found = [
        {**before.get(day, blank), "day": day, "working": int(part["working"]), "reason": part["reason"]}
        for part in wanted["rows"]
        for day in _span(part)
    ]
    return {"source": [source], "day_exception": found}


def _span(part: Part) -> Iterator[str]:
    day, last = date.fromisoformat(part["first"]), date.fromisoformat(part["last"] or part["first"])
    while day <= last:
        yield day.isoformat()
        day += timedelta(days=1)


LONGEST_HOLIDAY = 15


def holiday_problems(wanted: Values, around: Around) -> Iterable[Problem]:
    today = around["today"]
    seen: set[str] = set()
    reason = times.a_day(wanted["as_of"], today) or rules.longest(12)(wanted["as_of"])
    if reason:
        yield Problem("as_of", reason)
    for at, part in enumerate(wanted["rows"]):
        reason = next((r for r in (times.a_day(d, today) for d in _ends(part)) if r), "")
        reason = reason or times.in_order(part["first"], part["last"], today)
        if reason:
            yield Problem("rows", reason, at, "first")
            continue
        days = list(_span(part))
        if len(days) > LONGEST_HOLIDAY:
            yield Problem("rows", f"一次放 {len(days)} 天不对吧", at, "last")
        if any(not day.startswith(around["key"]) for day in days):
            yield Problem("rows", f"不是 {around['key']} 年的日子", at, "first")
        if seen.intersection(days):
            yield Problem("rows", "这天写了两遍", at, "first")
        seen.update(days)


def _ends(part: Part) -> tuple[str, ...]:
    return tuple(day for day in (part["first"], part["last"]) if day)


HOLIDAYS = Kind(
    "holidays", "放假安排", (Scope("source", "code = 'decree-' || ?"), Scope("day_exception", _OF_YEAR)),
    HOLIDAY_FIELDS, holiday_entries, holiday_values, holiday_rows, lambda _values: "", holiday_problems,
    lambda values, _lots: f"{values['year']} 年放假安排", can_add=False,
)  # fmt: skip
