"""Fit the ranking's weights on labelled queries, in seconds, without any library.

    python -m scripts.learn_weights

Reads only files of this repository: the seed's items and everyday names, the spoken phrases
of db/source/phrases.csv, and typed queries made by bench/queries.py. Every sixth everyday
name, three times over, is left out of the index and becomes a query for what nobody listed;
as many are asked of official names alone. Prints right-first as it is, cross-checked and
fitted, and the weights; rounded, they are those of `deskapp.search.rank`. The draw is seeded:
the same files give the same weights.
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
from scripts.seed_items import COMMON, frequencies, name_rows, read_items

SOURCE = Path(__file__).parent.parent / "db" / "source"
SEED = 1
ROUNDS = 10
STEP, DECAY, PULL = 0.05, 0.3, 0.002
"""Step, its decay a round, and how strongly weights are pulled back to where they began."""
SHARPNESS = 6.0
"""How sharply a difference in score becomes a preference."""
SPOKEN, HELD_OUT, ALONE = "spoken", "held out", "names alone"
COUNTS = {SPOKEN: 4.0, HELD_OUT: 1.0, ALONE: 0.7}
"""There are few spoken phrases and many of the others; typed queries count once."""
HELD_OUT_SETS, HELD_OUT_STEP = 3, 6
ALONE_STEP = 6
"""Each so-many-th everyday name is asked of a catalog that has official names only."""
FOLDS = 5
"""Parts for the cross-check: weights fitted on four are judged on the fifth."""
LOOKED_AT = 14

Row = tuple[tuple[float, ...], bool]
Group = tuple[str, list[Row]]
LETTER, CHARACTER = "letters", "characters"
"""What sort of query, and for each candidate its evidence and whether it is right."""


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


def phrases() -> list[Phrase]:
    """Names and everyday names of all items, with how commonly they are asked; the target is the name."""
    found = []
    for item in read_items():
        texts = [("name", item.row["name"]), *(("alias", row["text"]) for row in name_rows(item))]
        prior = frequencies().get(item.code, COMMON)
        for kind, text in texts:
            found += [Phrase(f"s:{item.row['name']}", kind, text, v, prior) for v in variants(text)]
    return found


def spoken() -> list[Labelled]:
    """What citizens say, with the items meant."""
    return [
        Labelled("spoken", row["phrase"], frozenset(f"s:{n}" for n in row["service_names"].split("|")))
        for row in rows_of("phrases.csv")
    ]


def experiments() -> Iterable[tuple[engine.Engine, list[Labelled]]]:
    """Engines with the queries to ask them."""
    known, means = phrases(), words()
    yield (
        engine.Engine(memory_index(known, means.concepts), means),
        labelled([(p.target, p.text) for p in known], each=60) + spoken(),
    )
    aliases = sorted({(p.target, p.text) for p in known if p.kind == "alias"})
    random.Random(SEED).shuffle(aliases)
    for first in range(HELD_OUT_SETS):
        yield without(aliases[first::HELD_OUT_STEP], known, means, HELD_OUT)
    names = [p for p in known if p.kind != "alias"]
    yield without(aliases[::ALONE_STEP], names, means, ALONE)


def without(
    held: list[tuple[str, str]], known: list[Phrase], means: Words, kind: str
) -> tuple[engine.Engine, list[Labelled]]:
    """An engine that lacks the everyday names `held`, and these as queries."""
    right: dict[str, set[str]] = {}
    for target, text in held:
        right.setdefault(text, set()).add(target)
    left = [p for p in known if p.kind != "alias" or p.text not in right]
    queries = [Labelled(kind, text, frozenset(targets)) for text, targets in right.items()]
    return engine.Engine(memory_index(left, means.concepts), means), queries


def groups() -> dict[str, list[Group]]:
    """For queries with letters and for those without: what is known of the best candidates."""
    found: dict[str, list[Group]] = {LETTER: [], CHARACTER: []}
    for searching, queries in experiments():
        for query in queries:
            read = parse(query.query)
            hits = searching.search(query.query, LOOKED_AT).hits if read.parses else ()
            rows = [(tuple(hit.evidence), hit.target in query.right) for hit in hits]
            if any(right for _, right in rows) and not all(right for _, right in rows):
                found[LETTER if read.typed_letters else CHARACTER].append(
                    (query.kind if query.kind in COUNTS else "typed", rows)
                )
    return found


def dot(weights: list[float], evidence: tuple[float, ...]) -> float:
    return math.fsum(w * e for w, e in zip(weights, evidence, strict=True))


def right_first(found: list[Group], weights: list[float]) -> dict[str, float]:
    """Share of queries of each sort whose best candidate is right."""
    tally: dict[str, list[bool]] = {}
    for sort, rows in found:
        tally.setdefault(sort, []).append(max(rows, key=lambda row: dot(weights, row[0]))[1])
    return {sort: round(sum(hits) / len(hits), 3) for sort, hits in sorted(tally.items())}


def improve(weights: list[float], start: rank.Evidence, rows: list[Row], step: float) -> None:
    """One step towards giving the right candidates of one query the larger share."""
    scores = [SHARPNESS * dot(weights, evidence) for evidence, _ in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    right = sum(share for share, (_, is_right) in zip(shares, rows, strict=True) if is_right)
    for i, began in enumerate(start):
        slope = sum(
            ((share / right if is_right else 0.0) - share / total) * evidence[i]
            for share, (evidence, is_right) in zip(shares, rows, strict=True)
        )
        weights[i] += step * slope - step * PULL * (weights[i] - began)


def fitted(found: list[Group], start: rank.Evidence) -> list[float]:
    """The weights after `ROUNDS` passes over the queries in a seeded order."""
    weights, order = list(start), random.Random(SEED)
    shuffled = list(found)
    for turn in range(ROUNDS):
        order.shuffle(shuffled)
        for sort, rows in shuffled:
            improve(weights, start, rows, STEP / (1 + turn * DECAY) * COUNTS.get(sort, 1.0))
    return weights


def cross_checked(found: list[Group], start: rank.Evidence) -> dict[str, float]:
    """Right first by weights that were fitted without the queries they are judged on."""
    mixed = random.Random(SEED).sample(found, len(found))
    hits: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fitted([group for i, group in enumerate(mixed) if i % FOLDS != fold], start)
        for sort, rows in mixed[fold::FOLDS]:
            hits.setdefault(sort, []).append(max(rows, key=lambda row: dot(weights, row[0]))[1])
    return {sort: round(sum(right) / len(right), 3) for sort, right in sorted(hits.items())}


def main() -> None:
    for name, found in groups().items():
        start = rank.LETTERS if name == LETTER else rank.CHARACTERS
        weights = fitted(found, start)
        print(f"\n{name}: {len(found)} queries, right first")
        print("  all parts worth the same     ", right_first(found, [1.0] * len(start)))
        print("  weights as they are          ", right_first(found, list(start)))
        print(f"  fitted on {FOLDS - 1} parts of {FOLDS}, judged on the other", cross_checked(found, start))
        print("  fitted on all                ", right_first(found, weights))
        for part, before, after in zip(rank.Evidence._fields, start, weights, strict=True):
            print(f"    {part:12s} {before:6.2f} -> {after:6.2f}")


if __name__ == "__main__":
    main()
