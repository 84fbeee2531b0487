"""Keys that no hand pressed: a scanner's line, a paste that is not marked, keys of a busy machine."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events

from deskapp.tui.burst import KEY_GAP, TYPED_AHEAD, Burst
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.conftest import Start

AT_ONCE = KEY_GAP / 4
BY_HAND = 0.08


def keys(names: Iterable[str], gap: float, start: float = 1.0) -> list[events.Key]:
    """Key events with their times: nothing here waits for a clock."""
    made = []
    for at, name in enumerate(names):
        event = events.Key(name, name if len(name) == 1 else None)
        event.time = start + at * gap
        made.append(event)
    return made


def taken(events_in_order: Iterable[events.Key]) -> list[str]:
    burst = Burst()
    return [event.key for event in events_in_order if burst.takes(event)]


def test_control_characters_in_a_burst_of_text_are_no_commands() -> None:
    assert taken(keys([*"a line of text", "ctrl+q", "escape", "x"], AT_ONCE)) == ["ctrl+q", "escape"]


def test_typed_keys_are_commands_however_fast_a_hand_is() -> None:
    assert taken(keys([*"a line of text", "ctrl+q", "escape", "f5"], BY_HAND)) == []


def test_commands_typed_while_the_machine_hangs_are_kept() -> None:
    ahead = "shebaoka"[:TYPED_AHEAD]
    assert taken(keys([*ahead, "escape", *ahead, "f5"], 0.0)[: len(ahead) + 1]) == []
    assert taken(keys([*"a line of text", "f5", "down", "enter"], 0.0)) == []


def test_a_held_arrow_is_never_a_burst() -> None:
    assert taken(keys(["down"] * 50, 0.0001)) == []


def test_a_burst_is_over_with_the_next_pause() -> None:
    text = keys("a line of text", AT_ONCE)
    assert taken([*text, *keys(["ctrl+q"], 0.0, text[-1].time + 2 * KEY_GAP)]) == []


def test_a_digit_read_at_once_with_text_belongs_to_the_text() -> None:
    burst = Burst()
    running = []
    for event in keys("41", AT_ONCE):
        burst.takes(event)
        running.append(burst.running())
    assert running == [False, True]


async def test_a_scanners_line_is_one_query(start: Start) -> None:
    async with start() as (pilot, desk):
        desk.asked.clear()
        for event in keys([*"41160219900101123X", "enter"], AT_ONCE):
            pilot.app.post_message(event)
        await pilot.pause()
        assert pilot.app.screen.query_one(SearchBox).value == "41160219900101123X"
        assert desk.asked[-1] == "41160219900101123X"


async def test_a_quit_key_in_an_unmarked_paste_does_not_quit(start: Start) -> None:
    async with start() as (pilot, _desk):
        for event in keys([*"低保要带什么材料去哪", "escape", "ctrl+q", "x"], AT_ONCE):
            pilot.app.post_message(event)
        await pilot.pause()
        assert pilot.app.is_running
        assert pilot.app.screen.query_one(SearchBox).value == "低保要带什么材料去哪x"
        await pilot.press("ctrl+q")
        assert pilot.app._exit
