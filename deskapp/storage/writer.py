"""The writing half of the catalog, through SQLModel. Import it only when something is written:
SQLModel costs about half a second.

Every change is one BEGIN IMMEDIATE transaction on a rollback journal with foreign keys on.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import cache
from operator import attrgetter, itemgetter
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError, create_model
from sqlalchemy import Connection, Table, bindparam, delete, insert
from sqlalchemy.dialects import sqlite

from deskapp.errors import CatalogError
from deskapp.storage.files import flush_folder, why_not
from deskapp.storage.identity import APPLICATION_ID, FROM_SEED, SCHEMA_VERSION
from deskapp.storage.keeping import adopt
from deskapp.storage.opening import connect, shown, spoken
from deskapp.storage.reader import sample_present
from deskapp.storage.seed import PARTS, seed_parts, seed_words, statements
from deskapp.storage.tables import ServiceRow, SQLModel
from deskapp.storage.tables_triggers import make_triggers
from deskapp.storage.writer_sample import remove_sample, restore_sample
from deskapp.storage.writer_shapes import python_type
from deskapp.storage.writer_transaction import Why, bare_transaction, plain, record, transaction

__all__ = [
    "Connection",
    "Why",
    "create_catalog",
    "delete_rows",
    "insert_rows",
    "insert_services",
    "plain",
    "remove_sample",
    "restore_sample",
    "sample_present",
    "transaction",
    "update_rows",
]

Fill = Callable[[Connection], None]
_ABANDONED_SECONDS = 600
"""A half-made catalog this old was left by a killed program."""


def create_catalog(path: Path, seed: str | None = None, fill: Fill | None = None) -> None:
    """Makes a whole catalog at `path` or nothing at all; never replaces a file that is there.

    `seed` is the text of seed.sql; `fill` writes further rows in the same transaction. It is
    made beside `path` and put in place when it is safe on the disk, so a kill leaves either
    no catalog or a whole one. Raises CatalogError.
    """
    if path.exists():
        raise CatalogError(f"{shown(path)} 已经有一个文件, 没有改动它; 请换一个文件名, 或先把它移走。")
    unfinished = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        unfinished.unlink(missing_ok=True)
        _build(unfinished, path, seed, fill)
        _publish(unfinished, path)
        adopt(path)
    except OSError as error:
        raise CatalogError(
            f"建不了目录文件 {shown(path)} ({why_not(error)}), 没有留下任何文件; "
            "请检查文件夹的写权限和磁盘空间。"
        ) from error
    finally:
        for leftover in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def insert_rows(conn: Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Checks `rows` against the fields of `model` and adds them all.

    Raises pydantic.ValidationError before anything is written.
    """
    if rows:
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        dated = [at for at, column in enumerate(table.columns) if issubclass(python_type(column), date)]
        values: Sequence[tuple[Any, ...]] = _checked_values(model, table.columns.keys(), rows)
        if dated:
            values = [_plain_days(row, dated) for row in values]
        plain(conn).executemany(_insertion(table), values)


@cache
def _insertion(table: Table) -> str:
    """Worked out once: a file comes in forty parts."""
    return str(insert(table).compile(dialect=sqlite.dialect()))


