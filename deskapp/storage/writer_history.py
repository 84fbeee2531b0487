"""Takes changes back, newest first, in one transaction: each row becomes what it was before."""

import sqlite3
from pathlib import Path
from typing import Any

from deskapp.errors import CatalogError, ChangedMeanwhile
from deskapp.storage.changed_rows import ChangedRow, read_row_changes
from deskapp.storage.editor_rows import delete_row
from deskapp.storage.records import RawRow
from deskapp.storage.removed import with_parts
from deskapp.storage.tables import SQLModel
from deskapp.storage.writer import Connection, Why, insert_rows, plain, transaction, update_rows
from deskapp.storage.writer_records import models, read_row

IN_THE_WAY = "后来的改动挡着, 没有恢复, 什么都没有改; 请先撤销后来的改动。"


def take_back(path: Path, first: int, last: int | None, about: str, by: str, words: str = "") -> int:
    """Makes the rows of `about` (all rows for "") what they were before change `first`.

    With `last` only the changes up to it are taken back, and a row that was changed again since
    stands in the way. `words`: what the history says of it. Returns how many rows changed. Raises
    ChangedMeanwhile; then nothing did.
    """
    with transaction(path, Why("restore", by, words or f"恢复到第 {first} 号改动之前")) as conn:
        # Rows go and come in any order; all of it has to fit at the end.
        plain(conn).execute("PRAGMA defer_foreign_keys = ON")
        done = read_row_changes(plain(conn), first, last, about)
        for row in done:
            _reverse(conn, row)
    return len(done)


THERE_ALREADY = "已经有了: 没有恢复, 什么都没有改。"
NO_PLACE = "它原来所属的 (中心、窗口或事项) 现在没有了, 放不回去, 什么都没有改; 请先恢复那一个。"


def bring_back(path: Path, change: int, table: str, key: tuple[Any, ...], by: str, why: str) -> int:
    """Puts a row that `change` removed back, with all that went with it. Returns how many rows.

    Raises ChangedMeanwhile where its place is taken or gone; then nothing was written.
    """
    from sqlalchemy.exc import IntegrityError

    with transaction(path, Why("restore", by, why)) as conn:
        gone = [r for r in read_row_changes(plain(conn), change, change) if r.op == "removed"]
        head = next((row for row in gone if (row.table, row.key) == (table, key)), None)
        if head is None:
            raise CatalogError(f"第 {change} 号改动没有去掉它, 什么都没有改。")
        wanted = with_parts(head, gone)
        order = [t.name for t in SQLModel.metadata.sorted_tables]
        try:
            for row in sorted(wanted, key=lambda row: order.index(row.table)):
                insert_rows(conn, models()[row.table], [_free(plain(conn), row)])
        except (IntegrityError, sqlite3.IntegrityError) as error:
            raise ChangedMeanwhile(NO_PLACE) from error
    return len(wanted)


def _free(conn: sqlite3.Connection, change: ChangedRow) -> RawRow:
    """The row as it was; a number that another row has by now is given anew."""
    columns = [column.name for column in SQLModel.metadata.tables[change.table].primary_key]
    row = read_row(conn, change.table, dict(zip(columns, change.key, strict=True)))
    if row is None:
        return change.before
    if columns == ["id"]:
        return {**change.before, "id": None}
    raise ChangedMeanwhile(THERE_ALREADY)


def _reverse(conn: Connection, change: ChangedRow) -> None:
    if change.table == "source" and change.op == "added":
        return  # a source that nothing leans on any more does no harm, and others may
    model = models()[change.table]
    columns = [column.name for column in SQLModel.metadata.tables[change.table].primary_key]
    key = dict(zip(columns, change.key, strict=True))
    row = read_row(plain(conn), change.table, key)
    if change.op == "removed":
        if row is not None:
            raise ChangedMeanwhile(IN_THE_WAY)
        insert_rows(conn, model, [change.before])
        return
    if row is None:
        raise ChangedMeanwhile(IN_THE_WAY)
    if change.op == "added":
        delete_row(plain(conn), model, change.key)
        return
    if any(row[name] != value for name, value in change.after.items()):
        raise ChangedMeanwhile(IN_THE_WAY)
    update_rows(conn, model, [_merged(row, change.before)])


def _merged(row: RawRow, before: dict[str, Any]) -> RawRow:
    return {**row, **before}
