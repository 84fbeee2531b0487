"""Who verified what, how and when: the newest look at each group of facts counts."""

import sqlite3
from collections.abc import Iterable

from deskapp.domain.staleness import Verified
from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import Row, day, name, select, text

NEWEST = """SELECT fact_group, verified_on, verified_by, how, note FROM verification
WHERE about = ? ORDER BY verified_on, id"""


@spoken_reads
def read_verified(conn: sqlite3.Connection, about: str) -> tuple[Verified, ...]:
    """The newest look at each group of `about` (`s:`, `c:` or `w:` and a code)."""
    return newest(select(conn, NEWEST, (about,)))


@spoken_reads
def read_all_verified(conn: sqlite3.Connection) -> dict[str, tuple[Verified, ...]]:
    """About -> the newest look at each of its groups."""
    found: dict[str, list[Row]] = {}
    for row in select(conn, "SELECT * FROM verification ORDER BY verified_on, id"):
        found.setdefault(text(row["about"]), []).append(row)
    return {about: newest(rows) for about, rows in found.items()}


def newest(rows: Iterable[Row]) -> tuple[Verified, ...]:
    """Rows in the order of their dates: the last of each group."""
    found: dict[str, Verified] = {}
    for row in rows:
        on = day(row["verified_on"])
        if on is not None:
            group = text(row["fact_group"])
            found[group] = Verified(group, on, name(row["verified_by"]), text(row["how"]), text(row["note"]))
    return tuple(found.values())
