"""A hall's own Excel table becomes the windows of a desk, by keys."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from deskapp import clock
from deskapp.desk.pin import Pin
from deskapp.exchange.apply import INDEXING
from deskapp.exchange.nearby import Found
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.forms.screen import FormScreen
from deskapp.tui.import_run import Run
from deskapp.tui.upkeep.ask import Ask
from deskapp.tui.upkeep.gate import IDLE
from deskapp.tui.upkeep.picker import Picker
from deskapp.tui.upkeep.plan_screen import PlanScreen
from deskapp.tui.upkeep.sitting import WHO
from deskapp.tui.upkeep.window_table import FilePicker
from tests.exchange.sheets import table
from tests.tui.screens import assert_golden, text
from tests.tui.upkeep.conftest import Seated, home_of, loaded, typed

HEAD: list[Any] = ["窗口号", "窗口名称", "事项", "电话", "备注"]
ROWS: list[list[Any]] = [
    HEAD,
    [1, "民政", "低保、临时救助、高龄津贴", "0394-8266110", ""],
    [2, "社保医保", "社会保障卡补领、换领；医疗保障", "8266111", ""],
    [3, "户籍", "户口迁徙业务", "", "张三"],
]
SIZES = ((80, 24), (120, 40), (40, 12))


@pytest.fixture
def sheet(home: Path) -> Path:
    folder = home / "桌面"
    folder.mkdir()
    return table(folder / "窗口表.xlsx", ROWS)


def windows(catalog: Path, centre: str = "mingdu") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(catalog)) as conn:
        return conn.execute(
            "SELECT label, title, phone, source_code, verified_on, verified_by FROM service_window "
            "WHERE centre_code = ? AND source_code <> 'sample' ORDER BY label",
            (centre,),
        ).fetchall()


def content(catalog: Path) -> bytes:
    return catalog.read_bytes()


async def by_keys_to_step_4(pilot: Pilot[None]) -> None:
    """This desk is 名都's, open, with hours; the step for windows stands open."""
    await typed(pilot, "f11")
    await loaded(pilot)
    await typed(pilot, "=mingdu", "enter", "1", *["tab"] * 5, "=Lihong", "f10")
    await typed(pilot, "tab", "=830", "tab", "=12", "tab", "=1430", "tab", "=1800", "f10")
    await loaded(pilot)


async def at_step_4(pilot: Pilot[None]) -> None:
    """The same desk, the steps before left for later."""
    desk = home_of(pilot).desk
    assert desk is not None
    desk.stand_at("mingdu")
    desk.memory.set(WHO, "Lihong")
    await typed(pilot, "f11")
    await loaded(pilot)
    await typed(pilot, "escape", "down", "down", "down", "enter")
    await loaded(pilot)


async def picked(pilot: Pilot[None], *keys: str) -> None:
    await typed(pilot, *keys)
    await loaded(pilot)


async def test_the_halls_sheet_becomes_this_desks_windows(seated: Seated, catalog: Path, sheet: Path) -> None:
    async with seated() as pilot:
        await by_keys_to_step_4(pilot)
        assert isinstance(pilot.app.screen, FilePicker)
        assert sheet.name in text(pilot.app)
        before = content(catalog)
        await picked(pilot, "enter")
        shown = text(pilot.app)
        assert "新增 3 个窗口" in shown
        assert "1号 民政" in shown
        assert "还什么都没写" in shown
        assert content(catalog) == before
        await picked(pilot, "f10")
        shown = text(pilot.app)
        assert "1号、2号、3号" in shown
        assert "已导入: 新增 3 个窗口" in shown
        await typed(pilot, "enter")
        assert "第 5 步" in text(pilot.app)
        await typed(pilot, "enter", "escape", "=dibao")
        chosen = home_of(pilot).chosen
        assert chosen is not None
        assert (chosen.answer.centre_code, chosen.answer.window) == ("mingdu", "1号")
        assert not chosen.answer.sample
    stamp = ("desk", "2026-11-24", "Lihong")
    assert windows(catalog) == [
        ("1号", "民政", "0394-8266110", *stamp),
        ("2号", "社保医保", "", *stamp),
        ("3号", "户籍", "", *stamp),
    ]


async def test_what_is_not_understood_is_said_by_its_row(seated: Seated, catalog: Path, sheet: Path) -> None:
    table(sheet, [*ROWS, ["", "", "低保", "", ""]])
    async with seated() as pilot:
        await at_step_4(pilot)
        await picked(pilot, "enter")
        shown = text(pilot.app)
        assert "第 5 行: 窗口号和窗口名称都是空的" in shown
        assert "少了区号" in shown
        assert "有 1 行不对, F10 只写对的" in shown
        await typed(pilot, "pagedown")
        assert "户口迁徙业务" in text(pilot.app)
        await picked(pilot, "f10")
        assert "跳过 1 行" in text(pilot.app)
    assert [row[0] for row in windows(catalog)] == ["1号", "2号", "3号"]


async def test_esc_leaves_everything_as_it_was(seated: Seated, catalog: Path, sheet: Path) -> None:
    async with seated() as pilot:
        await at_step_4(pilot)
        before = content(catalog)
        await picked(pilot, "enter")
        await typed(pilot, "escape")
        assert isinstance(pilot.app.screen, FilePicker)
        await typed(pilot, "escape")
        assert "未做" in text(pilot.app)
        assert content(catalog) == before


