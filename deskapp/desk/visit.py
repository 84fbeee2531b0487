"""One citizen at the desk, from the first key until let go: what was told, not found, or wrong.

Every door that answers citizens (the screen, a kiosk) keeps one Visit and ends it with each of them.
Nothing is written here: the records take it, and are saved off the keys' path.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from deskapp.desk import misses
from deskapp.desk.phrasebook import spelled_within
from deskapp.desk.records import Records
from deskapp.domain.answer import Hit, Results
from deskapp.domain.models import Centre
from deskapp.domain.privacy import UNSPOKEN, is_unspoken
from deskapp.search.text import squeeze

NONE = Results("", (), False)
LISTS = ("category", "department", "place")
"""Kinds of match that open a list, which is what was asked for."""

# What came of a report, for the door's sentence.
NOTED_WRONG = "wrong"
NOTED_MISS = "miss"
TAKEN_BACK = "taken back"
PRIVATE = "private"
"""Nothing was noted: the words or the item are of a kind that is kept nowhere."""
PLANNING = "planning"
"""Nothing was noted: the desk answers for another time than now."""
EMPTY = "empty"
"""Nothing was noted: there are no words and no answer."""


class Asked(Protocol):
    """The desk, as far as a visit needs it."""

    @property
    def records(self) -> Records: ...
    @property
    def here(self) -> Centre | None: ...
    @property
    def is_planning(self) -> bool: ...
    def now(self) -> datetime: ...
    def is_private(self, results: Results) -> bool: ...


class Visit:
    """Collects in memory; `end` hands over and begins anew."""

    def __init__(self, desk: Asked) -> None:
        self._desk = desk
        self._begin()

    def _begin(self) -> None:
        self._last = NONE
        self._told: set[str] = set()
        self._reports: dict[tuple[str, str], str] = {}
        """(query, code of the wrong item) -> why."""

    def saw(self, results: Results) -> None:
        """New results are on the screen. While a query is only taken back, its longest form counts."""
        if results.query and not self._last.query.startswith(results.query):
            self._last = results

    def told(self, hit: Hit) -> None:
        """The answer of `hit` was opened, copied or printed for this citizen."""
        if hit.service.code and not hit.service.sensitive:
            self._told.add(hit.service.code)

    def report(self, results: Results, answer: Hit | None) -> str:
        """「答错了」 about `answer`, or with None 「没查到」 about the query; the second time takes it back.

        Returns NOTED_WRONG, NOTED_MISS, TAKEN_BACK, PLANNING, PRIVATE or EMPTY.
        """
        if not results.query and answer is None:
            return EMPTY
        if self._desk.is_planning:
            return PLANNING
        if self._is_private(results) or (answer is not None and answer.service.sensitive):
            return PRIVATE
        key = (results.query, answer.service.code if answer is not None else "")
        if self._reports.pop(key, None):
            return TAKEN_BACK
        self._reports[key] = misses.WRONG if answer is not None else _why(results)
        return NOTED_WRONG if answer is not None else NOTED_MISS

    def end(self, results: Results = NONE, chosen: Hit | None = None) -> bool:
        """The citizen is let go with `results` in sight and the answer of `chosen` open.

        Without results the last ones count. True when there is something to save.
        """
        last = results if results.query else self._last
        hit = chosen if results.query else next(iter(last.hits), None)
        told, reports = self._told, self._reports
        self._begin()
        if self._desk.is_planning:
            return False
        if last.confident and hit is not None and last.emergency is None and not hit.service.sensitive:
            told.add(hit.service.code)
        elif self._was_missed(last, told) and (last.query, "") not in reports:
            reports[last.query, ""] = _why(last)
        self._hand_over(told - {code for _, code in reports} - {""}, reports)
        return bool(told or reports)

    def _was_missed(self, last: Results, told: set[str]) -> bool:
        """Nothing, or a guess of which nothing was opened, of words that may be kept."""
        helped = last.confident or any(hit.service.code in told for hit in last.hits)
        return bool(last.query) and not helped and not _is_known(last) and not self._is_private(last)

    def _hand_over(self, told: set[str], reports: dict[tuple[str, str], str]) -> None:
        centre = self._desk.here.code if self._desk.here else ""
        now, records = self._desk.now(), self._desk.records
        for code in told:
            records.answered(code, centre, now)
        for (query, code), reason in reports.items():
            records.missed(query, reason, code, centre, now)

    def _is_private(self, results: Results) -> bool:
        return self._desk.is_private(results) or unspoken(results.query)


def unspoken(query: str) -> bool:
    """Does `query` tell, in characters or in pinyin, of a matter that is kept nowhere?"""
    typed = squeeze(query)
    letters = typed.isascii() and typed.isalpha()
    return is_unspoken(typed) or (letters and any(spelled_within(stem, typed) for stem in UNSPOKEN))


def _is_known(results: Results) -> bool:
    """Are these the catalog's own words for several items: a question, a life event, a line of the sign?"""
    listed = bool(results.hits) and results.hits[0].matched.kind in LISTS
    return listed or results.question is not None or results.bundle is not None


def _why(results: Results) -> str:
    return misses.GUESS if results.hits else misses.NOTHING
