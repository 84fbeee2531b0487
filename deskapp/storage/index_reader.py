"""Reads the derived search tables. What they mean is the search's business."""

import sqlite3
from collections.abc import Sequence

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import name, number, text

_PHRASES = "SELECT id, target, kind, text, squeezed, prior FROM search_phrase"
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
    """Are there as many phrases and postings as were written?"""
    row = conn.execute(
        "SELECT phrases = (SELECT count(*) FROM search_phrase) "
        "AND postings = (SELECT count(*) FROM search_posting) FROM search_state WHERE id = 1"
    ).fetchone()
    return row is not None and bool(row[0])


@spoken_reads
def posting(conn: sqlite3.Connection, feature: str) -> bytes | None:
    """The packed phrase ids that have `feature`."""
    row = conn.execute("SELECT ids FROM search_posting WHERE feature = ?", (feature,)).fetchone()
    return row[0] if row is not None and isinstance(row[0], bytes) else None


@spoken_reads
def phrases(conn: sqlite3.Connection, ids: Sequence[int]) -> list[StoredPhrase]:
    """The phrases with these ids, in the order asked for; unknown ids are left out."""
    found: dict[int, StoredPhrase] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))  # only question marks: every id is bound
        found.update(
            (row[0], _phrase(row)) for row in conn.execute(f"{_PHRASES} WHERE id IN ({marks})", part)
        )
    return [found[id_] for id_ in ids if id_ in found]


@spoken_reads
def all_phrases(conn: sqlite3.Connection) -> list[StoredPhrase]:
    """Every stored phrase by id."""
    return [_phrase(row) for row in conn.execute(f"{_PHRASES} ORDER BY id")]


def _phrase(row: Sequence[object]) -> StoredPhrase:
    id_, target, kind, shown, squeezed, prior = row
    return (number(id_), text(target), text(kind), name(shown), name(squeezed), number(prior))
