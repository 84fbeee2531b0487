"""Notices (今日变动), read at every look-up: another desk may have put one up a moment ago."""

import sqlite3
from datetime import datetime

from deskapp.domain.notices import SCOPES, Notice
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import Row, Sources, code, name, select, text


@spoken_reads
def read_notices(conn: sqlite3.Connection, now: datetime | None = None) -> tuple[Notice, ...]:
    """Notices in force at `now`, the newest first; without `now` every one there ever was.

    A row whose times cannot be read is left out: nobody could say when it ends.
    """
    if conn.execute("SELECT NOT EXISTS (SELECT 1 FROM notice)").fetchone()[0]:
        return ()
    sources = Sources(conn)
    rows = [_notice(row, sources) for row in select(conn, "SELECT * FROM notice ORDER BY id DESC")]
    return tuple(n for n in rows if n is not None and (now is None or n.is_on(now)))


def _notice(row: Row, sources: Sources) -> Notice | None:
    starts, ends = _moment(row["starts"]), _moment(row["ends"])
    scope = text(row["scope"])
    if starts is None or ends is None or scope not in SCOPES:
        return None
    return Notice(
        id=row["id"],
        text=name(row["text"]),
        scope=scope,
        centre_code=code(row["centre_code"]),
        window_code=code(row["window_code"]),
        service_code=code(row["service_code"]),
        suspends=bool(row["suspends"]),
        starts=starts,
        ends=ends,
        created_by=name(row["created_by"]),
        provenance=sources.provenance(row),
        category_code=code(row["category_code"]),
    )


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text(value)).replace(tzinfo=None)
    except ValueError:
        return None
