"""Filtering a list by what is typed: Chinese, whole pinyin, initials or a mix, without an index.

For lists of a few hundred short names; the look-up has an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.search.readings import readings


def matches(typed: str, text: str) -> bool:
    """Does every word of `typed` stand in `text`, as written or as it sounds?"""
    lowered = text.lower()
    return all(word in lowered or _sounds(word, lowered) for word in typed.lower().split())


def narrowed(typed: str, pairs: Iterable[tuple[str, str]], most: int) -> tuple[tuple[str, str], ...]:
    """The pairs whose label matches, those that begin with what was typed first."""
    found = [pair for pair in pairs if matches(typed, pair[1])]
    found.sort(key=lambda pair: not pair[1].lower().startswith(typed.lower()))
    return tuple(found[:most])


def _sounds(word: str, text: str) -> bool:
    """Letters that spell consecutive characters, each by its initial or whole: db, dibao, dib."""
    if not word.isascii():
        return False
    return any(_spells(word, text, start) for start in range(len(text)))


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
