"""What a newer program ships, compared with a catalog that is in use: only what is new, and nothing twice.

What the desk edited, verified, retired or removed stays as it is; the sample layer is left out. The outcome
is a plan as of any import: shown first, then one transaction with a backup, on record, undoable.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deskapp.domain.models import OWN_DESK
from deskapp.exchange.items import compared
from deskapp.exchange.own.dump import Row, read_dump
from deskapp.exchange.own.words import header, sheet
from deskapp.exchange.plan import ADDED, CHANGED, Difference, FieldChange, Plan, Rows, Stamp, Step
from deskapp.storage.handiwork import SHIPPED, Handiwork, read_handiwork
from deskapp.storage.shapes import TableShape

Tables = dict[str, list[Row]]
NAME = "随程序来的新内容"
TOLD = 8
"""Rows of one thing that are named; a newer release may bring a thousand synonyms."""
_PROVENANCE = ("source_code", "source_detail", "verified_on", "verified_by")
_UNTOUCHED = (*_PROVENANCE, "id", "code", "position", "retired_on", "settled_on")
"""Columns that are never brought up to date in a row that is there."""
WHOLE = {"required_document": ("service_code",), "time_limit": ("service_code",),
         "question_choice": ("question_code",), "life_event_item": ("event_code",)}  # fmt: skip
"""Rows that only make sense together: they come where there are none, and never into others."""
SAME = {
    "service_name": ("service_code", "text"),
    "centre_name": ("centre_code", "text"),
    "centre_state": ("centre_code", "source_code", "as_of"),
    "service_at_location": ("centre_code", "service_code", "category_code"),
    "day_exception": ("day", "centre_code"),
}
"""What makes a row without a key the same one; elsewhere everything it says."""


def plan_shipped(catalog: Path) -> Plan:
    """What taking in this release's content would do. Raises the Catalog* errors."""
    from deskapp.storage.writer_seed import shipped_catalog
    from deskapp.storage.writer_shapes import shapes

    tables = shapes()
    with closing(shipped_catalog()) as conn:
        offered = read_dump(conn, tables)

    def read(conn: sqlite3.Connection | None) -> tuple[Tables, Handiwork]:
        if conn is None:
            return {shape.name: [] for shape in tables}, Handiwork()
        return read_dump(conn, tables, numbered=True), read_handiwork(conn, tables)

    def make(known: tuple[Tables, Handiwork], stamp: Stamp | None) -> Plan:
        found = _Comparison(offered, *known)
        for shape in tables:
            found.table(shape)
        return found.plan(stamp, lambda conn: make(read(conn), None))

    return compared(catalog, read, make)


