"""Putting notices up and ending them; one BEGIN IMMEDIATE transaction each. None is ever deleted."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from deskapp.domain.models import OWN_DESK
from deskapp.errors import UsageError
from deskapp.storage.tables import SourceRow
from deskapp.storage.tables_guidance import NoticeRow
from deskapp.storage.writer import Connection, Why, insert_rows, plain, transaction

DESK_SOURCE = {"code": OWN_DESK, "name": "本台", "kind": "desk"}
"""The source of what this desk says itself."""


def own_source(conn: Connection) -> None:
    """The source 「本台」, whose facts this desk vouches for; made when it is first needed."""
    if plain(conn).execute("SELECT 1 FROM source WHERE code = ?", (OWN_DESK,)).fetchone() is None:
        insert_rows(conn, SourceRow, [DESK_SOURCE])


def add_notice(path: Path, values: Mapping[str, Any]) -> int:
    """Adds one notice (fields of NoticeRow) in the name of this desk and returns its number.

    Raises the Catalog* errors; then nothing was written.
    """
    by = str(values.get("created_by", ""))
    with transaction(path, Why("notice", by, "写今日变动")) as conn:
        reading = plain(conn)
        own_source(conn)
        number = int(reading.execute("SELECT coalesce(max(id), 0) + 1 FROM notice").fetchone()[0])
        insert_rows(conn, NoticeRow, [{**values, "id": number, "source_code": OWN_DESK}])
    return number


def end_notice(path: Path, number: int, at: datetime) -> None:
    """Ends a notice at `at` instead of later. Raises UsageError when there is none in force."""
    moment = at.isoformat()
    with transaction(path, Why("notice", words=f"结束 {number} 号今日变动")) as conn:
        ended = plain(conn).execute(
            "UPDATE notice SET ends = max(starts, ?1) WHERE id = ?2 AND ends > ?1", (moment, number)
        )
        if ended.rowcount == 0:
            raise UsageError(f"没有还在用的 {number} 号通知, 什么都没改; 用 deskapp notice list 看编号。")
