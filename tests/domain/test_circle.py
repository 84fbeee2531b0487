"""The 15分钟便民生活圈: what the sources name, and that they name nothing more."""

from __future__ import annotations

from datetime import date

from deskapp.domain.circle import NOT_SAID, circle_of, need_met, words
from deskapp.domain.models import Need
from tests.domain import build

SPORT = Need("sport", "运动", ("打球",), build.REPORT)
STUDY = Need("study", "上学", (), build.REPORT)
TODAY = date(2026, 9, 22)

OPEN = build.in_state(build.centre("a"), "开放")
COMING = build.in_state(build.centre("b"), "规划")
HALL = build.room("球馆", "a")._replace(needs=("sport",))
PLAN = build.room("健身器材", "a", planned=True)._replace(needs=("sport",))
LATER = build.room("操场", "b", planned=True)._replace(needs=("sport",))
PLACES = build.places(OPEN, COMING, rooms=(HALL, PLAN, LATER))._replace(needs=(STUDY, SPORT))


def test_every_need_is_answered_and_what_is_not_said_is_said_to_be_so() -> None:
    study, sport = circle_of(PLACES, OPEN, TODAY)
    assert words(study) == NOT_SAID
    assert words(sport) == "球馆(示例)、健身器材(计划, 是否已设未核实)"


def test_a_plan_in_a_centre_that_has_not_opened_is_not_offered_as_there() -> None:
    (_, sport) = circle_of(PLACES, COMING, TODAY)
    assert words(sport, centres=True) == "b便民服务中心 操场(计划, 还没开)"


def test_a_need_is_looked_for_at_this_desk_first() -> None:
    assert [f.centre_code for f in need_met(PLACES, SPORT, "b", TODAY).facilities] == ["b", "a", "a"]
