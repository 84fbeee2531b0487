"""Every phrase a clerk may search for, and the hand-made words of spoken questions."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deskapp.storage.opening import spoken_reads
from deskapp.storage.rows import Row, name, number, select, text

_BETWEEN = re.compile("[、,/|;\uff0c\uff0f\uff1b]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One searchable phrase.

    `target`: `s:<service code>`, `c:<centre code>`, `k:<category code>`, `w:<window code>` or
    `n:<claim code>` (a place that only a source names).
    `kind`: name · alias · old_name · department · category · place. `prior`: 0 to 9, how often it is asked.
    """

    target: str
    kind: str
    text: str
    prior: int


@spoken_reads
def read_terms(conn: sqlite3.Connection) -> Iterable[Term]:
    """All phrases, services first in official order. Retired services are left out."""
    return [term for term in _terms(conn) if term.text]


@spoken_reads
def read_words(conn: sqlite3.Connection) -> tuple[dict[str, list[str]], list[str]]:
    """(concept -> the words that mean it, filler words)."""
    concepts: dict[str, list[str]] = defaultdict(list)
    for concept, word in conn.execute("SELECT concept, word FROM concept ORDER BY id"):
        concepts[name(concept)].append(name(word))
    fillers = [name(word) for (word,) in conn.execute("SELECT word FROM filler ORDER BY rowid")]
    return dict(concepts), fillers


def _terms(conn: sqlite3.Connection) -> Iterator[Term]:
    others: dict[str, list[Row]] = defaultdict(list)
    for row in select(conn, "SELECT service_code, text, kind FROM service_name ORDER BY id"):
        others[text(row["service_code"])].append(row)
    for row in select(conn, _SERVICES):
        code, prior = text(row["code"]), min(max(number(row["frequency"]), 0), 9)
        yield Term(f"s:{code}", "name", name(row["name"]), prior)
        for other in others[code]:
            kind = "old_name" if text(other["kind"]) == "old_name" else "alias"
            yield Term(f"s:{code}", kind, name(other["text"]), prior)
        for department in dict.fromkeys(_BETWEEN.split(text(row["department"]))):
            yield Term(f"s:{code}", "department", name(department), prior)
    for target, kind, sql in _PLACES:
        for row in select(conn, sql):
            yield Term(f"{target}:{text(row['code'])}", kind, name(row["text"]), 0)


_SERVICES = """SELECT service.code, service.name, department, frequency
FROM service LEFT JOIN category ON category.code = category_code
WHERE retired_on IS NULL ORDER BY category.position IS NULL, category.position, service.rowid"""

# 「3号」 is asked for as 3号窗口; a label that ends so already stays.
_WINDOWS = """SELECT code, rtrim({column}, '窗口') || '窗口' AS text
FROM service_window WHERE {column} <> '' ORDER BY position, rowid"""

# A place that only a source names; once it is one of ours, its name is an everyday name of that.
_NAMED = """SELECT code, value AS text FROM claim
WHERE field = 'name' AND about = '' AND verdict IN ('open', 'other') ORDER BY position, rowid"""

_PLACES = (
    ("k", "category", "SELECT code, name AS text FROM category ORDER BY position, rowid"),
    ("k", "category", "SELECT code, name || '窗口' AS text FROM category ORDER BY position, rowid"),
    ("c", "place", "SELECT code, name AS text FROM centre ORDER BY position, rowid"),
    ("c", "place", "SELECT centre_code AS code, text FROM centre_name ORDER BY id"),
    ("c", "place", "SELECT centre_code AS code, name AS text FROM room ORDER BY position, rowid"),
    ("c", "place", "SELECT centre_code AS code, community AS text FROM catchment ORDER BY id"),
    ("n", "place", _NAMED),
    ("w", "place", _WINDOWS.format(column="label")),
    ("w", "place", _WINDOWS.format(column="title")),
)
