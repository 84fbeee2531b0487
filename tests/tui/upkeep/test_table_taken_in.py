"""The page of what a hall's table would change: asked about and taken in, read to its ends, taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.upkeep.sitting import WHO
from deskapp.upkeep.draft import Spot
from tests.exchange.sheets import table
from tests.tui.screens import text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed
from tests.tui.upkeep.test_window_table import HEAD, at_step_4, content, picked, sheet, windows

__all__ = ["sheet"]


async def test_one_key_takes_in_what_is_asked_about_and_shows_it(
    seated: Seated, catalog: Path, sheet: Path
) -> None:
    table(sheet, [HEAD, [1, "户籍", "身份证换领、社保卡申领", "", "周三停办"]])
    async with seated(120, 40) as pilot:
        await at_step_4(pilot)
        before = content(catalog)
        await picked(pilot, "enter")
        shown = text(pilot.app)
        assert "是不是 「社会保障卡申领」" in shown
        assert "没有读的列: 备注" in shown
        assert "F6 收下 2 样" in shown
        assert "有 2 样在问「是不是」" in shown
        await picked(pilot, "f6")
        shown = text(pilot.app)
        assert "当作 「社会保障卡申领」 收下" in shown
        assert "办理事项: 居民身份证换领" in shown
        await picked(pilot, "f6")
        assert "办理事项" not in text(pilot.app)
        assert content(catalog) == before
        await picked(pilot, "f6")
        await picked(pilot, "f10")
    assert [row[0] for row in windows(catalog)] == ["1号"]
    with closing(sqlite3.connect(catalog)) as conn:
        own = "SELECT count(*) FROM service_at_location WHERE source_code = 'desk' AND centre_code = 'mingdu'"
        assert conn.execute(own).fetchone() == (2,)


async def test_end_and_home_reach_both_ends_and_what_is_below_is_said(seated: Seated, sheet: Path) -> None:
    table(sheet, [HEAD, *([number, f"牌子{number}", "低保", "", ""] for number in range(1, 31))])
    async with seated() as pilot:
        await at_step_4(pilot)
        await picked(pilot, "enter")
        assert "下面还有" in text(pilot.app)
        assert "30号" not in text(pilot.app)
        await typed(pilot, "end")
        assert "30号 牌子30" in text(pilot.app)
        assert "下面还有" not in text(pilot.app)
        await typed(pilot, "up")
        assert "下面还有" in text(pilot.app)
        await typed(pilot, "home")
        assert "新增 30 个窗口" in text(pilot.app)


async def test_an_import_is_taken_back_from_the_list_after_what_was_saved_since(
    seated: Seated, catalog: Path, sheet: Path
) -> None:
    async with seated() as pilot:
        desk = home_of(pilot).desk
        assert desk is not None
        desk.memory.set(WHO, "Lihong")
        await home_of(pilot).run_action("maintain")
        await loaded(pilot)
        await typed(pilot, "=chuangkoubiao", "enter", "=mingdu")
        await picked(pilot, "f6")
        await picked(pilot, "enter")
        await picked(pilot, "f10")
        assert "按 F9 撤销" in text(pilot.app)
        assert len(windows(catalog)) == 3
        await typed(pilot, "enter", "tab", "=x")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        form.draft.put(Spot("_how"), "现场")
        title = str(form.draft.values["rows"][0]["title"])
        for row in form.draft.values["rows"]:
            row["title"] = title if row["label"] == "1号" else row["title"]
        await picked(pilot, "f10")
        assert windows(catalog)[0][1] == "民政x"
        await picked(pilot, "f9")
        assert windows(catalog)[0][1] == "民政"
        await picked(pilot, "f9")
        assert "已撤销: 导入 窗口表.xlsx" in text(pilot.app)
        assert windows(catalog) == []
        await picked(pilot, "f9")
        assert "没有可撤销的" in text(pilot.app)