def update_rows(conn: Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Checks whole rows and writes them over the ones with the same primary key."""
    if rows:
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        keys = [column.name for column in table.primary_key]
        others = [column.name for column in table.c if column.name not in keys]
        picked = _picker([*others, *keys])
        values = [tuple(map(stored, picked(row))) for row in _checked(model, rows)]
        plain(conn).executemany(_change(table, tuple(others), tuple(keys)), values)


def _change(table: Table, others: tuple[str, ...], keys: tuple[str, ...]) -> str:
    sets = ", ".join(f'"{name}" = ?' for name in others)
    same = " AND ".join(f'"{name}" = ?' for name in keys)
    return f'UPDATE "{table.name}" SET {sets} WHERE {same}'  # noqa: S608 - the schema's own names


def delete_rows(conn: Connection, model: type[SQLModel], keys: Sequence[Mapping[str, Any]]) -> None:
    """Deletes the rows that equal any of `keys`, which all name the same columns."""
    if keys:
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        same = (table.c[name] == bindparam(f"key_{name}") for name in keys[0])
        values = [{f"key_{name}": value for name, value in key.items()} for key in keys]
        conn.execute(delete(table).where(*same), values)


def insert_services(target: Path | Connection, rows: Iterable[Mapping[str, Any]]) -> int:
    """Adds service rows (fields of ServiceRow) and returns their number: with a path in one
    transaction, with a connection inside the caller's.

    Raises CatalogError naming the first bad row; then nothing was added.
    """
    listed = list(rows)
    if isinstance(target, Path):
        with transaction(target) as conn:
            return insert_services(conn, listed)
    try:
        insert_rows(target, ServiceRow, listed)
    except ValidationError as error:
        where = error.errors()[0]["loc"]
        raise CatalogError(
            f"要写入的第 {int(where[0]) + 1} 个事项里 {where[-1]} 一项不对, 目录没有改动; 请改正后再试。"
        ) from error
    return len(listed)


def stored(value: Any) -> Any:
    """A value as the columns of the tables keep it: dates as YYYY-MM-DD."""
    return value.isoformat() if isinstance(value, date) else value


def _build(unfinished: Path, path: Path, seed: str | None, fill: Fill | None) -> None:
    with spoken(path), closing(connect(unfinished, "mode=rwc")) as conn:
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    with bare_transaction(unfinished) as made:
        SQLModel.metadata.create_all(made, checkfirst=False)
        with spoken(path):
            for statement in _first_rows(seed):
                plain(made).execute(statement)
        if fill is not None:
            fill(made)
        # After the rows: a catalog's history begins when it is there.
        make_triggers(made)
        record(made, Why("create", words=FROM_SEED if seed is not None else ""))


def _first_rows(seed: str | None) -> Iterator[str]:
    """A seed's statements in order; without a seed what every catalog starts with."""
    if seed is None:
        yield from seed_words()
        return
    parts = seed_parts(seed)
    for part in PARTS:
        yield from statements(parts[part])


def _publish(unfinished: Path, path: Path) -> None:
    """Gives the finished file its name unless another start was quicker."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:
        # File systems without hard links: the name was free when we began.
        if not path.exists():
            unfinished.replace(path)
    flush_folder(path.parent)


def _sweep(path: Path) -> None:
    for old in path.parent.glob(f".{path.name}.new-*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _ABANDONED_SECONDS:
                old.unlink(missing_ok=True)


def _plain_days(row: tuple[Any, ...], dated: Sequence[int]) -> tuple[Any, ...]:
    """The row with its dates as they are kept; most rows of most tables have none."""
    if all(row[at] is None for at in dated):
        return row
    return tuple(map(stored, row))


def _picker(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes the values of `names` from a checked row."""
    if len(names) == 1:
        return lambda row: (getattr(row, names[0]),)  # attrgetter would give the bare value
    return attrgetter(*names)


def _checked_values(
    model: type[SQLModel], names: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> list[tuple[Any, ...]]:
    """Checked rows as their values in the order of `names`: half the time of rows as objects."""
    fields = model.model_fields
    usual = {name: fields[name].get_default(call_default_factory=True) for name in names}
    picked = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    with suppress(ValidationError):
        return _value_checker(model, tuple(names)).validate_python([picked({**usual, **row}) for row in rows])
    picked = _picker(names)
    return [picked(row) for row in _checked(model, rows)]  # says which field of which row it was


@cache
def _value_checker(model: type[SQLModel], names: tuple[str, ...]) -> TypeAdapter[list[Any]]:
    fields = (model.model_fields[name] for name in names)
    parts: Any = tuple(Annotated[(f.annotation, *f.metadata)] if f.metadata else f.annotation for f in fields)
    listed: Any = GenericAlias(list, (GenericAlias(tuple, parts),))
    return TypeAdapter(listed)


def _checked(model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    return _checker(model).validate_python(rows)


@cache
def _checker(model: type[SQLModel]) -> TypeAdapter[list[Any]]:
    """The rules of a table without its instrumentation: ten times quicker for whole files."""
    fields: dict[str, Any] = {name: (field.annotation, field) for name, field in model.model_fields.items()}
    plain: Any = create_model(model.__name__ + "Check", **fields)
    listed: Any = GenericAlias(list, (plain,))
    return TypeAdapter(listed)
