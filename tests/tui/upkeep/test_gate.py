"""The editing PIN on the screen: clerks without it look up, and change nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from deskapp import clock, paths
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.gate import IDLE
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed


@pytest.fixture
def pinned(catalog: Path) -> Pin:
    pin = Pin(catalog, DeskFile(paths.desk_path()))
    pin.set("2468")
    return pin


async def test_the_pin_is_asked_once_a_stretch(seated: Seated, pinned: Pin) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "=1111", "enter")
        assert "口令不对" in text(pilot.app)
        assert "1111" not in text(pilot.app)
        await pilot.press(*["backspace"] * 4)
        await typed(pilot, "=2468", "enter")
        assert isinstance(pilot.app.screen, FormScreen)
        await typed(pilot, "escape", "ctrl+e")
        assert isinstance(pilot.app.screen, FormScreen)
        await typed(pilot, "escape")


async def test_minutes_without_an_edit_lock_again(
    seated: Seated, pinned: Pin, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        await typed(pilot, "=2468", "enter", "=x")
        later = clock.now() + IDLE + timedelta(seconds=1)
        monkeypatch.setattr(clock, "now", lambda: later)
        await typed(pilot, "f10")
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "=2468", "enter")
        assert isinstance(pilot.app.screen, Home)
        assert "已保存" in text(pilot.app)


async def test_without_the_pin_one_looks_up_and_the_sample_stays(seated: Seated, pinned: Pin) -> None:
    async with seated() as pilot:
        home_of(pilot)._remove_sample()
        await loaded(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "escape", "=dibao")
        home = pilot.app.screen
        assert isinstance(home, Home)
        assert home.chosen is not None
        assert home.desk is not None
        assert home.desk.has_sample


async def test_a_pin_is_set_on_the_screen_by_typing_it_twice(seated: Seated, catalog: Path) -> None:
    pin = Pin(catalog, DeskFile(paths.desk_path()))
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=kouling", "enter", "=1357", "enter", "=1358", "enter")
        assert "两次不一样" in text(pilot.app)
        await typed(pilot, "backspace", "=7", "enter")
        assert "口令已设" in text(pilot.app)
        assert pin.is_set()
        await typed(pilot, "enter", "enter")
        assert "口令已取消" in text(pilot.app)
    assert not pin.is_set()
