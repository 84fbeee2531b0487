"""May a clerk read the first result aloud?"""

from __future__ import annotations

from deskapp.search.query import SYLLABLE, Query
from deskapp.search.rank import Evidence

ANSWERED = 0.8
"""The first result answers at least this share of the query; 没带身份证坐火车 answers less of 买火车票."""
COVERED = 0.34
"""and the query names at least this share of the phrase,"""
LEAD = 0.05
"""and it leads the second by this much, unless it is the phrase itself."""
INITIALS_COVERED, INITIALS_LEAD = 0.6, 0.12
"""Initials say little each: xyzzy fits some phrase by chance."""
MOSTLY, MOSTLY_COVERED, MOSTLY_LEAD = 0.65, 0.75, 0.35
"""A slip leaves part unanswered, but then the phrase is named nearly whole and leads by far: 残军疾人证."""
FEWEST_SOUNDS = 2
"""Syllables typed whole from which letters say enough: gong and zuid are still being typed."""


def is_confident(ranked: list[tuple[float, Evidence]], query: Query) -> bool:
    """Judges the first of the ranked (score, evidence) pairs, best first."""
    score, first = ranked[0]
    if len(query.squeezed) < 2 or _still_typing(query):
        return False
    if first.whole:
        return True
    lead = score - ranked[1][0] if len(ranked) > 1 else 1.0
    if query.only_initials:
        return first.answered >= ANSWERED and first.covered >= INITIALS_COVERED and lead >= INITIALS_LEAD
    if first.answered >= ANSWERED:
        return first.covered >= COVERED and lead >= LEAD
    return first.answered >= MOSTLY and first.covered >= MOSTLY_COVERED and lead >= MOSTLY_LEAD


def _still_typing(query: Query) -> bool:
    """Only letters, not initials alone, and fewer than two whole syllables so far."""
    if query.only_initials or not query.squeezed.isascii() or not query.squeezed.isalpha():
        return False
    return sum(t.kind == SYLLABLE for t in query.parses[0][1]) < FEWEST_SOUNDS
