"""A whole catalog as plain values: what both lossless forms hold."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from deskapp.domain.clean import clean
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import select
from deskapp.storage.shapes import ColumnShape, TableShape

LONGEST = 1_000_000
"""Characters of one text that are taken; far beyond anything a desk writes."""

Row = dict[str, Any]


@dataclass(slots=True)
class Filed:
    """The rows of one table as a file has them."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    """(number of the row in the file, column -> value); columns that the file does not have are absent."""
    problems: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Dump:
    """Tables by name; a table that a file does not have is absent."""

    tables: dict[str, Filed] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


@spoken_reads
def read_dump(
    conn: sqlite3.Connection, shapes: Sequence[TableShape], *, numbered: bool = False
) -> dict[str, list[Row]]:
    """Table -> its rows in the order they were written. Text is made harmless, line breaks stay.

    `numbered`: rows of tables without a key of their own carry their `id`.
    """
    kept, conn.text_factory = conn.text_factory, _decoded
    try:
        return {shape.name: _rows(conn, shape, numbered=numbered) for shape in shapes}
    finally:
        conn.text_factory = kept


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def settled(column: ColumnShape, value: Any) -> Any:
    """A stored value as it is compared and written: empty is unknown where there may be none."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str):
        value = clean(value, LONGEST, newlines=True)
    if value is None or value == "":
        return None if column.nullable else "" if column.kind == "text" else value
    if column.kind == "datetime":
        return moment(value)
    return bool(value) if column.kind == "bool" else value


def moment(value: Any) -> str:
    """A time in its one spelling, 2026-11-23T12:10:00; what is none stays as it is."""
    try:
        return datetime.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        return str(value)


def _rows(conn: sqlite3.Connection, shape: TableShape, *, numbered: bool) -> list[Row]:
    names = ", ".join(f'"{column.name}"' for column in shape.columns)
    # The names are the schema's own.
    listed = select(conn, f'SELECT rowid AS id, {names} FROM "{shape.name}" ORDER BY rowid')  # noqa: S608
    counted = numbered and not shape.key
    return [
        {column.name: settled(column, row[column.name]) for column in shape.columns}
        | ({"id": row["id"]} if counted else {})
        for row in listed
    ]
