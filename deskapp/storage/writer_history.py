"""Takes changes back, newest first, in one transaction: each row becomes what it was before."""

from pathlib import Path
from typing import Any

from deskapp.errors import ChangedMeanwhile
from deskapp.storage.changed_rows import ChangedRow, read_row_changes
from deskapp.storage.editor_rows import delete_row
from deskapp.storage.records import RawRow
from deskapp.storage.tables import SQLModel
from deskapp.storage.writer import Connection, Why, insert_rows, plain, transaction, update_rows
from deskapp.storage.writer_records import models, read_row

IN_THE_WAY = "后来的改动挡着, 没有恢复, 什么都没有改; 请先撤销后来的改动。"


def take_back(path: Path, first: int, last: int | None, about: str, by: str) -> int:
    """Makes the rows of `about` (all rows for "") what they were before change `first`.

    With `last` only the changes up to it are taken back, and a row that was changed again since
    stands in the way. Returns how many rows changed. Raises ChangedMeanwhile; then nothing did.
    """
    with transaction(path, Why("restore", by, f"恢复到第 {first} 号改动之前")) as conn:
        # Rows go and come in any order; all of it has to fit at the end.
        plain(conn).execute("PRAGMA defer_foreign_keys = ON")
        done = read_row_changes(plain(conn), first, last, about)
        for row in done:
            _reverse(conn, row)
    return len(done)


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
