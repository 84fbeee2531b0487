"""Building the index: phrases numbered, spelled into features, and packed.

Phrases are numbered by how commonly they are asked and how short they are, so among equal
counts the lower number is the better guess.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from deskapp.search.features import of_unit, units
from deskapp.search.index import Phrase, StoredIndex
from deskapp.search.packing import pack_set
from deskapp.search.seals import COUNTS, pack_counts, pack_seals
from deskapp.search.text import squeeze

INDEX_VERSION = 2
"""Raised whenever features or packing change: an older index is rebuilt."""

Posting = tuple[str, "array[int]"]
"""(feature, ascending phrase numbers)"""

Tell = Callable[[int, int], None]
"""(done, of so much); may raise to stop."""
READ, COUNTED, PACKED, ALL = 30, 65, 95, 100
"""How far a whole index is when its terms are read, counted, packed, and its last row is written."""
TELL_EVERY = 1000
"""Items between two reports: a hundredth of a second or less."""

T = TypeVar("T")


def silent(_done: int, _most: int) -> None:
    """Nobody watches."""


def told(items: Sequence[T], tell: Tell, begin: int, end: int) -> Iterator[T]:
    """`items` one by one, told of as the part from `begin` to `end` of ALL."""
    for at in range(0, len(items), TELL_EVERY):
        tell(begin + (end - begin) * at // len(items), ALL)
        yield from items[at : at + TELL_EVERY]


def variants(text: str) -> list[str]:
    """Squeezed spellings of one phrase: whole, and without what stands in brackets."""
    whole = squeeze(text)
    found = [whole]
    for opening, closing in (("(", ")"), ("（", "）")):
        head, bracket, rest = text.partition(opening)
        if bracket and head.strip():
            _, _, tail = rest.partition(closing)
            found.append(squeeze(head + tail))
    return [v for v in dict.fromkeys(found) if v]


def numbered(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Phrases in the order of their numbers."""
    return sorted(phrases, key=lambda p: (-p.prior, len(p.squeezed), p.squeezed, p.target, p.kind))


def postings(
    phrases: list[Phrase], concepts_of: Callable[[str], Iterable[str]], tell: Tell = silent
) -> Iterator[Posting]:
    """Every feature with the ascending numbers of the phrases that have it.

    `concepts_of` gives the concepts in a squeezed text. Phrases are counted by their characters and
    neighbours; a sound or a pair of initials then has whatever the units have that sound so.
    """
    by_unit: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    by_concept: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, phrase in enumerate(told(phrases, tell, READ, COUNTED)):
        for unit in units(phrase.squeezed):
            by_unit[unit].append(number)
        for concept in concepts_of(phrase.squeezed):
            by_concept[f"k{concept}"].append(number)
    parts: defaultdict[str, list[array[int]]] = defaultdict(list)
    for unit, numbers in by_unit.items():
        for feature in of_unit(unit):
            parts[feature].append(numbers)
    yield from by_concept.items()
    for feature, found in told(list(parts.items()), tell, COUNTED, PACKED):
        yield feature, _together(found)


def _together(parts: list[array[int]]) -> array[int]:
    return parts[0] if len(parts) == 1 else array("I", sorted(set().union(*parts)))


class Built(NamedTuple):
    """A whole index as data, ready to be stored or used."""

    phrases: list[Phrase]
    packed: dict[str, bytes]
    counts: dict[str, int]
    """Character -> how many phrases have it."""

    def in_memory(self) -> StoredIndex:
        """The index itself, without a file."""
        packed, ordered = self.packed, self.phrases
        return StoredIndex(
            len(ordered),
            self.counts,
            lambda features: {f: packed[f] for f in features if f in packed},
            lambda numbers: {n: ordered[n] for n in numbers},
        )


def build(
    phrases: Iterable[Phrase], concepts_of: Callable[[str], Iterable[str]], tell: Tell = silent
) -> Built:
    """Numbers the phrases and packs their postings."""
    ordered = numbered(phrases)
    size = len(ordered)
    packed, counts = {}, {}
    for feature, numbers in postings(ordered, concepts_of, tell):
        packed[feature] = pack_set(feature, numbers, size)
        if feature[0] == "c":
            counts[feature[1:]] = len(numbers)
    packed[COUNTS] = pack_counts(counts, size)
    packed.update(pack_seals(ordered))
    return Built(ordered, packed, counts)


def memory_index(phrases: Iterable[Phrase], concepts_of: Callable[[str], Iterable[str]]) -> StoredIndex:
    """An index built now and kept in memory: for tests, read-only catalogs and stale ones."""
    return build(phrases, concepts_of).in_memory()
