"""Filtering a list by what is typed: Chinese, whole pinyin, initials or a mix, without an index.

For lists of a few hundred short names; the look-up has an index of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from deskapp.search.readings import readings


def matches(typed: str, text: str) -> bool:
    """Does every word of `typed` stand in `text`, as written or as it sounds?"""
    lowered = text.lower()
    return all(word in lowered or _sounds(word, lowered) for word in typed.lower().split())


def begins(typed: str, text: str) -> bool:
    """Does `text` begin with the first word typed, as written or as it sounds, and hold the others?"""
    lowered, words = text.lower(), typed.lower().split()
    head = bool(words) and (
        lowered.startswith(words[0]) or (words[0].isascii() and _spells(words[0], lowered, 0))
    )
    return head and (len(words) == 1 or matches(typed, text))


def narrowed(typed: str, pairs: Iterable[tuple[str, str]], most: int) -> tuple[tuple[str, str], ...]:
    """The pairs whose label matches, those that begin with what was typed first."""
    found = [pair for pair in pairs if matches(typed, pair[1])]
    found.sort(key=lambda pair: not begins(typed, pair[1]))
    return tuple(found[:most])


T = TypeVar("T")


def ranked(typed: str, things: Iterable[T], texts: Callable[[T], Sequence[str]]) -> list[T]:
    """The things that fit: one that is called so, then by the first of their texts that fits.

    `texts` gives a thing's label, its other names parted by blanks, and what else is said of it.
    Things alike stay in their order.
    """
    found: list[tuple[int, T]] = []
    for thing in things:
        known = texts(thing)
        if matches(typed, " ".join(known)):
            found.append((_rank(typed, known), thing))
    return [thing for _at, thing in sorted(found, key=lambda pair: pair[0])]


def _rank(typed: str, known: Sequence[str]) -> int:
    if any(_is(typed, name) for name in (known[0], *known[1].split())):
        return -1
    if begins(typed, known[0]):
        return 0
    sums = (" ".join(known[: at + 1]) for at in range(len(known)))
    return 1 + next((at for at, text in enumerate(sums) if matches(typed, text)), len(known))


def _is(typed: str, name: str) -> bool:
    """Is the whole of `name` typed, down to its last character?"""
    # No sign takes less than a letter: a longer name is not looked at.
    return len(name) <= len(typed) and begins(typed, name) and not begins(typed, name[:-1])


def _sounds(word: str, text: str) -> bool:
    """Letters that spell consecutive characters, each by its initial or whole: db, dibao, dib."""
    if not word.isascii():
        return False
    first = word[0]
    return any(first in _heads(char) and _spells(word, text, at) for at, char in enumerate(text))


@cache
def _heads(char: str) -> str:
    """Letters with which a character may begin to be spelt: most places of a name are passed over by it."""
    return "".join(reading[0] for reading in readings(char))


def _spells(word: str, text: str, at: int) -> bool:
    if not word:
        return True
    if at >= len(text):
        return False
    for reading in readings(text[at]):
        if word.startswith(reading[0]) and _spells(word[1:], text, at + 1):
            return True
        if len(reading) > 1 and (reading.startswith(word) or _whole(word, reading, text, at)):
            return True
    return False


def _whole(word: str, reading: str, text: str, at: int) -> bool:
    return word.startswith(reading) and _spells(word[len(reading) :], text, at + 1)
