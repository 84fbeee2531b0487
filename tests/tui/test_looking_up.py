"""Typing, choosing, reading: the errands a clerk runs all day, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskapp.desk.deskfile import DeskFile
from deskapp.desk.recent import Recent
from deskapp.tui import strings
from deskapp.tui.app import DeskApp
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.conftest import Start
from tests.tui.fake_desk import FakeDesk
from tests.tui.screens import assert_golden, painted, text

SIZES = ((80, 24), (120, 40), (40, 12))
STATES: dict[str, tuple[str, ...]] = {
    "empty": (),
    "question": ("养", "老"),
    "emergency": ("着", "火"),
    "answer": ("低", "保"),
    "stale": ("过", "期"),
    "quiet": ("小", "声"),
    "guess": ("底", "保"),
    "not-open": ("低", "保", "down"),
    "elsewhere": ("h", "k", "q", "y", "down"),
    "nothing": ("z", "z"),
    "card": ("低", "保", "enter"),
    "help": ("f1",),
    "browse": ("f2",),
    "centre": ("f2", "down", "down", "enter"),
    "circle": ("f2", "down", "down", "down", "down", "enter"),
    "link": ("低", "保", "enter", "tab"),
    "recent": ("低", "保", "f4"),
    "desk": ("f3",),
    "menu": ("f9",),
    "hostile": ("坏",),
}


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_each_state_looks_as_agreed(start: Start, columns: int, rows: int, tmp_path: Path) -> None:
    """One app a size, the next citizen between states: what one leaves behind would show in the next."""
    async with start(columns, rows) as (pilot, desk):
        for state, keys in STATES.items():
            await pilot.press("f5")
            desk.recent = Recent(DeskFile(tmp_path / state))
            await pilot.press("x", "backspace", *keys)
            await pilot.pause()
            assert_golden(pilot.app, state)


async def test_what_is_read_aloud_stands_in_the_first_lines(start: Start) -> None:
    where, when = "一楼 便民服务大厅 2号窗口", "午休, 14:30 开  2号"
    order = ("贵和家园社区便民服务中心  社区级", where, when, "申请书", "地点为示例")
    async with start() as (pilot, _desk):
        await pilot.press("低", "保")
        await pilot.pause()
        shown = text(pilot.app)
        assert "能 办" in shown
        places = [shown.index(words) for words in (*order, "收费")]
        assert places == sorted(places)


async def test_the_last_of_a_burst_of_keys_wins(start: Start) -> None:
    async with start() as (pilot, desk):
        box = pilot.app.screen.query_one(SearchBox)
        for end in range(1, 5):
            box.set_query("hkqy"[:end])
        await pilot.pause()
        assert desk.asked[-1] == "hkqy"
        assert "户口迁移" in text(pilot.app)


async def test_keys_typed_before_the_desk_is_open_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    app = DeskApp(FakeDesk)
    open_now = app._open
    monkeypatch.setattr(app, "_open", lambda: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("低", "保")
        await pilot.pause()
        assert strings.LOADING in text(app)
        open_now()
        await pilot.pause()
        assert "能 办" in text(app)


async def test_a_guess_is_called_a_guess(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("底", "保")
        await pilot.pause()
        assert text(pilot.app).count(strings.MAYBE_MARK) >= 2


async def test_a_place_that_is_not_open_says_so_before_anything_else(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保", "down")
        await pilot.pause()
        card = text(pilot.app).split("临时救助对象认定")[-1]
        assert card.index("还没开") < card.index(strings.LABEL_INSTEAD) < card.index(strings.LABEL_BRING)


async def test_unknown_things_are_said_in_words(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("h", "k", "q", "y")
        await pilot.pause()
        shown = text(pilot.app)
        assert "窗口号未核实, 到大厅问导服" in shown
        assert strings.BRING_UNKNOWN in shown


async def test_this_desk_is_on_every_screen(start: Start) -> None:
    async with start() as (pilot, _desk):
        for key in ("f1", "f2", "f3", "f9", "escape", "低", "保", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert "贵和家园社区便民服务中心" in painted(pilot.app)[0]
            assert strings.SAMPLE_MARK in painted(pilot.app)[0]


async def test_escape_goes_back_then_clears(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("低", "保", "enter")
        await pilot.pause()
        assert strings.LABEL_ADDRESS in text(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert strings.LABEL_ADDRESS not in text(pilot.app)
        assert pilot.app.screen.query_one(SearchBox).value == "低保"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.query_one(SearchBox).value == ""
        assert strings.EMPTY_TITLE in text(pilot.app)


async def test_the_list_follows_the_choice_through_fifty_rows(start: Start) -> None:
    async with start() as (pilot, _desk):
        await pilot.press("很", "多", *["pagedown"] * 14)
        assert "> 能办    第50个事项" in text(pilot.app)
        await pilot.press("up", *["pageup"] * 14)
        assert "> 能办    第1个事项" in text(pilot.app)


async def test_read_only_and_notices_are_said(start: Start) -> None:
    desk = FakeDesk()
    desk.read_only = True
    desk.notices = ("目录文件是只读的: 能查, 不能改。",)
    async with start(desk=desk) as (pilot, _desk):
        assert "目录文件是只读的" in text(pilot.app)
        assert strings.READ_ONLY in painted(pilot.app)[0]
        await pilot.press("f9")
        await pilot.pause()
        assert "移除示例" not in text(pilot.app)