@pytest.mark.parametrize("moment", [0, 60])
async def test_esc_while_it_is_written_stops_it(
    seated: Seated, catalog: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    async with seated() as pilot:
        await at_step_4(pilot)
        before = content(catalog)
        await picked(pilot, "enter")
        progress = Run.progress

        def pressed(self: Run, doing: str, done: int, most: int) -> bool:
            if doing == INDEXING and done >= moment:
                back: Any = pilot.app.screen.run_action
                pilot.app.call_from_thread(back, "back")
            return progress(self, doing, done, most)

        monkeypatch.setattr(Run, "progress", pressed)
        await picked(pilot, "f10")
        assert "一行也没有写" in text(pilot.app)
        assert isinstance(pilot.app.screen, PlanScreen)
        assert content(catalog) == before
        monkeypatch.setattr(Run, "progress", progress)
        await picked(pilot, "f10")
        assert len(windows(catalog)) == 3


@pytest.mark.parametrize("form", ["{path}", "'{path}'", "file://{path}"])
async def test_a_path_is_typed_or_pasted(seated: Seated, tmp_path: Path, form: str) -> None:
    path = table(tmp_path / "别处.xlsx", ROWS)
    async with seated() as pilot:
        await at_step_4(pilot)
        pilot.app.screen.query_one(EditBox).value = form.format(path=path)
        await pilot.pause()
        assert "回车: 读" in text(pilot.app)
        await picked(pilot, "enter")
        assert "新增 3 个窗口" in text(pilot.app)


@pytest.mark.parametrize(
    ("content", "word"),
    [(None, "找不到"), (b"PK\x03\x04" + b"0" * 99, "不是完好的"), (b"a,b\n1,2\n", "表头")],
)
async def test_a_file_that_cannot_be_read_is_one_sentence(
    seated: Seated, tmp_path: Path, content: bytes | None, word: str
) -> None:
    path = tmp_path / ("坏.xlsx" if content is None or content[:2] == b"PK" else "坏.csv")
    if content is not None:
        path.write_bytes(content)
    async with seated(120, 40) as pilot:
        await at_step_4(pilot)
        pilot.app.screen.query_one(EditBox).value = str(path)
        await picked(pilot, "enter")
        assert word in "".join(text(pilot.app).split())
        await typed(pilot, "f10", "f8", "escape")
        assert isinstance(pilot.app.screen, FilePicker)


async def test_without_a_table_one_fills_in_the_form(seated: Seated) -> None:
    async with seated() as pilot:
        await at_step_4(pilot)
        assert "没有表" in text(pilot.app)
        await typed(pilot, "enter")
        assert isinstance(pilot.app.screen, FormScreen)


async def test_later_the_table_is_read_again_and_what_is_gone_goes_when_asked(
    seated: Seated, catalog: Path, sheet: Path
) -> None:
    async with seated() as pilot:
        await at_step_4(pilot)
        await picked(pilot, "enter")
        await picked(pilot, "f10")
        table(sheet, [HEAD, [1, "综合", "低保", "0394-8266110", ""], ROWS[2]])
        await typed(pilot, "escape")
        await home_of(pilot).run_action("maintain")
        await loaded(pilot)
        await typed(pilot, "=chuangkoubiao", "enter", "=mingdu")
        assert "F6 读大厅的表" in text(pilot.app)
        await picked(pilot, "f6")
        assert "自己填" not in text(pilot.app)
        await picked(pilot, "enter")
        shown = text(pilot.app)
        assert "窗口名称: 民政 → 综合" in shown
        assert "目录里还有窗口 3号" in shown
        await picked(pilot, "f8")
        assert "停用  3号 户籍" in text(pilot.app)
        await picked(pilot, "f10")
        assert isinstance(pilot.app.screen, Picker)
        assert "已导入" in text(pilot.app)
    assert [row[:2] for row in windows(catalog)] == [("1号", "综合"), ("2号", "社保医保")]


async def test_who_vouches_is_asked_once(seated: Seated, sheet: Path) -> None:
    async with seated() as pilot:
        await home_of(pilot).run_action("maintain")
        await loaded(pilot)
        await typed(pilot, "=chuangkoubiao", "enter", "=mingdu")
        await picked(pilot, "f6")
        await picked(pilot, "enter")
        assert isinstance(pilot.app.screen, Ask)
        await typed(pilot, "=Li", "enter")
        await loaded(pilot)
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_the_pin_is_asked_again_where_the_screen_stood_alone(
    seated: Seated, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated() as pilot:
        await at_step_4(pilot)
        desk = home_of(pilot).desk
        assert desk is not None
        Pin(desk.catalog_path, desk.memory).set("2468", "")
        await picked(pilot, "enter")
        later = clock.now() + IDLE + timedelta(seconds=1)
        monkeypatch.setattr(clock, "now", lambda: later)
        await picked(pilot, "f10")
        assert isinstance(pilot.app.screen, Ask)
        await picked(pilot, *"2468", "enter")
        await loaded(pilot)
        await picked(pilot, "f10")
        assert "1号、2号、3号" in text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_pictures(
    seated: Seated, sheet: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Found, "day", "11-24 09:00")
    async with seated(*size) as pilot:
        await at_step_4(pilot)
        assert_golden(pilot.app, "setup-file")
        await picked(pilot, "enter")
        assert_golden(pilot.app, "setup-plan")
        await picked(pilot, "f10")
        assert_golden(pilot.app, "setup-taken-in")
