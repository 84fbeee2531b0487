"""How well a character answers a token: the same, the same sound, nearly.

Levels are 0 to 1. What answers a token is worked out once and remembered for the next key,
so a character costs one look-up for each token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
"""Tokens whose answers are remembered: about 3 MB, more than a day at one desk types."""


class Levels:
    """The tokens of one query with what answers them."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tables = [answers(token) for token in tokens]

    def of(self, char: str) -> list[tuple[int, float]]:
        """(token, level) for every token that `char` answers, best level each, in token order."""
        return [(i, table[char]) for i, table in enumerate(self.tables) if char in table]


@lru_cache(maxsize=REMEMBERED)
def answers(token: Token) -> dict[str, float]:
    """Every character that answers `token` -> its best level. Not to be changed."""
    found: dict[str, float] = {}
    for level, chars in sorted(_parts(token), key=lambda part: part[0]):
        found.update(dict.fromkeys(chars, level))
    return found


def _parts(token: Token) -> Iterator[tuple[float, str]]:
    """(level, characters) in every way in which `token` may be answered."""
    kind, text, last = token
    yield SAME, text if len(text) == 1 else ""
    if kind == HAN:
        yield LOOKALIKE, similar(text)
        yield HOMOPHONE, _read_as(readings(text))
        yield MERGED, _merged(readings(text))
    elif kind == SYLLABLE:
        yield SAME, _read_as(_spellings(text))
        yield MERGED, _merged(_spellings(text))
        if last:
            yield LONGER, _read_as(beginning(text))
    elif kind in (CUT, INITIAL):
        yield SAME, _read_as((text, *beginning(text)))


def _read_as(syllables: Iterable[str]) -> str:
    known = spoken_as()
    return "".join([known.get(syllable, "") for syllable in syllables])


def _merged(syllables: Iterable[str]) -> str:
    return "".join([_read_as(merged().get(sound, ())) for sound in dict.fromkeys(map(fold, syllables))])


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
