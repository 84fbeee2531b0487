"""来源说法不一 by keys: found from an answer, the menu and the work list; settled in a few keys."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from deskapp.storage import reader
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import Seated, loaded, typed

SIZES = ((80, 24), (120, 40), (40, 12))
NAME = "东新区便民服务中心"


@pytest.mark.parametrize("size", SIZES)
async def test_both_sides_stand_beside_or_under_each_other(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=laiyuanshuofa", "enter")
        assert_golden(pilot.app, "disputes")
        await typed(pilot, "enter")
        assert_golden(pilot.app, "dispute")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_page_of_a_place_that_only_a_source_names(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        await typed(pilot, "=dongxinqubianminfuwuzhongxin")
        assert_golden(pilot.app, "mention-found")
        await typed(pilot, "enter")
        assert_golden(pilot.app, "mention")


async def test_from_the_answer_it_is_settled_and_found_by_its_new_name(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dxqbmfwzx", "ctrl+t")
        await loaded(pilot)
        assert "2022-08-22 报道" in text(pilot.app)
        await typed(pilot, "down", "enter", "down", "enter", "=wangfang", "enter")
        assert f"已定: {NAME} 是同一处: 贵和家园社区" in text(pilot.app)
        await loaded(pilot)
        assert "> 地点    贵和家园社区便民服务中心" in text(pilot.app)
    with closing(reader.open_catalog(catalog)) as conn:
        places = reader.read_places(conn)
    guihe = places.centre("guihe")
    assert guihe is not None
    assert NAME in [name.text for name in guihe.names]


async def test_an_undo_opens_the_question_again(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=laiyuanshuofa", "enter", "enter", "enter", "enter", "=wangfang", "enter")
        assert f"> {NAME}" not in text(pilot.app)
        await typed(pilot, "f9")
        assert NAME in text(pilot.app)
        assert "已撤销" in text(pilot.app)


async def test_the_work_list_begins_with_what_sources_dispute(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=gaiheshi", "enter")
        assert NAME in text(pilot.app)
        await typed(pilot, "enter")
        assert "是同一处: 碧桂园社区便民服务中心" in text(pilot.app)


async def test_what_was_heard_otherwise_is_noted_beside_the_catalog(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+t")
        await loaded(pilot)
        await typed(pilot, "enter", "=lingyou", "enter", "enter", "=10yuan", "enter", "enter", "=a", "enter")
        assert "已记下: 最低生活保障" in text(pilot.app)
        assert "说法不一: 收费" in text(pilot.app)
    with closing(reader.open_catalog(catalog)) as conn:
        service = reader.Services(conn).get("mz-0038")
        assert service is not None
        assert service.fee != "10yuan"


async def test_esc_at_the_questions_leads_back_to_the_two_sides(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dxqbmfwzx", "ctrl+t")
        await loaded(pilot)
        await typed(pilot, "enter")
        assert "怎么知道的" in text(pilot.app)
        await typed(pilot, "escape")
        assert f"来源说法不一: {NAME}" in text(pilot.app)
        assert "周口日报 2023-09-05" in text(pilot.app)
