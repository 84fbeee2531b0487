"""Today's changes on the screen: two keys and the words; shown where they matter, ended early."""

from __future__ import annotations

from deskapp.tui import strings
from tests.tui.counter import WORKDAY, counter


async def test_two_keys_and_the_words_pause_a_window() -> None:
    async with counter() as desk:
        await desk.press("f7", *"3号窗口今天暂停")
        assert "> 3号窗口 劳动保障  暂停办理" in desk.seen
        assert "到期  今天下班" in desk.seen
        seen = await desk.press("enter")
        assert "已贴出, 到今天 18:00自己消失" in seen
        assert "!   3号窗口今天暂停(到今天 18:00)" in seen
        assert "暂停    失业登记" in await desk.ask("失业登记")
        assert "能办" in await desk.ask("居住证申领")


async def test_the_words_never_become_a_query_and_the_query_comes_back() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f7")
        assert desk.box == ""
        await desk.press(*"系统慢")
        assert desk.box == "系统慢"
        await desk.press("escape")
        assert desk.box == "低保"
        assert "最低生活保障" in desk.seen
        assert desk.app.desk is not None


async def test_another_page_gives_the_box_back_too() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f7", *"慢", "f1")
        assert desk.box == "低保"
        assert strings.HELP_KEYS in desk.seen


async def test_an_end_in_the_words_is_read_and_tab_takes_another() -> None:
    async with counter() as desk:
        await desk.press("f7", *"3号窗口暂停, 到5号")
        assert "12月5日(周六)全天" in desk.seen
        assert "到期  今天下班" in await desk.press("tab")
        assert "明天全天" in await desk.press("tab")
        assert "今天下班" in await desk.press("shift+tab")


async def test_it_is_ended_early_after_one_question_and_stays_in_the_history() -> None:
    async with counter() as desk:
        await desk.press("f7", *"3号窗口暂停", "enter")
        assert "现在贴着的" in await desk.press("f7")
        assert "提前结束这一条?" in await desk.press("enter")
        await desk.press("enter")
        assert "3号窗口暂停" in desk.seen
        await desk.press("enter", "down", "enter")
        assert strings.NOTICE_ENDED in desk.seen
        assert "能办    失业登记" in await desk.ask("失业登记")
        seen = await desk.press("f7")
        assert strings.NOTICE_NONE in seen
        assert seen.index("以前的") < seen.index("3号窗口暂停")


async def test_a_slow_system_is_told_beside_its_items() -> None:
    async with counter() as desk:
        await desk.press("f7", *"社保系统慢")
        assert "> 劳动保障这一类  只提醒, 照常办" in desk.seen
        await desk.press("enter")
        assert "通知  社保系统慢(到今天 18:00)" in await desk.ask("失业登记")
        assert "社保系统慢" not in await desk.ask("低保")


async def test_it_is_gone_by_itself() -> None:
    async with counter() as desk:
        await desk.press("f7", *"3号窗口暂停", "enter")
    async with counter(at=WORKDAY.replace(hour=18, minute=1)) as desk:
        assert "3号窗口暂停" not in desk.seen
        assert "暂停" not in await desk.ask("失业登记")


async def test_an_empty_notice_cannot_be_put_up() -> None:
    async with counter() as desk:
        seen = await desk.press("f7", "enter")
        assert strings.NOTICE_ASK in seen
        assert desk.app.desk is not None
        assert desk.app.desk.notice_history() == ()
