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
from itertools import product
from operator import add

from deskapp.search.readings import folds, initials

LONGEST_PHRASE = 48
"""Characters of a phrase that are indexed; official names stay well below."""


def units(squeezed: str) -> set[str]:
    """The characters of a phrase and its neighbours, `^` and `$` at the ends: what all features come from."""
    bounded = f"^{squeezed[:LONGEST_PHRASE]}$"
    return {*bounded[1:-1], *map(add, bounded, bounded[1:])}


def of_unit(unit: str) -> tuple[str, ...]:
    """The features of one character, or of two neighbours."""
    return _of_pair(unit[0], unit[1]) if len(unit) == 2 else _of_char(unit)


def features(squeezed: str, concepts: Iterable[str] = ()) -> set[str]:
    """Every feature of a phrase given as `text.squeeze` spells it."""
    return {feature for unit in units(squeezed) for feature in of_unit(unit)} | {f"k{c}" for c in concepts}


def _of_char(char: str) -> tuple[str, ...]:
    return ("c" + char, *("s" + sound for sound in folds(char)))


def _of_pair(left: str, right: str) -> tuple[str, ...]:
    starts, ends = left == "^", right == "$"
    letters = (("^",) if starts else initials(left)), (("$",) if ends else initials(right))
    found = [f"b{left}{right}", *pair_features("i", *letters)]
    if not (starts or ends):
        found += pair_features("t", folds(left), folds(right))
    return tuple(found)


def pair_features(kind: str, left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    """Features of two neighbours: `t` of merged syllables, `i` of initials."""
    space = " " if kind == "t" else ""
    return (f"{kind}{a}{space}{b}" for a, b in product(left, right))
