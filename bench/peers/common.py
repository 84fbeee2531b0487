"""What every engine of the bench can do, and the spellings that peers are given."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from deskapp.search.readings import readings

WANTED = 10
"""Targets asked for."""


class Answer(NamedTuple):
    """Targets, best first, and whether the engine says that it is sure (peers never do)."""

    targets: list[str]
    sure: bool | None


class Peer(Protocol):
    """An engine over rows, ready to be asked."""

    def answer(self, query: str) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase in the three spellings that peers see."""

    target: str
    hanzi: str
    pinyin: str
    """Syllables joined by spaces, each character's first reading."""
    initials: str


def spelled(target: str, text: str) -> Row:
    sounds = [(readings(c) or (c,))[0] for c in tidy(text)]
    return Row(target, tidy(text), " ".join(sounds), "".join(s[0] for s in sounds))


def tidy(text: str) -> str:
    """What anybody would do to a text before comparing it."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def first_of_each(targets: Iterable[str]) -> Answer:
    """The first `WANTED` different targets."""
    found: dict[str, None] = {}
    for target in targets:
        found[target] = None
        if len(found) == WANTED:
            break
    return Answer(list(found), None)
