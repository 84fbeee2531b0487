"""How well a character answers a token: the same, the same sound, nearly.

Levels are 0 to 1. What answers a token is worked out once and remembered for the next key,
so a character costs one look-up for each token.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from deskapp.search.query import CUT, HAN, INITIAL, SYLLABLE, Token
from deskapp.search.readings import fold, merged, readings, spoken_as
from deskapp.search.shapes import similar
from deskapp.search.syllables import inventory

SAME = 1.0
HOMOPHONE = 0.78
"""底保 for 低保: the sound is right, the character is not."""
LOOKALIKE = 0.74
"""末 for 未."""
MERGED = 0.62
"""si for shi, 湖 for 福: right only in local speech."""
LONGER = 0.9
"""xi for 现 (xian) at the end of the typing."""

REMEMBERED = 512
"""Tokens whose answers are remembered: about what a day at one desk types."""

Answers = tuple[tuple[float, frozenset[str]], ...]
"""(level, the characters that answer at it), the lowest level first: a character may stand in several."""


class Levels:
    """The tokens of one query with what answers them."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.answers = [answers(token) for token in tokens]

    def of(self, char: str) -> list[tuple[int, float]]:
        """(token, level) for every token that `char` answers, best level each, in token order."""
        levels = ((i, level_of(found, char)) for i, found in enumerate(self.answers))
        return [(i, level) for i, level in levels if level]


def level_of(found: Answers, char: str) -> float:
    """The best level at which `char` answers; 0 where it does not."""
    return max([level for level, chars in found if char in chars], default=0.0)


@lru_cache(maxsize=REMEMBERED)
def answers(token: Token) -> Answers:
    """The characters that answer `token`."""
    return tuple(sorted(_parts(token), key=lambda part: part[0]))


def _parts(token: Token) -> Iterator[tuple[float, frozenset[str]]]:
    """(level, characters) in every way in which `token` may be answered."""
    kind, text, last = token
    yield SAME, frozenset((text,))
    if kind == HAN:
        yield LOOKALIKE, frozenset(similar(text))
        yield from _sounding(readings(text), HOMOPHONE)
    elif kind == SYLLABLE:
        yield from _sounding(_spellings(text), SAME)
        if last:
            yield LONGER, _beginning_with(text)
    elif kind in (CUT, INITIAL):
        yield SAME, _beginning_with(text)


def _sounding(syllables: tuple[str, ...], level: float) -> Iterator[tuple[float, frozenset[str]]]:
    for syllable in syllables:
        yield level, _read_as(syllable)
    for sound in dict.fromkeys(map(fold, syllables)):
        yield MERGED, _merged_into(sound)


@cache
def _read_as(syllable: str) -> frozenset[str]:
    return frozenset(spoken_as().get(syllable, ""))


@cache
def _merged_into(sound: str) -> frozenset[str]:
    return frozenset().union(*map(_read_as, merged().get(sound, ())))


@cache
def _beginning_with(opening: str) -> frozenset[str]:
    return frozenset().union(*map(_read_as, (opening, *beginning(opening))))


def _spellings(typed: str) -> tuple[str, ...]:
    """A typed syllable and the same with u for ü: lv and lu, nue and nve."""
    return tuple(dict.fromkeys((typed, typed.replace("v", "u"), _with_v(typed))))


def _with_v(typed: str) -> str:
    return (
        typed[0] + typed[1:].replace("u", "v", 1) if typed[0] in "ln" and typed[1:] in ("u", "ue") else typed
    )


@cache
def beginning(opening: str) -> tuple[str, ...]:
    """Every syllable that begins with `opening`."""
    return tuple(s for s in sorted(inventory()) if s.startswith(opening))
