"""窗口: a centre's window table as it hangs in the hall, and who handles what, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from uuid import uuid4

from deskapp.domain import validate as rules
from deskapp.domain.handlings import MODES
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import ID, Lots, Part, Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, stamped, words
from deskapp.upkeep.kinds.services import CONTACT

SAID = {**dict(zip(MODES, MODES, strict=True)), "": "没核实"}
MODES_HELP = "1 直接办  2 只收件  3 只咨询  4 不办; 不知道就留着没核实"
WINDOW = "_window"
"""In a row: code of the stored window it belongs to."""

FIELDS = (
    form.rows(
        "rows", "窗口表",
        form.text("label", "窗口", 8, check=rules.window_label, tidy=rules.tidy_window_label, cells=8),
        form.text("title", "牌子上写", 30, cells=12),
        form.pick("what", "办什么", "what", cells=20),
        form.choice("mode", "办到哪一步", SAID, cells=10, help=MODES_HELP),
        form.pick("room_code", "在哪个场所", "room", cells=12),
        help="一行一样: 一个窗口办几样就写几行, 窗口号相同; 不知道窗口号就空着", group=CONTACT,
    ),
)  # fmt: skip
_HALL = "window_code IN (SELECT code FROM service_window WHERE centre_code = ?)"
SCOPES = (
    Scope("service_window", "centre_code = ?"),
    Scope("service_at_location", "centre_code = ?"),
    Scope("schedule", _HALL),
    Scope("notice", _HALL),
)


def entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT centre.code, centre.name, (SELECT group_concat(label || ' ' || title, '、')
    FROM service_window WHERE centre_code = centre.code) AS windows FROM centre ORDER BY position, rowid"""
    for row in select(conn, sql):
        windows = text(row["windows"])
        yield Entry(
            text(row["code"]), f"{text(row['name'])} 窗口表", windows[:60] or "还没有窗口", words=windows
        )


def values(stored: Rows, key: str) -> Values:
    handlings = sorted(stored.get("service_at_location", ()), key=lambda row: row["id"])
    listed: list[Part] = []
    for window in sorted(stored.get("service_window", ()), key=lambda row: row["position"]):
        own = [row for row in handlings if row["window_code"] == window["code"]]
        listed += [_part(row, window) for row in own or [{}]]
    listed += [_part(row, {}) for row in handlings if row["window_code"] is None]
    return {"rows": listed, "centre": key}


def _part(handling: RawRow, window: RawRow) -> Part:
    return {
        ID: words(handling.get("id")),
        WINDOW: words(window.get("code")),
        "label": words(window.get("label")),
        "title": words(window.get("title")),
        "what": _what(handling),
        "mode": words(handling.get("mode")),
        "room_code": words(window.get("room_code") or handling.get("room_code")),
    }


def _what(handling: RawRow) -> str:
    if handling.get("service_code"):
        return f"s:{handling['service_code']}"
    return f"k:{handling['category_code']}" if handling.get("category_code") else ""


def rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    """Windows in the order they are written; what is handled hangs on them."""
    windows = _windows(wanted["rows"], stored, key, stamp)
    codes = {label: row["code"] for label, row in windows.items()}
    before = {str(row["id"]): row for row in stored.get("service_at_location", ())}
    handlings = [
        _handling(part, before.get(part.get(ID, "")), codes.get(part["label"]), key, stamp)
        for part in wanted["rows"]
        if part["what"]
    ]
    kept = set(codes.values())
    return {
        "service_window": list(windows.values()),
        "service_at_location": handlings,
        "schedule": [row for row in stored.get("schedule", ()) if row["window_code"] in kept],
        "notice": [
            row if row["window_code"] in kept else {**row, "window_code": None}
            for row in stored.get("notice", ())
        ],
    }


def _windows(listed: list[Part], stored: Rows, centre: str, stamp: Stamp) -> dict[str, RawRow]:
    """Label -> the window's row. A window keeps its code when only its label was changed."""
    before = {row["code"]: row for row in stored.get("service_window", ())}
    found: dict[str, RawRow] = {}
    taken: set[str] = set()
    place = 0
    for part in listed:
        label = part["label"]
        if not label or label in found:
            continue
        code = part.get(WINDOW, "")
        if not code or code in taken:
            code = f"{centre}-w-{uuid4().hex[:6]}"
        taken.add(code)
        new = {**before.get(code, {}), "code": code, "centre_code": centre, "label": label}
        old = before.get(code)
        place = max(place + 1, old["position"] if old else 0)
        new |= {"title": part["title"], "room_code": part["room_code"] or None, "position": place}
        moved = old is not None and {**old, "position": new["position"]} == new
        found[label] = new if moved else stamped(old, new, stamp)
    return found


