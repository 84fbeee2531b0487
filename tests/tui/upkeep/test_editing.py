"""Editing by keys; what counts is what the catalog holds afterwards, read by the look-up's reader."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from deskapp.domain.models import Service
from deskapp.storage import reader
from deskapp.tui import strings
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.screens.home import Home
from deskapp.tui.upkeep.picker import Picker
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.keeper import Keeper
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import WORKDAY, Seated, home_of, loaded, typed
from tests.upkeep.conftest import SEEN

DIBAO = "mz-0038"
SIZES = ((80, 24), (120, 40), (40, 12))


def service(catalog: Path, code: str = DIBAO) -> Service:
    with closing(reader.open_catalog(catalog)) as conn:
        found = reader.Services(conn).get(code)
    assert found is not None
    return found


def content(catalog: Path) -> bytes:
    return catalog.read_bytes()


async def open_form(pilot: Pilot[None]) -> FormScreen:
    await typed(pilot, "=dibao", "ctrl+e")
    await loaded(pilot)
    assert isinstance(pilot.app.screen, FormScreen)
    return pilot.app.screen


async def go_to(pilot: Pilot[None], form: FormScreen, name: str) -> None:
    while form.draft.at.field != name:
        await pilot.press("down")


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_of_an_item(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        form = await open_form(pilot)
        assert_golden(pilot.app, "form-service")
        await go_to(pilot, form, "documents")
        await typed(pilot, "f7", "=其他材料", "tab")
        assert_golden(pilot.app, "form-problem")
        await typed(pilot, "escape", "escape")


async def test_a_changed_fee_is_in_the_catalog_and_in_the_answer(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        await go_to(pilot, form, "fee")
        await typed(pilot, "end", "=0")
        await go_to(pilot, form, "_how")
        await typed(pilot, "1", "tab", "=wangfang", "f10")
        home = pilot.app.screen
        assert isinstance(home, Home)
        assert "已保存: 最低生活保障" in text(pilot.app)
        assert home.chosen is not None
        assert home.chosen.service.fee == service(catalog).fee == "免费0"


async def test_a_save_without_a_source_says_what_is_missing(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        before = content(catalog)
        await go_to(pilot, form, "fee")
        await typed(pilot, "=1", "ctrl+s")
        assert "没有出处的事不能进目录" in text(pilot.app)
        assert form.draft.at.field == "_how"
        assert content(catalog) == before
        await typed(pilot, "escape", "escape")


async def test_a_reason_stands_under_the_field_while_it_is_typed(seated: Seated) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        await go_to(pilot, form, "phone")
        await typed(pilot, "=8123456")
        assert "少了区号" in text(pilot.app)
        await typed(pilot, "escape", "escape")


async def test_unsaved_work_is_asked_about_once(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        before = content(catalog)
        await go_to(pilot, form, "fee")
        await typed(pilot, "=1", "escape")
        assert isinstance(pilot.app.screen, FormScreen)
        assert "还没保存" in text(pilot.app)
        await typed(pilot, "ctrl+q")
        assert pilot.app.is_running
        await typed(pilot, "=2")
        assert form.draft.text(form.draft.at).endswith("12")
        await typed(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, Home)
        assert content(catalog) == before


async def test_an_everyday_name_is_added_and_found_at_once(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        await go_to(pilot, form, "names")
        await typed(pilot, "f7", "=吃公家饭", "f10")
        assert "吃公家饭" in [name.text for name in service(catalog).names]
        await typed(pilot, "f5", "=cgjf")
        chosen = home_of(pilot).chosen
        assert chosen is not None
        assert chosen.service.code == DIBAO


async def test_rows_are_removed_and_moved_by_keys(seated: Seated, catalog: Path) -> None:
    before = [paper.name for paper in service(catalog).documents]
    async with seated() as pilot:
        form = await open_form(pilot)
        await go_to(pilot, form, "documents")
        await typed(pilot, "ctrl+down", "up", "f8")
        await go_to(pilot, form, "_how")
        await typed(pilot, "1", "tab", "=a", "f10")
        assert "去掉了几行 (材料)" in text(pilot.app)
        await typed(pilot, "=hebing", "enter")
        assert isinstance(pilot.app.screen, Home)
    assert [paper.name for paper in service(catalog).documents] == [before[0], *before[2:]]


async def test_a_category_is_picked_by_its_letters(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        await go_to(pilot, form, "category_code")
        await pilot.press(*["backspace"] * 6)
        await typed(pilot, "=shenghuo", "enter")
        assert form.draft.text(form.draft.spots()[1]) == "sh"
        await typed(pilot, "f10")
    assert service(catalog).category.code == "sh"


async def test_a_save_is_undone_from_the_list(seated: Seated, catalog: Path) -> None:
    before = service(catalog)
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        assert isinstance(pilot.app.screen, Picker)
        await typed(pilot, "=shixiang", "enter", "=dibao", "enter")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        await typed(pilot, "=x", "f10")
        assert "已保存" in text(pilot.app)
        assert service(catalog).name != before.name
        await typed(pilot, "f9")
        assert "已撤销" in text(pilot.app)
    assert service(catalog) == before


async def test_an_item_is_retired_with_a_reason_and_comes_back_by_one(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "enter", "=dibao", "f8")
        await typed(pilot, "enter")
        assert "要写为什么" in text(pilot.app)
        await typed(pilot, "=buban", "enter")
        assert "已停用" in text(pilot.app)
        picker = pilot.app.screen
        assert isinstance(picker, Picker)
        assert picker.chosen is not None
        while not picker.chosen.retired:
            await pilot.press("down")
        await typed(pilot, "f8")
        assert "已恢复" in text(pilot.app)
    with closing(reader.open_catalog(catalog)) as conn:
        assert DIBAO in reader.Services(conn).codes()


@pytest.mark.parametrize("size", SIZES)
async def test_the_lists(seated: Seated, size: tuple[int, int]) -> None:
    async with seated(*size) as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        assert_golden(pilot.app, "upkeep-menu")
        await typed(pilot, "down", "down", "enter", "down")
        assert_golden(pilot.app, "upkeep-windows")
        await typed(pilot, "enter")
        assert_golden(pilot.app, "form-windows")


async def test_every_form_of_every_kind_opens(seated: Seated) -> None:
    from deskapp.upkeep.catalogue import KINDS

    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        sitting = home_of(pilot)._sitting
        assert sitting is not None
        for kind in KINDS:
            for entry in sitting.keeper.entries(kind)[:2]:
                sitting.edit(kind, entry.key)
                await pilot.pause()
                shown = text(pilot.app)
                assert kind.label in shown
                assert kind.fields[0].label in shown
                await typed(pilot, "tab", "tab", "down", "escape")
                assert isinstance(pilot.app.screen, Picker)


async def test_a_click_puts_the_keyboard_where_it_was_clicked(seated: Seated) -> None:
    async with seated(120, 40) as pilot:
        form = await open_form(pilot)
        lines = text(pilot.app).split("\n")
        row = next(at for at, line in enumerate(lines) if "申请低保" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert form.draft.text(form.draft.at) == "申请低保"
        await typed(pilot, "=x")
        assert form.draft.text(form.draft.at) == "申请低保x"
        await typed(pilot, "escape", "escape")


async def test_a_catalog_that_may_not_be_written_opens_no_form(seated: Seated) -> None:
    async with seated() as pilot:
        desk = home_of(pilot).desk
        assert desk is not None
        desk.read_only = True  # type: ignore[misc]
        await typed(pilot, "=dibao", "ctrl+e")
        assert strings.NOT_WRITABLE in text(pilot.app)


async def test_two_at_once_lose_nothing(seated: Seated, catalog: Path) -> None:
    """Somebody else changes the fee while the form is open, and the fee and the phone are typed here."""
    async with seated() as pilot:
        form = await open_form(pilot)
        keeper = form.draft.keeper
        other = keeper.open(BY_NAME["service"], DIBAO)
        keeper.save(other, {**other.values, "fee": "5元", "notes": "别人写的"}, SEEN)
        await go_to(pilot, form, "fee")
        await typed(pilot, "end", "=9")
        await go_to(pilot, form, "_how")
        await typed(pilot, "1", "tab", "=a", "f10")
        shown = text(pilot.app)
        assert "别人刚改过这一条" in shown
        assert "收费: 表上「免费9」, 另一种「5元」" in shown
        await typed(pilot, "f9")
        assert form.draft.values["fee"] == "5元"
        await typed(pilot, "f9", "f10")
        assert isinstance(pilot.app.screen, Home)
    found = service(catalog)
    assert (found.fee, found.notes) == ("免费9", "别人写的")


async def test_a_change_of_another_field_is_taken_in(seated: Seated, catalog: Path) -> None:
    async with seated() as pilot:
        form = await open_form(pilot)
        keeper = form.draft.keeper
        other = keeper.open(BY_NAME["service"], DIBAO)
        keeper.save(other, {**other.values, "notes": "别人写的"}, SEEN)
        await typed(pilot, "=x", "f10")
        assert "已经并进来" in text(pilot.app)
        await typed(pilot, "f10")
    found = service(catalog)
    assert found.name.endswith("x")
    assert found.notes == "别人写的"


async def test_any_of_the_last_changes_is_undone_from_one_list(seated: Seated, catalog: Path) -> None:
    before = service(catalog)
    async with seated() as pilot:
        for code, letter in ((DIBAO, "x"), (DIBAO, "y"), ("mz-0039", "z")):
            keeper = Keeper(catalog, lambda: WORKDAY)
            record = keeper.open(BY_NAME["service"], code)
            keeper.save(record, {**record.values, "doubt": letter}, SEEN)
        await typed(pilot, "ctrl+z")
        assert "撤销: 最近的改动" in text(pilot.app)
        await typed(pilot, "down", "down", "f9")
        assert "没有恢复" in text(pilot.app)
        assert service(catalog).doubt == "y"
        await typed(pilot, "up", "f9")
        assert "已撤销" in text(pilot.app)
        assert service(catalog).doubt == "x"
    assert service(catalog, "mz-0039").doubt == "z"
    assert service(catalog) != before
