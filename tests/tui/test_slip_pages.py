"""A slip in three keys, missing papers circled by one key each, several items on one paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskapp.tui import strings
from deskapp.tui.outlets import Outlets
from tests.slips import truetype
from tests.slips.receipt import printed
from tests.tui.counter import counter


async def test_three_keys_from_an_answer_to_the_turned_screen() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        assert strings.SLIP_TITLE in await desk.press("f8")
        assert strings.FORMS_TITLE in await desk.press("f8")
        turned = await desk.press("enter")
        assert desk.turned
        assert "2号窗口 · 开放中, 12:00 午休" in turned
        assert "[地点: 示例 · 材料: 部分核实]" in turned
        await desk.press("x")
        assert not desk.turned


async def test_one_key_circles_a_paper_and_the_next_is_chosen() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8")
        seen = await desk.press("enter", "down", "enter")
        assert "[缺] 申请书" in seen
        assert "[ ] 共同生活家庭成员居民户口簿和居民身份证" in seen
        assert "[缺] 家庭经济状况核对授权书" in seen
        assert desk.home.sheet.missing == ["申请书", "家庭经济状况核对授权书"]
        assert "[ ] 申请书" in await desk.press("up", "up", "up", "enter")


async def test_missing_papers_stand_on_every_form() -> None:
    async with counter(size=(80, 60)) as desk:
        await desk.ask("低保")
        await desk.press("f8", "enter", "f8")
        assert "还缺: 申请书" in await desk.press("enter")
        await desk.press("space", "escape", "f8", "down", "down", "down")
        assert "■ 缺: 申请书" in await desk.press("enter")


async def test_several_items_go_on_one_slip_and_one_can_be_taken_off() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8")
        await desk.ask("失业登记")
        seen = await desk.press("f8")
        assert "1. 最低生活保障对象认定、保障金给付" in seen
        assert "2. 失业登记" in seen
        seen = await desk.press(*["up"] * 9, "enter")
        assert "最低生活保障" not in seen
        assert [hit.service.name for hit in desk.home.sheet.hits] == ["失业登记"]


async def test_the_next_citizen_starts_with_an_empty_slip() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8", "f5")
        assert desk.home.sheet.hits == []
        assert strings.SLIP_NONE in await desk.press("f8")


async def test_typing_goes_on_at_any_time_and_the_slip_is_kept() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8", "1", "2")
        assert desk.box == "低保12"
        assert len(desk.home.sheet.hits) == 1


async def test_the_text_is_read_on_the_screen_and_copied_with_its_marks() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8", "f8", "down", "down", "enter")
        assert desk.app.clipboard.startswith("【一次性告知单】")
        assert "[示例]" in desk.app.clipboard
        assert strings.COPIED in desk.seen


async def test_a_pdf_is_written_whole_and_its_place_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = tmp_path / "chinese.ttf"
    font.write_bytes(truetype.font())
    monkeypatch.setenv("DESKAPP_FONT", str(font))
    async with counter(outlets=Outlets(folder=tmp_path / "单子")) as desk:
        await desk.ask("低保")
        seen = await desk.press("f8", "f8", *["down"] * 4, "enter")
        (written,) = (tmp_path / "单子").iterdir()
        assert written.name == "告知单-20261124-100000.pdf"
        assert written.read_bytes().startswith(b"%PDF")
        assert "告知单已写到" in seen


async def test_a_receipt_goes_to_the_printer_of_the_settings(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.write_bytes(b"")
    async with counter(outlets=Outlets(printer=str(device), paper=58)) as desk:
        await desk.ask("低保")
        seen = await desk.press("f8", "f8", *["down"] * 5, "enter")
        assert "告知单已写到" in seen
    assert "2号窗口" in printed(device.read_bytes(), 58).text


async def test_without_a_printer_it_says_how_to_set_one() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        assert "在设置文件的 [slip] 里写 printer" in await desk.press("f8", "f8", *["down"] * 5, "enter")


async def test_a_printer_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    async with counter(outlets=Outlets(printer=str(tmp_path / "nowhere" / "lp0"))) as desk:
        await desk.ask("低保")
        seen = await desk.press("f8", "f8", *["down"] * 5, "enter")
        assert "没有这个位置或设备" in seen
        assert strings.FORMS_TITLE in seen


async def test_the_form_that_was_used_last_is_chosen_again() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8", "f8", "down", "down", "enter")
        await desk.ask("失业登记")
        await desk.press("f8", "f8", "enter")
        assert "失业登记" in desk.app.clipboard


async def test_papers_that_name_nothing_make_no_slip() -> None:
    async with counter() as desk:
        await desk.ask("户口迁出(户口迁移证)")
        assert "兜底的写法" in await desk.press("f8")
        assert desk.home.sheet.hits == []


async def test_a_code_on_the_screen_carries_the_marks_and_fits_the_window() -> None:
    async with counter() as desk:
        await desk.ask("低保")
        await desk.press("f8", "f8", "down", "enter")
        assert desk.turned
        rows = desk.seen.split("\n")
        assert any("█" in row for row in rows)
        assert "示例" in desk.seen
