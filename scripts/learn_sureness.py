"""Fit on labelled queries when a clerk may read the first result aloud, in seconds.

    python -m scripts.learn_sureness

Reads only files of this repository: the experiments of `learn_weights` (typed queries, spoken
phrases, everyday names left out of the index) and scripts/foreign_requests.txt, requests that
no hall serves. Every fifth query is kept apart and judged. Rounded, the weights are those of
`deskapp.search.confidence`.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from operator import mul
from pathlib import Path
from typing import NamedTuple

from bench.queries import Labelled
from deskapp.search import confidence
from deskapp.search.engine import Engine, is_one_answer
from deskapp.search.query import Query, parse
from scripts.learn_weights import ALONE, experiments

FOREIGN = Path(__file__).parent / "foreign_requests.txt"
NOBODYS = "nobody's"
COUNTS = {NOBODYS: 2.0, "typed": 3.0}
"""A wrong answer read aloud costs more than a right one read with a question."""
SEED, ROUNDS, STEP, DECAY, PULL = 1, 12, 0.1, 0.5, 0.002
APART = 5
CLASSES = {
    "characters": confidence.CHARACTERS,
    "letters": confidence.LETTERS,
    "initials": confidence.INITIALS,
}


class Case(NamedTuple):
    """One query with the signs for its first result."""

    sort: str
    signs: confidence.Signs
    right: bool


def cases() -> dict[str, list[Case]]:
    """Class of query -> its cases; what has no first result to be sure of is left out."""
    found: dict[str, list[Case]] = defaultdict(list)
    nobodys = [Labelled(NOBODYS, q, frozenset()) for q in FOREIGN.read_text(encoding="utf-8").splitlines()]
    for engine, labelled in experiments():
        for query in [*(q for q in labelled if q.kind != ALONE), *nobodys]:
            read = parse(query.query)
            case = _case(engine, read, query)
            if case is not None:
                found[_class(read)].append(case)
    return found


def _class(query: Query) -> str:
    return next(name for name, weights in CLASSES.items() if weights is confidence.weights_for(query))


def _case(engine: Engine, read: Query, query: Labelled) -> Case | None:
    ranked = engine.ranked(read)
    if not ranked or not is_one_answer(ranked[0][1].phrase):
        return None
    signs = confidence.signs([(score, c.evidence) for score, c in ranked[:2]], read)
    sort = query.kind if query.kind in (NOBODYS, "spoken", "held out") else "typed"
    return Case(sort, signs, ranked[0][1].phrase.target in query.right)


def total(weights: tuple[float, ...], case: Case) -> float:
    return math.fsum(map(mul, weights, case.signs))


def fitted(known: list[Case], start: confidence.Signs) -> tuple[float, ...]:
    """Logistic weights, drawn a little towards where they began."""
    weights, order, shuffled = list(start), random.Random(SEED), list(known)
    for turn in range(ROUNDS):
        order.shuffle(shuffled)
        step = STEP / (1 + turn * DECAY)
        for case in shuffled:
            missed = case.right - 1 / (1 + math.exp(-max(-30.0, min(30.0, total(tuple(weights), case)))))
            for i, sign in enumerate(case.signs):
                pulled = PULL * (weights[i] - start[i])
                weights[i] += step * (COUNTS.get(case.sort, 1.0) * missed * sign - pulled)
    return tuple(weights)


def told(weights: tuple[float, ...], judged: list[Case]) -> str:
    """By sort: sure of the right ones, and wrong and sure, of all."""
    lines = []
    for sort in dict.fromkeys(case.sort for case in judged):
        mine = [case for case in judged if case.sort == sort]
        sure = [case for case in mine if total(weights, case) >= confidence.BAR]
        right = sum(case.right for case in mine)
        kept = f"{sum(c.right for c in sure) / right:.1%}" if right else "–"
        lines.append(f"{sort}: {kept} of the right, {sum(not c.right for c in sure) / len(mine):.1%} wrong")
    return "; ".join(lines)


def main() -> None:
    for name, found in cases().items():
        mixed = random.Random(SEED).sample(found, len(found))
        apart, known = mixed[::APART], [case for i, case in enumerate(mixed) if i % APART]
        start = CLASSES[name]
        print(f"\n{name}: {len(found)} cases, surely answered of {len(apart)} kept apart")
        print("  as they are:", told(start, apart))
        print("  fitted:     ", told(fitted(known, start), apart))
        weights = fitted(found, start)
        for sign, before, after in zip(confidence.Signs._fields, start, weights, strict=True):
            print(f"    {sign:12s} {before:6.2f} -> {after:6.2f}")


if __name__ == "__main__":
    main()
