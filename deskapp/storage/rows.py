"""From SQLite values to domain values. A value of a wrong type never stops a reading:
what cannot be understood is unknown."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from deskapp.domain.clean import clean
from deskapp.domain.models import Provenance, Source

Row = dict[str, Any]

NAME_LIMIT = 200
"""Longest name, label or title in characters."""

UNKNOWN_SOURCE = Source(code="", name="来源未注明", kind="practice")


def select(conn: sqlite3.Connection, sql: str, values: Iterable[Any] = ()) -> Iterator[Row]:
    """Rows as dictionaries by column name."""
    cursor = conn.execute(sql, tuple(values))
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def text(value: object) -> str:
    """Text of any length the reader allows; "" when unknown. `str` comes clean already."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    return "" if value is None else str(value)


def name(value: object) -> str:
    """A short text, such as a name or a label."""
    return clean(text(value), NAME_LIMIT).strip()


def code(value: object) -> str | None:
    """A reference; None when empty."""
    return text(value) or None


def number(value: object, default: int = 0) -> int:
    return value if isinstance(value, int) else default


def day(value: object) -> date | None:
    """A date written YYYY-MM-DD, else None."""
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        return None


def minutes(value: object) -> int | None:
    """「14:30」 as minutes after midnight, 0 to 1440; None when it is no time."""
    hour, colon, minute = text(value).partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
        return None
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= 1440 else None


def segments(row: Row) -> tuple[tuple[int, int], ...]:
    """Up to two opening segments of a day; a segment with a missing or wrong end is left out."""
    pairs = ((minutes(row[f"opens_{n}"]), minutes(row[f"closes_{n}"])) for n in (1, 2))
    return tuple((a, b) for a, b in pairs if a is not None and b is not None and a < b)


def month_day(value: object) -> tuple[int, int] | None:
    """「05-01」 as (5, 1); 29 February counts as a day."""
    try:
        found = date.fromisoformat(f"2000-{text(value)}")
    except ValueError:
        return None
    return found.month, found.day


def degrees(latitude: object, longitude: object) -> tuple[float, float] | None:
    """A point on the earth; None when one of the two is missing or is no such number."""
    if not (isinstance(latitude, int | float) and isinstance(longitude, int | float)):
        return None
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (float(latitude), float(longitude)) if inside else None


def words(value: object) -> tuple[str, ...]:
    """The parts between 「|」, in order, without empty ones."""
    return tuple(part.strip() for part in text(value).split("|") if part.strip())


class Sources:
    """All sources, and the provenance of a row."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._by_code = {
            text(row["code"]): Source(
                code=text(row["code"]),
                name=name(row["name"]),
                kind=text(row["kind"]),
                as_of=day(row["as_of"]),
                url=text(row["url"]),
            )
            for row in select(conn, "SELECT * FROM source")
        }

    def provenance(self, row: Row) -> Provenance:
        """Of a row with source_code, verified_on, verified_by, and perhaps its own as_of."""
        source = self._by_code.get(text(row["source_code"]), UNKNOWN_SOURCE)
        own = day(row.get("as_of"))
        if own is not None and own != source.as_of:
            source = source._replace(as_of=own)
        return Provenance(source, day(row["verified_on"]), name(row["verified_by"]))


def trust(provenance: Provenance) -> tuple[int, int]:
    """Sort key of facts about one place: what a desk verified or brought in, then the sample
    layer, then the rest with the newest first."""
    source = provenance.source
    newest = max((d for d in (provenance.verified_on, source.as_of) if d is not None), default=date.min)
    if source.is_sample:
        rank = 2
    elif source.kind == "desk" or provenance.verified_on is not None:
        rank = 0
    else:
        rank = 1 if source.code.startswith("import-") else 3
    return rank, -newest.toordinal()
