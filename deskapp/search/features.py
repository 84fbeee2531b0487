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


class Speller:
    """Spells phrases into features; remembers characters and pairs, which come again and again."""

    def __init__(self) -> None:
        self._chars: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[str, tuple[str, ...]] = {}

    def features(self, squeezed: str, concepts: Iterable[str] = ()) -> set[str]:
        """Every feature of a phrase given as `text.squeeze` spells it."""
        bounded = f"^{squeezed[:LONGEST_PHRASE]}$"
        found = {f"k{c}" for c in concepts}
        for char in bounded[1:-1]:
            if char not in self._chars:
                self._chars[char] = _of_char(char)
            found.update(self._chars[char])
        for left, right in pairwise(bounded):
            pair = left + right
            if pair not in self._pairs:
                self._pairs[pair] = _of_pair(left, right)
            found.update(self._pairs[pair])
        return found


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
