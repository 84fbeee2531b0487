"""What is counted: the features of a phrase, and of a query's tokens.

A feature is a short string whose first letter tells its kind:

    c低     a character                    s di      a merged syllable
    b低保   two neighbours, ^ and $ at     t di bao  two merged syllables
            the ends of the phrase         i db      two initials, ^ and $ at the ends
    k补办   a concept (words that mean the same to a citizen)

The same functions spell phrases when rows are written and tokens when a query is typed,
so the two can never drift apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from deskapp.search.readings import folds, initials

LONGEST_PHRASE = 48
"""Characters of a phrase that are indexed; official names stay well below."""


def phrase_features(squeezed: str, concepts: Iterable[str] = ()) -> set[str]:
    """Every feature of a phrase given as `text.squeeze` spells it."""
    chars = squeezed[:LONGEST_PHRASE]
    found = {f"k{c}" for c in concepts}
    found.update("c" + c for c in chars)
    found.update("b" + a + b for a, b in pairwise(f"^{chars}$"))
    sounds = [folds(c) for c in chars]
    for group in sounds:
        found.update("s" + s for s in group)
    for left, right in pairwise(sounds):
        found.update(f"t{a} {b}" for a, b in product(left, right))
    letters = [("^",), *(initials(c) for c in chars), ("$",)]
    for left, right in pairwise(letters):
        found.update(f"i{a}{b}" for a, b in product(left, right))
    return found


def pair_features(kind: str, left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    """Features of two neighbours: `t` of merged syllables, `i` of initials."""
    space = " " if kind == "t" else ""
    return (f"{kind}{a}{space}{b}" for a, b in product(left, right))
