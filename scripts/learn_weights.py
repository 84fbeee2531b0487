"""Fit the ranking's weights on labelled queries, in seconds, without any library.

    python -m scripts.learn_weights

Reads only files of this repository: the seed's items and everyday names, the spoken phrases
of db/source/phrases.csv, and typed queries made by bench/queries.py. Every sixth everyday
name, three times over, is left out of the index and becomes a query for what nobody listed.
Prints right-first before and after, by kind, and the weights; rounded, they are
`deskapp.search.rank.WEIGHTS`. The draw is seeded: the same files give the same weights.
"""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterable
from pathlib import Path

from bench.queries import Labelled, labelled
from deskapp.search import engine, rank
from deskapp.search.building import memory_index, variants
from deskapp.search.index import Phrase
from deskapp.search.query import parse
from deskapp.search.words import Words

SOURCE = Path(__file__).parent.parent / "db" / "source"
SEED = 1
ROUNDS = 24
STEP, DECAY, PULL = 0.05, 0.15, 0.002
"""Step, its decay a round, and how strongly weights are pulled back to where they began."""
SHARPNESS = 6.0
"""How sharply a difference in score becomes a preference."""
SPOKEN_COUNTS = 3.0
"""There are few spoken phrases and many typed ones."""
HELD_OUT_SETS, HELD_OUT_STEP = 3, 6
LOOKED_AT = 14

Row = tuple[tuple[float, ...], bool]
Group = tuple[str, list[Row]]


def rows_of(name: str) -> list[dict[str, str]]:
    """A file of db/source as dictionaries."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def words() -> Words:
    concepts: dict[str, list[str]] = {}
    for row in rows_of("concepts.csv"):
        concepts.setdefault(row["concept"], []).append(row["word"])
    fillers = [row["word"] for row in rows_of("fillers.csv")]
    return Words(lambda: (concepts, fillers))


def phrases(services: list[dict[str, str]]) -> list[Phrase]:
    """Names and everyday names of all items; the target is the item's name."""
    found = []
    for service in services:
        texts = [("name", service["name"])]
        texts += [("alias", text) for text in service["common_aliases"].split("|") if text]
        for kind, text in texts:
            found += [Phrase(f"s:{service['name']}", kind, text, v, 0) for v in variants(text)]
    return found


def spoken() -> list[Labelled]:
    """What citizens say, with the items meant."""
    return [
        Labelled("spoken", row["phrase"], frozenset(f"s:{n}" for n in row["service_names"].split("|")))
        for row in rows_of("phrases.csv")
    ]


def experiments() -> Iterable[tuple[engine.Engine, list[Labelled]]]:
    """Engines with the queries to ask them."""
    known, means = phrases(rows_of("services.csv")), words()
    yield (
        engine.Engine(memory_index(known, means.concepts), means),
        labelled([(p.target, p.text) for p in known], each=60) + spoken(),
    )
    aliases = sorted({(p.target, p.text) for p in known if p.kind == "alias"})
    random.Random(SEED).shuffle(aliases)
    for first in range(HELD_OUT_SETS):
        held = aliases[first::HELD_OUT_STEP]
        texts = {text for _, text in held}
        left = [p for p in known if p.kind != "alias" or p.text not in texts]
        queries = [Labelled("held out", text, frozenset(t for t, x in held if x == text)) for _, text in held]
        yield engine.Engine(memory_index(left, means.concepts), means), queries


def groups() -> list[Group]:
    """For each query the evidence of its best candidates, and which are right."""
    found: list[Group] = []
    for searching, queries in experiments():
        for query in queries:
            hits = searching.search(query.query, LOOKED_AT).hits if parse(query.query).parses else ()
            rows = [(tuple(hit.evidence), hit.target in query.right) for hit in hits]
            if any(right for _, right in rows) and not all(right for _, right in rows):
                found.append((query.kind, rows))
    return found


def dot(weights: list[float], evidence: tuple[float, ...]) -> float:
    return math.fsum(w * e for w, e in zip(weights, evidence, strict=True))


def right_first(found: list[Group], weights: list[float]) -> dict[str, float]:
    """Share of queries of each sort whose best candidate is right."""
    tally: dict[str, list[bool]] = {}
    for kind, rows in found:
        sort = kind if kind in ("spoken", "held out") else "typed"
        tally.setdefault(sort, []).append(max(rows, key=lambda row: dot(weights, row[0]))[1])
    return {sort: round(sum(hits) / len(hits), 3) for sort, hits in sorted(tally.items())}


def improve(weights: list[float], rows: list[Row], step: float) -> None:
    """One step towards giving the right candidates of one query the larger share."""
    scores = [SHARPNESS * dot(weights, evidence) for evidence, _ in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    right = sum(share for share, (_, is_right) in zip(shares, rows, strict=True) if is_right)
    for i, start in enumerate(rank.WEIGHTS):
        slope = sum(
            ((share / right if is_right else 0.0) - share / total) * evidence[i]
            for share, (evidence, is_right) in zip(shares, rows, strict=True)
        )
        weights[i] += step * slope - step * PULL * (weights[i] - start)


def main() -> None:
    found = groups()
    weights = list(rank.WEIGHTS)
    print("queries", len(found), "right first now", right_first(found, weights))
    order = random.Random(SEED)
    for turn in range(ROUNDS):
        order.shuffle(found)
        for kind, rows in found:
            step = STEP / (1 + turn * DECAY) * (SPOKEN_COUNTS if kind == "spoken" else 1.0)
            improve(weights, rows, step)
    print("right first after", right_first(found, weights))
    for name, before, after in zip(rank.Evidence._fields, rank.WEIGHTS, weights, strict=True):
        print(f"{name:12s} {before:6.2f} -> {after:6.2f}")


if __name__ == "__main__":
    main()
