"""Which days the hall works: weekly schedule, season, decree and exceptions, in that order of weakness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from deskapp.domain.models import DayException, Places, Provenance, Schedule, TimeLimit

Segments = tuple[tuple[int, int], ...]

WEEKDAYS = "一二三四五六日"

# Days off by 《全国年节及纪念日放假办法》 in every year, whatever the yearly notice adds to them.
# The moon's holidays are left to the notice: their dates are not known before it.
FIXED_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节",
                  (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}  # fmt: skip

LONGEST = {"日": 3660, "工作日": 1000, "年": 30}
"""Lengths that are looked at; longer ones are a slip of whoever typed them."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day at one place. `segments` None: the hours are not known."""

    segments: Segments | None
    holiday: str
    """Name of the holiday when the place is closed for one, else empty."""


Published = Callable[[int], Mapping[date, tuple[bool, str]] | None]
"""A year -> its days that are not as their weekday says, (working, holiday); None when not announced."""


def nothing_published(year: int) -> None:
    """No year is known besides the catalog's own."""
    del year


class Calendar:
    """The schedules and exceptions of all places, indexed once."""

    def __init__(self, places: Places, published: Published = nothing_published) -> None:
        """`published` is asked for years of which the catalog has no notice, each once."""
        self.decree_years = places.decree_years
        self._published = published
        self._known: dict[int, Mapping[date, tuple[bool, str]] | None] = {}
        self._schedules: dict[tuple[str, str | None], list[Schedule]] = {}
        for row in places.schedules:
            self._schedules.setdefault((row.centre_code, row.window_code), []).append(row)
        self._exceptions: dict[tuple[date, str | None], DayException] = {}
        for exception in places.exceptions:
            self._exceptions.setdefault((exception.day, exception.centre_code), exception)

    def day(self, centre: str, window: str | None, day: date) -> Day:
        """How the place works on `day`."""
        rows = self._rows(centre, window)
        exception = self._exceptions.get((day, centre)) or self._exceptions.get((day, None))
        if exception is None:
            return self._without_exception(rows, day)
        if not exception.working:
            return Day((), exception.reason or "放假") if rows else Day(None, exception.reason or "放假")
        return Day(exception.segments or _ordinary(rows, day), "")

    def _without_exception(self, rows: list[Schedule], day: date) -> Day:
        """By the library's notice, else by the holidays fixed by law, else by the weekday."""
        working, holiday = self._unusual(day)
        if working:
            return Day(_ordinary(rows, day), "")
        return Day((), holiday) if holiday and rows else Day(_of_weekday(rows, day, day.isoweekday()), "")

    def _unusual(self, day: date) -> tuple[bool, str]:
        """(works although it is a weekend, name of the holiday) of a day the catalog says nothing of."""
        if day.year in self.decree_years:
            return False, ""
        known = self._of_year(day.year)
        if known is None:
            return False, FIXED_HOLIDAYS.get((day.month, day.day), "")
        working, name = known.get(day, (False, ""))
        return working, "" if working else name

    def _of_year(self, year: int) -> Mapping[date, tuple[bool, str]] | None:
        if year not in self._known:
            self._known[year] = self._published(year)
        return self._known[year]

    def is_working(self, day: date) -> bool:
        """A working day of the decree, whatever a single place does; where the year's notice is not
        out, Monday to Friday without the holidays that are fixed by law."""
        exception = self._exceptions.get((day, None))
        if exception is not None:
            return exception.working
        working, holiday = self._unusual(day)
        return working or (day.isoweekday() <= 5 and not holiday)

    def deadline(self, limit: TimeLimit, today: date) -> date | None:
        """The last day of `limit` when it starts today; today itself does not count (《民法典》第201条).

        None where the limit has no plain length, or ends beyond any calendar.
        """
        if limit.days is None or not 0 < limit.days <= LONGEST.get(limit.unit, 0):
            return None
        if limit.unit == "工作日":
            return self._after_working_days(today, limit.days)
        if limit.unit == "年":
            return _years_later(today, limit.days)
        return today + timedelta(days=limit.days)

    def _after_working_days(self, today: date, days: int) -> date:
        day = today
        while days:
            day += timedelta(days=1)
            days -= self.is_working(day)
        return day

    def provenance(self, centre: str, window: str | None) -> Provenance | None:
        """Where the hours come from; None when no hours are known."""
        rows = self._rows(centre, window)
        return rows[0].provenance if rows else None

    def announced(self, year: int) -> bool:
        """Is the year's notice out: in the catalog, or in the library?"""
        return year in self.decree_years or self._of_year(year) is not None

    def _rows(self, centre: str, window: str | None) -> list[Schedule]:
        own = self._schedules.get((centre, window), []) if window else []
        return own or self._schedules.get((centre, None), [])


def _ordinary(rows: list[Schedule], day: date) -> Segments | None:
    """The hours of an ordinary working day: a 调休 Sunday works like a Monday."""
    for weekday in range(1, 6):
        segments = _of_weekday(rows, day, weekday)
        if segments:
            return segments
    return _of_weekday(rows, day, day.isoweekday())


def _of_weekday(rows: list[Schedule], day: date, weekday: int) -> Segments | None:
    """Hours of `weekday` in the season of `day`; () closed, None when the season is not covered."""
    covering = [r for r in rows if in_season(r, day)]
    if not covering:
        return None
    todays = [r for r in covering if r.weekday == weekday]
    # A season's own row is more exact than one for the whole year.
    todays.sort(key=lambda r: r.season_from is None)
    return tuple(sorted(todays[0].segments)) if todays else ()


def in_season(row: Schedule, day: date) -> bool:
    """Does the row hold on `day`? One without a season holds all year."""
    if row.season_from is None or row.season_to is None:
        return True
    at = (day.month, day.day)
    if row.season_from <= row.season_to:
        return row.season_from <= at <= row.season_to
    return at >= row.season_from or at <= row.season_to


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; 28 February for a 29th that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def newest_date(places: Places) -> date | None:
    """The latest day any place fact speaks of; an honest clock is never before it."""
    return max((d for p in _provenances(places) for d in (p.source.as_of, p.verified_on) if d), default=None)


def _provenances(places: Places) -> Iterable[Provenance]:
    for centre in places.centres:
        yield centre.provenance
        yield from (state.provenance for state in centre.states)
    for rows in (places.rooms, places.windows, places.handlings, places.schedules, places.exceptions):
        yield from (row.provenance for row in rows)
