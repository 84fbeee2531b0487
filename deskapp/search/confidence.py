"""May a clerk read the first result aloud?

A sum of named signs against a bar, apart for characters, letters and initials alone, because
each tells a different amount. scripts/learn_sureness.py fits the numbers on everyday names that
the index lacks, typed queries, and requests that nobody here serves.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from deskapp.search.query import SYLLABLE, Query
from deskapp.search.rank import Evidence

FAR = 0.8
"""A lead beyond this says no more."""
FEWEST_SOUNDS = 2
"""Syllables typed whole from which letters say enough: gong and zuid are still being typed."""
BAR = math.log(0.85 / 0.15)
"""At the bar 85 of a hundred answers read aloud are right, as far as the signs can tell; above it more."""


class Signs(NamedTuple):
    """What speaks for the first result, each 0 to 1."""

    always: float
    """1: what has to be outweighed before anything is sure."""
    answered: float
    """Share of the query that the phrase answers in any order: 没带身份证坐火车 answers less of 买火车票."""
    covered: float
    """Share of the phrase that the query names: 补贴 names little of 农机购置与应用补贴."""
    neighbours: float
    """Neighbours that stay neighbours: xyzzy fits some phrase by chance, seldom side by side."""
    whole: float
    """1 when the query is the phrase; in initials that alone is not enough: zzz."""
    gathered: float
    """Share of the characters themselves that the service's phrases hold: 买个锅 sounds like 买过期."""
    meant: float
    """Share of the query's meanings that they have: 长寿钱 and 高龄津贴."""
    supported: float
    """Share of the query answered by all phrases of the service together."""
    lead: float
    """Distance to the second result, at most `FAR`: 户口迁移 fits three services alike."""
    short: float
    """One over the number of tokens: two characters fit much by chance."""
    both: float
    """The smaller of answered and covered: a long query that names a long phrase is no accident."""
    named: float
    """Gathered times covered: the phrase is named in its own characters."""


CHARACTERS = Signs(-8.7, 2.8, 2.4, 0.7, 0.3, 1.9, 0.9, 0.9, 2.5, -1.6, 1.5, 1.8)
LETTERS = Signs(-4.2, 0.5, 0.2, 4.5, 2.9, 0.0, 0.0, 1.2, 3.7, -2.9, 1.2, 0.0)
INITIALS = Signs(-3.8, 0.0, 0.5, 2.5, 4.0, 0.0, 0.0, 0.0, 3.0, -1.5, 1.5, 0.0)


def is_confident(ranked: list[tuple[float, Evidence]], query: Query) -> bool:
    """Judges the first of the ranked (score, evidence) pairs, best first."""
    if len(query.squeezed) < 2 or _still_typing(query):
        return False
    if ranked[0][1].whole and not query.typed_letters:
        return True
    return math.fsum(map(mul, weights_for(query), signs(ranked, query))) >= BAR


def weights_for(query: Query) -> Signs:
    """What each sign is worth for such a query."""
    if query.only_initials:
        return INITIALS
    return LETTERS if query.typed_letters else CHARACTERS


def signs(ranked: list[tuple[float, Evidence]], query: Query) -> Signs:
    """The signs for the first of the ranked pairs."""
    score, first = ranked[0]
    lead = score - ranked[1][0] if len(ranked) > 1 else FAR
    return Signs(
        1.0,
        first.anywhere,
        first.covered,
        first.neighbours,
        first.whole,
        first.gathered,
        first.meant,
        first.supported,
        min(lead, FAR),
        1 / len(query.parses[0][1]),
        min(first.answered, first.covered),
        first.gathered * first.covered,
    )


def _still_typing(query: Query) -> bool:
    """Only letters, not initials alone, and fewer than two whole syllables so far."""
    if query.only_initials or not query.squeezed.isascii() or not query.squeezed.isalpha():
        return False
    return sum(t.kind == SYLLABLE for t in query.parses[0][1]) < FEWEST_SOUNDS
