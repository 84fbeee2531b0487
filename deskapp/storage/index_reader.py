"""Reads the derived search tables. What they mean is the search's business."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, number

_POSTINGS = "SELECT CAST(feature AS BLOB), ids FROM search_posting"
_PHRASES = (
    "SELECT id, CAST(target AS BLOB), CAST(kind AS BLOB), CAST(text AS BLOB), CAST(squeezed AS BLOB), prior "
    "FROM search_phrase"
)
"""Texts come as bytes: what is compared and never shown need not be made fit for a screen."""
T = TypeVar("T")
_AT_ONCE = 500
"""Ids per statement: well under SQLite's limit of bound values."""

StoredPhrase = tuple[int, str, str, str, str, int]
"""(id, target, kind, text, squeezed, prior)"""


@spoken_reads
def search_state(conn: sqlite3.Connection) -> tuple[int, int, bool] | None:
    """(version, number of phrases, stale) of the stored index; None when there is none."""
    row = conn.execute("SELECT version, phrases, stale FROM search_state WHERE id = 1").fetchone()
    return None if row is None else (number(row[0]), number(row[1]), bool(row[2]))


@spoken_reads
def index_is_whole(conn: sqlite3.Connection) -> bool:
    """Are there as many postings as were written, and is the last phrase there?

    Any other phrase that is gone is missed when it is fetched; counting a million takes long.
    """
    row = conn.execute(
        "SELECT phrases = (SELECT coalesce(max(id) + 1, 0) FROM search_phrase) "
        "AND postings = (SELECT count(*) FROM search_posting) FROM search_state WHERE id = 1"
    ).fetchone()
    return row is not None and bool(row[0])


@spoken_reads
def postings(conn: sqlite3.Connection, features: Sequence[str]) -> dict[str, bytes]:
    """Feature -> its packed phrase ids, of those features that there are."""
    found: dict[str, bytes] = {}
    for part in _parts(features):
        asked = f"{_POSTINGS} WHERE feature IN ({_marks(part)})"
        found.update([(_decoded(f), ids) for f, ids in conn.execute(asked, part) if isinstance(ids, bytes)])
    return found


@spoken_reads
def phrases(conn: sqlite3.Connection, ids: Sequence[int]) -> list[StoredPhrase]:
    """The phrases with these ids, in the order asked for; unknown ids are left out."""
    found: dict[int, StoredPhrase] = {}
    for part in _parts(ids):
        asked = f"{_PHRASES} WHERE id IN ({_marks(part)})"
        found.update((row[0], _phrase(row)) for row in conn.execute(asked, part))
    return [found[id_] for id_ in ids if id_ in found]


@spoken_reads
def all_phrases(conn: sqlite3.Connection) -> list[StoredPhrase]:
    """Every stored phrase by id."""
    return [_phrase(row) for row in conn.execute(f"{_PHRASES} ORDER BY id")]


def _parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    """Question marks only: every value is bound."""
    return ",".join("?" * len(values))


def _phrase(row: Sequence[object]) -> StoredPhrase:
    id_, target, kind, shown, squeezed, prior = row
    return (number(id_), _decoded(target), _decoded(kind), name(shown), _decoded(squeezed), number(prior))


def _decoded(value: object) -> str:
    """What is no text is damaged, and its seal says so."""
    try:
        return value.decode() if isinstance(value, bytes) else ""
    except UnicodeDecodeError:
        return ""
