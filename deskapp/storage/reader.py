"""The look-up side of the catalog: sqlite3 only, every text clean, nothing ever written."""

import sqlite3

from deskapp.domain.models import SAMPLE
from deskapp.storage.index_reader import (
    StoredPhrase,
    all_phrases,
    index_is_whole,
    phrases,
    postings,
    search_state,
)
from deskapp.storage.opening import open_catalog, spoken_reads, writable
from deskapp.storage.places import read_places
from deskapp.storage.services import Services
from deskapp.storage.terms import Term, read_terms, read_words

__all__ = [
    "Services",
    "StoredPhrase",
    "Term",
    "all_phrases",
    "index_is_whole",
    "open_catalog",
    "phrases",
    "postings",
    "read_places",
    "read_terms",
    "read_words",
    "sample_present",
    "search_state",
    "writable",
]


@spoken_reads
def sample_present(conn: sqlite3.Connection) -> bool:
    """Is the sample layer (示例) in this catalog?"""
    found = conn.execute("SELECT EXISTS (SELECT 1 FROM source WHERE code = ?)", (SAMPLE,)).fetchone()
    return bool(found[0])
