"""Labelled queries of typed kinds, made from the shipped catalog by stated rules.

`labelled(phrases)` gives (kind, query, right codes). The rules know nothing of the engine;
the draw is seeded, so the same catalog gives the same queries.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from deskapp.search.readings import fold, readings, table
from deskapp.search.shapes import similar
from deskapp.search.syllables import spells
from deskapp.search.text import simplified, squeeze

SEED = 20220822
CUT_FROM = 4
"""Letters of pinyin from which a cut-off spelling is asked."""
EACH = 120
"""Queries of each kind."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One query and the service codes that are right answers to it (none: nobody does this here)."""

    kind: str
    query: str
    right: frozenset[str]


Make = Callable[[str, random.Random], str | None]


Phrases = Iterable[tuple[str, str]]
"""(code, phrase) pairs."""


def labelled(phrases: Phrases, each: int = EACH, twins: Phrases = (), places: Phrases = ()) -> list[Labelled]:
    """Queries made from `phrases`.

    `twins` are phrases of other items: right only where they are the very phrase. `places` are
    names of categories, rooms and centres: no query is made from them, but they are right where
    they hold what was typed.
    """
    owners: dict[str, set[str]] = {}
    for code, text in phrases:
        owners.setdefault(squeeze(text), set()).add(code)
    pool = sorted(p for p in owners if 2 <= len(p) <= 16 and all(readings(c) for c in p))
    for code, text in twins:
        if squeeze(text) in owners:
            owners[squeeze(text)].add(code)
    for code, text in places:
        owners.setdefault(squeeze(text), set()).add(code)
    found = []
    for kind, make in KINDS.items():
        draw = random.Random(f"{SEED}{kind}")
        found += _of_kind(kind, make, pool, owners, draw, each)
    return found


def _of_kind(
    kind: str, make: Make, pool: list[str], owners: dict[str, set[str]], draw: random.Random, each: int
) -> list[Labelled]:
    found: dict[str, Labelled] = {}
    for phrase in draw.sample(pool, len(pool)):
        query = make(phrase, draw)
        if query and query not in found:
            found[query] = Labelled(kind, query, _right(query, phrase, owners))
        if len(found) == each:
            break
    return list(found.values())


def _right(query: str, phrase: str, owners: dict[str, set[str]]) -> frozenset[str]:
    """Owners of the phrase, and of every phrase that holds the query as it was typed.

    Letters are held by a phrase that they spell, or whose pinyin they begin: canj is 残疾证 as well
    as 残疾补贴.
    """
    right = set(owners[phrase])
    whole = squeeze(query)
    for other, codes in owners.items():
        if (
            whole == other
            or (len(whole) > 1 and whole in other and not whole.isascii())
            or (whole.isascii() and len(other) <= 16 and _is_spelled(whole, other))
        ):
            right |= codes
    return frozenset(right)


def _is_spelled(typed: str, phrase: str) -> bool:
    return typed in spellings(phrase) or (len(typed) >= CUT_FROM and pinyin(phrase).startswith(typed))


@cache
def spellings(phrase: str) -> frozenset[str]:
    """The plainest pinyin and initials of a phrase: what another phrase is also rightly found by."""
    return frozenset((pinyin(phrase), pinyin(phrase, "").replace(" ", ""), initials(phrase)))


def pinyin(phrase: str, joint: str = "") -> str:
    """Pinyin by each character's first reading."""
    return joint.join(readings(c)[0] for c in phrase)


def initials(phrase: str) -> str:
    """First letters by each character's first reading."""
    return "".join(readings(c)[0][0] for c in phrase)


def _whole(phrase: str, _: random.Random) -> str | None:
    return phrase


