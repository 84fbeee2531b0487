"""The first real use, by keys, as somebody would who has never seen it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from deskapp.domain.models import Places
from deskapp.storage import reader
from deskapp.tui import strings
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.picker import Picker
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed

TODAY = date(2026, 11, 24)
SIZES = ((80, 24), (120, 40), (40, 12))


def places(catalog: Path) -> Places:
    with closing(reader.open_catalog(catalog)) as conn:
        return reader.read_places(conn)


async def test_five_steps_make_a_desk(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        assert strings.SET_UP_OFFER[:8] in text(pilot.app)
        await typed(pilot, "f11")
        await loaded(pilot)
        assert "第 1 步" in text(pilot.app)
        await typed(pilot, "=mingdu", "enter")
        assert "第 2 步" in text(pilot.app)
        await typed(pilot, "1", "tab", "tab", "tab", "tab", "tab", "=Lihong", "f10")
        assert "第 3 步" in text(pilot.app)
        await typed(pilot, "tab", "=830", "tab", "=12", "tab", "=1430", "tab", "=1800", "f10")
        assert "第 4 步" in text(pilot.app)
        await typed(pilot, "enter")
        await loaded(pilot)
        await typed(pilot, "enter", "=1", "tab", "=minzheng", "tab", "=dibao", "enter", "1", "f10")
        assert "第 5 步" in text(pilot.app)
        await typed(pilot, "enter")
        assert "本台设好了" in text(pilot.app)
        await typed(pilot, "escape", "=dibao")
        home = pilot.app.screen
        assert isinstance(home, Home)
        assert home.chosen is not None
        answer = home.chosen.answer
        assert (answer.verdict, answer.centre_code, answer.window, answer.sample) == (
            "能办",
            "mingdu",
            "1号",
            False,
        )
        assert "2026-11-24 核实" in text(pilot.app)
    found = places(catalog)
    centre = found.centre("mingdu")
    assert centre is not None
    assert centre.state is not None
    assert (centre.state.state, centre.state.provenance.verified_by) == ("开放", "Lihong")
    own = [s for s in found.schedules if s.centre_code == "mingdu"]
    assert {s.segments for s in own} == {((510, 720), (870, 1080))}
    assert [s.weekday for s in own] == [1, 2, 3, 4, 5]
    assert all(s.provenance.verified_on == TODAY for s in own)
    assert not any(w.provenance.source.is_sample for w in found.windows)


async def test_an_enter_right_behind_the_last_letter_opens_what_was_typed(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "f11")
        await loaded(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, Picker)
        box = picker.query_one(EditBox)
        with box.prevent(EditBox.Changed):
            box.value = "mingdu"
        picker.action_open()
        await pilot.pause()
        here = home_of(pilot).desk
        assert here is not None
        assert here.here is not None
        assert here.here.code == "mingdu"


async def test_it_is_left_at_any_step_and_taken_up_there(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "f11")
        await loaded(pilot)
        await typed(pilot, "=mingdu", "enter", "escape")
        assert "好了  名都社区" in text(pilot.app)
        await typed(pilot, "escape")
        assert isinstance(pilot.app.screen, Home)
        await typed(pilot, "f11")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FormScreen)
        assert "第 2 步" in text(pilot.app)


async def test_nothing_of_the_sample_stands_in_the_forms(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "f11")
        await loaded(pilot)
        await typed(pilot, "=guihe", "enter")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.draft.values["state"] == ""
        await typed(pilot, "1", "f10")
        assert "谁核实的要写" in text(pilot.app)
        await typed(pilot, "=a", "f10")
        hours = pilot.app.screen
        assert isinstance(hours, FormScreen)
        assert hours.draft.values["rows"][0]["opens_1"] == ""


async def test_hours_that_equal_the_samples_stay_when_the_sample_goes(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "f11")
        await loaded(pilot)
        await typed(pilot, "=guihe", "enter", "1", *["tab"] * 5, "=a", "f10")
        await typed(pilot, "tab", "=830", "tab", "=12", "tab", "=1430", "tab", "=18", "f10")
        await typed(pilot, "down", "f10", "escape")
        desk = home_of(pilot).desk
        assert desk is not None
        desk.write_sample(there=False)
        desk.reread()
    found = places(catalog)
    assert len([s for s in found.schedules if s.centre_code == "guihe"]) == 5
    reported = [h for h in found.handlings if h.centre_code == "guihe"]
    assert reported
    assert all(not h.provenance.source.is_sample for h in reported)


async def test_a_new_centre_becomes_this_desks(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "f11")
        await loaded(pilot)
        await typed(pilot, "f7", "=东新区便民服务中心")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        while form.draft.at.field != "_by":
            await pilot.press("down")
        await typed(pilot, "=a", "f10")
        here = home_of(pilot).desk
        assert here is not None
        assert here.here is not None
        assert here.here.name == "东新区便民服务中心"
        assert "第 3 步" in text(pilot.app)
    made = [c for c in places(catalog).centres if c.name == "东新区便民服务中心"]
    assert made[0].state is not None
    assert made[0].state.state == "开放"


@pytest.mark.parametrize("size", SIZES)
async def test_the_steps(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        assert_golden(pilot.app, "first-offer")
        await typed(pilot, "f11")
        await loaded(pilot)
        assert_golden(pilot.app, "setup-where")
        await typed(pilot, "=mingdu", "enter")
        assert_golden(pilot.app, "setup-open")
        await typed(pilot, "escape")
        assert isinstance(pilot.app.screen, Picker)
        assert_golden(pilot.app, "setup-overview")
