"""Records: the rows of several tables that a clerk edits as one thing, as they are stored.

Read raw, neither cleaned nor shortened: what is written back must equal what was there.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from deskapp.storage.opening import spoken_reads

RawRow = dict[str, Any]
Rows = Mapping[str, Sequence[RawRow]]
"""Table name -> its rows that belong to one record, in the order of their rowid."""


class Scope(NamedTuple):
    """Which rows of a table belong to a record: `where` with one `?` for each part of its key."""

    table: str
    where: str
    """SQL of ours, never of a user; values are bound."""
    parts: tuple[int, ...] = (0,)
    """Which parts of the key are bound, in order."""


SEPARATOR = "|"
"""Between the parts of a key. No code of the catalog holds it."""


def key_parts(key: str) -> list[str | None]:
    """The parts of a record's key; an empty part is no value at all."""
    return [part or None for part in key.split(SEPARATOR)]


@spoken_reads
def read_rows(conn: sqlite3.Connection, scopes: Sequence[Scope], key: str) -> dict[str, list[RawRow]]:
    """Every row of the record `key`. Raises CatalogDamaged."""
    parts = key_parts(key)
    return {
        scope.table: _rows(conn, scope, [parts[at] if at < len(parts) else None for at in scope.parts])
        for scope in scopes
    }


def _rows(conn: sqlite3.Connection, scope: Scope, values: Sequence[str | None]) -> list[RawRow]:
    # Both texts stand in the code of a kind of record.
    cursor = conn.execute(f'SELECT * FROM "{scope.table}" WHERE {scope.where} ORDER BY rowid', values)  # noqa: S608
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
