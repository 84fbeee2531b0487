"""What happened to the catalog: changes with their rows and fields, and any version of a row. Reads only."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, select, text

ROWS_SHOWN = 200
"""Rows of one change that are read; an import has thousands."""

Key = tuple[Any, ...]
"""The values of a row's primary key."""


class FieldChange(NamedTuple):
    """One field; None where there was, or is, no row. Of an added row no field is listed."""

    field: str
    before: Any
    after: Any


class RowChange(NamedTuple):
    """One row that was added, changed or removed (`op`)."""

    table: str
    key: Key
    about: str
    op: str
    fields: tuple[FieldChange, ...]


class Change(NamedTuple):
    """One transaction. Without `id` another program wrote: nobody knows who, when and why."""

    id: int | None
    at: datetime | None
    kind: str
    by: str
    why: str
    rows: tuple[RowChange, ...]
    rows_in_all: int


@spoken_reads
def read_changes(conn: sqlite3.Connection, about: str | None = None, limit: int = 50) -> tuple[Change, ...]:
    """The newest first, at most `limit`. `about`: only rows of `s:<service code>` or `c:<centre code>`."""
    found = conn.execute(
        "SELECT change_id, max(id), count(*) FROM row_change WHERE ?1 IS NULL OR about = ?1 "
        "GROUP BY change_id ORDER BY max(id) DESC LIMIT ?2",
        (about, limit),
    ).fetchall()
    return tuple(_change(conn, number, about, in_all) for number, _, in_all in found)


def key_text(key: Sequence[Any]) -> str:
    """A key as `row_change` has it."""
    return json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))


def row_before(
    conn: sqlite3.Connection, table: str, key: Key, change_id: int, now: dict[str, Any] | None
) -> dict[str, Any] | None:
    """The row as it was before a change, walked back from what it is `now`; None when there was none.

    Raises LookupError when the change did not touch this row.
    """
    values = (table, key_text(key), change_id)
    first = conn.execute(
        "SELECT min(id) FROM row_change WHERE table_name = ?1 AND row_key = ?2 AND change_id = ?3", values
    ).fetchone()[0]
    if first is None:
        raise LookupError(change_id)
    steps = conn.execute(
        "SELECT op, before FROM row_change WHERE table_name = ?1 AND row_key = ?2 AND id >= ?3 "
        "ORDER BY id DESC",
        (*values[:2], first),
    )
    state = now
    for op, before in steps:
        if op == "added":
            state = None
        elif op == "removed":
            state = _json(before)
        elif state is not None:
            state = state | _json(before)
    return state


def _change(conn: sqlite3.Connection, number: int | None, about: str | None, in_all: int) -> Change:
    head = next(select(conn, "SELECT * FROM change WHERE id = ?", (number,)), None)
    rows = select(
        conn,
        "SELECT * FROM row_change WHERE change_id IS ?1 AND (?2 IS NULL OR about = ?2) ORDER BY id LIMIT ?3",
        (number, about, ROWS_SHOWN),
    )
    return Change(
        id=number,
        at=_moment(head["at"]) if head else None,
        kind=text(head["kind"]) if head else "",
        by=name(head["changed_by"]) if head else "",
        why=text(head["why"]) if head else "",
        rows=tuple(_row(row) for row in rows),
        rows_in_all=in_all,
    )


def _row(row: dict[str, Any]) -> RowChange:
    before, after = _json(row["before"]), _json(row["after"])
    fields = tuple(FieldChange(n, before.get(n), after.get(n)) for n in (before or after))
    key = json.loads(text(row["row_key"]) or "[]", strict=False)
    return RowChange(text(row["table_name"]), tuple(key), text(row["about"]), text(row["op"]), fields)


def _json(value: object) -> dict[str, Any]:
    found = json.loads(text(value) or "{}", strict=False)
    return found if isinstance(found, dict) else {}


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text(value))
    except ValueError:
        return None
