"""Walking minutes: an estimate where both ends are known, nothing where one is not. Made-up coordinates."""

from __future__ import annotations

from datetime import datetime

import pytest

from deskapp.domain.verdict import Verdicts
from deskapp.domain.walking import metres, walk_minutes, walk_words
from tests.domain import build

HERE = build.in_state(build.centre("a"), "开放")._replace(position=(33.60, 114.70))
NEAR = build.in_state(build.centre("b"), "开放")._replace(position=(33.60, 114.71))
NOWHERE = build.in_state(build.centre("c"), "开放")


def test_the_straight_line_is_the_one_over_the_ground() -> None:
    assert metres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111_195, rel=1e-3)
    assert metres((33.6, 114.7), (33.6, 114.7)) == 0


def test_the_estimate_is_the_line_times_the_factor_at_the_stated_speed() -> None:
    # 926 m in a straight line, 1.3 times that on foot, 60 m a minute
    assert walk_minutes(HERE, NEAR) == 20
    assert walk_words(20) == "步行约20分钟(估算)"


def test_two_centres_on_one_spot_are_still_a_minute_apart() -> None:
    assert walk_minutes(HERE, HERE) == 1


def test_without_a_position_nothing_is_said() -> None:
    assert walk_minutes(HERE, NOWHERE) is None
    assert walk_minutes(None, NEAR) is None
    assert walk_words(None) == ""


def test_an_answer_says_how_far_the_place_is_that_it_sends_to() -> None:
    places = build.places(HERE, NEAR, handlings=(build.handled("b", item="mz-1"),))
    answer = Verdicts(places).answer(build.service(), "a", datetime(2026, 9, 22, 10, 0))
    assert answer.instead is not None
    assert (answer.instead.centre_code, answer.instead.walk_minutes) == ("b", 20)
    assert answer.walk_minutes is None
