"""What of a query is counted, spelled once and remembered for the next key.

A clause is a choice of features that a phrase may have, with what having one is worth. The
features of tokens and of neighbours are the same from key to key; only their weights differ.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from deskapp.search.features import pair_features
from deskapp.search.query import CUT, HAN, INITIAL, OTHER, Token

PAIR_CHOICES = 12
"""Combinations of readings tried for two neighbours."""
REMEMBERED = 1024
"""Tokens and neighbours whose clauses are remembered."""

CHARACTER, SOUND, SOUND_ONLY = 3.0, 1.6, 3.0
"""低 by its character, and by its sound besides; `di` by its sound alone: times the token's weight."""
CHARACTERS, INITIALS, SOUNDS = 3.0, 3.0, 2.0
"""低保 side by side as characters, as initials where one is no more, as sounds: times the mean weight."""


class Clause(NamedTuple):
    """Any of `features` counts `factor` times the weight of what was typed."""

    features: tuple[str, ...]
    factor: float


Clauses = tuple[Clause, ...]


@lru_cache(maxsize=REMEMBERED)
def sounds(token: Token) -> tuple[str, ...]:
    """Features of the sounds a token may stand for."""
    return tuple(["s" + sound for sound in token.sounds()])


@lru_cache(maxsize=REMEMBERED)
def of_token(token: Token) -> Clauses:
    """What one token counts by itself."""
    if token.kind in (HAN, OTHER):
        return _useful(Clause(("c" + token.text,), CHARACTER), Clause(sounds(token), SOUND))
    return _useful(Clause(sounds(token), SOUND_ONLY))


@lru_cache(maxsize=REMEMBERED)
def of_pair(left: Token, right: Token) -> Clauses:
    """What two neighbouring tokens count as neighbours."""
    kinds = (left.kind, right.kind)
    if INITIAL in kinds or CUT in kinds:
        return _useful(Clause(_pair("i", left.letters(), right.letters()), INITIALS))
    by_sound = Clause(_pair("t", left.sounds(), right.sounds()), SOUNDS)
    if all(kind in (HAN, OTHER) for kind in kinds):
        return _useful(Clause((f"b{left.text}{right.text}",), CHARACTERS), by_sound)
    return _useful(by_sound)


@lru_cache(maxsize=REMEMBERED)
def of_ends(first: Token, last: Token) -> Clauses:
    """What it counts to begin and to end a phrase; the factor is the worth itself."""
    if first.kind in (HAN, OTHER):
        start = Clause((f"b^{first.text}",), 1.0)
    else:
        start = Clause(_pair("i", ("^",), first.letters()), 2.0)
    if last.kind in (HAN, OTHER):
        return _useful(start, Clause((f"b{last.text}$",), 1.0))
    return _useful(start, Clause(_pair("i", last.letters(), ("$",)), 2.0 if last.kind == INITIAL else 1.0))


def _pair(kind: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(islice(pair_features(kind, left, right), PAIR_CHOICES))


def _useful(*clauses: Clause) -> Clauses:
    return tuple(clause for clause in clauses if clause.features)
