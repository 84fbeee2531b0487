"""Seasons and programmes that end, said with their dates."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from deskapp.domain.answer import CAN_DO, UNVERIFIED
from deskapp.domain.models import ApplyWindow, Service
from deskapp.domain.programme import programme_of
from deskapp.domain.verdict import Verdicts
from tests.domain import build

AUTUMN = ApplyWindow("一般每年9至12月集中缴费", (9, 1), (12, 31), None)
WINTER = ApplyWindow("冬春", (11, 1), (2, 28), None)
COUPON = ApplyWindow("为期12个月", None, None, date(2026, 12, 31))


def item(apply: ApplyWindow | None) -> Service:
    return build.service()._replace(apply=apply)


def told(apply: ApplyWindow, day: str) -> tuple[str, str]:
    found = programme_of(item(apply), date.fromisoformat(day))
    assert found is not None
    return found.state, found.text


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2026-08-31", "upcoming", "申报期还没到(9月1日至12月31日)"),
        ("2026-09-01", "open", "现在是申报期(9月1日至12月31日)"),
        ("2026-12-30", "open", "还有1天"),
        ("2026-12-31", "open", "今天是最后一天"),
        ("2027-01-01", "upcoming", "申报期还没到"),
    ],
)
def test_a_season_knows_its_first_and_its_last_day(day: str, state: str, words: str) -> None:
    found, text = told(AUTUMN, day)
    assert found == state
    assert words in text
    assert "以当年公告为准" in text


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-10-31", "upcoming"), ("2026-11-01", "open"), ("2027-02-28", "open"), ("2027-03-01", "upcoming")],
)
def test_a_season_may_lie_across_the_new_year(day: str, state: str) -> None:
    assert told(WINTER, day)[0] == state


def test_the_days_left_of_a_season_across_the_new_year_count_to_its_own_end() -> None:
    assert "还有59天" in told(WINTER, "2026-12-31")[1]
    assert "还有27天" in told(WINTER, "2027-02-01")[1]


def test_a_season_that_has_passed_this_year_says_so() -> None:
    spring = ApplyWindow("", (1, 1), (6, 30), None)
    assert told(spring, "2026-07-01")[0] == "closed"


def test_an_item_without_season_or_end_says_nothing() -> None:
    assert programme_of(item(None), date(2026, 9, 1)) is None


def test_an_ended_programme_is_never_something_that_can_be_done() -> None:
    hall = build.in_state(build.centre("guihe"), "开放")
    places = build.places(hall, handlings=(build.handled("guihe", item="mz-1"),))
    verdicts = Verdicts(places)
    assert verdicts.answer(item(COUPON), "guihe", datetime(2026, 12, 31, 10, 0)).verdict == CAN_DO
    ended = verdicts.answer(item(COUPON), "guihe", datetime(2027, 1, 1, 10, 0))
    assert ended.verdict == UNVERIFIED
    assert ended.reason == "这项政策已于 2026年12月31日 到期, 是否延续未核实"
    assert ended.instead is None
    assert ended.advice
