"""Keyboard, mouse, paste and pages: nothing takes typing away from the box."""

from __future__ import annotations

import pytest
from textual import events

from deskapp.tui import strings
from deskapp.tui.actions import ACTIONS, key_card
from deskapp.tui.screens.home import Home
from deskapp.tui.widgets.body import Body
from deskapp.tui.widgets.search_box import LONGEST, SearchBox
from tests.tui.conftest import Start
from tests.tui.screens import text


async def test_typing_on_any_page_is_a_new_query(start: Start) -> None:
    for page in ("f1", "f2", "f3", "f9"):
        async with start() as (pilot, _desk):
            await pilot.press(page, "低", "保")
            await pilot.pause()
            assert pilot.app.screen.query_one(SearchBox).value == "低保"
            assert "2号窗口" in text(pilot.app)


async def test_digits_belong_to_the_box(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("1", "2", "3", "4", "5")
        assert pilot.app.screen.query_one(SearchBox).value == "12345"


async def test_clicks_everywhere_leave_the_keyboard_in_the_box(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保")
        for row in range(23):
            await pilot.click(offset=(30, row))
            await pilot.pause()
            assert isinstance(pilot.app.focused, SearchBox)
        await pilot.press("escape", "escape", "x")
        assert pilot.app.screen.query_one(SearchBox).value.endswith("x")


async def test_a_resize_keeps_query_and_choice(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保", "down")
        for columns, rows in ((120, 40), (40, 12), (20, 5), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
        assert pilot.app.screen.query_one(SearchBox).value == "低保"
        assert "> 还没开" in text(pilot.app)


async def test_a_click_chooses_and_a_second_click_opens(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保")
        await pilot.pause()
        await pilot.click("#body", offset=(10, 2))
        await pilot.pause()
        assert "> 还没开" in text(pilot.app)
        await pilot.click("#body", offset=(10, 2))
        await pilot.pause()
        assert strings.LABEL_CODE in text(pilot.app)


async def test_the_wheel_moves_the_choice(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保")
        await pilot.pause()
        body = pilot.app.screen.query_one(Body)
        down = events.MouseScrollDown(body, 5, 2, 0, 1, 0, False, False, False)
        body.post_message(down)
        await pilot.pause()
        await pilot.pause()
        assert "> 还没开" in text(pilot.app)


async def test_a_key_in_the_bar_can_be_clicked(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.click("#keys", offset=(2, 0))
        await pilot.pause()
        assert strings.HELP_KEYS in text(pilot.app)


async def test_a_paste_lands_as_one_clean_line(start: Start) -> None:
    async with start() as (pilot, _desk):
        box = pilot.app.screen.query_one(SearchBox)
        box.post_message(events.Paste("低\x1b[31m保\u202e\r\n第二行\x00\x11"))
        await pilot.pause()
        assert box.value == "低[31m保 第二行"


async def test_a_huge_paste_is_cut(start: Start) -> None:
    async with start() as (pilot, _desk):
        box = pilot.app.screen.query_one(SearchBox)
        box.post_message(events.Paste("保" * 100_000))
        await pilot.pause()
        assert len(box.value) == LONGEST


async def test_the_caret_is_reported_where_it_is_drawn(start: Start) -> None:
    async with start() as (pilot, _desk):
        box = pilot.app.screen.query_one(SearchBox)
        left = box.content_region.x
        assert box.cursor_screen_offset.x == left
        await pilot.press("低", "保")
        assert box.cursor_screen_offset.x == left + 4
        await pilot.press("left")
        assert box.cursor_screen_offset.x == left + 2


async def test_the_desk_can_be_moved(start: Start) -> None:
    async with start() as (pilot, desk):
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        assert desk.here == desk.places.centre("mingdu")
        assert "名都社区便民服务中心  还没开" in text(pilot.app)


async def test_the_sample_layer_goes_after_one_confirm(start: Start) -> None:
    async with start() as (pilot, desk):
        entries = [action.id for action in ACTIONS if action.in_menu]
        to_remove = entries.index("remove_sample")
        await pilot.press("f9", *["down"] * to_remove, "enter")
        await pilot.pause()
        assert strings.CONFIRM_REMOVE in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        kept = desk.has_sample
        await pilot.press("f9", *["down"] * to_remove, "enter", "down", "enter")
        await pilot.pause()
        assert (kept, desk.has_sample) == (True, False)
        assert strings.REMOVED in text(pilot.app)


async def test_browsing_reaches_a_full_card(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("f2", "down", "enter", "enter")
        await pilot.pause()
        assert "最低生活保障对象认定" in text(pilot.app)
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert strings.EMPTY_TITLE in text(pilot.app)


async def test_copying_says_what_happened_and_does_not_quit(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Ctrl+Q" in text(pilot.app)
        await pilot.press("低", "保", "ctrl+c")
        await pilot.pause()
        assert "2号窗口" in pilot.app.clipboard
        assert strings.COPIED in text(pilot.app)


async def test_a_console_without_a_clipboard_is_called_one(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with start() as (pilot, _desk):
        await pilot.press("低", "保", "ctrl+c")
        await pilot.pause()
        assert strings.CANNOT_COPY in text(pilot.app)
        assert pilot.app.clipboard == ""


async def test_the_theme_changes_and_is_named(start: Start) -> None:
    async with start() as (pilot, _desk):
        seen = set()
        for _ in strings.THEME_NAMES:
            await pilot.press("f6")
            seen.add(pilot.app.theme)
            assert strings.THEME_NAMES[pilot.app.theme] in text(pilot.app)
        assert seen == set(strings.THEME_NAMES)


def test_every_action_of_the_table_can_be_carried_out() -> None:
    for action in ACTIONS:
        assert callable(getattr(Home, f"action_{action.id}")), action.id


def test_no_key_is_used_twice_and_none_is_a_letter_or_digit() -> None:
    keys = [key for action in ACTIONS if action.keys for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))
    assert all(len(key) > 1 for key in keys)


async def test_help_and_key_card_name_every_key(start: Start) -> None:
    async with start(100, 60) as (pilot, _desk):
        await pilot.press("f1")
        await pilot.pause()
        shown = text(pilot.app)
        for action in ACTIONS:
            assert action.help in shown or not action.shown
            assert action.shown in key_card()
        for word, _means in strings.EXAMPLES:
            assert word in shown
