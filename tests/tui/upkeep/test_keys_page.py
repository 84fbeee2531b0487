"""F1 in forms and lists, the line of keys, and what the lists say of what is out of sight."""

from __future__ import annotations

import pytest

from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.upkeep.keys_page import KeysPage
from deskapp.tui.upkeep.menu import FIRST
from deskapp.tui.upkeep.picker import Picker
from deskapp.upkeep.catalogue import KINDS
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import Seated, loaded, typed

SIZES = [(80, 24), (120, 40), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_f1_tells_the_keys_of_a_form_and_leads_back_to_it(
    seated: Seated, size: tuple[int, int]
) -> None:
    async with seated(*size) as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        await typed(pilot, "=x", "f1")
        assert_golden(pilot.app, "keys-form")
        await typed(pilot, "escape")
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.draft.text(pilot.app.screen.draft.at).endswith("x")
        await typed(pilot, "=y")
        assert pilot.app.screen.draft.text(pilot.app.screen.draft.at).endswith("xy")
        await typed(pilot, "escape", "escape")


async def test_f1_tells_the_keys_of_a_list(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "enter", "f1")
        assert isinstance(pilot.app.screen, KeysPage)
        shown = text(pilot.app)
        assert all(key in shown for key in ("F7", "F8", "F9", "Ctrl+Z", "回车", "Esc"))
        await typed(pilot, "f1")
        assert isinstance(pilot.app.screen, Picker)


async def test_the_long_page_of_keys_is_read_by_arrows(seated: Seated) -> None:
    async with seated(40, 12) as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        await typed(pilot, "f1")
        assert "下面还有" in text(pilot.app)
        await typed(pilot, *["down"] * 20)
        assert "有没保存的先问一句" in text(pilot.app)
        assert "下面还有" not in text(pilot.app)


async def test_the_menu_shows_the_usual_and_says_what_is_below(seated: Seated) -> None:
    labels = {kind.name: kind.label for kind in KINDS}
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        shown = text(pilot.app)
        wanted = ("该核实的", "来源说法不一", "停用的和撤下的", "更改记录", "备份与恢复")
        assert all(label in shown for label in (*wanted, *(labels[n] for n in FIRST if n in labels)))
        assert "下面还有 5 条" in shown
        await typed(pilot, "pagedown", "pagedown")
        assert "下面还有" not in text(pilot.app)


async def test_the_menu_forgets_its_filter(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=beifen", "enter", "escape")
        menu = pilot.app.screen
        assert isinstance(menu, Picker)
        assert len(menu.shown) > len(FIRST)
        assert menu.chosen is not None
        assert menu.chosen.key == "backups"
        await typed(pilot, "escape")
        assert not isinstance(pilot.app.screen, Picker)


async def test_a_key_that_does_nothing_here_says_where_it_does(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        assert "F7 加行" not in text(pilot.app)
        await typed(pilot, "f7")
        assert "走到有行号的表里" in text(pilot.app)
        await typed(pilot, "tab", "tab")
        assert "F7 加行" in text(pilot.app)


async def test_the_last_keys_stay_where_not_all_fit(seated: Seated) -> None:
    async with seated(40, 12) as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "enter")
        assert text(pilot.app).rstrip().endswith("F1 帮助  Esc 返回")


async def test_the_hours_of_a_window_say_whose_they_are(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=bangongshijian", "enter", "down", "down", "enter")
        assert "改办公时间 贵和家园社区便民服务中心 1号窗口" in text(pilot.app)


async def test_what_is_put_right_in_one_field_is_no_longer_held_against_another(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "ctrl+g")
        await loaded(pilot)
        await typed(pilot, "=bangongshijian", "enter", "enter", "f7", "=1-5", "tab", "=830", "tab")
        assert "要成对写" in text(pilot.app)
        await typed(pilot, "=12")
        await typed(pilot, "=00")
        assert "要成对写" not in text(pilot.app)
        await typed(pilot, "escape", "escape")


async def test_a_form_says_how_much_of_it_is_out_of_sight(seated: Seated) -> None:
    async with seated() as pilot:
        await typed(pilot, "=dibao", "ctrl+e")
        await loaded(pilot)
        assert "下面还有" in text(pilot.app)
        await typed(pilot, *["pagedown"] * 20)
        assert "下面还有" not in text(pilot.app)
