"""Verifying and history by keys."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from deskapp.domain.models import Service
from deskapp.storage import reader
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.picker import Picker
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import Seated, loaded, typed
from tests.tui.upkeep.test_editing import SIZES, service


async def test_an_item_is_verified_by_its_key_and_two_enters(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+t")
        await loaded(pilot)
        assert "材料、收费、时限、条件  没有核实过" in text(pilot.app)
        await typed(pilot, "enter", "down", "enter", "=wangfang", "enter")
        assert "已核实: 最低生活保障" in text(pilot.app)
        assert "2026-11-24 核实" in text(pilot.app)
        await typed(pilot, "down", "enter", "enter")
        assert "已核实" in text(pilot.app)
    found: Service = service(catalog)
    looks = {look.group: (look.on, look.by, look.how) for look in found.verified}
    assert looks == {
        "papers": (date(2026, 11, 24), "wangfang", "电话"),
        "handling": (date(2026, 11, 24), "wangfang", "现场"),
    }


async def test_a_document_is_named_where_it_is_the_source(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+t")
        await loaded(pilot)
        await typed(pilot, "enter", "down", "down", "enter", "=a", "enter", "enter")
        assert "要写是哪份" in text(pilot.app)
        await typed(pilot, "=2026-1", "enter")
    assert [(look.how, look.note) for look in service(catalog).verified] == [("文件", "2026-1")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_work_list(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=gaiheshi", "enter")
        assert_golden(pilot.app, "work-list")
        await typed(pilot, "=biguiyuan", "enter")
        assert_golden(pilot.app, "verify-ways")


async def test_a_fee_changed_wrongly_is_brought_back_from_the_history(seated: Seated, catalog: Path) -> None:
    before = service(catalog)
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        await typed(pilot, "=x", "f10", "ctrl+t")
        await typed(pilot, "f6")
        assert "改事项" in text(pilot.app)
        await typed(pilot, "enter")
        assert "事项 名称: 最低生活保障" in text(pilot.app)
        await typed(pilot, "enter")
        assert "已恢复" in text(pilot.app)
        await typed(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, Home)
    assert service(catalog) == before


async def test_a_question_that_was_removed_comes_back(seated: Seated, catalog: Path) -> None:
    def count() -> int:
        with closing(reader.open_catalog(catalog)) as conn:
            return int(conn.execute("SELECT count(*) FROM question_choice").fetchone()[0])

    before = count()
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=xianwen", "enter", "f8", "=buyong", "enter")
        assert count() < before
        await typed(pilot, "escape", "=tingyong", "enter")
        assert "buyong" in text(pilot.app)
        await typed(pilot, "f9")
        assert "已恢复" in text(pilot.app)
        assert isinstance(pilot.app.screen, Picker)
        assert pilot.app.screen.chosen is None
    assert count() == before