def _handling(part: Part, old: RawRow | None, window: str | None, centre: str, stamp: Stamp) -> RawRow:
    kind, _, code = part["what"].partition(":")
    new = {
        **(old or {"id": None, "wording": "", "planned": 0}),
        "centre_code": centre,
        "service_code": code if kind == "s" else None,
        "category_code": code if kind == "k" else None,
        "window_code": window,
        "room_code": part["room_code"] or None,
        "mode": part["mode"],
    }
    changed = stamped(old, new, stamp)
    # What this desk has seen at work is no plan any more, and no longer in another's words.
    return changed if changed == old else {**changed, "planned": 0, "wording": ""}


def problems(wanted: Values, around: Around) -> Iterable[Problem]:
    titles: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for at, part in enumerate(wanted["rows"]):
        if not part["what"] and part["mode"]:
            yield Problem("rows", "选了办到哪一步, 就写办什么; 不知道就选「没核实」", at, "what")
        elif not part["label"] and not part["what"]:
            yield Problem("rows", "没有窗口号的一行要写办什么", at, "what")
        if part["title"] and not part["label"]:
            yield Problem("rows", "写了牌子就写窗口号; 不知道窗口号, 牌子先空着", at, "label")
        goes_on = part["label"] in titles and not part["title"] and not part.get(WINDOW)
        if part["label"] and not goes_on and titles.setdefault(part["label"], part["title"]) != part["title"]:
            yield Problem("rows", f"{part['label']}的牌子写了两种", at, "title")
        if part["what"] and (part["what"], part["label"]) in seen:
            yield Problem("rows", "这个窗口办这一样写了不止一行", at, "what", stops=False)
        seen.add((part["what"], part["label"]))
        if part["room_code"] and part["room_code"] not in around["rooms"].get(around["key"], ()):
            yield Problem("rows", "这个场所不在本中心", at, "room_code")


def title(values: Values, lots: Lots) -> str:
    """The centre's name: every one has such a table."""
    return dict(lots["centre"]).get(values["centre"], "")


WINDOWS = Kind(
    "windows", "窗口表", SCOPES, FIELDS, entries, values, rows, lambda _values: "", problems, title,
    can_add=False, about=lambda key: f"c:{key}",
)  # fmt: skip

# One window, for what is not of its table

WINDOW_FIELDS = (
    form.text("title", "牌子上写", 30, help="如 民政救助; 没有就空着", group=CONTACT),
    form.Field("phone", "窗口电话", check=rules.all_of(rules.longest(60), rules.phone), group=CONTACT,
               help="打这个窗口的; 座机带区号, 没有就空着; 念给群众听"),
    form.pick("room_code", "场所", "room", group=CONTACT, help="在哪个场所; 不知道就空着"),
)  # fmt: skip
_HERS = tuple(item.name for item in WINDOW_FIELDS)


def window_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT w.code, w.label, w.title, w.phone, centre.name FROM service_window AS w
    JOIN centre ON centre.code = w.centre_code ORDER BY centre.position, centre.rowid, w.position"""
    for row in select(conn, sql):
        title = f"{text(row['name'])} {text(row['label'])} {text(row['title'])}"
        yield Entry(text(row["code"]), title, text(row["phone"]) or "没写电话")


def window_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("service_window", ())), {})
    found: Values = {name: words(main.get(name)) for name in _HERS}
    return found | {"label": words(main.get("label")), "centre": words(main.get("centre_code"))}


def window_rows(wanted: Values, stored: Rows, _key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = stored["service_window"][0]
    new = {**old, **{name: wanted[name] for name in _HERS}, "room_code": wanted["room_code"] or None}
    return {"service_window": [stamped(old, new, stamp)]}


def window_problems(wanted: Values, around: Around) -> Iterable[Problem]:
    if wanted["room_code"] and wanted["room_code"] not in around["rooms"].get(wanted["centre"], ()):
        yield Problem("room_code", "这个场所不在本中心")


def window_title(values: Values, lots: Lots) -> str:
    return f"{title(values, lots)} {values['label']}".strip()


ONE_WINDOW = Kind(
    "window", "窗口", (Scope("service_window", "code = ?"),), WINDOW_FIELDS, window_entries, window_values,
    window_rows, lambda _values: "", window_problems, window_title, can_add=False,
    about=lambda key: f"w:{key}",
)  # fmt: skip
