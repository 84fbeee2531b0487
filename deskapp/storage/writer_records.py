"""Writes one record: the difference between what was read and what is wanted, in one transaction.

Nothing is written when somebody else has changed the record meanwhile.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from deskapp.domain.models import OWN_DESK, SAMPLE
from deskapp.errors import CatalogError, ChangedMeanwhile
from deskapp.storage.records import RawRow, Rows, Scope, read_rows
from deskapp.storage.tables import SQLModel
from deskapp.storage.tables_history import VerificationRow
from deskapp.storage.writer import (
    Connection,
    Why,
    delete_rows,
    insert_rows,
    plain,
    transaction,
    update_rows,
)
from deskapp.storage.writer_notices import own_source

Reason = tuple[str, str, str]
"""Kind of the change, by whom, why: what goes on record."""


class Dated(NamedTuple):
    """Rows whose own verified date moves with a look: `where` with a `?` for each value."""

    table: str
    where: str
    values: tuple[str, ...]


def write_record(
    path: Path,
    scopes: Sequence[Scope],
    key: str,
    before: Rows,
    wanted: Rows,
    why: Reason,
    vouched: Sequence[RawRow] = (),
    taken_back: Sequence[int] = (),
) -> list[int]:
    """Makes the rows of the record `key` equal `wanted`; `before` is what the editor had read.

    `vouched`: verifications (fields of VerificationRow but the source) that belong to the change;
    their numbers are returned. `taken_back`: numbers of verifications that an undo removes.
    Every row goes through its model's validation. Raises ChangedMeanwhile when the catalog holds
    something else than `before`, CatalogError when a value is refused; then nothing was written.
    """
    with transaction(path, Why(*why)) as conn:
        if read_rows(plain(conn), scopes, key) != _listed(before):
            raise ChangedMeanwhile("这一条刚被别处改过, 您的改动没有存; 请重新打开再改。")
        try:
            own_source(conn)
            _write(conn, before, wanted)
            delete_rows(conn, VerificationRow, [{"id": number} for number in taken_back])
            return vouch(conn, vouched)
        except ValidationError as error:
            raise CatalogError(f"有一栏的内容写不进目录 ({_where(error)}), 什么都没有改。") from error
        except sqlite3.IntegrityError as error:
            raise CatalogError(_INTEGRITY) from error


def verify(
    path: Path, about: str, looks: Sequence[RawRow], why: Reason, facts: Sequence[Dated] = ()
) -> list[int]:
    """Keeps that somebody looked at groups of `about`; `facts` are the rows that bear the date too."""
    with transaction(path, Why(*why)) as conn:
        own_source(conn)
        for dated in facts:
            # Table and condition stand in the code of a kind of record.
            plain(conn).execute(
                f'UPDATE "{dated.table}" SET verified_on = ?, verified_by = ? '  # noqa: S608
                f"WHERE source_code <> ? AND {dated.where}",
                (looks[0]["verified_on"], looks[0]["verified_by"], SAMPLE, *dated.values),
            )
        return vouch(conn, [{**look, "about": about} for look in looks])


def vouch(conn: Connection, looks: Sequence[RawRow]) -> list[int]:
    """Adds verifications in the name of this desk; returns their numbers."""
    first = int(plain(conn).execute("SELECT coalesce(max(id), 0) + 1 FROM verification").fetchone()[0])
    rows = [{**look, "id": at, "source_code": OWN_DESK} for at, look in enumerate(looks, first)]
    insert_rows(conn, VerificationRow, rows)
    return [row["id"] for row in rows]


_INTEGRITY = "编号重复, 或还有别的资料用着这一条, 什么都没有改。"


def _write(conn: Any, before: Rows, wanted: Rows) -> None:
    """Children go first and come last, so that every row always has its parent."""
    known = models()
    order = [t.name for t in SQLModel.metadata.sorted_tables if t.name in {*before, *wanted}]
    from sqlalchemy.exc import IntegrityError

    try:
        for table in reversed(order):
            delete_rows(conn, known[table], list(_gone(table, before, wanted)))
        for table in order:
            update_rows(conn, known[table], list(_changed(table, before, wanted)))
            insert_rows(conn, known[table], list(_new(table, before, wanted)))
    except IntegrityError as error:
        raise CatalogError(_INTEGRITY) from error


def models() -> dict[str, type[SQLModel]]:
    """Table name -> its model."""
    return {str(model.__tablename__): model for model in _models(SQLModel)}


def read_row(conn: sqlite3.Connection, table: str, key: RawRow) -> RawRow | None:
    """The row with this primary key, as it is stored."""
    where = " AND ".join(f'"{name}" = ?' for name in key)
    cursor = conn.execute(f'SELECT * FROM "{table}" WHERE {where}', tuple(key.values()))  # noqa: S608
    found = cursor.fetchone()
    return None if found is None else dict(zip((c[0] for c in cursor.description), found, strict=True))


def _models(base: type[SQLModel]) -> Iterator[type[SQLModel]]:
    for model in base.__subclasses__():
        if hasattr(model, "__table__"):
            yield model
        yield from _models(model)


def _key_columns(table: str) -> list[str]:
    return [column.name for column in SQLModel.metadata.tables[table].primary_key]


def _identity(table: str, row: RawRow) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in _key_columns(table))


def _known(table: str, rows: Rows) -> dict[tuple[Any, ...], RawRow]:
    return {_identity(table, row): row for row in rows.get(table, ())}


def _gone(table: str, before: Rows, wanted: Rows) -> Iterator[RawRow]:
    kept = _known(table, wanted)
    for identity in _known(table, before):
        if identity not in kept:
            yield dict(zip(_key_columns(table), identity, strict=True))


def _changed(table: str, before: Rows, wanted: Rows) -> Iterator[RawRow]:
    old = _known(table, before)
    for identity, row in _known(table, wanted).items():
        if identity in old and row != old[identity]:
            yield row


def _new(table: str, before: Rows, wanted: Rows) -> Iterator[RawRow]:
    old = _known(table, before)
    for row in wanted.get(table, ()):
        if _identity(table, row) not in old:
            yield row


def _listed(rows: Rows) -> dict[str, list[RawRow]]:
    return {table: list(found) for table, found in rows.items()}


def _where(error: ValidationError) -> str:
    return str(error.errors()[0]["loc"][-1])
