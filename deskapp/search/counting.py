"""Counting evidence for every phrase at once, with whole numbers used as sets of phrases.

Bit i of a number says that phrase i has a feature. Adding a feature to all phrases is a
handful of AND and XOR operations over the whole collection, which Python's long integers
do in C: some microseconds for 10,000 phrases, well under a millisecond for a million.
The count of each phrase lies across `slices`, lowest binary digit first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

BYTE_WITH_BITS = re.compile(rb"[^\0]", re.DOTALL)


class Tally:
    """A weighted count for every phrase."""

    def __init__(self) -> None:
        self._waiting: list[list[int]] = []
        """For each binary digit the sets still to be added there."""
        self.total = 0
        """Sum of the weights added so far: the best possible count."""

    def add(self, members: int, weight: int) -> None:
        """Adds `weight` (1 or more) to the count of every phrase in `members`."""
        self.total += weight
        waiting, digit = self._waiting, 0
        while weight:
            if digit == len(waiting):
                waiting.append([])
            if weight & 1:
                waiting[digit].append(members)
            weight >>= 1
            digit += 1

    @cached_property
    def slices(self) -> list[int]:
        """The counts: one set for each binary digit, lowest first. Nothing can be added afterwards."""
        found: list[int] = []
        carried: list[int] = []
        while len(found) < len(self._waiting) or carried:
            sets = carried
            if len(found) < len(self._waiting):
                sets = sets + self._waiting[len(found)]
            digit, carried = _summed(sets)
            found.append(digit)
        return found

    def best(self, wanted: int, floor: int = 1, of_best: float = 0.0) -> list[int]:
        """Up to `wanted` phrases with the highest counts; ties go to low numbers.

        Counts are at least `floor` and at least `of_best` times the highest one.
        """
        found: list[int] = []
        for members in self._levels(max(floor, int(self.highest() * of_best))):
            for member in bits(members):
                found.append(member)
                if len(found) >= wanted:
                    return found
        return found

    def highest(self) -> int:
        """The highest count any phrase has."""
        members, count = 0, 0
        for digit in reversed(range(len(self.slices))):
            high = self.slices[digit] & members if count else self.slices[digit]
            if high:
                members, count = high, count + (1 << digit)
        return count

    def _levels(self, floor: int) -> Iterator[int]:
        """Sets of phrases with equal counts, highest count first."""
        everyone = 0
        for part in self.slices:
            everyone |= part
        yield from self._split(everyone, len(self.slices) - 1, 0, max(1, floor))

    def _split(self, members: int, digit: int, count: int, floor: int) -> Iterator[int]:
        if not members or count + (2 << digit if digit >= 0 else 0) - (1 if digit >= 0 else 0) < floor:
            return
        if digit < 0:
            yield members
            return
        high = members & self.slices[digit]
        yield from self._split(high, digit - 1, count + (1 << digit), floor)
        yield from self._split(members ^ high, digit - 1, count, floor)


def _summed(sets: list[int]) -> tuple[int, list[int]]:
    """The last digit of how many of the sets each phrase is in, and the sets to carry.

    Three sets become two by five operations, however long they are: fewer than adding one by one.
    """
    digit, carried = 0, []
    if len(sets) % 2:
        digit = sets.pop()
    while sets:
        one, other = sets.pop(), sets.pop()
        either = one ^ other
        carry = one & other | either & digit
        digit ^= either
        if carry:
            carried.append(carry)
    return digit, carried


def bits(members: int) -> Iterator[int]:
    """Numbers of the bits set, ascending."""
    raw = members.to_bytes((members.bit_length() + 7) // 8, "little")
    for hit in BYTE_WITH_BITS.finditer(raw):
        start, byte = hit.start() * 8, hit.group()[0]
        while byte:
            low = byte & -byte
            yield start + low.bit_length() - 1
            byte ^= low


def as_set(members: Iterable[int], size: int) -> int:
    """The number whose set bits are `members`, all below `size`."""
    raw = bytearray(size // 8 + 1)
    for member in members:
        raw[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(raw, "little")
