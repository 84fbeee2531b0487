"""What sources say beside the catalog; few rows, read with the places."""

import sqlite3

from deskapp.domain.said import Claim, Settled
from deskapp.storage.rows import Row, Sources, day, name, select, text


def read_claims(conn: sqlite3.Connection, sources: Sources) -> tuple[Claim, ...]:
    """All claims in the order they came in, settled ones included."""
    listed = select(
        conn, "SELECT *, NULL AS verified_on, '' AS verified_by FROM claim ORDER BY position, rowid"
    )
    return tuple(_claim(row, sources) for row in listed)


def _claim(row: Row, sources: Sources) -> Claim:
    return Claim(
        code=text(row["code"]),
        thing=name(row["thing"]),
        about=text(row["about"]),
        field=name(row["field"]),
        value=text(row["value"]),
        wording=text(row["wording"]),
        provenance=sources.provenance(row),
        settled=Settled(
            text(row["verdict"]),
            day(row["settled_on"]),
            name(row["settled_by"]),
            name(row["settled_how"]),
            text(row["settled_why"]),
        ),
    )
