"""Words that mean the same to a citizen, and words that mean nothing to the search.

Both are data in the catalog (tables `concept` and `filler`); this module only applies them.
They are prepared when the first query needs them: most are answered to the letter before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from deskapp.search.text import squeeze


class Meaning(NamedTuple):
    """A word found in a text: the concepts it belongs to and where it stands, [start, end)."""

    concepts: tuple[str, ...]
    start: int
    end: int


class Lexicon:
    """Finds words in a text: left to right, the longest first, not overlapping."""

    def __init__(self, words: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        self._words = frozenset(words) - {""}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """[start, end) of each word in `text`."""
        lengths, words, begin = self._lengths, self._words, 0
        for at, char in enumerate(text):
            if at < begin or char not in lengths:
                continue
            for length in lengths[char]:
                word = text[at : at + length]  # shorter at the end of the text
                if word in words:
                    begin = at + len(word)
                    yield at, begin
                    break


class Fillers(NamedTuple):
    """Fillers, found only outside of words that mean something: the 了 of 掉了 is none."""

    idle: frozenset[str]
    lexicon: Lexicon
    """Fillers and meaningful words together, so that the longer one of the two is taken."""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """[start, end) of each filler in `text`."""
        return ((start, end) for start, end in self.lexicon.find(text) if text[start:end] in self.idle)


class Words:
    """The catalog's synonyms and fillers, ready to be applied."""

    def __init__(self, read: Callable[[], tuple[Mapping[str, Iterable[str]], Iterable[str]]]) -> None:
        """`read` gives (concept -> its words, fillers); it is called once, when first needed."""
        self._read = read

    @cached_property
    def _tables(self) -> tuple[dict[str, tuple[str, ...]], Lexicon, Fillers]:
        concepts, fillers = self._read()
        found: dict[str, tuple[str, ...]] = {}
        for concept, words in concepts.items():
            for word in {squeeze(w) for w in (concept, *words)}:
                found[word] = (*found.get(word, ()), concept)
        idle = frozenset(map(squeeze, fillers))
        return found, Lexicon(found), Fillers(idle, Lexicon(idle | found.keys()))

    def meanings(self, squeezed: str) -> list[Meaning]:
        """Words of the synonym table in `squeezed`."""
        concepts, lexicon, _ = self._tables
        return [Meaning(concepts[squeezed[a:b]], a, b) for a, b in lexicon.find(squeezed)]

    def concepts(self, squeezed: str) -> set[str]:
        """Concepts that occur in `squeezed`."""
        return {c for meaning in self.meanings(squeezed) for c in meaning.concepts}

    def without_fillers(self, text: str) -> str:
        """`text` (normalised) without its fillers; unchanged where nothing else would be left."""
        if text.isascii():
            return text  # fillers are spoken Chinese; most first keys are letters and need no table
        _, _, fillers = self._tables
        left, at = [], 0
        for start, end in fillers.find(text):
            left.append(text[at:start])
            at = end
        return " ".join(" ".join([*left, text[at:]]).split()) or text


NO_WORDS = Words(lambda: ({}, ()))
