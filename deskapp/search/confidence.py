"""May a clerk read the first result aloud?"""

from __future__ import annotations

from deskapp.search.query import Query
from deskapp.search.rank import Evidence

ANSWERED = 0.8
"""The first result answers at least this share of the query."""
COVERED = 0.34
"""and the query names at least this share of the phrase,"""
LEAD = 0.05
"""and it leads the second by this much, unless it is the phrase itself."""


def is_confident(ranked: list[tuple[float, Evidence]], query: Query) -> bool:
    """Judges the first of the ranked (score, evidence) pairs."""
    score, first = ranked[0]
    if len(query.squeezed) < 2:
        return bool(first.whole)
    if first.whole:
        return True
    lead = score - ranked[1][0] if len(ranked) > 1 else 1.0
    return first.answered >= ANSWERED and first.covered >= COVERED and lead >= LEAD