@dataclass
class _Comparison:
    offered: Tables
    there: Tables
    done: Handiwork
    steps: list[Step] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    """Rows that say something else than what is shipped, and stay."""
    new: set[tuple[str, Any]] = field(default_factory=set)
    """(table, code) of rows that come."""
    _sets: dict[tuple[str, str, tuple[str, ...]], set[Any]] = field(default_factory=dict)
    _rows: dict[str, dict[tuple[Any, ...], Row]] = field(default_factory=dict)

    def table(self, shape: TableShape) -> None:
        """Rows of one table; what they refer to was looked at before."""
        came: Rows = []
        for row in self.offered[shape.name]:
            if not self._fits(shape, row):
                continue
            if shape.key:
                self._keyed(shape, row, came)
            elif self._is_missing(shape, row):
                came.append(row)
            else:
                self.unchanged += 1
        if came and shape.name != "source":
            self._tell(shape, came)
        if came:
            self.steps.append(Step("insert", shape.name, came))

    def _keyed(self, shape: TableShape, row: Row, came: Rows) -> None:
        key = _values(row, shape.key)
        there = self._by_key(shape).get(key)
        if there is not None:
            self._update(shape, key, there, row)
        elif key not in self._gone(shape, shape.key) and not self._name_is_taken(shape, row):
            came.append(row)
            self.new.add((shape.name, row.get("code")))

    def _update(self, shape: TableShape, key: tuple[Any, ...], there: Row, row: Row) -> None:
        """Fills what the older release did not know, and what it said otherwise, where nobody touched it."""
        touched = self.done.changed.get((shape.name, key), set())
        other = [n for n in row if n not in _UNTOUCHED and not _empty(row[n]) and row[n] != there[n]]
        ours = self._is_ours(shape, there) or there.get("source_code") != row.get("source_code")
        better = [
            name
            for name in other
            if not ours and name not in touched and (self.done.whole or _empty(there[name]))
        ]
        self.unchanged += not other
        self.kept += bool(set(other) - set(better))
        if better:
            fresh = {name: row[name] for name in better}
            self.steps.append(Step("update", shape.name, [{**there, **fresh}]))
            told = tuple(FieldChange(header(n), _word(there[n]), _word(row[n])) for n in better)
            code = "/".join(map(str, key))
            self.differences.append(Difference(CHANGED, sheet(shape.name), code, _called(there), 0, told))

    def _is_ours(self, shape: TableShape, row: Row) -> bool:
        """Did this desk say or verify it, or is it out of use?"""
        prefix = {"service": "s:", "centre": "c:", "service_window": "w:"}.get(shape.name, "?")
        return (
            row.get("source_code") == OWN_DESK
            or row.get("verified_on") is not None
            or row.get("retired_on") is not None
            or row.get("settled_on") is not None
            or f"{prefix}{row.get('code')}" in self.done.verified
        )

    def _is_missing(self, shape: TableShape, row: Row) -> bool:
        together = WHOLE.get(shape.name)
        names = together or SAME.get(shape.name) or _said(shape)
        value = _values(row, names)
        return value not in self._seen(shape, names) and value not in self._gone(shape, names)

    def _fits(self, shape: TableShape, row: Row) -> bool:
        """Is everything there that it refers to, and in use?"""
        for column in shape.columns:
            value = row[column.name]
            if column.refers is not None and value is not None:
                table, _name = column.refers
                if (table, value) not in self.new and value not in self._in_use(table):
                    return False
        return True

    def _in_use(self, table: str) -> set[Any]:
        key = "in use", table, ()
        if key not in self._sets:
            rows = self.there[table]
            self._sets[key] = {row.get("code") for row in rows if row.get("retired_on") is None}
        return self._sets[key]

    def _name_is_taken(self, shape: TableShape, row: Row) -> bool:
        """A name that must be one thing's alone, or an item that came in under another code."""
        unique = {column.name for column in shape.columns if column.unique}
        unique |= {"name"} if shape.name == "service" else set()
        return any((row[name],) in self._seen(shape, (name,)) for name in unique - set(shape.key))

    def _seen(self, shape: TableShape, names: tuple[str, ...]) -> set[Any]:
        return self._set("seen", shape, names, self.there[shape.name])

    def _gone(self, shape: TableShape, names: tuple[str, ...]) -> set[Any]:
        return self._set("gone", shape, names, self.done.removed.get(shape.name, []))

    def _set(self, what: str, shape: TableShape, names: tuple[str, ...], rows: Rows) -> set[Any]:
        key = what, shape.name, names
        if key not in self._sets:
            self._sets[key] = {_values(row, names) for row in rows}
        return self._sets[key]

    def _by_key(self, shape: TableShape) -> dict[tuple[Any, ...], Row]:
        if shape.name not in self._rows:
            self._rows[shape.name] = {_values(row, shape.key): row for row in self.there[shape.name]}
        return self._rows[shape.name]

    def _tell(self, shape: TableShape, came: Rows) -> None:
        """New things by name; what belongs to something that was there is told with it."""
        parents = [c for c in shape.columns if c.refers is not None and c.name not in _PROVENANCE]
        groups: dict[tuple[Any, ...], Rows] = {}
        if shape.key == ("code",):
            found = [Difference(ADDED, sheet(shape.name), str(row["code"]), _called(row)) for row in came]
            self.differences += found
            return
        for row in came:
            owner = next((row[c.name] for c in parents if row[c.name] is not None), None)
            is_new = parents and any((c.refers[0], row[c.name]) in self.new for c in parents if c.refers)
            if not is_new:
                groups.setdefault((owner,) if owner is not None else ("",), []).append(row)
        for (owner,), rows in groups.items():
            name = self._name_of(owner) or sheet(shape.name)
            told = FieldChange(sheet(shape.name), "", _listed(rows))
            self.differences.append(Difference(ADDED, sheet(shape.name), str(owner), name, 0, (told,)))

    def _name_of(self, code: Any) -> str:
        for table in ("service", "centre", "question", "life_event", "category"):
            for row in self.there.get(table, []):
                if row.get("code") == code:
                    return _called(row)
        return str(code or "")

    def plan(self, stamp: Stamp | None, again: Any) -> Plan:
        kept = (
            [f"有 {self.kept} 条和随程序来的不一样, 是改过、核实过或导入的, 照目录的不动"]
            if self.kept
            else []
        )
        return Plan(
            path=Path(NAME),
            steps=tuple(self._needed()),
            differences=tuple(self.differences),
            stamp=stamp,
            problems=(),
            warnings=tuple(kept),
            unchanged=self.unchanged,
            new_categories=(),
            creates_catalog=stamp is None,
            again=again,
            what="内容",
            unit="条",
            divisible=False,
            kind=SHIPPED,
        )

    def _needed(self) -> list[Step]:
        """Sources come only with what leans on them."""
        rows = [row for step in self.steps if step.table != "source" for row in step.rows]
        wanted = {row.get("source_code") for row in rows}
        return [
            step
            if step.table != "source"
            else step._replace(rows=[r for r in step.rows if r["code"] in wanted])
            for step in self.steps
        ]


def _said(shape: TableShape) -> tuple[str, ...]:
    return tuple(c.name for c in shape.columns if c.name not in (*_PROVENANCE, "position"))


def _values(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    """Comparable: a table keeps empty and unknown apart, a file of another release may not."""
    return tuple("" if row.get(name) is None else row.get(name) for name in names)


def _called(row: Row) -> str:
    for name in ("name", "text", "label", "word", "title", "thing", "wording"):
        if row.get(name):
            return str(row[name])[:80]
    return "/".join(_word(v) for k, v in row.items() if k not in ("id", *_PROVENANCE))[:80]


def _empty(value: Any) -> bool:
    """Not known. False is known, and so is every number but a frequency of 0."""
    return value is None or value == "" or (type(value) is int and value == 0)


def _listed(rows: Rows) -> str:
    """The first of them by name, and how many there are."""
    names = "|".join(_called(row) for row in rows[:TOLD])
    return names if len(rows) <= TOLD else f"{names} 等 {len(rows)} 个"


def _word(value: Any) -> str:
    return "" if value is None else str(value)
