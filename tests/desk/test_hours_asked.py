"""Asked for hours without a name, a desk speaks of its own centre; a name is that centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.say import is_place, say
from deskapp.domain.answer import Hit

MORNING = datetime(2026, 9, 22, 10, 0)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = open_desk(at=MORNING)
    opened.stand_at("guihe")
    yield opened
    opened.close()


def first(desk: Desk, words: str) -> Hit:
    return desk.lookup(words).hits[0]


@pytest.mark.parametrize("words", ["几点下班", "星期六上班不", "今天开门不", "便民服务中心在哪"])
def test_without_a_name_its_own_centre_is_meant(desk: Desk, words: str) -> None:
    answer = first(desk, words).answer
    assert answer.centre_code == "guihe"
    assert answer.status.code == "open"


def test_the_line_tells_the_state_now_and_the_hours_of_the_week(desk: Desk) -> None:
    line = say(first(desk, "几点下班"))
    assert "开放中, 12:00 午休" in line
    assert "平时 周一至周五 8:30-12:00 14:30-18:00" in line


@pytest.mark.parametrize("words", ["许湾便民服务中心几点开门", "许湾几点下班"])
def test_a_centre_that_is_named_answers_once(desk: Desk, words: str) -> None:
    hits = desk.lookup(words).hits
    assert hits[0].answer.centre_code == "xuwan"
    assert [h.answer.centre_code for h in hits if is_place(h)].count("xuwan") == 1


def test_a_place_that_nobody_could_match_is_not_taken_for_this_one(desk: Desk) -> None:
    assert first(desk, "东新区便民服务中心几点开门").answer.centre_code is None


def test_opened_by_its_code_it_is_this_desks_own_centre_too(desk: Desk) -> None:
    code = first(desk, "几点下班").service.code
    hit = desk.hit(code)
    assert hit is not None
    assert hit.answer.centre_code == "guihe"
