"""Nobody touches anything: a notice, then the first page with nothing of the last visitor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from deskapp.kiosk import words
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import NOTICE, Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.kiosk.visit import Visit
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


def left_behind(kiosk: Kiosk) -> None:
    """Everything that a visitor can leave: words, a report, a page, a call, a look, half a PIN."""
    type_in(kiosk, "sbk")
    touch(kiosk, "s:sb-0096", "wrong", "big", "turn:1", "call")
    for key in ("f6", "f7", "ctrl+q", "1", "2", "tab"):
        kiosk.key(key, key if key.isdigit() else None)


def test_nothing_of_all_that_a_visitor_can_leave_is_left(kiosk: Kiosk, clock: Clock) -> None:
    fresh, look = text(kiosk), kiosk.look
    left_behind(kiosk)
    assert kiosk.look != look
    clock.now += 61.0
    kiosk.tick()
    kiosk.rings()
    assert text(kiosk) == fresh
    assert kiosk.look == look
    assert kiosk.visit == Visit()
    assert kiosk.pin_to_check == ""
    assert kiosk.at_rest


def test_a_look_alone_is_kept_by_the_home_key_and_goes_when_nobody_is_there(
    kiosk: Kiosk, clock: Clock
) -> None:
    look = kiosk.look
    touch(kiosk, "larger", "tile:0", "home")
    assert kiosk.look.large
    clock.now += 55.0
    assert words.IDLE_STAY.replace(" ", "") in text(kiosk).replace(" ", "")
    clock.now += 6.0
    assert kiosk.tick()
    assert kiosk.look == look


def test_the_time_can_be_set(open_current: Callable[..., Current], clock: Clock) -> None:
    for seconds in (15.0, 300.0):
        kiosk = Kiosk(Idle(clock, seconds))
        kiosk.open(open_current())
        kiosk.touch("tile:0")
        clock.now += seconds - NOTICE - 0.5
        assert words.IDLE_STAY not in text(kiosk)
        clock.now += 1.0
        assert words.IDLE_STAY in text(kiosk)
        clock.now += NOTICE
        kiosk.tick()
        assert kiosk.at_rest


def test_the_notice_counts_down(kiosk: Kiosk, clock: Clock) -> None:
    kiosk.touch("tile:0")
    clock.now += 52.0
    assert words.IDLE_LEFT.format(seconds=8) in text(kiosk)
    clock.now += 3.0
    assert words.IDLE_LEFT.format(seconds=5) in text(kiosk)


def test_asking_whose_centre_it_is_needs_no_notice(
    open_current: Callable[..., Current], clock: Clock
) -> None:
    kiosk = Kiosk(Idle(clock, 60.0))
    kiosk.open(open_current(None))
    asked = text(kiosk)
    clock.now += 55.0
    assert text(kiosk) == asked
    kiosk.touch("desk:guihe")
    clock.now += 61.0
    kiosk.tick()
    kiosk.tick()
    assert text(kiosk) == asked


def test_a_wall_clock_that_jumps_back_changes_nothing_but_the_time_shown(
    kiosk: Kiosk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk.touch("s:mz-0038")
    for moment in (datetime(2026, 11, 23, 9, 0), datetime(1970, 1, 1)):
        monkeypatch.setattr("deskapp.clock.now", lambda moment=moment: moment)
        kiosk.tick()
        assert words.GO in text(kiosk)
    clock.now += 61.0
    kiosk.tick()
    assert kiosk.at_rest
    assert words.GO in touch(kiosk, "tile:1", "s:mz-0038")
