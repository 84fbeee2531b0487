"""Dates, times and hours as clerks type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from deskapp.domain import validate_times as times

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["2026-11-24", "2026.11.24", "2026/11/24", "2026年11月24日", "20261124", "今天"]
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert times.day_of(text, TODAY) == TODAY
    assert times.a_day(text, TODAY) == ""


@pytest.mark.parametrize("text", ["2026-02-30", "11月24日", "明年", "", "3026-01-01", "1900-01-01"])
def test_what_is_no_sensible_day_is_refused(text: str) -> None:
    assert times.a_day(text, TODAY) != ""


def test_nothing_is_verified_tomorrow() -> None:
    assert "还没到" in times.not_future("明天", TODAY)
    assert times.not_future("今天", TODAY) == ""


def test_a_period_ends_after_it_begins() -> None:
    assert times.in_order("2026-12-02", "2026-12-01", TODAY) != ""
    assert times.in_order("2026-12-01", "2026-12-01", TODAY) == ""
    assert times.in_order("", "2026-12-01", TODAY) == ""


@pytest.mark.parametrize(
    ("text", "clock"),
    [("8:30", "08:30"), ("8：30", "08:30"), ("830", "08:30"), ("0830", "08:30"), ("8点半", "08:30"),
     ("8点", "08:00"), ("8", "08:00"), ("24:00", "24:00"), ("25:00", None), ("8:61", None), ("早上", None)],
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(text: str, clock: str | None) -> None:
    assert times.clock_of(text) == clock


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("8:30", "12:00", "14:30", "18:00"), ""),
        (("9:00", "17:00", "", ""), ""),
        (("", "", "", ""), ""),
        (("8:30", "", "", ""), "成对"),
        (("12:00", "8:30", "", ""), "关门要晚于开门"),
        (("8:30", "14:40", "14:30", "18:00"), "重叠"),
        (("早", "晚", "", ""), "不是时间"),
    ],
)
def test_hours_come_in_order_and_do_not_overlap(typed: tuple[str, ...], reason: str) -> None:
    found = times.hours(typed)
    assert (reason in found) if reason else found == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [("一到五", (1, 2, 3, 4, 5)), ("周一至周五", (1, 2, 3, 4, 5)), ("1-5", (1, 2, 3, 4, 5)),
     ("六、日", (6, 7)), ("每天", tuple(range(1, 8))), ("工作日", (1, 2, 3, 4, 5)), ("六", (6,)),
     ("五到一", None), ("随便", None)],
)  # fmt: skip
def test_weekdays_are_read_as_people_write_them(text: str, days: tuple[int, ...] | None) -> None:
    assert times.weekdays_of(text) == days


def test_weekdays_are_written_short() -> None:
    assert times.weekday_words((1, 2, 3, 4, 5)) == "一到五"
    assert times.weekday_words((7, 1, 6)) == "一、六、日"


def test_seasons_and_moments() -> None:
    assert times.season_of("5月1日") == "05-01"
    assert times.a_season("13-1") != ""
    assert times.moment_of("18:00", TODAY, end=True) == datetime(2026, 11, 24, 18)
    assert times.moment_of("2026-11-25", TODAY, end=True) == datetime(2026, 11, 25, 23, 59)
    assert times.moment_of("明天 9:00", TODAY, end=False) == datetime(2026, 11, 25, 9)
    assert times.moment_of("不知道", TODAY, end=True) is None