def _fragment(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 5:
        return None
    size = draw.randint(3, len(phrase) - 2)
    start = draw.randint(1, len(phrase) - size)
    return phrase[start : start + size]


def _prefix(phrase: str, _: random.Random) -> str | None:
    return phrase[: max(2, (len(phrase) * 3) // 5)] if len(phrase) > 3 else None


def _pinyin(phrase: str, _: random.Random) -> str | None:
    return pinyin(phrase)


def _spaced(phrase: str, _: random.Random) -> str | None:
    return pinyin(phrase, " ")


def _cut(phrase: str, draw: random.Random) -> str | None:
    whole = pinyin(phrase)
    return whole[: draw.randint(CUT_FROM, len(whole) - 1)] if len(whole) > 5 else None


def _initials(phrase: str, _: random.Random) -> str | None:
    return initials(phrase) if 3 <= len(phrase) <= 8 else None


def _mixed(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 3:
        return None
    at = draw.randint(1, len(phrase) - 1)
    return phrase[:at] + (pinyin if draw.random() < 0.5 else initials)(phrase[at:])


@cache
def _alike(reading: str) -> str:
    return "".join(c for c, rs in table().items() if reading in rs and c.encode("gb2312") < b"\xd8")


def _replace(phrase: str, at: int, char: str) -> str:
    return phrase[:at] + char + phrase[at + 1 :]


def _homophone(phrase: str, draw: random.Random) -> str | None:
    at = draw.randrange(len(phrase))
    others = [c for c in _alike(readings(phrase[at])[0]) if c != phrase[at]]
    return _replace(phrase, at, draw.choice(others)) if others else None


def _lookalike(phrase: str, draw: random.Random) -> str | None:
    places = [i for i, c in enumerate(phrase) if similar(c)]
    if not places or len(phrase) < 3:
        return None
    at = draw.choice(places)
    return _replace(phrase, at, similar(phrase[at])[0])


def _wrong(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 4:
        return None
    return _replace(phrase, draw.randrange(len(phrase)), chr(draw.randrange(0x4E00, 0x9000)))


def _missing(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 4:
        return None
    at = draw.randrange(len(phrase))
    return phrase[:at] + phrase[at + 1 :]


def _doubled(phrase: str, draw: random.Random) -> str | None:
    at = draw.randrange(len(phrase))
    return phrase[:at] + phrase[at] + phrase[at:]


def _swapped(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 3:
        return None
    at = draw.randrange(len(phrase) - 1)
    return phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]


KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _slipped(phrase: str, draw: random.Random) -> str | None:
    whole = pinyin(phrase)
    if len(whole) < 5 or not whole.isalpha():
        return None
    at = draw.randrange(len(whole))
    row = next(r for r in KEYBOARD if whole[at] in r)
    near = row[max(0, row.index(whole[at]) - 1) : row.index(whole[at]) + 2].replace(whole[at], "")
    return draw.choice(
        (
            _replace(whole, at, draw.choice(near)),
            whole[:at] + whole[at + 1 :],
            whole[:at] + whole[at : at + 2][::-1] + whole[at + 2 :],
        )
    )


LOCAL = (
    (r"^([zcs])h", r"\1"),
    (r"^([zcs])(?!h)", r"\1h"),
    (r"^n", "l"),
    (r"^l", "n"),
    (r"^f(?=a|en$)", "hu"),
    (r"([aei]n)g$", r"\1"),
    (r"([ei]n)$", r"\1g"),
)
"""Ways of speaking that merge two sounds, as (heard in standard speech, what is typed)."""


def _local_pinyin(phrase: str, draw: random.Random) -> str | None:
    """The whole phrase typed as one local way says it, where that gives syllables."""
    heard, typed = draw.choice(LOCAL)
    said = [re.sub(heard, typed, readings(c)[0]) for c in phrase]
    if not all(spells(s) for s in said if s.isalpha()):
        return None
    return "".join(said) if "".join(said) != pinyin(phrase) else None


def _local_chars(phrase: str, draw: random.Random) -> str | None:
    if len(phrase) < 3:
        return None
    places = [i for i, c in enumerate(phrase) if fold(readings(c)[0]) != readings(c)[0]]
    if not places:
        return None
    at = draw.choice(places)
    mine = readings(phrase[at])[0]
    others = [c for s in sorted(_folded()[fold(mine)]) if s != mine for c in _alike(s)[:4]]
    return _replace(phrase, at, draw.choice(others)) if others else None


@cache
def _folded() -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for rs in table().values():
        for r in rs:
            groups.setdefault(fold(r), set()).add(r)
    return groups


def _readings(phrase: str, draw: random.Random) -> str | None:
    if not any(len(readings(c)) > 1 for c in phrase):
        return None
    return "".join(draw.choice(readings(c)) for c in phrase)


def _umlaut(phrase: str, draw: random.Random) -> str | None:
    """ü typed v or u: lvyou, luyou."""
    whole = [readings(c)[0] for c in phrase]
    if not any("v" in r for r in whole):
        return None
    return "".join(whole) if draw.random() < 0.5 else "".join(whole).replace("v", "u")


def _traditional(phrase: str, _: random.Random) -> str | None:
    back: dict[str, str] = {}
    for code, simple in simplified().items():
        back.setdefault(simple, chr(code))
    found = "".join(back.get(c, c) for c in phrase)
    return found if found != phrase else None


def _dressed(phrase: str, draw: random.Random) -> str | None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in pinyin(phrase).upper())
    return draw.choice(
        (wide, " " + " ".join(phrase) + " ", f"《{phrase}》?", phrase[:1] + "、" + phrase[1:] + "。")
    )


KINDS: dict[str, Make] = {
    "whole name": _whole,
    "fragment": _fragment,
    "hanzi prefix": _prefix,
    "pinyin joined": _pinyin,
    "pinyin spaced": _spaced,
    "pinyin cut": _cut,
    "initials": _initials,
    "mixed": _mixed,
    "homophone": _homophone,
    "look-alike": _lookalike,
    "wrong character": _wrong,
    "missing": _missing,
    "doubled": _doubled,
    "swapped": _swapped,
    "slipped key": _slipped,
    "local pinyin": _local_pinyin,
    "local characters": _local_chars,
    "several readings": _readings,
    "ü as v or u": _umlaut,
    "traditional": _traditional,
    "width, case, marks": _dressed,
}
"""Kind -> how a phrase becomes a query of that kind (None: this phrase cannot)."""
