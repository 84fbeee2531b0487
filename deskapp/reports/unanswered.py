"""What was not found here, as a work list: same and nearly same words together, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from deskapp.desk import misses
from deskapp.desk.misses import Miss
from deskapp.desk.phrasebook import sounds_like, spelled
from deskapp.desk.records import Records
from deskapp.desk.say import is_place
from deskapp.domain.answer import Hit, Results
from deskapp.domain.models import Service
from deskapp.domain.privacy import MASK

SHORTEST_ALIKE = 3
"""Characters from which one more is still the same request: 老年卡, 老年人卡."""
IDLE = "办的了吗呢啊个我要想去"
"""Characters that say nothing, however short the rest: 办低保, 低保."""
TURNING = "不没未非无停退补换大小男女父母一二两三四五六七八九十百"
"""Characters that make another request: 退社保 is not 社保."""

MOST_PARTS = 12
"""Parts of a request that are looked up, where the whole of it finds nothing."""
SHORTEST_PART = 2

LIKELY = 0.5
"""Share of a request that a proposal has to meet to be the first choice: 咖啡 is not 社保卡."""

FAR = ("fuzzy", "speech")
"""Kinds of match that are too loose for that."""

REASONS = {misses.NOTHING: "没查到", misses.GUESS: "拿不准", misses.WRONG: "答错了"}


class Group(NamedTuple):
    """Requests that mean the same."""

    words: str
    """As it was said most often."""
    core: str
    """Its commonest wording without 请问, 怎么 and the like: what an everyday name is made of."""
    reason: str
    """The commonest of them; `misses.WRONG` has its item in `service`."""
    service: str
    """Code of the item that was the wrong answer; empty otherwise."""
    times: int
    last: datetime
    also: tuple[str, ...]
    """The other wordings."""
    numbers: tuple[int, ...]
    """The rows in the desk file, for settling them."""


class Reading(Protocol):
    """The desk, as far as the work list needs it."""

    @property
    def records(self) -> Records: ...
    def core(self, words: str) -> str: ...
    def lookup(self, query: str, limit: int = 10) -> Results: ...
    def service(self, code: str) -> Service | None: ...


def work_list(desk: Reading, today: date) -> tuple[Group, ...]:
    """The groups nobody has dealt with, the most frequent first, then the latest."""
    waiting = [miss for miss in desk.records.misses(today) if miss.outcome == misses.OPEN]
    return grouped(waiting, desk.core)


def grouped(entries: Iterable[Miss], core: Callable[[str], str]) -> tuple[Group, ...]:
    """`core` gives what a request comes down to; wrong answers of different items stay apart."""
    same: dict[tuple[str, str], list[Miss]] = {}
    for entry in entries:
        same.setdefault((core(entry.words.replace(MASK, " ")), entry.service), []).append(entry)
    heaps: list[_Heap] = []
    for (essence, service), rows in sorted(same.items(), key=_commonest_first):
        heap = _Heap(service, Counter({essence: len(rows)}), list(rows))
        near = [other for other in heaps if other.service == service and other.holds(essence)]
        for other in near:
            heaps.remove(other)
            heap.cores += other.cores
            heap.rows = other.rows + heap.rows
        heaps.append(heap)
    groups = [_group(heap) for heap in heaps]
    return tuple(sorted(groups, key=lambda group: (-group.times, -group.last.timestamp(), group.words)))


def alike(one: str, other: str) -> bool:
    """The same, one idle character apart, the same sounds, or one the pinyin of the other."""
    if not one or not other:
        return one == other
    if one.isascii() != other.isascii():
        letters, written = (one, other) if one.isascii() else (other, one)
        return spelled(written, letters)
    return _one_more(one, other) or (not one.isascii() and sounds_like(one, other))


def nearest(desk: Reading, group: Group, limit: int = 3) -> tuple[Hit, ...]:
    """The items that may have been meant, nearest first; never the one that was the wrong answer."""
    for query in (group.core or group.words, *_parts(group.core)):
        found = desk.lookup(query, limit + 2).hits
        hits = [hit for hit in found if not is_place(hit) and hit.service.code not in ("", group.service)]
        if hits:
            return tuple(hits[:limit])
    return ()


@dataclass
class _Heap:
    """Requests found to be alike so far."""

    service: str
    cores: Counter[str]
    rows: list[Miss]

    def holds(self, core: str) -> bool:
        return any(alike(own, core) for own in self.cores)


def _commonest_first(item: tuple[tuple[str, str], list[Miss]]) -> tuple[bool, int, tuple[str, str]]:
    """Written words first, so that letters find what they spell."""
    key, rows = item
    return key[0].isascii(), -len(rows), key


def is_likely(group: Group, hit: Hit) -> bool:
    """Do the words say most of what was matched? Else two quick keys would make a wrong name."""
    if group.core.isascii():
        return hit.matched.kind in ("pinyin", "initials")
    met = sum(end - start for start, end in hit.matched.spans)
    return hit.matched.kind not in FAR and met >= len(group.core) * LIKELY


def _group(heap: _Heap) -> Group:
    rows = heap.rows
    said = [row.words for row in rows]
    often = max(dict.fromkeys(said), key=said.count)
    reasons = [row.reason for row in rows]
    reason = max(dict.fromkeys(reasons), key=reasons.count)
    return Group(
        words=often,
        core=max(heap.cores, key=lambda core: (not core.isascii(), heap.cores[core])),
        reason=reason,
        service=heap.service,
        times=len(rows),
        last=max(row.hour for row in rows),
        also=tuple(words for words in dict.fromkeys(said) if words != often),
        numbers=tuple(row.number for row in rows),
    )


def _parts(core: str) -> list[str]:
    """Shorter and shorter pieces of a request, its end first: Chinese names what it is about last."""
    if core.isascii():
        return []
    sizes = range(len(core) - 1, SHORTEST_PART - 1, -1)
    return [core[at : at + size] for size in sizes for at in range(len(core) - size, -1, -1)][:MOST_PARTS]


def _one_more(one: str, other: str) -> bool:
    """Has one of them a single character more, which turns nothing into its opposite or another number?"""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if short[at:] != long[at + 1 :]:
        return False
    turning = long[at] in TURNING or long[at].isdigit()
    return long[at] in IDLE or (len(short) >= SHORTEST_ALIKE and not turning)
