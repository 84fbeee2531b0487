"""Keeping what sources say beside the catalog (说法), without touching the catalog itself."""

from collections.abc import Sequence
from pathlib import Path

from deskapp.storage.records import RawRow
from deskapp.storage.tables_claims import ClaimRow
from deskapp.storage.writer import Why, insert_rows, plain, transaction
from deskapp.storage.writer_notices import own_source
from deskapp.storage.writer_records import Reason


def add_claims(path: Path, rows: Sequence[RawRow], why: Reason) -> None:
    """Adds claims (fields of ClaimRow but the position), after those that are there.

    Raises pydantic.ValidationError for a bad row, else the Catalog* errors; then nothing was written.
    """
    with transaction(path, Why(*why)) as conn:
        own_source(conn)
        last = plain(conn).execute("SELECT coalesce(max(position), 0) FROM claim").fetchone()[0]
        insert_rows(conn, ClaimRow, [{**row, "position": at} for at, row in enumerate(rows, last + 1)])
