"""Everyday names that a real portal gives its own items, found by the items' names alone."""

from __future__ import annotations

import csv
from pathlib import Path

from bench.queries import Labelled
from bench.search_rows import data_files, read_names
from deskapp.search.building import memory_index, variants
from deskapp.search.engine import Engine
from deskapp.search.index import Phrase
from deskapp.search.text import squeeze
from deskapp.search.words import Words

HEAD = "\n### Everyday names of a portal\n\n"
FIRST, FIVE = 0.85, 0.96
"""Aims: right first, right among five."""


def table(words: Words) -> str:
    """The paragraph of the report, with the shipped synonyms; says so where there are no such files."""
    files = data_files("*_everyday_names.csv")
    if not files:
        return (
            "\n### Everyday names of a portal\n\nNo `*_everyday_names.csv` beside the project: not measured."
        )
    return "\n".join(_told(path, words) for path in files)


def _told(path: Path, words: Words) -> str:
    names = read_names(path.with_name(path.name.replace("_everyday_names", "_items")))
    engine = Engine(memory_index(_phrases(names), words.concepts), words)
    queries = _queries(path)
    kept = [q for q in queries if squeeze(q.query) not in set(map(squeeze, q.right))]
    ranks = [_rank(engine, q) for q in kept]
    count = len(ranks)
    first, five = sum(r == 0 for r in ranks) / count, sum(r < 5 for r in ranks) / count
    return (
        f"{HEAD}`{path.name}` within its {len(names):,} items, names alone, "
        f"{count} different ones that are not exact copies: right first {first:.1%} (aim {FIRST:.0%}), "
        f"among five {five:.1%} (aim {FIVE:.0%})."
    )


def _queries(path: Path) -> list[Labelled]:
    """Different queries; every item to which the portal gives the name is a right answer."""
    right: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            right.setdefault(row["query"], set()).add(row["name"])
    return [Labelled("everyday", query, frozenset(names)) for query, names in right.items()]


def _phrases(names: list[str]) -> list[Phrase]:
    return [Phrase(name, "name", name, v, 0) for name in dict.fromkeys(names) for v in variants(name)]


def _rank(engine: Engine, query: Labelled) -> int:
    right = {squeeze(name) for name in query.right}
    found = [squeeze(hit.target) for hit in engine.search(query.query, 10).hits]
    return next((i for i, target in enumerate(found) if target in right), 99)
