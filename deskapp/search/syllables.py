"""Cutting typed letters into syllables, cut-off syllables and initials.

`dibao` is di bao, `dkb` is d k b, `sbk diu` is s b k diu, `huko` is hu ko-. Where letters
can be cut in several ways (xian: xian, xi an) the cheapest few are kept.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from deskapp.search.readings import fold, table

SYLLABLE_COST = 1.0
INITIAL_COST = 1.55
"""One initial stands for a syllable: `xian` (1) beats `x ian`, and `sb` can only be two initials."""
CUT_COST = 1.3
"""A syllable cut off by the end of the typing, `huko`; inside a run it costs an initial more."""
INITIALS_EXTRA = 1.1
"""What the reading letter by letter costs more: `gebz` is ge b z first, but also 孤儿补助."""
MOST_INITIALS = 8
"""Nobody types more initials in one go."""
NEVER_INITIAL = frozenset("iuv")
KEPT = 3
"""Readings of one run of letters that are followed."""
LONGEST_RUN = 40
LONGEST_SYLLABLE = 6
"""zhuang."""

FULL, CUT, INITIAL = "syllable", "cut", "initial"


class Piece(NamedTuple):
    """One piece of a run of letters. `kind`: syllable · cut · initial."""

    kind: str
    text: str


Way = tuple[float, tuple[Piece, ...]]
"""One way to cut a run: (cost, pieces)."""


@cache
def inventory() -> frozenset[str]:
    """Every syllable of two letters or more, with the common ue for ve.

    A single letter is an initial: `a` for 爱 and 安 as well as for 阿, and `n` never for 嗯.
    """
    known = {s for readings in table().values() for s in readings if len(s) > 1}
    return frozenset(known | {"lue", "nue"})


@cache
def openings() -> frozenset[str]:
    """Every proper beginning of a syllable with two letters or more."""
    return frozenset(s[:n] for s in inventory() for n in range(2, len(s))) - inventory()


@cache
def completions(opening: str) -> tuple[str, ...]:
    """Merged sounds of every syllable that begins with `opening`."""
    return tuple(dict.fromkeys(fold(s) for s in sorted(inventory()) if s.startswith(opening)))


def spells(run: str) -> bool:
    """Can `run` be cut into whole syllables?"""
    return bool(run) and Spelling(run).heads[-1]


class Spelling:
    """Where a run of letters can be cut so that what is before, or after, is whole syllables."""

    def __init__(self, run: str) -> None:
        self.run = run
        known, length = inventory(), len(run)
        self.heads = [True] + [False] * length
        """heads[i]: run[:i] is whole syllables."""
        self.tails = [False] * length + [True]
        """tails[i]: run[i:] is whole syllables."""
        for end in range(2, length + 1):
            starts = range(max(0, end - LONGEST_SYLLABLE), end - 1)
            self.heads[end] = any(self.heads[start] and run[start:end] in known for start in starts)
        for start in range(length - 2, -1, -1):
            ends = range(start + 2, min(length, start + LONGEST_SYLLABLE) + 1)
            self.tails[start] = any(self.tails[end] and run[start:end] in known for end in ends)

    def spells_with(self, start: int, letters: str, end: int) -> bool:
        """Is it whole syllables when run[start:end] becomes `letters`? Only what is near is cut anew."""
        low = max(0, start - LONGEST_SYLLABLE + 1)
        if (
            True not in self.heads[low : start + 1]
            or True not in self.tails[end : end + LONGEST_SYLLABLE + 1]
        ):
            return False  # what else is slipped is too far away
        known = inventory()
        around = self.run[low:start] + letters + self.run[end : end + LONGEST_SYLLABLE]
        changed = start - low + len(letters)
        reached = self.heads[low : start + 1] + [False] * (len(around) - (start - low))
        for at, is_reached in enumerate(reached):  # looks at what it sets on the way
            if not is_reached:
                continue
            if at >= changed and self.tails[end + at - changed]:
                return True
            for stop in range(at + 2, min(len(around), at + LONGEST_SYLLABLE) + 1):
                if around[at:stop] in known:
                    reached[stop] = True
        return False


def whole(run: str) -> tuple[str, ...]:
    """The fewest syllables that `run` can be cut into; none where it cannot be."""
    known = inventory()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(run) + 1):
        found: tuple[str, ...] | None = None
        for start in range(max(0, end - LONGEST_SYLLABLE), end - 1):
            before = best[start]
            if before is not None and (found is None or len(before) + 1 < len(found)):
                syllable = run[start:end]
                if syllable in known:
                    found = (*before, syllable)
        best.append(found)
    return best[-1] or ()


@lru_cache(maxsize=128)
def cuts(run: str) -> tuple[Way, ...]:
    """The cheapest ways to cut a run of letters, cheapest first, as (cost, pieces)."""
    run = run[:LONGEST_RUN]
    best: list[list[Way]] = [[(0.0, ())]]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            step = _piece(run[start:end], at_end=end == len(run))
            if step is not None:
                cost, piece = step
                ways += [(c + cost, (*pieces, piece)) for c, pieces in best[start]]
        ways.sort(key=lambda way: way[0])
        best.append(ways[:KEPT])
    return _with_initials(run, best[-1])


def _with_initials(run: str, ways: list[Way]) -> tuple[Way, ...]:
    """The same with the reading letter by letter, where every letter may begin a syllable."""
    if not 2 < len(run) <= MOST_INITIALS or NEVER_INITIAL & set(run):
        return tuple(ways)
    letters = tuple(Piece(INITIAL, letter) for letter in run)
    found = {pieces: cost for cost, pieces in ways}
    found[letters] = min(found.get(letters, math.inf), ways[0][0] + INITIALS_EXTRA)
    return tuple(sorted(((cost, pieces) for pieces, cost in found.items()), key=lambda way: way[0]))


@lru_cache(maxsize=4096)
def _piece(text: str, *, at_end: bool) -> tuple[float, Piece] | None:
    if text in inventory():
        return SYLLABLE_COST, Piece(FULL, text)
    if len(text) == 1 or text in ("zh", "ch", "sh"):
        return INITIAL_COST, Piece(INITIAL, text)
    if text in openings():
        return (CUT_COST if at_end else CUT_COST + INITIAL_COST), Piece(CUT, text)
    return None
