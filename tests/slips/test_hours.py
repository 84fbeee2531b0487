"""The usual hours on paper: of the window, of the season, and only where something has opened."""

from __future__ import annotations

from datetime import date

from deskapp.domain.models import Places
from deskapp.slips import hours
from tests.domain import build as places_build
from tests.slips.build import AT, answer

TODAY = AT.date()
OPEN = places_build.in_state(places_build.centre("c1"), "开放")
SUMMER = ((6, 1), (9, 30))
EARLY = ((480, 720),)


def usual(places: Places, window: str | None = "2号", today: date = TODAY) -> str:
    return hours.timetable(places, today)(answer(window=window))


def test_days_of_the_same_hours_are_named_together() -> None:
    rows = (*places_build.weekdays("c1"), places_build.weekdays("c1", EARLY)[0]._replace(weekday=7))
    known = places_build.places(OPEN, schedules=rows)
    assert usual(known) == "周一至周五 8:30-12:00 14:30-18:00; 周日 8:00-12:00; 节假日以公告为准"


def test_the_season_of_today_beats_the_whole_year() -> None:
    summer = places_build.weekdays("c1", EARLY, season=SUMMER)
    known = places_build.places(OPEN, schedules=(*summer, *places_build.weekdays("c1")))
    assert usual(known).startswith("周一至周五 8:00-12:00;")
    assert usual(known, today=date(2026, 10, 1)).startswith("周一至周五 8:30-12:00 14:30")


def test_a_winter_season_goes_over_the_new_year() -> None:
    winter = places_build.weekdays("c1", EARLY, season=((11, 1), (3, 31)))
    known = places_build.places(OPEN, schedules=winter)
    assert usual(known, today=date(2026, 1, 5)).startswith("周一至周五 8:00")
    assert usual(known, today=date(2026, 7, 1)) == ""


def test_a_window_with_its_own_hours_says_those() -> None:
    own = places_build.weekdays("c1", EARLY, at_window="2号")
    known = places_build.places(
        OPEN, windows=(places_build.window("2号", "c1"),), schedules=(*places_build.weekdays("c1"), *own)
    )
    assert usual(known).startswith("周一至周五 8:00-12:00;")
    assert usual(known, window="3号").startswith("周一至周五 8:30-12:00 14:30")


def test_unknown_hours_stay_unknown() -> None:
    assert usual(places_build.places(OPEN)) == ""


def test_a_place_that_is_not_open_has_no_usual_hours() -> None:
    planned = places_build.in_state(places_build.centre("c1"), "装修")
    assert usual(places_build.places(planned, schedules=places_build.weekdays("c1"))) == ""


def test_a_place_outside_the_centres_has_none() -> None:
    known = places_build.places(OPEN, schedules=places_build.weekdays("c1"))
    assert hours.timetable(known, TODAY)(answer(centre=None)) == ""
