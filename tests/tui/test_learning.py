"""From a search that missed to an everyday name, the key for a wrong answer, and the statistics page."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from deskapp import clock, paths
from deskapp.desk import misses
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.tui import strings
from deskapp.tui.app import DeskApp
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.screens import assert_golden, text
from tests.tui.waiting import settled

NOW = datetime(2026, 11, 24, 10, 10)
"""A Tuesday."""
SIZES = [(80, 24), (120, 40), (40, 12)]


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = DeskApp(open_desk)
    async with app.run_test(size=(80, 24)) as started:
        await started.pause()
        yield started
    desk_of(started).close()


def home_of(pilot: Pilot[None]) -> Home:
    assert isinstance(pilot.app.screen, Home)
    return pilot.app.screen


def desk_of(pilot: Pilot[None]) -> Desk:
    app = pilot.app
    assert isinstance(app, DeskApp)
    assert isinstance(app.desk, Desk)
    return app.desk


async def ask(pilot: Pilot[None], words: str) -> None:
    home_of(pilot).query_one(SearchBox).set_query(words)
    await pilot.pause()


async def missed(pilot: Pilot[None], *queries: str) -> None:
    for query in queries:
        await ask(pilot, query)
        await pilot.press("f5")
        await settled(pilot)


async def choose(pilot: Pilot[None], action: str) -> None:
    """As from the menu."""
    await home_of(pilot).run_action(action)
    await pilot.pause()


def kept(pilot: Pilot[None]) -> list[tuple[str, str, str]]:
    desk = desk_of(pilot)
    desk.records.save()
    return [(miss.words, miss.reason, miss.outcome) for miss in desk.records.misses(NOW.date())]


async def test_a_search_that_missed_is_written_when_the_citizen_goes(pilot: Pilot[None]) -> None:
    await missed(pilot, "老年卡年审")
    desk = desk_of(pilot)
    assert [miss.words for miss in desk.records.misses(NOW.date())] == ["老年卡年审"]


async def test_an_emptied_box_lets_the_citizen_go_too(pilot: Pilot[None]) -> None:
    await pilot.press(*"抽水马桶")
    await pilot.press(*["backspace"] * 4)
    await settled(pilot)
    assert kept(pilot) == [("抽水马桶", misses.GUESS, misses.OPEN)]


async def test_leaving_lets_the_last_citizen_go(pilot: Pilot[None]) -> None:
    await ask(pilot, "抽水马桶")
    await pilot.press("ctrl+q")
    assert kept(pilot) == [("抽水马桶", misses.GUESS, misses.OPEN)]


async def test_a_guess_that_was_opened_is_no_miss(pilot: Pilot[None]) -> None:
    await ask(pilot, "老年卡年审")
    await pilot.press("enter", "f5")
    await settled(pilot)
    assert kept(pilot) == []
    (row,) = desk_of(pilot).records.used(NOW.date(), NOW.date())
    assert (row.slot.kind, row.slot.service, row.times) == ("answered", "yl-0187", 1)


async def test_a_wrong_answer_is_one_key_and_the_same_key_takes_it_back(pilot: Pilot[None]) -> None:
    await ask(pilot, "低保")
    await pilot.press("f10")
    assert "已记下「最低生活保障" in text(pilot.app)
    await pilot.press("f10")
    assert strings.REPORTS["taken back"] in text(pilot.app)
    await pilot.press("enter", "f10", "f5")
    await settled(pilot)
    assert kept(pilot) == [("低保", misses.WRONG, misses.OPEN)]


async def test_nothing_is_noted_of_a_private_matter(pilot: Pilot[None]) -> None:
    await ask(pilot, "失独")
    await pilot.press("f10")
    assert strings.REPORTS["private"] in text(pilot.app)
    await pilot.press("f5", "f10")
    assert strings.REPORTS["empty"] in text(pilot.app)
    await settled(pilot)
    assert kept(pilot) == []


async def test_two_keys_make_an_everyday_name_that_is_found_at_once(pilot: Pilot[None]) -> None:
    await missed(pilot, "老年卡年审", "老年卡年审")
    await choose(pilot, "misses")
    assert "2 次  " in text(pilot.app)
    assert "老年人优待证" in text(pilot.app)
    await pilot.press("enter")
    assert strings.MISS_NAME.format(item="老年人优待证") in text(pilot.app)
    await pilot.press("enter")
    await settled(pilot)
    assert "「老年卡年审」已是「老年人优待证(卡)办理」的别名" in text(pilot.app)
    assert strings.MISSES_NONE in text(pilot.app)
    await pilot.press("escape")
    await ask(pilot, "老年卡年审")
    home = home_of(pilot)
    assert home.results.confident
    assert home.chosen is not None
    assert (home.chosen.service.code, home.chosen.matched.kind) == ("yl-0187", "alias")
    assert {outcome for _, _, outcome in kept(pilot)} == {misses.TURNED}


async def test_where_a_pin_is_set_a_name_is_added_by_whoever_knows_it(pilot: Pilot[None]) -> None:
    Pin(paths.catalog_path(), DeskFile(paths.desk_path())).set("2468")
    await missed(pilot, "老年卡年审")
    await choose(pilot, "misses")
    await pilot.press("enter", "enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, Ask)
    assert [outcome for _, _, outcome in kept(pilot)] == [misses.OPEN]
    await pilot.press(*"2468", "enter")
    await settled(pilot)
    assert {outcome for _, _, outcome in kept(pilot)} == {misses.TURNED}


async def test_a_name_that_has_an_owner_is_said_before_it_is_written(pilot: Pilot[None]) -> None:
    await ask(pilot, "低保")
    await pilot.press("f10", "f5")
    await settled(pilot)
    await choose(pilot, "misses")
    await pilot.press("enter", "enter")
    assert strings.CLASH_NOTE.format(others="最低生活保障对象认定、保障金给付") in text(pilot.app)
    await pilot.press("enter")
    assert strings.MISS_OTHER in text(pilot.app)
    await pilot.press("enter", "down", "enter")
    await settled(pilot)
    assert "「低保」已是「" in text(pilot.app)


async def test_delete_waves_a_row_away_and_else_belongs_to_the_box(pilot: Pilot[None]) -> None:
    await missed(pilot, "咖啡", "抽水马桶")
    await choose(pilot, "misses")
    await pilot.press("down", "delete")
    assert "「抽水马桶」不再列" in text(pilot.app)
    assert "咖啡" in text(pilot.app)
    await pilot.press("escape")
    await ask(pilot, "低保")
    await pilot.press("home", "delete")
    assert home_of(pilot).query_one(SearchBox).value == "保"


async def test_another_item_is_found_by_typing_and_given_the_name(pilot: Pilot[None]) -> None:
    await missed(pilot, "咖啡")
    await choose(pilot, "misses")
    await pilot.press("enter", "enter")
    assert "给「咖啡」找一项" in text(pilot.app)
    await ask(pilot, "营业执照")
    assert "给「咖啡」找一项" in text(pilot.app)
    await pilot.press("enter")
    await settled(pilot)
    assert "「咖啡」已是「" in text(pilot.app)
    assert kept(pilot) == [("咖啡", misses.NOTHING, misses.TURNED)]


async def test_looking_for_another_item_ends_with_escape(pilot: Pilot[None]) -> None:
    await missed(pilot, "咖啡")
    await choose(pilot, "misses")
    await pilot.press("enter", "enter", "escape")
    await ask(pilot, "低保")
    assert "找一项" not in text(pilot.app)
    await pilot.press("enter")
    assert "找一项" not in text(pilot.app)
    assert home_of(pilot).pages


async def test_clearing_asks_once_and_the_harmless_answer_is_chosen(pilot: Pilot[None]) -> None:
    await missed(pilot, "咖啡")
    await choose(pilot, "clear_misses")
    await pilot.press("enter")
    assert len(kept(pilot)) == 1
    await choose(pilot, "clear_misses")
    await pilot.press("down", "enter")
    assert strings.CLEARED in text(pilot.app)
    assert kept(pilot) == []


async def test_a_desk_file_that_takes_nothing_is_said_once_and_search_goes_on(pilot: Pilot[None]) -> None:
    paths.desk_path().mkdir()
    await missed(pilot, "咖啡")
    assert "查询照常" in text(pilot.app)
    await missed(pilot, "抽水马桶")
    assert "查询照常" not in text(pilot.app)
    await ask(pilot, "低保")
    assert strings.LABEL_SURE in text(pilot.app)
    paths.desk_path().rmdir()
    assert [words for words, _, _ in kept(pilot)] == ["咖啡", "抽水马桶"]


async def test_the_empty_screen_comes_to_show_what_is_often_asked(pilot: Pilot[None]) -> None:
    assert strings.OFTEN not in text(pilot.app)
    for words in ("低保", "居住证", "低保"):
        await ask(pilot, words)
        await pilot.press("f5")
        await settled(pilot)
    shown = text(pilot.app).split("\n")
    at = next(number for number, row in enumerate(shown) if strings.OFTEN in row)
    assert "最低生活保障" in shown[at + 1]
    assert "居住证" in shown[at + 2]


def fill(desk: Desk) -> None:
    """A quarter of a small hall; the same every time."""
    codes = ("mz-0038", "hj-0012", "sb-0096", "yl-0187", "bz-0210", "zf-0199", "hn-0065")
    for back in range(0, 60, 2):
        day = NOW - timedelta(days=back)
        for at, code in enumerate(codes):
            for hour in range(8 + at % 3, 18, 2 + at):
                desk.records.answered(code, "guihe" if at % 4 else "xuwan", day.replace(hour=hour))
    for words, times in (
        ("老年卡年审", 4),
        ("怎么老年卡年审", 2),
        ("养狗的证", 3),
        ("laonianka", 1),
        ("咖啡", 1),
    ):
        for _ in range(times):
            desk.records.missed(words, misses.GUESS, "", "guihe", NOW)
    desk.records.missed("低保", misses.WRONG, "mz-0042", "guihe", NOW)
    desk.records.save()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_the_pages_look_as_agreed(columns: int, rows: int) -> None:
    app = DeskApp(open_desk)
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        fill(desk_of(pilot))
        for name in ("misses", "statistics"):
            await choose(pilot, name)
            assert_golden(app, name)
        await choose(pilot, "misses")
        await pilot.press("enter")
        assert_golden(app, "miss")
        desk_of(pilot).close()


def at_home(name: str) -> str:
    return Path(os.environ["HOME"], name).read_text(encoding="utf-8-sig")


async def test_tab_turns_the_period_and_enter_writes_a_file(pilot: Pilot[None]) -> None:
    fill(desk_of(pilot))
    await choose(pilot, "statistics")
    assert "本周 (2026-11-23 至 2026-11-24)" in text(pilot.app)
    await pilot.press("tab")
    assert "本月 (2026-11-01 至 2026-11-24)" in text(pilot.app)
    await pilot.press("shift+tab", "shift+tab")
    assert "今天 (2026-11-24)" in text(pilot.app)
    await pilot.press("enter", "down", "enter")
    assert "咨询统计-2026-11-24.csv" in text(pilot.app)
    assert "最低生活保障" in at_home("咨询统计-2026-11-24.csv")


async def test_statistics_of_an_empty_desk_say_so(pilot: Pilot[None]) -> None:
    await choose(pilot, "statistics")
    assert "没有记录" in text(pilot.app)
