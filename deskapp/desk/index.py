"""Joins the search to the catalog: the stored index when it is fresh, a new one when not.

Only here do the two siblings meet. A stale, older or damaged index is never used.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from deskapp.errors import CatalogError
from deskapp.search.building import (
    ALL,
    INDEX_VERSION,
    PACKED,
    READ,
    Built,
    Tell,
    build,
    silent,
    told,
    variants,
)
from deskapp.search.engine import Engine, Found
from deskapp.search.index import Phrase, StoredIndex
from deskapp.search.packing import DamagedIndexError
from deskapp.search.seals import COUNTS, SealedPhrases, unpack_counts
from deskapp.search.words import Words
from deskapp.storage import reader
from deskapp.storage.index_writer import write_index
from deskapp.storage.keeping import kept_transaction
from deskapp.storage.opening import spoken


def load_engine(conn: sqlite3.Connection, catalog: Path, *, read_only: bool) -> Engine:
    """An engine over the catalog that `conn` reads. Stores a newly built index where it may write."""
    words = read_words(conn)
    index = _stored(conn)
    if index is None:
        built = _rebuild(conn, words) if read_only else _rebuild_and_store(conn, catalog, words)
        index = built.in_memory()
    return MendingEngine(index, words, lambda: _rebuild(conn, words).in_memory())


class MendingEngine(Engine):
    """An engine that builds its index anew when the stored one turns out to be damaged."""

    def __init__(self, index: StoredIndex, words: Words, rebuild: Callable[[], StoredIndex]) -> None:
        super().__init__(index, words)
        self._rebuild = rebuild

    def search(self, raw: str, limit: int = 10) -> Found:
        try:
            return super().search(raw, limit)
        except DamagedIndexError:
            super().__init__(self._rebuild(), self.words)
            return super().search(raw, limit)


def read_words(conn: sqlite3.Connection) -> Words:
    """The catalog's synonyms and fillers, ready to be applied."""
    return Words(lambda: reader.read_words(conn))


def _stored(conn: sqlite3.Connection) -> StoredIndex | None:
    """The stored index, or None when it is missing, stale, of another version or damaged."""
    state = reader.search_state(conn)
    if state is None:
        return None
    version, size, stale = state
    if stale or version != INDEX_VERSION or not reader.index_is_whole(conn):
        return None

    def fetch(features: Sequence[str]) -> dict[str, bytes]:
        return reader.postings(conn, features)

    def fetch_phrases(numbers: list[int]) -> dict[int, Phrase]:
        return {row[0]: Phrase(*row[1:]) for row in reader.phrases(conn, numbers)}

    try:
        counts = unpack_counts(fetch((COUNTS,)).get(COUNTS, b""), size)
    except DamagedIndexError:
        return None
    return StoredIndex(size, counts, fetch, SealedPhrases(size, fetch, fetch_phrases))


def phrases_of(conn: sqlite3.Connection, tell: Tell = silent) -> list[Phrase]:
    """Every phrase of the catalog in every spelling that is compared."""
    return [
        Phrase(t.target, t.kind, t.text, spelled, t.prior)
        for t in told(list(reader.read_terms(conn)), tell, 0, READ)
        for spelled in variants(t.text)
    ]


def _rebuild(conn: sqlite3.Connection, words: Words, tell: Tell = silent) -> Built:
    return build(phrases_of(conn, tell), words.concepts, tell)


def _rebuild_and_store(conn: sqlite3.Connection, catalog: Path, words: Words) -> Built:
    """Builds and stores under one write lock, so that no change between the two is missed.

    Where the lock, the disk or the rights are not to be had, the index is built in memory.
    """
    try:
        with (
            closing(reader.open_catalog(catalog, read_only=False)) as writing,
            spoken(catalog),
            kept_transaction(writing, catalog),
        ):
            return build_into(writing)
    except CatalogError:
        return _rebuild(conn, words)


def build_into(writing: sqlite3.Connection, tell: Tell = silent) -> Built:
    """Builds the index of the catalog and writes it in the caller's transaction."""
    tell(0, ALL)
    built = _rebuild(writing, read_words(writing), tell)
    phrases = told(built.phrases, tell, PACKED, ALL)
    rows = ((number, *phrase) for number, phrase in enumerate(phrases))
    write_index(writing, INDEX_VERSION, rows, built.packed.items())
    tell(ALL, ALL)
    return built
