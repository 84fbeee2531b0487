"""What is stored beside the postings: the counts of characters, and a seal for every phrase.

A phrase that was changed behind the catalog's back would be an answer that nobody wrote:
each is compared with its seal when it is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from struct import Struct
from zlib import crc32

from deskapp.search.index import Fetch, Phrase
from deskapp.search.packing import DamagedIndexError, check, pack_raw, payload

COUNTS = "#"
"""The feature under which the character counts are kept."""
SEAL = Struct("<I")
SEALED_TOGETHER = 256
"""Seals of neighbouring phrases that are kept under one feature."""


def pack_counts(counts: Mapping[str, int], size: int) -> bytes:
    """Characters and how many phrases have each."""
    told = " ".join(f"{char}{count}" for char, count in sorted(counts.items()))
    return pack_raw(COUNTS, told.encode(), size)


def unpack_counts(sealed: bytes, size: int) -> dict[str, int]:
    """The reverse of `pack_counts`. Raises DamagedIndexError."""
    check(COUNTS, sealed, size)
    told = payload(sealed).decode()
    return {part[0]: int(part[1:]) for part in told.split(" ")} if told else {}


def pack_seals(phrases: list[Phrase]) -> dict[str, bytes]:
    """Feature -> the packed seals of one block of phrases, all of them together."""
    found = {}
    for start in range(0, len(phrases), SEALED_TOGETHER):
        feature = _block(start)
        block = phrases[start : start + SEALED_TOGETHER]
        found[feature] = pack_raw(feature, b"".join(SEAL.pack(_seal(p)) for p in block), len(phrases))
    return found


class SealedPhrases:
    """Fetches phrases and compares each with its seal."""

    def __init__(
        self, size: int, fetch: Fetch, fetch_phrases: Callable[[list[int]], Mapping[int, Phrase]]
    ) -> None:
        self._size, self._fetch, self._fetch_phrases = size, fetch, fetch_phrases
        self._blocks: dict[str, bytes] = {}

    def __call__(self, numbers: list[int]) -> Mapping[int, Phrase]:
        """Number -> phrase, of those that there are. Raises DamagedIndexError."""
        self._read_blocks({_block(number) for number in numbers} - self._blocks.keys())
        found = self._fetch_phrases(numbers)
        for number, phrase in found.items():
            at = number % SEALED_TOGETHER * SEAL.size
            if SEAL.unpack_from(self._blocks[_block(number)], at)[0] != _seal(phrase):
                raise DamagedIndexError(f"phrase {number}: not what was written")
        return found

    def _read_blocks(self, missing: set[str]) -> None:
        if not missing:
            return
        found = self._fetch(sorted(missing))
        for block in missing:
            if block not in found:
                raise DamagedIndexError(f"{block}: gone")
            check(block, found[block], self._size)
            self._blocks[block] = payload(found[block])


def _block(number: int) -> str:
    return f"{COUNTS}{number // SEALED_TOGETHER}"


def _seal(phrase: Phrase) -> int:
    return crc32("\n".join((*phrase[:-1], str(phrase.prior))).encode())
