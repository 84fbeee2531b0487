"""办公时间 and 例外的日子: when a place works."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from deskapp import clock
from deskapp.domain import validate_times as times
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import ID, Field, Lots, Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, stamped, words
from deskapp.upkeep.kinds.services import CONTACT

TIMES = ("opens_1", "closes_1", "opens_2", "closes_2")
SEASON = ("season_from", "season_to")


def _tidy_clock(typed: str) -> str:
    return times.clock_of(typed) or typed.strip()


def _tidy_season(typed: str) -> str:
    return times.season_of(typed) or typed.strip()


def _weekdays(typed: str) -> str:
    return "" if times.weekdays_of(typed) else "写成 一到五、六、日 或 1-5 这样"


def _tidy_weekdays(typed: str) -> str:
    days = times.weekdays_of(typed)
    return times.weekday_words(days) if days else typed.strip()


def tidy_day(typed: str) -> str:
    day = times.day_of(typed, clock.now().date())
    return day.isoformat() if day else typed.strip()


def _clock(name: str, label: str) -> Field:
    return form.text(name, label, 8, check=times.a_clock, tidy=_tidy_clock, cells=7)


CLOCKS = tuple(
    _clock(name, label) for name, label in zip(TIMES, ("上午开", "上午关", "下午开", "下午关"), strict=True)
)
FIELDS = (
    form.rows(
        "rows", "办公时间",
        form.text("days", "周几", 20, check=_weekdays, tidy=_tidy_weekdays, must=True, cells=10), *CLOCKS,
        form.text("season_from", "从(月-日)", 6, check=times.a_season, tidy=_tidy_season, cells=9),
        form.text("season_to", "到(月-日)", 6, check=times.a_season, tidy=_tidy_season, cells=9),
        help="中午不休就只写前两格; 没写到的日子算休息; 夏冬不同才写后两格", group=CONTACT,
    ),
)  # fmt: skip
SCOPES = (Scope("schedule", "centre_code = ?1 AND window_code IS ?2", (0, 1)),)


def entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT centre.code, centre.name, '' AS window, '' AS label, centre.position AS place, 0 AS at
    FROM centre UNION ALL
    SELECT centre.code, centre.name, w.code, w.label, centre.position, w.position
    FROM service_window AS w JOIN centre ON centre.code = w.centre_code ORDER BY place, 1, at"""
    own = {(text(r["centre_code"]), text(r["window_code"])) for r in select(conn, "SELECT * FROM schedule")}
    for row in select(conn, sql):
        key = (text(row["code"]), text(row["window"]))
        label = f"{text(row['label']).removesuffix('窗口')}窗口" if key[1] else "整个中心"
        known = "已写" if key in own else ("照中心" if key[1] else "没写")
        yield Entry("|".join(key), f"{text(row['name'])} {label}", known)


def values(stored: Rows, key: str) -> Values:
    """Days with equal hours in one season stand in one row."""
    grouped: dict[tuple[str, ...], list[int]] = {}
    for row in sorted(stored.get("schedule", ()), key=lambda r: (r["season_from"], r["weekday"])):
        shape = tuple(words(row[name]) for name in (*TIMES, *SEASON))
        grouped.setdefault(shape, []).append(row["weekday"])
    return {
        "centre": key.partition("|")[0],
        "window": key.partition("|")[2],
        "rows": [
            {ID: "", "days": times.weekday_words(days), **dict(zip((*TIMES, *SEASON), shape, strict=True))}
            for shape, days in grouped.items()
        ],
    }


def rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    """One row a weekday and season; a day keeps its row. Hours are one fact: whoever changes a day
    vouches for the week, lest days of the sample go and the rest say that it is closed then."""
    before = {(row["weekday"], row["season_from"]): row for row in stored.get("schedule", ())}
    found = [
        {**before.get((weekday, part["season_from"]), {"id": None}), **_said(part, weekday, key)}
        for part in wanted["rows"]
        for weekday in times.weekdays_of(part["days"]) or ()
    ]
    if sorted(map(repr, found)) == sorted(map(repr, stored.get("schedule", ()))):
        return {"schedule": found}
    return {"schedule": [stamped(None, row, stamp) for row in found]}


