"""Starting and ending: a catalog that cannot be used, wrong words, signals."""

from __future__ import annotations

import os
import signal

import pytest
from textual.pilot import Pilot

from deskapp.errors import CatalogDamaged, UsageError
from deskapp.tui.app import DeskApp
from tests.tui.conftest import Start
from tests.tui.fake_desk import FakeDesk
from tests.tui.screens import text

SENTENCE = "目录文件不完整, 没有改动它。请用备份替换后再打开。"


def broken() -> FakeDesk:
    raise CatalogDamaged(SENTENCE)


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_a_broken_catalog_is_a_screen_that_can_be_left(key: str) -> None:
    app = DeskApp(broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert SENTENCE in text(app)
        await pilot.press("低", "enter", "f2")
        await pilot.pause()
        assert SENTENCE in text(app)
        await pilot.press(key)
        await pilot.pause()
    assert app.failure is not None
    assert app.failure.exit_code == 3


async def test_a_wrong_desk_name_ends_with_its_sentence() -> None:
    def wrong() -> FakeDesk:
        raise UsageError("没有叫「火星」的中心。")

    app = DeskApp(wrong)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert isinstance(app.failure, UsageError)


async def test_the_search_is_warmed_after_the_first_paint(start: Start) -> None:
    async with start() as (pilot, desk):
        await pilot.pause()
        assert desk.warmed


async def ended_by(pilot: Pilot[None]) -> bool:
    await pilot.pause()
    await pilot.pause()
    return not pilot.app.is_running or pilot.app._exit


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_signal_ends_the_program_in_good_order(start: Start, name: str) -> None:
    async with start() as (pilot, _desk):
        os.kill(os.getpid(), getattr(signal, name))
        assert await ended_by(pilot)
