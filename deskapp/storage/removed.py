"""What was taken out and is still gone, with who, when and why; read from the history.

Loads the table models (SQLModel) when it is asked: only upkeep asks for this.
"""

import json
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from deskapp.storage.changed_rows import ChangedRow, read_row_changes
from deskapp.storage.history import key_text
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, select, text

MOST = 300
"""Rows that are looked at, the newest removals first."""
NO_REMOVALS = ("sample", "undo", "restore", "migrate", "create")
"""Kinds of change that take nothing out of use: they put something back as it was."""
HIDDEN = ("verification", "source", "setting", "centre_state", "category", "claim")
_FLEETING = ("id", "verified_on", "verified_by", "source_code", "position")
"""Fields that may differ in a row that says the same."""


class Removed(NamedTuple):
    """One row that is gone, with the number of the change that took it out."""

    change: int
    at: datetime | None
    by: str
    why: str
    row: ChangedRow


@spoken_reads
def read_removed(conn: sqlite3.Connection) -> tuple[Removed, ...]:
    """The newest first. What went together with its owner (a question's choices) is not listed apart."""
    found: list[Removed] = []
    marks = ", ".join("?" * len(NO_REMOVALS))
    # Only marks stand in the text, the kinds are bound.
    sql = f"""SELECT change.* FROM change WHERE kind NOT IN ({marks}) AND EXISTS (SELECT 1 FROM row_change
    WHERE change_id = change.id AND op = 'removed') ORDER BY id DESC LIMIT {MOST}"""  # noqa: S608
    for head in select(conn, sql, NO_REMOVALS):
        number = head["id"]
        rows = [r for r in read_row_changes(conn, number, number) if r.op == "removed"]
        for row in owners(rows):
            if row.table not in HIDDEN and len(found) < MOST and is_gone(conn, row, number):
                at = datetime.fromisoformat(text(head["at"])) if head["at"] else None
                found.append(Removed(number, at, name(head["changed_by"]), text(head["why"]), row))
    return tuple(found)


@spoken_reads
def read_retired(conn: sqlite3.Connection) -> dict[str, tuple[datetime | None, str, str]]:
    """Code of a service that is out of use -> when, by whom, why; of the latest change that said so."""
    sql = """SELECT row_key, change.at, change.changed_by, change.why FROM row_change
    JOIN change ON change.id = change_id WHERE table_name = 'service' AND op = 'changed'
    AND json_extract(after, '$.retired_on') IS NOT NULL ORDER BY row_change.id"""
    return {
        str(json.loads(text(row["row_key"]))[0]): (
            datetime.fromisoformat(text(row["at"])), name(row["changed_by"]), text(row["why"])
        )
        for row in select(conn, sql)
    }  # fmt: skip


def owners(rows: list[ChangedRow]) -> list[ChangedRow]:
    """Those of `rows` that belong to no other of them."""
    return [row for row in rows if not any(belongs(row, other) for other in rows)]


def with_parts(head: ChangedRow, rows: list[ChangedRow]) -> list[ChangedRow]:
    """`head` and, behind it, everything of `rows` that belongs to it."""
    found = [head]
    for row in found:
        found += [other for other in rows if belongs(other, row) and other not in found]
    return found


def _tables() -> Any:
    """Table name -> its shape."""
    from deskapp.storage.tables import SQLModel

    return SQLModel.metadata.tables


def belongs(row: ChangedRow, owner: ChangedRow) -> bool:
    """Does a foreign key of `row` lead to `owner`?"""
    if row is owner or len(owner.key) != 1:
        return False
    return any(
        key.column.table.name == owner.table and row.before.get(key.parent.name) == owner.key[0]
        for key in _tables()[row.table].foreign_keys
    )


def is_gone(conn: sqlite3.Connection, row: ChangedRow, change: int) -> bool:
    """Does no row say the same now, and did nobody put it back to change it afterwards?"""
    if row.table not in _tables():
        return False
    said = {key: value for key, value in row.before.items() if key not in _FLEETING}
    known = _tables()[row.table].columns
    where = " AND ".join(f'"{key}" IS ?' for key in said if key in known) or "1"
    values = tuple(value for key, value in said.items() if key in known)
    # The names are the schema's own, the values are bound.
    same = conn.execute(f'SELECT 1 FROM "{row.table}" WHERE {where}', values).fetchone()  # noqa: S608
    return same is None and not _brought_back(conn, row, change)


def _brought_back(conn: sqlite3.Connection, row: ChangedRow, change: int) -> bool:
    sql = """SELECT 1 FROM row_change JOIN change ON change.id = change_id WHERE table_name = ?
    AND row_key = ? AND op = 'added' AND change_id > ? AND kind IN ('undo', 'restore')"""
    values: tuple[Any, ...] = (row.table, key_text(row.key), change)
    return conn.execute(sql, values).fetchone() is not None
