"""Writes the derived search tables with plain sqlite3, inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable


def write_index(
    conn: sqlite3.Connection,
    version: int,
    phrases: Iterable[tuple[int, str, str, str, str, int]],
    postings: Iterable[tuple[str, bytes]],
) -> None:
    """Replaces the stored index and marks it fresh.

    `phrases`: (id, target, kind, text, squeezed, prior); `postings`: (feature, packed ids). The caller
    begins (BEGIN IMMEDIATE) before reading the terms and commits: then no change is missed.
    """
    conn.execute("DELETE FROM search_state")
    conn.execute("DELETE FROM search_posting")
    conn.execute("DELETE FROM search_phrase")
    written = conn.executemany(
        "INSERT INTO search_phrase (id, target, kind, text, squeezed, prior) VALUES (?, ?, ?, ?, ?, ?)",
        phrases,
    )
    posted = conn.executemany("INSERT INTO search_posting (feature, ids) VALUES (?, ?)", postings)
    # What was written is counted already: to count the rows anew is to read all of them.
    conn.execute(
        "INSERT INTO search_state (id, version, phrases, postings, stale) VALUES (1, ?, ?, ?, 0)",
        (version, max(written.rowcount, 0), max(posted.rowcount, 0)),
    )
