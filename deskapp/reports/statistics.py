"""What a hall's desk was asked in a period, in numbers a head can report. No words, no persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from deskapp.desk import misses, usage
from deskapp.desk.records import Records
from deskapp.desk.usage import Usage
from deskapp.domain.models import Places, Service
from deskapp.reports.periods import Period

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
NOWHERE = "没选中心"
GONE = "已不在目录 ({code})"
UNFILED = "已不在目录"

K = TypeVar("K", bound=Hashable)


class Line(NamedTuple):
    """One thing that is counted. `code` is stable, `label` is what people call it."""

    code: str
    label: str
    times: int


class MissCounts(NamedTuple):
    """What became of the words that were not found, in the period and not yet deleted."""

    open: int
    turned: int
    dismissed: int


class Statistics(NamedTuple):
    """One period. Lists are the most frequent first; hours and weekdays stand in their order."""

    period: Period
    answered: int
    missed: int
    wrong: int
    items: tuple[Line, ...]
    categories: tuple[Line, ...]
    centres: tuple[Line, ...]
    hours: tuple[Line, ...]
    """From the first hour that was asked in to the last; answers and misses together."""
    weekdays: tuple[Line, ...]
    wrong_items: tuple[Line, ...]
    misses: MissCounts

    @property
    def asked(self) -> int:
        """Everything that somebody wanted to know."""
        return self.answered + self.missed + self.wrong


class Counting(Protocol):
    """The desk, as far as statistics need it."""

    places: Places

    @property
    def records(self) -> Records: ...
    def service(self, code: str) -> Service | None: ...


def statistics(desk: Counting, period: Period) -> Statistics:
    """Reads the desk file's counts and gives them the catalog's names of today."""
    rows = desk.records.used(period.first, period.last)
    told = [row for row in rows if row.slot.kind == usage.ANSWERED]
    wrong = [row for row in rows if row.slot.kind == usage.WRONG]
    names = _Names(desk)
    return Statistics(
        period,
        answered=_total(told),
        missed=_total(row for row in rows if row.slot.kind == usage.MISSED),
        wrong=_total(wrong),
        items=names.items(_by(told, lambda row: row.slot.service)),
        categories=names.categories(told),
        centres=names.centres(_by(rows, lambda row: row.slot.centre)),
        hours=_hours(_by(rows, lambda row: row.slot.hour)),
        weekdays=_weekdays(_by(rows, lambda row: row.slot.day.weekday())),
        wrong_items=names.items(_by(wrong, lambda row: row.slot.service)),
        misses=_misses(desk.records, period),
    )


class _Names:
    """What the codes in the counts are called."""

    def __init__(self, desk: Counting) -> None:
        self._desk = desk

    def items(self, counts: Counter[str]) -> tuple[Line, ...]:
        return _ordered(Line(code, self._item(code), times) for code, times in counts.items())

    def categories(self, told: list[Usage]) -> tuple[Line, ...]:
        counts: Counter[tuple[str, str]] = Counter()
        for row in told:
            service = self._desk.service(row.slot.service)
            known = (service.category.code, service.category.name) if service else ("", UNFILED)
            counts[known] += row.times
        return _ordered(Line(code, name, times) for (code, name), times in counts.items())

    def centres(self, counts: Counter[str]) -> tuple[Line, ...]:
        return _ordered(Line(code, self._centre(code), times) for code, times in counts.items())

    def _item(self, code: str) -> str:
        service = self._desk.service(code)
        return service.name if service else GONE.format(code=code)

    def _centre(self, code: str) -> str:
        centre = self._desk.places.centre(code)
        return centre.name if centre else (GONE.format(code=code) if code else NOWHERE)


def _total(rows: Iterable[Usage]) -> int:
    return sum(row.times for row in rows)


def _by(rows: Iterable[Usage], key: Callable[[Usage], K]) -> Counter[K]:
    counts: Counter[K] = Counter()
    for row in rows:
        counts[key(row)] += row.times
    return counts


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.times, line.code)))


def _hours(counts: Counter[int]) -> tuple[Line, ...]:
    shown = range(min(counts), max(counts) + 1) if counts else ()
    return tuple(Line(str(hour), f"{hour:02}", counts[hour]) for hour in shown)


def _weekdays(counts: Counter[int]) -> tuple[Line, ...]:
    if not counts:
        return ()
    return tuple(Line(str(day + 1), name, counts[day]) for day, name in enumerate(WEEKDAYS))


def _misses(records: Records, period: Period) -> MissCounts:
    """Of the words that are still kept."""
    kept = [m for m in records.misses(period.last) if period.first <= m.hour.date() <= period.last]
    outcomes = Counter(miss.outcome for miss in kept)
    return MissCounts(outcomes[misses.OPEN], outcomes[misses.TURNED], outcomes[misses.DISMISSED])
