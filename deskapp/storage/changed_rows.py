"""Every row that a run of changes touched, whole, for taking them back; `history` is for reading."""

import json
import sqlite3
from typing import Any, NamedTuple

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import select, text


class ChangedRow(NamedTuple):
    """One row that a change added, changed or removed."""

    table: str
    key: tuple[Any, ...]
    op: str
    """added · changed · removed."""
    before: dict[str, Any]
    after: dict[str, Any]
    about: str


@spoken_reads
def read_row_changes(
    conn: sqlite3.Connection, first: int, last: int | None, about: str = ""
) -> tuple[ChangedRow, ...]:
    """What the changes from `first` to `last` (None: the newest) did, the newest first."""
    rows = select(conn, _ROWS, (first, last, about))
    return tuple(
        ChangedRow(text(row["table_name"]), tuple(_read(row["row_key"])), text(row["op"]),
                  _read(row["before"]) or {}, _read(row["after"]) or {}, text(row["about"]))
        for row in rows
    )  # fmt: skip


_ROWS = """SELECT * FROM row_change WHERE change_id >= ?1 AND (?2 IS NULL OR change_id <= ?2)
AND (?3 = '' OR about = ?3) ORDER BY id DESC"""


def _read(value: object) -> Any:
    """Control characters stand in the texts as they are."""
    return json.loads(text(value), strict=False) if value is not None else None
