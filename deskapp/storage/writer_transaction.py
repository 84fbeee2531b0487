"""One writing transaction on a catalog: BEGIN IMMEDIATE, who and why on record, a backup where one is due."""

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from deskapp import clock
from deskapp.storage import backups, keeping
from deskapp.storage.copies import Copy
from deskapp.storage.opening import MISTAKES, connect, in_words, open_catalog
from deskapp.storage.tables_triggers import CHANGE_OPEN, added_rows, history_triggers, watched

EDIT = "edit"
BACKED_UP = ("import", "shipped", "migrate", "restore", "sample")
"""Kinds of change that get a backup of their own before they begin."""


class Why(NamedTuple):
    """Who changes the catalog, and why; `kind` is one of ChangeRow's."""

    kind: str = EDIT
    by: str = ""
    words: str = ""


class Begun(NamedTuple):
    """A change that is being made: its number, and each table's greatest rowid before it."""

    number: int
    last: dict[str, int]


@contextmanager
def transaction(path: Path, why: Why = Why()) -> Iterator[Connection]:  # noqa: B008 - a tuple, immutable
    """One writing transaction on a catalog: committed at the end, undone by any error.

    What it changes is on record under `why` in the same transaction; the first one of a day, and
    every import, migration, restore and move of the sample layer, makes a backup first. Raises the
    Catalog* errors of `open_catalog`, and CatalogError when SQLite or the disk refuses.
    """
    open_catalog(path, read_only=False).close()
    with kept_transaction(path) as conn:
        back_up(path, plain(conn), why.kind)
        begun = begin_change(conn, why)
        yield conn
        if not end_change(conn, begun):
            _undo(conn)


@contextmanager
def kept_transaction(path: Path, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """A transaction that leaves a checked copy, without record and backup."""
    prepared: list[Copy] = []

    def before_commit(conn: Connection) -> None:
        prepared.append(keeping.prepare(plain(conn), path))

    with (
        keeping.undoing(prepared),
        bare_transaction(path, foreign_keys=foreign_keys, before_commit=before_commit) as conn,
    ):
        keeping.begin(plain(conn), path)
        yield conn
    for state in prepared:
        keeping.settle(path, state)


@contextmanager
def bare_transaction(
    path: Path, *, foreign_keys: bool = True, before_commit: Callable[[Connection], None] | None = None
) -> Iterator[Connection]:
    """A transaction without record, backup and copy: for a file that is being made.

    `foreign_keys` off lets tables be made anew; SQLite heeds it only outside a transaction.
    """
    engine = _engine(path, foreign_keys=foreign_keys)
    if before_commit is not None:
        event.listen(engine, "commit", before_commit)
    try:
        with engine.begin() as conn:
            yield conn
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and not isinstance(error.orig, MISTAKES):
            raise in_words(path, error.orig) from error
        raise
    except MISTAKES:
        raise
    except sqlite3.Error as error:
        raise in_words(path, error) from error
    finally:
        engine.dispose()


def plain(conn: Connection) -> sqlite3.Connection:
    """The sqlite3 connection under a transaction, for reading what it sees."""
    return cast("sqlite3.Connection", conn.connection.dbapi_connection)


def back_up(path: Path, conn: sqlite3.Connection, kind: str) -> None:
    """Makes the backup that a change of this kind needs. Raises CatalogError; then it must not begin."""
    if kind in BACKED_UP:
        backups.keep(path, conn.serialize(), kind)
    elif not backups.made_on(path, clock.now().date()):
        backups.keep(path, conn.serialize(), "day")


def record(conn: Connection, why: Why) -> int:
    """Writes down that a change is made, and returns its number."""
    written = plain(conn).execute(
        "INSERT INTO change (uid, at, kind, changed_by, why) VALUES (?, ?, ?, ?, ?)",
        (uuid.uuid4().hex, clock.now().isoformat(sep=" "), why.kind, why.by, why.words),
    )
    return written.lastrowid or 0


def begin_change(conn: Connection, why: Why) -> Begun:
    """Opens the record of a change; the triggers write under it."""
    number = record(conn, why)
    writing = plain(conn)
    last = {
        table.name: writing.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table.name}"').fetchone()[0]
        for table in watched()
    }
    writing.execute(CHANGE_OPEN)
    for trigger in history_triggers():
        writing.execute(trigger)
    writing.executemany(
        "INSERT INTO change_open (table_name, change_id, last_rowid) VALUES (?, ?, ?)",
        [(name, number, rowid) for name, rowid in last.items()],
    )
    return Begun(number, last)


def end_change(conn: Connection, begun: Begun) -> bool:
    """Closes the record. Returns whether any fact changed."""
    writing = plain(conn)
    for table in watched():
        writing.execute(added_rows(table), (begun.number, begun.last[table.name], begun.last["service"]))
    found = writing.execute("SELECT 1 FROM row_change WHERE change_id = ? LIMIT 1", (begun.number,))
    return found.fetchone() is not None


def _undo(conn: Connection) -> None:
    """Nothing changed, so the file stays as it is to the byte."""
    running = conn.get_transaction()
    if running is not None:
        running.rollback()


def _engine(path: Path, *, foreign_keys: bool) -> Engine:
    def opened() -> sqlite3.Connection:
        conn = connect(path, "mode=rw")
        # Rows go out as they are stored: a value must not change by being copied.
        conn.text_factory = str
        conn.execute("PRAGMA temp_store = MEMORY")
        # Pages spilled before the commit would shut every reader out until the end of a long import.
        conn.execute("PRAGMA cache_spill = OFF")
        if not foreign_keys:
            conn.execute("PRAGMA foreign_keys = OFF")
        return conn

    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool)
    # SQLite's plain BEGIN lets two writers read first and then lose an update.
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
