"""May a clerk read the first result aloud?"""

from __future__ import annotations

from deskapp.search.query import Query
from deskapp.search.rank import Evidence

ANSWERED = 0.8
"""The first result answers at least this share of the query; 没带身份证坐火车 answers less of 买火车票."""
COVERED = 0.34
"""and the query names at least this share of the phrase,"""
LEAD = 0.05
"""and it leads the second by this much, unless it is the phrase itself."""
INITIALS_COVERED, INITIALS_LEAD = 0.6, 0.12
"""Initials say little each: xyzzy fits some phrase by chance."""


def is_confident(ranked: list[tuple[float, Evidence]], query: Query) -> bool:
    """Judges the first of the ranked (score, evidence) pairs, best first."""
    score, first = ranked[0]
    if first.whole:
        return len(query.squeezed) > 1
    lead = score - ranked[1][0] if len(ranked) > 1 else 1.0
    if query.only_initials:
        return first.answered >= ANSWERED and first.covered >= INITIALS_COVERED and lead >= INITIALS_LEAD
    return first.answered >= ANSWERED and first.covered >= COVERED and lead >= LEAD