def _said(part: dict[str, str], weekday: int, key: str) -> RawRow:
    centre, _, window = key.partition("|")
    own = {name: part[name] for name in (*TIMES, *SEASON)}
    return {"centre_code": centre, "window_code": window or None, "weekday": weekday, **own}


def problems(wanted: Values, _around: Around) -> Iterable[Problem]:
    taken: set[tuple[int, str]] = set()
    for at, part in enumerate(wanted["rows"]):
        reason = times.hours([part[name] for name in TIMES])
        if reason:
            yield Problem("rows", reason, at, "opens_1")
        if bool(part["season_from"]) != bool(part["season_to"]):
            yield Problem("rows", "季节的头尾要都写", at, "season_from")
        for day in times.weekdays_of(part["days"]) or ():
            if (day, part["season_from"]) in taken:
                yield Problem("rows", f"周{times.weekday_words([day])}写了两遍", at, "days")
            taken.add((day, part["season_from"]))


def title(values: Values, lots: Lots) -> str:
    """The centre's name, or the window's."""
    if values["window"]:
        return dict(lots["notice"]).get(f"w:{values['window']}", "")
    return dict(lots["centre"]).get(values["centre"], "")


HOURS = Kind(
    "hours", "办公时间", SCOPES, FIELDS, entries, values, rows, lambda _values: "", problems,
    title, can_add=False, about=lambda key: f"c:{key.partition('|')[0]}",
)  # fmt: skip

# One day that breaks the rule

WORKING = {"0": "不上班", "1": "上班"}
DAY_FIELDS = (
    form.text("day", "哪天", 12, must=True, tidy=tidy_day, help="如 2026-12-01 或 明天", group=CONTACT),
    form.choice("working", "上不上班", WORKING, group=CONTACT),
    form.text("reason", "为什么", 40, must=True, help="如 停电检修; 会念给群众听", group=CONTACT),
    form.pick("centre_code", "哪个中心", "centre", must=True, group=CONTACT),
    *(
        form.text(f.name, f.label, 8, check=times.a_clock, tidy=_tidy_clock, group=CONTACT,
                  help="上班时间和平常一样就空着")
        for f in CLOCKS
    ),
)  # fmt: skip


def day_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT d.id, d.day, d.working, d.reason, centre.name AS centre
    FROM day_exception AS d LEFT JOIN centre ON centre.code = d.centre_code
    WHERE d.centre_code IS NOT NULL ORDER BY d.day DESC, d.id"""
    for row in select(conn, sql):
        title = f"{text(row['day'])} {text(row['centre'])}"
        yield Entry(str(row["id"]), title, f"{WORKING[str(int(bool(row['working'])))]} {text(row['reason'])}")


def day_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("day_exception", ())), {})
    found: Values = {f.name: words(main.get(f.name)) for f in DAY_FIELDS}
    found["working"] = str(int(bool(main.get("working"))))
    return found


def day_rows(wanted: Values, stored: Rows, _key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("day_exception", ())), None)
    new = {**(old or {"id": None}), **wanted, "working": int(wanted["working"])}
    return {"day_exception": [stamped(old, new, stamp)]}


def day_problems(wanted: Values, around: Around) -> Iterable[Problem]:
    reason = times.a_day(wanted["day"], around["today"])
    if reason:
        yield Problem("day", reason)
    reason = times.hours([wanted[name] for name in TIMES])
    if reason:
        yield Problem("opens_1", reason)
    if wanted["working"] == "0" and any(wanted[name] for name in TIMES):
        yield Problem("opens_1", "不上班的日子不写时间")


DAY = Kind(
    "day", "例外的日子", (Scope("day_exception", "id = CAST(? AS INTEGER)"),), DAY_FIELDS, day_entries,
    day_values, day_rows, lambda _values: "", day_problems,
    lambda values, _lots: f"{values.get('day', '')} {values.get('reason', '')}".strip(),
)  # fmt: skip
