"""How well a character answers a token: the same, the same sound, nearly.

Levels are 0 to 1. For each query the tokens are laid out by what could answer them, so
that a character costs a few look-ups, however many tokens there are.
"""

from __future__ import annotations

from functools import cache

from deskapp.search.query import CUT, HAN, INITIAL, SYLLABLE, Token
from deskapp.search.readings import SOUNDS, fold, readings
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

Row = list[tuple[int, float]]
NONE: Row = []


class Levels:
    """The tokens of one query, laid out by character, reading and merged sound."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._by_char: dict[str, Row] = {}
        self._by_reading: dict[str, Row] = {}
        self._by_fold: dict[str, Row] = {}
        for i, token in enumerate(tokens):
            self._lay(i, token)

    def _lay(self, i: int, token: Token) -> None:
        _put(self._by_char, token.text, i, SAME)
        if token.kind == HAN:
            for char in similar(token.text):
                _put(self._by_char, char, i, LOOKALIKE)
            self._sound(i, readings(token.text), HOMOPHONE)
        elif token.kind == SYLLABLE:
            self._sound(i, _spellings(token.text), SAME)
            if token.last:
                self._readings(i, beginning(token.text), LONGER)
        elif token.kind in (CUT, INITIAL):
            self._readings(i, beginning(token.text), SAME)

    def _sound(self, i: int, syllables: tuple[str, ...], level: float) -> None:
        self._readings(i, syllables, level)
        for sound in dict.fromkeys(map(fold, syllables)):
            _put(self._by_fold, sound, i, MERGED)

    def _readings(self, i: int, syllables: tuple[str, ...], level: float) -> None:
        for syllable in syllables:
            _put(self._by_reading, syllable, i, level)

    def of(self, char: str) -> list[tuple[int, float]]:
        """(token, level) for every token that `char` answers, best level each, in token order."""
        spoken, merged = SOUNDS[char]
        looked_up = [
            self._by_char.get(char),
            *map(self._by_reading.get, spoken),
            *map(self._by_fold.get, merged),
        ]
        rows = [row for row in looked_up if row]
        if len(rows) < 2 and (not rows or len(rows[0]) == 1):
            return rows[0] if rows else NONE
        best: dict[int, float] = {}
        for row in rows:
            for i, level in row:
                if level > best.get(i, 0.0):
                    best[i] = level
        return sorted(best.items())


def _put(table: dict[str, Row], key: str, i: int, level: float) -> None:
    table.setdefault(key, []).append((i, level))


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
