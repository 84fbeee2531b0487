"""Years that the catalog has no notice of: the library's, or honestly none."""

from __future__ import annotations

from datetime import date, datetime

from deskapp.domain.hours import Hours
from deskapp.domain.models import DayException
from deskapp.storage.holidays import published_days
from tests.domain import build

HALL = build.in_state(build.centre("guihe"), "开放")


def hours(*own: DayException) -> Hours:
    places = build.places(HALL, schedules=build.weekdays("guihe"), exceptions=own)
    years = frozenset(day.day.year for day in own)
    return Hours(places._replace(decree_years=years), published_days)


def status(at: str, *own: DayException) -> tuple[str, str]:
    found = hours(*own).status("guihe", None, datetime.fromisoformat(at))
    return found.code, found.text


def test_a_published_year_knows_its_days_off_and_its_working_weekends() -> None:
    days = published_days(2026)
    assert days is not None
    assert days[date(2026, 10, 2)] == (False, "国庆节")
    assert days[date(2026, 9, 20)] == (True, "国庆节")
    assert date(2026, 9, 22) not in days


def test_a_year_without_a_notice_is_unknown_not_ordinary() -> None:
    assert published_days(2101) is None


def test_without_the_catalogs_table_the_library_still_knows_the_makeup_sunday() -> None:
    assert status("2026-09-20T09:00") == ("open", "开放中, 12:00 午休")
    assert status("2026-10-02T09:00")[0] == "holiday"
    assert status("2026-10-10T09:00")[0] == "open"


def test_the_catalogs_own_table_wins_over_the_library() -> None:
    rest = DayException(date(2026, 9, 20), False, "本台通知", None, (), build.DECREE)
    assert status("2026-09-20T09:00", rest)[0] == "holiday"
    assert status("2026-10-02T09:00", rest)[0] == "open"


def test_working_days_are_counted_with_the_same_calendar() -> None:
    calendar = hours().calendar
    assert calendar.is_working(date(2026, 9, 20))
    assert not calendar.is_working(date(2026, 10, 5))
    assert calendar.announced(2026)
    assert not calendar.announced(2101)
