"""停用的和撤下的: what is out of use, as entries with who, when and why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from deskapp.storage.opening import open_catalog
from deskapp.storage.removed import Removed, read_removed, read_retired
from deskapp.storage.rows import select, text
from deskapp.upkeep.history_words import LABELS, TABLES, TELLING
from deskapp.upkeep.kind import Entry

NOBODY = "没写谁"
NO_REASON = "没写为什么"


class Gone(NamedTuple):
    """One thing out of use: a retired item (`code`), or a row that was taken out (`removed`)."""

    entry: Entry
    told: str
    """Who, when and why, in one sentence."""
    code: str = ""
    removed: Removed | None = None


def gone(catalog: Path) -> tuple[Gone, ...]:
    """Retired items first, then what was taken out, the newest first. Raises the Catalog* errors."""
    with closing(open_catalog(catalog)) as conn:
        whys = read_retired(conn)
        retired = [
            _item(text(row["code"]), text(row["name"]), text(row["retired_on"]), whys)
            for row in select(conn, "SELECT * FROM service WHERE retired_on IS NOT NULL ORDER BY name")
        ]
        removed = read_removed(conn)
        names = dict(_names(conn))
    return (*retired, *(_row(one, names) for one in removed))


def _names(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What codes in a removed row are called."""
    for table in ("centre", "service", "service_window"):
        column = "label" if table == "service_window" else "name"
        for row in select(conn, f"SELECT code, {column} AS name FROM {table}"):  # noqa: S608
            yield text(row["code"]), text(row["name"])


def _item(code: str, name: str, on: str, whys: dict[str, tuple[datetime | None, str, str]]) -> Gone:
    at, by, why = whys.get(code, (None, "", ""))
    told = _told(at, by, why) if at else f"{on} 停用"
    short = _short(at, by, why) if at else told
    return Gone(Entry(f"s:{code}", f"事项 {name}", short, retired=True, words=told), told, code=code)


def _row(one: Removed, names: dict[str, str]) -> Gone:
    row = one.row
    said = next((str(row.before[name]) for name in TELLING if row.before.get(name)), "")
    owner = next(
        (names[str(v)] for n, v in row.before.items() if n.endswith("_code") and str(v) in names), ""
    )
    title = " ".join(part for part in (TABLES.get(row.table, row.table), said, owner) if part)
    told = _told(one.at, one.by, one.why)
    key = f"r:{one.change}:{row.table}:{json.dumps(list(row.key), ensure_ascii=False)}"
    return Gone(Entry(key, title, _short(one.at, one.by, one.why), words=told), told, removed=one)


def facts(one: Gone) -> list[str]:
    """What the row said, field by field, for reading before it is put back."""
    if one.removed is None:
        return []
    return [f"{LABELS[name]}: {value}" for name, value in one.removed.row.before.items()
            if name in LABELS and value not in (None, "")]  # fmt: skip


def _short(at: datetime | None, by: str, why: str) -> str:
    """「11-24 王芳 搬走了」: the reason alone, for a row of the list."""
    reason = next((why.rpartition(mark)[2] for mark in ("去掉的: ", "」: ") if mark in why), why)
    return " ".join(part for part in (f"{at:%m-%d}" if at else "", by or NOBODY, reason or NO_REASON) if part)


def _told(at: datetime | None, by: str, why: str) -> str:
    when = f"{at:%Y-%m-%d %H:%M}" if at else "时间不知道"
    return f"{when} {by or NOBODY} {why or NO_REASON}"
