"""A typed query as tokens: characters, syllables, cut-off syllables and initials.

`parse` is the only way to a Query, so nothing un-normalised reaches the index.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from deskapp.search import syllables
from deskapp.search.readings import fold, folds, initials, readings
from deskapp.search.text import LONGEST_QUERY, normalise

HAN, SYLLABLE, CUT, INITIAL, OTHER = "han", "syllable", "cut", "initial", "other"

LETTERS = re.compile(r"[a-z]+|[^a-z ]")
MOST_PARSES = 4


class Token(NamedTuple):
    """One unit of a query that stands for one character of a phrase."""

    kind: str
    text: str
    last: bool = False

    def sounds(self) -> tuple[str, ...]:
        """Merged syllables that this token may stand for; empty for initials."""
        if self.kind == HAN:
            return folds(self.text)
        if self.kind == SYLLABLE:
            longer = syllables.completions(self.text) if self.last else ()
            return tuple(dict.fromkeys((fold(self.text), *longer)))
        return syllables.completions(self.text) if self.kind == CUT else ()

    def letters(self) -> tuple[str, ...]:
        """First letters that this token may stand for."""
        return initials(self.text) if self.kind == HAN else (self.text[0],)


class Query(NamedTuple):
    """A normalised query and the ways to read it, the likeliest first."""

    text: str
    parses: tuple[tuple[float, tuple[Token, ...]], ...]
    """(extra cost against the likeliest, tokens)."""

    @property
    def squeezed(self) -> str:
        return self.text.replace(" ", "")

    @property
    def only_initials(self) -> bool:
        """Nothing but single letters, each for a syllable."""
        return bool(self.parses) and all(t.kind in (INITIAL, OTHER) for t in self.parses[0][1])

    @property
    def typed_letters(self) -> bool:
        return any("a" <= c <= "z" for c in self.text)


def parse(raw: str) -> Query:
    """Normalises and cuts what was typed; never raises."""
    text = normalise(raw[: LONGEST_QUERY * 2])[:LONGEST_QUERY].strip()
    return Query(text, _parses(text))


def _parses(text: str) -> tuple[tuple[float, tuple[Token, ...]], ...]:
    runs = LETTERS.findall(text)
    if not runs:
        return ()
    options = [_options(run, at_end=i == len(runs) - 1) for i, run in enumerate(runs)]
    many = sum(len(o) > 1 for o in options)
    if many > 2:
        options = [o[:1] for o in options]
    whole = [
        (sum(c for c, _ in parts), tuple(t for _, ts in parts for t in ts)) for parts in product(*options)
    ]
    whole.sort(key=lambda way: way[0])
    cheapest = whole[0][0]
    return tuple((cost - cheapest, tokens) for cost, tokens in whole[:MOST_PARSES])


def _options(run: str, *, at_end: bool) -> list[tuple[float, tuple[Token, ...]]]:
    if not run.isascii():
        return [(0.0, (Token(HAN if readings(run) or "\u3400" <= run <= "\u9fff" else OTHER, run),))]
    if not run.isalpha():
        return [(0.0, (Token(OTHER, run),))]
    ways = []
    for cost, pieces in syllables.cuts(run):
        tokens = tuple(
            Token(p.kind, p.text, last=at_end and i == len(pieces) - 1) for i, p in enumerate(pieces)
        )
        ways.append((cost, tokens))
    return ways
