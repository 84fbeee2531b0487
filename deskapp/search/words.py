"""Words that mean the same to a citizen, and words that mean nothing to the search.

Both are data in the catalog (tables `concept` and `filler`); this module only applies them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deskapp.search.text import squeeze

NEVER = re.compile(r"(?!)")


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({w for w in map(squeeze, words) if w}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else NEVER


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word found in a text: the concepts it belongs to and where it stands, [start, end)."""

    concepts: tuple[str, ...]
    start: int
    end: int


class Words:
    """The catalog's synonyms and fillers, ready to be applied."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], fillers: Iterable[str]) -> None:
        self._of: dict[str, tuple[str, ...]] = {}
        for concept, words in concepts.items():
            for word in {squeeze(w) for w in (concept, *words)} - {""}:
                self._of[word] = (*self._of.get(word, ()), concept)
        self._pattern = _alternatives(self._of)
        self._fillers = _alternatives(fillers)

    def meanings(self, squeezed: str) -> list[Meaning]:
        """Words of the synonym table in `squeezed`, left to right, longest first, not overlapping."""
        return [Meaning(self._of[m.group()], m.start(), m.end()) for m in self._pattern.finditer(squeezed)]

    def concepts(self, squeezed: str) -> set[str]:
        """Concepts that occur in `squeezed`."""
        return {c for meaning in self.meanings(squeezed) for c in meaning.concepts}

    def without_fillers(self, text: str) -> str:
        """`text` (normalised) without its fillers; unchanged where nothing else would be left."""
        left = " ".join(self._fillers.sub(" ", text).split())
        return left or text


NO_WORDS = Words({}, ())
