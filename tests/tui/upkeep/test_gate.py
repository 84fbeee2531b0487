"""The editing PIN on the screen: clerks without it look up, and change nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from deskapp import clock, paths
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.gate import IDLE
from deskapp.tui.upkeep.picker import Picker
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed
from tests.tui.waiting import settled


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


async def left_alone(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A form is open with something typed, and ten minutes have gone by."""
    await typed(pilot, "=dibao", "ctrl+e", "=2468", "enter", "=x")
    later = clock.now() + IDLE + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)


async def test_a_form_left_alone_is_covered_and_keeps_what_was_typed(
    seated: Seated, pinned: Pin, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated() as pilot:
        await left_alone(pilot, monkeypatch)
        await typed(pilot, "=y")
        assert isinstance(pilot.app.screen, Ask)
        assert "先锁上了" in text(pilot.app)
        await typed(pilot, "=2468", "enter")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.draft.text(form.draft.at).endswith("x")
        await typed(pilot, "f10")
        assert isinstance(pilot.app.screen, Home)
        assert "已保存" in text(pilot.app)


async def test_it_is_covered_without_a_key_too_and_left_only_when_asked_twice(
    seated: Seated, pinned: Pin, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated() as pilot:
        await left_alone(pilot, monkeypatch)
        sitting = home_of(pilot)._sitting
        assert sitting is not None
        sitting.gate.look()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "ctrl+q")
        assert "没保存" in text(pilot.app)
        await typed(pilot, "escape")
        assert isinstance(pilot.app.screen, Home)
        await typed(pilot, "ctrl+e")
        assert isinstance(pilot.app.screen, Ask)


async def test_typing_keeps_a_form_open(seated: Seated, pinned: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e", "=2468", "enter")
        begun = clock.now()
        for minutes in (9, 18, 27):
            now = begun + timedelta(minutes=minutes)
            monkeypatch.setattr(clock, "now", lambda now=now: now)
            await typed(pilot, "=x")
        assert isinstance(pilot.app.screen, FormScreen)
        await typed(pilot, "escape", "escape")


async def test_everything_that_writes_asks(seated: Seated, pinned: Pin) -> None:
    async with seated() as pilot:
        home = home_of(pilot)
        for action in ("maintain", "set_up", "import_table", "forget_picks"):
            await home.run_action(action)
            await settled(pilot)
            assert isinstance(pilot.app.screen, Ask), action
            await typed(pilot, "escape")
        home._remove_sample()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "escape", "f7", "=3hao", "enter")
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "escape")


async def test_keys_typed_while_it_opens_go_to_what_opens(seated: Seated) -> None:
    async with seated() as pilot:
        for key in ("ctrl+g", *"zhongxin"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, Picker)
        assert picker.query_one(EditBox).value == "zhongxin"


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
