"""What was done to a catalog since it was made: what was changed by hand or import, what was removed.

For whoever brings something new into it: neither is to be undone by that.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from deskapp.storage.identity import FROM_SEED
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import Row, select, text
from deskapp.storage.shapes import TableShape

SHIPPED = "shipped"
"""Kind of a change that took in what a newer program ships."""
_NOT_MEANT = ("create", "migrate", "restore", "undo", "sample")
"""Kinds of change whose removals say nothing of what the desk wants."""


@dataclass(slots=True)
class Handiwork:
    """`whole`: the history begins with the shipped catalog, so what it does not tell did not happen. Not so
    where an older release made the catalog, or an import did."""

    whole: bool = False
    removed: dict[str, list[Row]] = field(default_factory=dict)
    """Table -> rows as they were before they went or were changed."""
    changed: dict[tuple[str, tuple[Any, ...]], set[str]] = field(default_factory=dict)
    """(table, key) -> columns that were changed."""
    verified: frozenset[str] = frozenset()
    """`s:`, `c:` or `w:` and a code: somebody looked at some of its facts."""


@spoken_reads
def read_handiwork(conn: sqlite3.Connection, shapes: Sequence[TableShape]) -> Handiwork:
    """Everything the history and the verifications tell."""
    first = conn.execute("SELECT kind, why FROM change ORDER BY id LIMIT 1").fetchone()
    found = Handiwork(whole=first is not None and tuple(first) == ("create", FROM_SEED))
    names = {shape.name for shape in shapes}
    states: dict[tuple[str, str], Row | None] = {}
    for change in select(conn, _NEWEST_FIRST):
        table = text(change["table_name"])
        if table in names:
            _step_back(conn, found, states, table, change)
    about = conn.execute("SELECT DISTINCT about FROM verification")
    found.verified = frozenset(text(row[0]) for row in about)
    return found


_NEWEST_FIRST = """SELECT table_name, row_key, op, before, coalesce(kind, '') AS kind
FROM row_change LEFT JOIN change ON change.id = change_id ORDER BY row_change.id DESC"""


def _step_back(
    conn: sqlite3.Connection,
    found: Handiwork,
    states: dict[tuple[str, str], Row | None],
    table: str,
    change: Row,
) -> None:
    """One row one change further into the past."""
    where = (table, text(change["row_key"]))
    key = tuple(json.loads(where[1], strict=False))
    if where not in states:
        states[where] = _now(conn, table, key)
    before = json.loads(text(change["before"]) or "{}", strict=False)
    op, kind = text(change["op"]), text(change["kind"])
    if op == "added":
        states[where] = None
        return
    states[where] = before if op == "removed" else {**(states[where] or {}), **before}
    if kind == SHIPPED or (op == "removed" and kind in _NOT_MEANT):
        return
    found.removed.setdefault(table, []).append(dict(states[where] or {}))
    if op == "changed":
        found.changed.setdefault((table, key), set()).update(before)


def _now(conn: sqlite3.Connection, table: str, key: tuple[Any, ...]) -> Row | None:
    names = [
        row[1]
        for row in conn.execute("SELECT * FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    ]
    same = " AND ".join(f'"{name}" = ?' for name in names)
    # The table is one of the schema's.
    return next(select(conn, f'SELECT * FROM "{table}" WHERE {same}', key), None)  # noqa: S608
