"""Putting a backup's facts back: one transaction that changes what differs, on record, undoable.

The live file stays the same file: other desks see the change as any other, and history goes on. What
the backup's own history knows and ours does not is taken over, so a catalog that moves to another
machine brings its past along.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Table, UniqueConstraint

from deskapp.errors import CatalogDamaged, CatalogError, CatalogMissing, CatalogOld
from deskapp.storage.backups import Backup, listed
from deskapp.storage.files import why_not
from deskapp.storage.migrate import migrate
from deskapp.storage.opening import damaged_words, open_catalog, shown, spoken
from deskapp.storage.tables_triggers import watched
from deskapp.storage.writer_transaction import Why, plain, transaction

Row = tuple[Any, ...]


class Restored(NamedTuple):
    """How many rows a restore added, changed and removed, and the backup of what was there before."""

    added: int
    changed: int
    removed: int
    before: Backup | None

    @property
    def nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)


def restore(catalog: Path, file: Path, by: str = "") -> Restored:
    """Makes the facts of `catalog` those of `file`, which is checked first and not changed.

    Raises CatalogError when the file is no whole catalog, or is of a newer release; then nothing changed.
    """
    with _checked(file) as source:
        why = Why("restore", by, f"从 {shown(file.name)} 恢复")
        with transaction(catalog, why) as conn, spoken(catalog):
            writing = plain(conn)
            writing.execute("PRAGMA defer_foreign_keys = ON")
            counts = [_take_over(source, writing, table) for table in reversed(watched())]
            _join_histories(source, writing)
    added, changed, removed = (sum(column) for column in zip(*counts, strict=True))
    made = next((b for b in listed(catalog) if b.reason == "restore"), None)
    return Restored(added, changed, removed, made)


@contextmanager
def _checked(file: Path) -> Iterator[sqlite3.Connection]:
    """A whole copy of `file` of this release's schema. The stick may be pulled out, or be read-only."""
    with tempfile.TemporaryDirectory(prefix="deskapp-restore-") as folder:
        copy = Path(folder) / "restored.db"
        _copy(file, copy)
        try:
            open_catalog(copy).close()
        except CatalogOld:
            migrate(copy)
        except CatalogError as error:
            raise type(error)(str(error).replace(shown(copy), shown(file))) from error
        with spoken(file), closing(open_catalog(copy)) as conn:
            whole = conn.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if not whole or conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise CatalogDamaged(damaged_words(file))
            conn.text_factory = str
            yield conn


def _copy(file: Path, target: Path) -> None:
    try:
        target.write_bytes(file.read_bytes())
    except FileNotFoundError as error:
        raise CatalogMissing(
            f"找不到备份文件 {shown(file)}, 目录没有改动; 请用 deskapp backup --list 看有哪些。"
        ) from error
    except OSError as error:
        raise CatalogError(
            f"读不了备份文件 {shown(file)} ({why_not(error)}), 没有改动; 请检查 U 盘和权限。"
        ) from error


def _take_over(source: sqlite3.Connection, writing: sqlite3.Connection, table: Table) -> tuple[int, int, int]:
    """Makes one table the same. Returns rows added, changed, removed."""
    names = [column.name for column in table.columns]
    keys = [names.index(column.name) for column in table.primary_key]
    wanted, there = _rows(source, table.name, names, keys), _rows(writing, table.name, names, keys)
    gone = [key for key in there if key not in wanted]
    new = [key for key in wanted if key not in there]
    other = [key for key, row in wanted.items() if key in there and there[key] != row]
    # A name that must be unique may have moved from one row to another.
    anew = other if any(isinstance(c, UniqueConstraint) for c in table.constraints) else []
    same_key = " AND ".join(f'"{names[k]}" = ?' for k in keys)
    writing.executemany(f'DELETE FROM "{table.name}" WHERE {same_key}', gone + anew)
    columns, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
    if not anew:
        pairs = ", ".join(f'"{n}" = ?' for n in names)
        changes = [(*wanted[key], *key) for key in other]
        writing.executemany(f'UPDATE "{table.name}" SET {pairs} WHERE {same_key}', changes)
    rows = [wanted[key] for key in new + anew]
    writing.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)
    return len(new), len(other), len(gone)


def _rows(conn: sqlite3.Connection, table: str, names: list[str], keys: list[int]) -> dict[Row, Row]:
    columns = ", ".join(f'"{name}"' for name in names)
    return {tuple(row[k] for k in keys): row for row in conn.execute(f'SELECT {columns} FROM "{table}"')}


def _join_histories(source: sqlite3.Connection, writing: sqlite3.Connection) -> None:
    """Changes are the same by their `uid`; ours stay."""
    known = {row[0] for row in writing.execute("SELECT uid FROM change")}
    for number, *head in source.execute("SELECT id, uid, at, kind, changed_by, why FROM change ORDER BY id"):
        if head[0] in known:
            continue
        made = writing.execute(
            "INSERT INTO change (uid, at, kind, changed_by, why) VALUES (?, ?, ?, ?, ?)", head
        )
        rows = source.execute(
            "SELECT table_name, row_key, about, op, before, after FROM row_change "
            "WHERE change_id = ? ORDER BY id",
            (number,),
        )
        writing.executemany(
            "INSERT INTO row_change (change_id, table_name, row_key, about, op, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(made.lastrowid, *row) for row in rows],
        )
