"""What all phrases of one service together say to a query.

养老金停发 is answered by no phrase of a service, but by 养老金 in one and 停发 in another.
Only queries in characters are read so: letters stand for too many of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from deskapp.search.index import Index
from deskapp.search.words import NO_WORDS, Words


class Heard(NamedTuple):
    """Shares, 0 to 1; see the fields of the same names in `rank.Evidence`."""

    gathered: float
    meant: float
    strange: float


NOTHING = Heard(0.0, 0.0, 0.0)


class Gathering:
    """One query, without its fillers, prepared to be compared with groups of phrases."""

    def __init__(
        self, index: Index, value: Callable[[str], float], core: str, words: Words = NO_WORDS
    ) -> None:
        """`value` tells what a character is worth; `core` is squeezed, and empty where nothing is gathered.

        Without `words` nothing is meant.
        """
        self._index, self._words, self._core = index, words, core
        self._values = [(char, value(char)) for char in core]
        self._total = math.fsum(value for _, value in self._values)
        self._rarity: dict[str, float] = {}
        self._asked = [(m.concepts, self._worth(m.concepts)) for m in words.meanings(core)] if core else []
        self._concepts = frozenset(c for concepts, _ in self._asked for c in concepts)
        self._worth_asked = math.fsum(worth for _, worth in self._asked)

    def heard(self, best: str, phrases: Iterable[str]) -> Heard:
        """What `phrases` (squeezed, of one service) answer; `best` is the one that is shown."""
        if not self._core:
            return NOTHING
        known = set().union(*phrases)
        gathered = math.fsum(value for char, value in self._values if char in known) / self._total
        if not self._asked:
            return Heard(gathered, 0.0, 0.0)
        return Heard(gathered, self._meant(phrases), self._strange(best))

    def _meant(self, phrases: Iterable[str]) -> float:
        """Share of the query's meanings, the rare ones counting more, that the phrases have."""
        told = {c for phrase in phrases for m in self._words.meanings(phrase) for c in m.concepts}
        shared = math.fsum(
            max(map(self._worth_of, told.intersection(c)), default=0.0) for c, _ in self._asked
        )
        return shared / self._worth_asked if self._worth_asked else 0.0

    def _strange(self, phrase: str) -> float:
        """Share of the phrase's meanings of which the query says nothing."""
        strange = total = 0.0
        for meaning in self._words.meanings(phrase):
            worth = self._worth(meaning.concepts)
            total += worth
            named = phrase[meaning.start : meaning.end] in self._core
            if not named and self._concepts.isdisjoint(meaning.concepts):
                strange += worth
        return strange / total if total else 0.0

    def _worth(self, concepts: Iterable[str]) -> float:
        return max(map(self._worth_of, concepts))

    def _worth_of(self, concept: str) -> float:
        """0 for a meaning that every phrase has, towards 1 for one that none has."""
        found = self._rarity.get(concept)
        if found is None:
            count, size = self._index.members("k" + concept).bit_count(), self._index.size
            found = self._rarity[concept] = math.log((size + 1) / (count + 1)) / math.log(size + 2)
        return found
