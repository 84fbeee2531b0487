"""A cell that is picked from the catalog: what comes first, how far it goes, what typing does."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from deskapp.tui.forms.screen import FormScreen
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed


async def window_row(pilot: Pilot[None]) -> FormScreen:
    """The keyboard in 办什么 of a new row of this desk's window table."""
    await home_of(pilot).run_action("maintain")
    await loaded(pilot)
    await typed(pilot, "=chuangkoubiao", "enter", "=mingdu", "enter")
    form = pilot.app.screen
    assert isinstance(form, FormScreen)
    form.draft.values["rows"] = []
    form.draft.stay()
    form.draft.at = form.draft.spots()[0]
    form.draft.add_row()
    form.moved()
    await typed(pilot, "=1", "tab", "tab")
    return form


def what(form: FormScreen) -> str:
    return str(form.draft.values["rows"][0]["what"])


@pytest.mark.parametrize(("keys", "code"), [("shebao", "k:sb"), ("yibao", "k:yb"), ("hukou", "k:hj")])
async def test_the_halls_sign_comes_first_then_items(seated: Seated, keys: str, code: str) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, f"={keys}")
        assert "(整类)" in text(pilot.app)
        await typed(pilot, "enter")
        assert what(form) == code


async def test_a_single_matter_comes_before_what_only_holds_its_letters(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "=dibao", "enter")
        assert what(form) == "s:mz-0038"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_all_whole_categories_are_reached_by_scrolling(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        form = await window_row(pilot)
        await typed(pilot, "enter")
        assert "下面还有" in text(pilot.app)
        seen = set()
        for _ in range(15):
            seen |= {
                line.split("(")[0].strip("> ") for line in text(pilot.app).splitlines() if "整类" in line
            }
            await typed(pilot, "down")
        assert len(seen | {"生活服务"}) == 16
        await typed(pilot, "enter")
        assert what(form) == "k:sh"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_whole_category_tells_what_it_takes_in(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        form = await window_row(pilot)
        await typed(pilot, "=hukou", "enter", "shift+tab")
        assert what(form) == "k:hj"
        assert "整类 38 项, 如" in text(pilot.app)
        await typed(pilot, "=dibao", "enter", "shift+tab")
        assert "整类" not in text(pilot.app)


async def test_the_ends_of_the_list_hold(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "enter", "up", "up", "enter")
        assert what(form) == "k:hj"


async def test_typing_over_a_chosen_value_begins_anew(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "=hukou", "enter", "shift+tab")
        assert form.pane.box.value == "户籍 (整类)"
        await typed(pilot, "=yibao")
        assert form.pane.box.value == "yibao"
        await typed(pilot, "enter")
        assert what(form) == "k:yb"


async def test_a_text_goes_on_where_it_ended(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "shift+tab", "=a", "tab", "shift+tab", "=b")
        assert form.draft.values["rows"][0]["title"] == "ab"


async def test_words_that_nothing_fits_are_not_dropped_by_going_on(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "=qqqxx", "tab")
        assert "目录里没有「qqqxx」" in "".join(text(pilot.app).split())
        assert form.draft.at.part == "what"
        await typed(pilot, "f10")
        assert pilot.app.screen is form
        await typed(pilot, "escape", "tab")
        assert form.draft.at.part == "mode"


async def test_a_step_without_a_matter_is_said_at_the_empty_cell(seated: Seated) -> None:
    async with seated() as pilot:
        form = await window_row(pilot)
        await typed(pilot, "tab", "3", "f10")
        assert (form.draft.at.row, form.draft.at.part) == (0, "what")
        assert "选了办到哪一步, 就写办什么" in text(pilot.app)
