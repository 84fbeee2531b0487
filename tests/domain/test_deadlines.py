"""Periods as dates, by the decree's working days and by the plain calendar."""

from __future__ import annotations

from datetime import date

import pytest

from deskapp.domain.calendar import Calendar
from deskapp.domain.deadlines import date_words, limit_dates
from deskapp.domain.models import TimeLimit
from tests.domain.build import places, service

CALENDAR = Calendar(places())


def limit(days: int | None, unit: str, kind: str = "legal") -> TimeLimit:
    return TimeLimit(kind, f"{days}{unit}", days, unit)


@pytest.mark.parametrize(
    ("today", "days", "last"),
    [
        (date(2026, 9, 14), 5, date(2026, 9, 20)),  # the Sunday before the holiday works
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # seven days off
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # the Saturday after it works
        (date(2026, 10, 9), 20, date(2026, 11, 5)),
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
    ],
)
def test_working_days_follow_the_decree(today: date, days: int, last: date) -> None:
    assert CALENDAR.deadline(limit(days, "工作日"), today) == last


def test_days_are_calendar_days_and_today_does_not_count() -> None:
    assert CALENDAR.deadline(limit(30, "日"), date(2026, 9, 22)) == date(2026, 10, 22)


def test_years_end_on_the_same_day() -> None:
    assert CALENDAR.deadline(limit(1, "年"), date(2026, 9, 22)) == date(2027, 9, 22)
    assert CALENDAR.deadline(limit(1, "年"), date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    "wrong", [limit(None, ""), limit(0, "日"), limit(-3, "工作日"), limit(10**9, "日"), limit(5, "月")]
)
def test_what_is_no_plain_length_has_no_date(wrong: TimeLimit) -> None:
    assert CALENDAR.deadline(wrong, date(2026, 9, 22)) is None


def test_working_days_across_an_unannounced_year_say_so() -> None:
    asked = service()._replace(limits=(limit(20, "工作日"),))
    (found,) = limit_dates(CALENDAR, asked, date(2026, 12, 21))
    assert found.day == date(2027, 1, 19)  # New Year's Day is fixed by law, the rest is not known
    assert "2027年放假安排未公布" in found.note
    (near,) = limit_dates(CALENDAR, asked, date(2026, 9, 22))
    assert "未公布" not in near.note


def test_a_citizens_last_day_off_is_told_to_come_before() -> None:
    asked = service()._replace(limits=(limit(30, "日", "citizen"),))
    (found,) = limit_dates(CALENDAR, asked, date(2026, 9, 10))
    assert found.day == date(2026, 10, 10)  # a Saturday that works
    assert "要提前" not in found.note
    (saturday,) = limit_dates(CALENDAR, asked, date(2026, 9, 24))
    assert saturday.day == date(2026, 10, 24)
    assert "周六, 不上班, 要提前" in saturday.note


def test_a_last_day_in_an_unannounced_year_may_be_off() -> None:
    asked = service()._replace(limits=(limit(30, "日", "citizen"),))
    (found,) = limit_dates(CALENDAR, asked, date(2026, 12, 21))
    assert found.day == date(2027, 1, 20)
    assert "2027年放假安排未公布" in found.note


def test_the_citizens_own_period_comes_first_and_the_wording_always() -> None:
    own = TimeLimit("citizen", "每年9至12月缴", None, "")
    asked = service()._replace(limits=(limit(20, "工作日"), own))
    first, second = limit_dates(CALENDAR, asked, date(2026, 9, 22), "本机时间可能不对")
    assert (first.kind, first.day, first.note) == ("citizen", None, "")
    assert date_words(first) == "每年9至12月缴"
    assert date_words(second) == "法定最迟 2026年10月26日(周一)"
    assert second.note.endswith("本机时间可能不对")
