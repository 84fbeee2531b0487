"""Catalogs and engines for the tests of search."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from deskapp.desk.index import load_engine, phrases_of, read_words
from deskapp.search.building import memory_index, variants
from deskapp.search.engine import Engine
from deskapp.search.index import Phrase
from deskapp.search.words import NO_WORDS, Words
from deskapp.storage.reader import Term, open_catalog, read_terms
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog


def tiny(*names: str, words: Words = NO_WORDS) -> Engine:
    """An engine over services that have nothing but these names; their codes are the names."""
    phrases = [Phrase(f"s:{name}", "name", name, v, 0) for name in names for v in variants(name)]
    return Engine(memory_index(phrases, words.concepts), words)


@cache
def shipped() -> tuple[Engine, list[Term]]:
    """An engine over the shipped catalog, in memory, and the catalog's terms."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        create_catalog(path, seed_text())
        with closing(open_catalog(path)) as conn:
            words = read_words(conn)
            index = memory_index(phrases_of(conn), words.concepts)
            return Engine(index, words), list(read_terms(conn))


@cache
def catalog_bytes(*, indexed: bool) -> bytes:
    """The shipped catalog as a file, as made or with its index stored."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        create_catalog(path, seed_text())
        if indexed:
            stored(path)[0].close()
        return path.read_bytes()


def owners(terms: list[Term]) -> dict[str, set[str]]:
    """Phrase as it is compared -> targets that are called so, with or without brackets."""
    found: dict[str, set[str]] = {}
    for term in terms:
        for spelled in variants(term.text):
            found.setdefault(spelled, set()).add(term.target)
    return found


def stored(path: Path, *, read_only: bool = False) -> tuple[sqlite3.Connection, Engine]:
    """A connection to the catalog and an engine as the desk loads it; the caller closes."""
    conn = open_catalog(path)
    return conn, load_engine(conn, path, read_only=read_only)
