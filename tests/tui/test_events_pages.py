"""Life events on the screen: named by the words or chosen, in order, one slip for all."""

from __future__ import annotations

from deskapp.tui import strings
from tests.tui.counter import counter


async def test_words_that_name_an_event_say_that_it_is_one_key_away() -> None:
    async with counter() as desk:
        assert "一件事 · 身后, 共 7 项: 按 Ctrl+L 一次看全" in await desk.ask("家里老人走了要办啥")
        seen = await desk.press("ctrl+l")
        assert "一件事 · 身后" in seen
        assert "1. " in seen


async def test_every_item_has_its_place_and_all_papers_are_said_once() -> None:
    async with counter(size=(100, 60)) as desk:
        await desk.ask("快退休了要办啥")
        seen = await desk.press("ctrl+l")
        assert "按这个顺序办" in seen
        assert "一共要带" in seen
        papers = seen[seen.index("一共要带") :]
        assert papers.count("[ ] 居民身份证 ") <= 1
        assert "3号窗口" in seen


async def test_one_slip_holds_the_whole_event() -> None:
    async with counter(size=(80, 40)) as desk:
        await desk.ask("快退休了要办啥")
        await desk.press("ctrl+l")
        seen = await desk.press("f8")
        assert strings.SLIP_TITLE in seen
        assert "1. " in seen
        assert "2. " in seen


async def test_without_words_all_events_are_listed_and_one_opens() -> None:
    async with counter() as desk:
        seen = await desk.press("ctrl+l")
        assert "身后" in seen
        assert "出生" in seen
        assert "一件事 · 出生" in await desk.press("enter")


async def test_an_item_of_an_event_can_be_opened() -> None:
    async with counter() as desk:
        await desk.ask("快退休了要办啥")
        await desk.press("ctrl+l", "tab", "enter")
        assert desk.home.page is not None
        assert not desk.home.page.title.startswith("一件事")


async def test_a_need_of_daily_life_is_answered_above_the_rows() -> None:
    async with counter() as desk:
        assert "生活圈 · 买菜: 贵和家园社区便民服务中心 便民超市(计划" in await desk.ask("买菜")
