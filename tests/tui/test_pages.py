"""Links, recent answers, the next citizen, questions, danger: one key each."""

from __future__ import annotations

from textual.pilot import Pilot

from deskapp.tui import strings
from deskapp.tui.screens.home import Home
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.conftest import Start
from tests.tui.fake_desk import FIRE, NOON, FakeDesk
from tests.tui.screens import text


def home_of(pilot: Pilot[None]) -> Home:
    assert isinstance(pilot.app.screen, Home)
    return pilot.app.screen


async def ask(pilot: Pilot[None], words: str) -> None:
    home_of(pilot).query_one(SearchBox).set_query(words)
    await pilot.pause()


async def test_a_confused_item_is_two_keys_away_and_letters_still_search(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("enter", "tab", "enter")
        assert "临时救助对象认定、救助金给付" in text(pilot.app).split("\n")[4]
        await pilot.press("escape")
        assert "最低生活保障对象认定" in text(pilot.app).split("\n")[4]
        await pilot.press("d")
        assert home_of(pilot).query_one(SearchBox).value == "低保d"


async def test_a_link_can_be_clicked(start: Start) -> None:
    async with start(120, 40) as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("enter")
        row = next(
            at
            for at, line in enumerate(text(pilot.app).split("\n"))
            if f" {strings.LABEL_CONFUSED}  " in line
        )
        await pilot.click(offset=(20, row))
        await pilot.pause()
        assert "临时救助对象认定、救助金给付" in text(pilot.app).split("\n")[4]


async def test_missing_facts_doubt_and_sources_are_on_the_card(start: Start) -> None:
    async with start(80, 50) as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("enter")
        shown = text(pilot.app)
        for words in (
            "缺项  窗口号、电话",
            "待核  周口是否下放",
            "可信  依据部分核实",
            "《社会救助暂行办法》",
        ):
            assert words.replace("窗口号、", "") in shown


async def test_the_next_citizen_is_one_key_from_anywhere(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("enter", "tab", "enter", "f5")
        assert home_of(pilot).query_one(SearchBox).value == ""
        assert strings.EMPTY_TITLE in text(pilot.app)


async def test_the_last_answer_is_one_key_away(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("escape")
        assert "回车 再看上一项: 最低生活保障对象认定" in text(pilot.app)
        await pilot.press("enter")
        assert strings.LABEL_ADDRESS in text(pilot.app)
        await pilot.press("f4")
        assert strings.RECENT_TITLE in text(pilot.app)


async def test_recent_answers_hold_codes_and_no_words(start: Start) -> None:
    async with start() as (pilot, desk):
        for words in ("底保", "hkqy"):
            await ask(pilot, words)
            await pilot.press("f5")
        assert [entry.code for entry in desk.recent.all()] == ["hj-0012", "mz-0038"]


async def test_the_kept_answer_is_what_these_words_mean_here(start: Start) -> None:
    async with start() as (pilot, desk):
        await ask(pilot, "底保")
        await pilot.press("enter", "escape", "f5")
        assert set(desk.experience.favoured("底保", NOON.date())) == {"mz-0038"}


async def test_the_menu_empties_what_was_picked_here(start: Start) -> None:
    async with start() as (pilot, desk):
        await ask(pilot, "低保")
        await pilot.press("f5")
        await pilot.app.screen.run_action("forget_picks")
        assert not desk.experience.favoured("低保", NOON.date())
        assert strings.PICKS_FORGOTTEN in text(pilot.app)


async def test_a_private_answer_leaves_no_trace(start: Start) -> None:
    desk = FakeDesk()
    desk.private = True
    async with start(desk=desk) as (pilot, _desk):
        await ask(pilot, "低保")
        await pilot.press("enter", "escape", "ctrl+c", "f5")
        assert desk.recent.all() == ()
        assert not desk.experience.favoured("低保", NOON.date())


async def test_a_digit_answers_the_question_and_then_belongs_to_the_box(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "养老")
        assert "先问 交的是哪种养老?" in text(pilot.app)
        await pilot.press("9")
        assert home_of(pilot).query_one(SearchBox).value == "养老9"
        await ask(pilot, "养老")
        await pilot.press("2")
        box = home_of(pilot).query_one(SearchBox)
        chosen = home_of(pilot).chosen
        assert chosen is not None
        assert (box.value, chosen.service.code) == ("养老", "hj-0012")
        assert "哪种养老" not in text(pilot.app)
        await pilot.press("2")
        assert box.value == "养老2"


async def test_an_answer_to_the_question_can_be_clicked(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "养老")
        lines = text(pilot.app).split("\n")
        row = next(at for at, line in enumerate(lines) if "职工" in line)
        await pilot.click(offset=(35, row))
        await pilot.pause()
        chosen = home_of(pilot).chosen
        assert chosen is not None
        assert chosen.service.code == "hj-0012"


async def test_danger_stands_above_everything_on_every_page(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "着火")
        for key in ("f1", "escape"):
            shown = text(pilot.app)
            assert f"先打 {FIRE.number}" in shown.split("\n")[4]
            assert "不要乘电梯" in shown
            await pilot.press(key)


async def test_todays_notices_and_a_sensitive_item_are_told_on_the_card(start: Start) -> None:
    async with start() as (pilot, _desk):
        await ask(pilot, "小声")
        shown = text(pilot.app)
        assert "通知  今天系统维护" in shown
        assert "小声  请到旁边说" in shown
