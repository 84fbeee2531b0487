"""The index: which phrases have which features.

Phrases are numbered by how commonly they are asked and how short they are, so among equal
counts the lower number is the better guess. Postings are sets of phrase numbers (see
`counting`); on disk a rare one is packed 32-bit numbers, a common one a bit map.
"""

from __future__ import annotations

import sys
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from deskapp.search.counting import as_set
from deskapp.search.features import Speller
from deskapp.search.text import squeeze

INDEX_VERSION = 1
"""Raised whenever features or packing change: an older index is rebuilt."""

COUNTS = "#"
"""The feature under which the character counts are kept."""

SPARSE, DENSE = 0, 1
MOST_PHRASES = 20_000
"""Phrases remembered between key presses."""

CACHED_BYTES = 6_000_000
"""Memory for postings already unpacked; about what a day's typing at one desk touches."""


class DamagedIndexError(ValueError):
    """A stored index that contradicts itself; it must be built anew."""


class Phrase(NamedTuple):
    """One searchable phrase. `squeezed` is what is compared, `text` what is shown."""

    target: str
    kind: str
    """name · alias · old_name · department · category · place."""
    text: str
    squeezed: str
    prior: int
    """0 to 9: how commonly the target is asked."""


class Index(Protocol):
    """What the engine needs of an index, wherever it is kept."""

    size: int
    counts: dict[str, int]
    """Character -> how many phrases have it."""

    def members(self, feature: str) -> int: ...

    def phrases(self, numbers: list[int]) -> list[Phrase]: ...


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


def postings(phrases: list[Phrase], concepts_of: Callable[[str], Iterable[str]]) -> dict[str, array[int]]:
    """Feature -> ascending phrase numbers. `concepts_of` gives the concepts in a squeezed text."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    spell = Speller().features
    for number, phrase in enumerate(phrases):
        for feature in spell(phrase.squeezed, concepts_of(phrase.squeezed)):
            found[feature].append(number)
    return dict(found)


def pack(numbers: array[int], size: int) -> bytes:
    """A posting as bytes: one tag byte, then numbers or a bit map, whichever is smaller."""
    if len(numbers) * 32 < size:
        portable = array("I", numbers)
        if sys.byteorder == "big":
            portable.byteswap()
        return bytes((SPARSE,)) + portable.tobytes()
    return bytes((DENSE,)) + as_set(numbers, size).to_bytes(size // 8 + 1, "little")


def unpack(packed: bytes, size: int) -> int:
    """The set of phrase numbers in a packed posting. Raises DamagedIndexError."""
    if packed[:1] == bytes((DENSE,)) and len(packed) == size // 8 + 2:
        return int.from_bytes(packed[1:], "little")
    if packed[:1] != bytes((SPARSE,)) or len(packed) % 4 != 1:
        raise DamagedIndexError("posting cut off")
    numbers = array("I")
    numbers.frombytes(packed[1:])
    if sys.byteorder == "big":
        numbers.byteswap()
    if numbers and max(numbers) >= size:
        raise DamagedIndexError("posting outside the index")
    return as_set(numbers, size)


class StoredIndex:
    """An index whose postings and phrases are fetched when asked for, and remembered within bounds."""

    def __init__(
        self,
        size: int,
        counts: dict[str, int],
        fetch: Callable[[str], bytes | None],
        fetch_phrases: Callable[[list[int]], dict[int, Phrase]],
    ) -> None:
        self.size = size
        self.counts = counts
        self._fetch = fetch
        self._fetch_phrases = fetch_phrases
        self._members: OrderedDict[str, int] = OrderedDict()
        self._most = max(64, CACHED_BYTES // (size // 8 + 64))
        self._phrases: OrderedDict[int, Phrase] = OrderedDict()

    def members(self, feature: str) -> int:
        held = self._members.get(feature)
        if held is None:
            packed = self._fetch(feature)
            held = 0 if packed is None else unpack(packed, self.size)
            self._members[feature] = held
            if len(self._members) > self._most:
                self._members.popitem(last=False)
        else:
            self._members.move_to_end(feature)
        return held

    def phrases(self, numbers: list[int]) -> list[Phrase]:
        held = self._phrases
        missing = [n for n in numbers if n not in held]
        if missing:
            held.update(self._fetch_phrases(missing))
        if not all(n in held for n in missing):
            raise DamagedIndexError("phrase missing from the index")
        found = [held[n] for n in numbers]
        while len(held) > MOST_PHRASES:
            held.popitem(last=False)
        return found


class Built(NamedTuple):
    """A whole index as data, ready to be stored or used."""

    phrases: list[Phrase]
    packed: dict[str, bytes]

    @property
    def counts(self) -> dict[str, int]:
        return unpack_counts(self.packed[COUNTS])


def build(phrases: Iterable[Phrase], concepts_of: Callable[[str], Iterable[str]]) -> Built:
    """Numbers the phrases and packs their postings."""
    ordered = numbered(phrases)
    found = postings(ordered, concepts_of)
    packed = {feature: pack(numbers, len(ordered)) for feature, numbers in found.items()}
    packed[COUNTS] = pack_counts({f[1]: len(n) for f, n in found.items() if f[0] == "c"})
    return Built(ordered, packed)


def pack_counts(counts: dict[str, int]) -> bytes:
    """Characters and how many phrases have each, as one posting-like value."""
    return " ".join(f"{char}{count}" for char, count in sorted(counts.items())).encode()


def unpack_counts(packed: bytes) -> dict[str, int]:
    """The reverse of `pack_counts`. Raises ValueError on a damaged value."""
    return {part[0]: int(part[1:]) for part in packed.decode().split(" ")} if packed else {}


def memory_index(phrases: Iterable[Phrase], concepts_of: Callable[[str], Iterable[str]]) -> StoredIndex:
    """An index built now and kept in memory: for tests, read-only catalogs and stale ones."""
    built = build(phrases, concepts_of)
    ordered = built.phrases
    return StoredIndex(
        len(ordered), built.counts, built.packed.get, lambda numbers: {n: ordered[n] for n in numbers}
    )
