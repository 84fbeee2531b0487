"""Single rows by their primary key, as they are stored. The names in the statements are the schema's own."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from deskapp.storage.history import Key
from deskapp.storage.tables import SQLModel


def row_now(conn: sqlite3.Connection, model: type[SQLModel], key: Key) -> dict[str, Any] | None:
    """Every column of a row; None when there is none."""
    table = _table(model)
    names = list(table.columns.keys())
    found = conn.execute(f'SELECT {_listed(names)} FROM "{table.name}" WHERE {_same(table)}', key).fetchone()
    return dict(zip(names, found, strict=True)) if found is not None else None


def put_row(conn: sqlite3.Connection, model: type[SQLModel], key: Key, row: Mapping[str, Any]) -> None:
    """Writes a row as it once was, over the one with its key or as a new one.

    Columns that the row's time did not know stay as they are; those that are gone are left out.
    """
    table = _table(model)
    known = {name: value for name, value in row.items() if name in table.columns}
    if row_now(conn, model, key) is None:
        marks = ", ".join("?" * len(known))
        sql = f'INSERT INTO "{table.name}" ({_listed(list(known))}) VALUES ({marks})'
        conn.execute(sql, tuple(known.values()))
    else:
        pairs = ", ".join(f'"{name}" = ?' for name in known)
        conn.execute(f'UPDATE "{table.name}" SET {pairs} WHERE {_same(table)}', (*known.values(), *key))


def delete_row(conn: sqlite3.Connection, model: type[SQLModel], key: Key) -> None:
    """Deletes a row; of a service also the parts that came with it, which no other row knows of."""
    table = _table(model)
    if table.name == "service":
        for part in SQLModel.metadata.tables.values():
            own = (k.parent for k in part.foreign_keys if k.column.table.name == "service")
            for column in own:
                # A notice about it is no part of it: while there is one, the item cannot go.
                if part.name != "notice":
                    conn.execute(f'DELETE FROM "{part.name}" WHERE "{column.name}" = ?', key)
    conn.execute(f'DELETE FROM "{table.name}" WHERE {_same(table)}', key)


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _same(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
