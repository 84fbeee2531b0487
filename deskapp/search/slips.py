"""Slips of a key in typed pinyin: `dibap`, `hukuo`, `jumin` for `dibao`, `hukou`, `jumin`.

Every spelling one slip away that cuts into whole syllables is looked up in the index:
only spellings whose neighbouring syllables stand together in some phrase are followed,
so the catalog itself is the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deskapp.search.index import Index
from deskapp.search.query import Query, parse
from deskapp.search.readings import fold
from deskapp.search.syllables import Spelling, whole

NEARBY = {
    "q": "wa",
    "w": "qeas",
    "e": "wrsd",
    "r": "etdf",
    "t": "ryfg",
    "y": "tugh",
    "u": "yihj",
    "i": "uojk",
    "o": "ipkl",
    "p": "ol",
    "a": "qwsz",
    "s": "awedxz",
    "d": "serfcx",
    "f": "drtgvc",
    "g": "ftyhbv",
    "h": "gyujnb",
    "j": "huikmn",
    "k": "jiolm",
    "l": "kop",
    "z": "asx",
    "x": "zsdc",
    "c": "xdfv",
    "v": "cfgb",
    "b": "vghn",
    "n": "bhjm",
    "m": "njk",
}
"""Neighbours of each key on the common keyboard."""
DROPPED = "aeiounghzcs"
"""Letters that are left out in a hurry: vowels, and those of zh, ch, sh, ng."""
SHORTEST, LONGEST = 4, 12
"""Below four letters everything is one slip from everything; in a long run the other syllables find it."""
FOLLOWED = 3
RUN = re.compile(r"[a-z]+")


def corrections(query: Query, index: Index) -> list[Query]:
    """Up to `FOLLOWED` corrected queries, those with the commonest syllable pairs first."""
    if not query.typed_letters or not SHORTEST <= len(query.squeezed) <= LONGEST:
        return []
    pairs = {text: _pairs(text) for text in _one_slip(query.text)}
    index.prepare({pair for found in pairs.values() for pair in found})
    scored = []
    for text, found in pairs.items():
        support = min([index.how_many((pair,)) for pair in found], default=0)
        if support:
            scored.append((-support, text))
    return [_as_looked_up(text) for _, text in sorted(scored)[:FOLLOWED]]


def _as_looked_up(text: str) -> Query:
    """Only the likeliest way to cut it: those are the syllables that stand together in the catalog."""
    query = parse(text)
    return query._replace(parses=query.parses[:1])


def _one_slip(text: str) -> Iterator[str]:
    """Every text one slip away in which the slipped run of letters is whole syllables."""
    for run in RUN.finditer(text):
        if len(run.group()) >= SHORTEST - 1:
            spelling, begin = Spelling(run.group()), run.start()
            for start, letters, end in _edits(run.group()):
                if spelling.spells_with(start, letters, end):
                    yield text[: begin + start] + letters + text[begin + end :]


def _edits(run: str) -> Iterator[tuple[int, str, int]]:
    """(start, letters, end): run[start:end] was typed where `letters` were meant."""
    for i, letter in enumerate(run):
        yield from ((i, near, i + 1) for near in NEARBY.get(letter, ""))
        yield i, "", i + 1
    for i in range(len(run) - 1):
        yield i, run[i + 1] + run[i], i + 2
    for i in range(len(run) + 1):
        yield from ((i, letter, i) for letter in DROPPED)


def _pairs(text: str) -> list[str]:
    """The features of neighbouring syllables; none where the text is not two or more whole syllables.

    The rarest of them tells how many phrases could be meant.
    """
    syllables: list[str] = []
    for run in text.split():
        cut = whole(run)
        if not cut:
            return []
        syllables += cut
    return [f"t{fold(left)} {fold(right)}" for left, right in pairwise(syllables)]
