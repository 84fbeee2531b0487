"""The usual hours of a place: what still holds tomorrow, when 「开放中」 no longer does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from deskapp.domain.calendar import WEEKDAYS, in_season
from deskapp.domain.hours import clock_time
from deskapp.domain.models import Centre, Places, Schedule
from deskapp.domain.opening import opening_of

HOLIDAYS = "节假日以公告为准"


def usual_hours(places: Places, centre: Centre, today: date, windows: Collection[str] = ()) -> str:
    """Weekly hours of one of `windows` (codes), else of the centre, in the season of `today`.

    Empty for a place that has not opened, or whose hours are not known.
    """
    if opening_of(centre, today).status is not None:
        return ""
    rows = [row for row in places.schedules if row.centre_code == centre.code and in_season(row, today)]
    own = [row for row in rows if row.window_code is not None and row.window_code in windows]
    return weekly(own or [row for row in rows if row.window_code is None])


def weekly(rows: list[Schedule]) -> str:
    """「周一至周五 8:30-12:00 14:30-18:00; 节假日以公告为准」; weekdays of the same hours together."""
    # A season's own row is more exact than one for the whole year, so it is written last.
    by_day = {row.weekday: row.segments for row in sorted(rows, key=lambda row: row.season_from is not None)}
    groups: list[tuple[list[int], tuple[tuple[int, int], ...]]] = []
    for day in sorted(day for day, segments in by_day.items() if segments):
        if groups and groups[-1][1] == by_day[day] and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], by_day[day]))
    parts = [f"{_days(days)} {_times(segments)}" for days, segments in groups]
    return "; ".join([*parts, HOLIDAYS]) if parts else ""


def _days(days: list[int]) -> str:
    first, last = WEEKDAYS[days[0] - 1], WEEKDAYS[days[-1] - 1]
    return f"周{first}" if first == last else f"周{first}至周{last}"


def _times(segments: tuple[tuple[int, int], ...]) -> str:
    return " ".join(f"{clock_time(opens)}-{clock_time(closes)}" for opens, closes in sorted(segments))
