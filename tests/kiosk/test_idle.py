"""Nobody touches anything: a notice, then the first page with nothing of the last visitor."""

from __future__ import annotations

from deskapp.kiosk import words
from deskapp.kiosk.idle import NOTICE, Idle
from deskapp.kiosk.kiosk import Kiosk
from tests.kiosk.conftest import Clock
from tests.kiosk.reading import text, touch, type_in


def test_the_notice_comes_ten_seconds_before_the_end() -> None:
    clock = Clock()
    idle = Idle(clock, 60.0)
    seen = []
    for seconds in (60.0 - NOTICE - 0.1, 0.2, NOTICE):
        clock.now += seconds
        seen.append((idle.warning, idle.over))
    assert seen == [(False, False), (True, False), (True, True)]


def test_a_touch_begins_the_count_anew() -> None:
    clock = Clock()
    idle = Idle(clock, 60.0)
    clock.now += 59.0
    idle.touch()
    clock.now += 40.0
    assert not idle.warning


def test_nothing_of_the_last_visitor_is_left(kiosk: Kiosk, clock: Clock) -> None:
    fresh = text(kiosk)
    type_in(kiosk, "sbk")
    touch(kiosk, "s:sb-0096", "big")
    clock.now += 61.0
    assert kiosk.tick()
    assert kiosk.visit.typed == ""
    assert kiosk.visit.results.hits == ()
    assert kiosk.visit.trail == []
    assert text(kiosk) == fresh


def test_the_touch_that_takes_the_notice_away_does_nothing_else(kiosk: Kiosk, clock: Clock) -> None:
    before = type_in(kiosk, "sbk")
    clock.now += 55.0
    assert words.IDLE_STAY in text(kiosk)
    kiosk.key("z", "z")
    assert text(kiosk) == before


def test_the_first_page_needs_no_notice(kiosk: Kiosk, clock: Clock) -> None:
    before = text(kiosk)
    clock.now += 3600.0
    kiosk.tick()
    assert text(kiosk) == before
    kiosk.touch("tile:0")
    assert words.IDLE_STAY not in text(kiosk)
