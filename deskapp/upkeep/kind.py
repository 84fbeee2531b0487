"""A kind of record (事项, 中心, 窗口 …): which rows it is, which form it has, and the way between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from deskapp.domain.models import OWN_DESK
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.upkeep.fields import ID, Field, Lots, Part, Problem, Values

ON_SITE, BY_PHONE, BY_PAPER, BY_REPORT = "现场", "电话", "文件", "报道"
WAYS = (ON_SITE, BY_PHONE, BY_PAPER, BY_REPORT)
"""How somebody came to know (核实方式)."""


class Stamp(NamedTuple):
    """Who vouches for what is being saved: goes onto every fact that changed."""

    on: date
    by: str
    how: str
    paper: str = ""
    """Which document or report, where that is how it is known."""


class Entry(NamedTuple):
    """One record in the list of its kind."""

    key: str
    title: str
    note: str = ""
    retired: bool = False
    words: str = ""
    """Further words it is found by."""


Around = Mapping[str, Any]
"""What a kind needs to know of the rest of the catalog: `lots`, `owners` of names, `today`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """See the module. Functions take and give plain values; nothing here writes."""

    name: str
    label: str
    scopes: tuple[Scope, ...]
    fields: tuple[Field, ...]
    entries: Callable[[sqlite3.Connection], Iterable[Entry]]
    values: Callable[[Rows, str], Values]
    """(stored rows, key) -> the form's values; of no rows, those of an empty form."""
    rows: Callable[[Values, Rows, str, Stamp], dict[str, list[RawRow]]]
    """(values, rows as read, key, stamp) -> the rows wanted."""
    new_key: Callable[[Values], str]
    """Key of a new record; its rows are made with it."""
    problems: Callable[[Values, Around], Iterable[Problem]] = field(default=lambda _values, _around: ())
    """What no single field can see."""
    title: Callable[[Values, Lots], str] = field(default=lambda values, _lots: str(values.get("name", "")))
    can_add: bool = True
    about: Callable[[str], str] = field(default=lambda _key: "")
    """Key -> `s:…`, `c:…` or `w:…`: whose facts these are; empty for none."""
    retire: Callable[[Rows, date], dict[str, list[RawRow]]] | None = None
    """Rows as they shall be once retired; None: its rows are removed, and stand in the history."""


def same_facts(old: RawRow, new: RawRow) -> bool:
    """Do two rows say the same, whoever says it?"""
    return all(old.get(name) == value for name, value in new.items() if name not in PROVENANCE)


PROVENANCE = ("source_code", "verified_on", "verified_by")


def stamped(old: RawRow | None, new: RawRow, stamp: Stamp) -> RawRow:
    """`new` with its provenance: the old one where nothing changed, this desk's where it did."""
    if old is not None and same_facts(old, new):
        return {**new, **{name: old[name] for name in PROVENANCE}}
    on = stamp.on.isoformat() if stamp.how else None
    return {**new, "source_code": OWN_DESK, "verified_on": on, "verified_by": stamp.by if stamp.how else ""}


def children(
    old: Iterable[RawRow], listed: Iterable[Part], make: Callable[[Part, int], RawRow]
) -> list[RawRow]:
    """The rows of a list: each keeps the id of the stored row it came from, and what the form does not show.

    `make` gives the fields that the form knows of a part and its position from 1.
    """
    stored = {str(row["id"]): row for row in old}
    found: list[RawRow] = []
    for position, part in enumerate(listed, 1):
        before = stored.get(part.get(ID, ""))
        found.append({**(before or {"id": None}), **make(part, position)})
    return found


def facts_of(
    old: Iterable[RawRow], listed: Iterable[Part], make: Callable[[Part, int], RawRow], stamp: Stamp
) -> list[RawRow]:
    """`children` whose rows carry their own provenance."""
    before = {row["id"]: row for row in old}
    rows = children(before.values(), listed, make)
    return [stamped(before.get(row["id"]), row, stamp) for row in rows]


def parts_of(rows: Iterable[RawRow], *names: str) -> list[Part]:
    """Stored rows as rows of a list."""
    return [{ID: str(row["id"]), **{name: words(row[name]) for name in names}} for row in rows]


def words(value: object) -> str:
    """A stored value as a form shows it."""
    return "" if value is None else str(value)


def changed_groups(fields: Iterable[Field], before: Values, after: Values) -> set[str]:
    """Groups of facts in which the form says something else than before."""
    return {f.group for f in fields if f.group and _facts(before.get(f.name)) != _facts(after.get(f.name))}


def same_value(one: Any, other: Any) -> bool:
    """Does a field say the same, wherever its rows are stored?"""
    return bool(_facts(one) == _facts(other))


def _facts(value: Any) -> Any:
    """A value without the marks of where it is stored."""
    if isinstance(value, list):
        return [{name: text for name, text in part.items() if name != ID} for part in value]
    return value or ""
