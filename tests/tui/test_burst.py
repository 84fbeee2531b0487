"""Keys that no hand pressed: rests of a paste, a scanner's line, keys of a busy machine."""

from __future__ import annotations

from textual import events

from deskapp.tui.burst import KEY_GAP, PASTE_GAP, Burst
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.conftest import Start


def key(name: str, at: float) -> events.Key:
    event = events.Key(name, name if len(name) == 1 else None)
    event.time = at
    return event


def paste(at: float) -> events.Paste:
    event = events.Paste("低保")
    event.time = at
    return event


def test_a_ctrl_key_right_behind_a_paste_is_no_command() -> None:
    burst = Burst()
    burst.pasted(paste(1.0))
    assert burst.takes(key("ctrl+q", 1.0 + PASTE_GAP / 2))
    assert burst.takes(key("escape", 1.0 + PASTE_GAP))
    assert not burst.takes(key("ctrl+q", 2.0))


def test_text_of_a_burst_lands_in_the_box_and_its_commands_nowhere() -> None:
    burst = Burst()
    taken = [
        burst.takes(key(name, 1.0 + at * KEY_GAP / 4)) for at, name in enumerate(("d", "b", "ctrl+q", "x"))
    ]
    assert taken == [False, False, True, False]


def test_typed_keys_are_commands_however_fast_a_hand_is() -> None:
    burst = Burst()
    assert not any(
        burst.takes(key(name, at * 0.03)) for at, name in enumerate(("d", "ctrl+q", "escape", "f5"))
    )


def test_a_held_arrow_is_never_a_burst() -> None:
    burst = Burst()
    assert not any(burst.takes(key("down", 1.0 + at * 0.0001)) for at in range(50))


def test_a_scanner_may_end_its_line() -> None:
    burst = Burst()
    assert not any(burst.takes(key(name, 1.0 + at * 0.0001)) for at, name in enumerate([*"4419x", "enter"]))


def test_the_end_of_a_pasted_line_asks_for_nothing() -> None:
    burst = Burst()
    burst.pasted(paste(1.0))
    assert burst.takes(key("enter", 1.001))


async def test_a_scanners_line_is_one_query(start: Start) -> None:
    async with start() as (pilot, desk):
        desk.asked.clear()
        app = pilot.app
        for character in "41160219900101123X":
            app.post_message(events.Key(character, character))
        app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        assert app.screen.query_one(SearchBox).value == "41160219900101123X"
        assert desk.asked[-1] == "41160219900101123X"


async def test_a_quit_key_inside_a_paste_does_not_quit(start: Start) -> None:
    async with start() as (pilot, _desk):
        app = pilot.app
        app.post_message(events.Paste("低保"))
        for name, character in (("escape", None), ("ctrl+q", "\x11"), ("x", "x")):
            app.post_message(events.Key(name, character))
        await pilot.pause()
        assert app.is_running
        assert app.screen.query_one(SearchBox).value == "低保x"
        await pilot.press("ctrl+q")
        assert app._exit
