"""`deskapp slip` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import AT, deskapp
from tests.slips.receipt import printed

RELIEF = "mz-0038"


def test_a_code_or_a_query_gives_the_same_slip() -> None:
    by_code, by_words = deskapp("slip", RELIEF, *AT), deskapp("slip", "低保", *AT)
    assert by_code.code == 0
    assert by_code.out == by_words.out
    assert by_code.out.startswith("【一次性告知单】\n开单 2026-09-22 12:10\n含示例")
    assert "窗口  2号窗口 [示例]\n" in by_code.out
    assert "平时  周一至周五" in by_code.out


def test_several_items_stand_on_one_slip_once_each() -> None:
    ran = deskapp("slip", RELIEF, "居住证", RELIEF, *AT)
    assert ran.code == 0
    assert "1. 最低生活保障" in ran.out
    assert "2. 居住证申领" in ran.out
    assert "3. " not in ran.out


def test_a_missing_paper_is_marked() -> None:
    ran = deskapp("slip", RELIEF, "--missing", "户口簿", "--missing", "申请书", *AT)
    assert ran.out.count("■ 缺: ") == 2


def test_a_missing_paper_that_is_not_asked_for_ends_with_the_list() -> None:
    ran = deskapp("slip", RELIEF, "--missing", "护照", *AT)
    assert ran.code == 2
    assert "申请书" in ran.err
    assert not ran.out


def test_a_guess_makes_no_slip() -> None:
    ran = deskapp("slip", "交养老", *AT)
    assert ran.code == 1
    assert "请写编号" in ran.err
    assert "sb-" in ran.err
    assert not ran.out


def test_nothing_found_makes_no_slip() -> None:
    ran = deskapp("slip", "xqzwvkj", *AT)
    assert ran.code == 1
    assert not ran.out


def test_without_the_sample_layer_no_window_stands_on_a_slip() -> None:
    assert deskapp("sample", "remove", "--yes").code == 0
    ran = deskapp("slip", RELIEF, *AT)
    assert ran.code == 0
    assert "示例" not in ran.out
    assert "号窗口" not in ran.out
    assert "未核实" in ran.out


@pytest.mark.parametrize(("form", "millimetres"), [("escpos58", 58), ("escpos80", 80)])
def test_a_receipt_goes_to_a_file(form: str, millimetres: int, tmp_path: Path) -> None:
    path = tmp_path / "slip.bin"
    ran = deskapp("slip", RELIEF, "--as", form, "--out", str(path), *AT)
    assert ran.code == 0
    assert not ran.out
    assert printed(path.read_bytes(), millimetres).large == ["2号窗口 [示例]"]


def test_a_receipt_without_a_place_to_go_is_wrong_usage() -> None:
    ran = deskapp("slip", RELIEF, "--as", "escpos58", *AT)
    assert ran.code == 2
    assert "--out" in ran.err
    assert not ran.out


def test_a_printer_that_is_not_there_is_one_sentence() -> None:
    ran = deskapp("slip", RELIEF, "--as", "escpos58", "--out", "/dev/no-such-printer-of-deskapp", *AT)
    assert ran.code == 3
    assert "打印机" in ran.err


def test_a_pdf_without_a_font_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    ran = deskapp(
        "slip", RELIEF, "--as", "pdf", "--out", str(path), *AT, DESKAPP_FONT=str(tmp_path / "none.ttf")
    )
    assert ran.code == 3
    assert "DESKAPP_FONT" in ran.err
    assert not path.exists()


def test_text_goes_to_a_file_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "slip.txt"
    assert deskapp("slip", RELIEF, "--out", str(path), *AT, LC_ALL="C").code == 0
    assert path.read_bytes().decode("utf-8") == deskapp("slip", RELIEF, *AT).out


@pytest.mark.parametrize("form", ["qr", "qr-ascii"])
def test_a_code_is_drawn_over_what_it_says(form: str) -> None:
    ran = deskapp("slip", RELIEF, "--as", form, *AT)
    assert ran.code == 0
    assert ran.out.rstrip("\n").endswith("[示例]")
    assert len(ran.out.splitlines()) > 20


def test_an_unknown_form_is_wrong_usage() -> None:
    assert deskapp("slip", RELIEF, "--as", "fax", *AT).code == 2


def test_a_sensitive_item_reminds_the_clerk_beside_the_slip() -> None:
    found = deskapp("find", "失独", "--json", *AT).objects[0]["results"]
    row = next(row for row in found if row["sensitive"])
    ran = deskapp("slip", row["service"]["code"], *AT)
    assert ran.code == 0
    assert row["sensitive"]["hint"] in ran.err
    assert row["sensitive"]["hint"] not in ran.out


def test_a_danger_in_the_words_is_said_before_anything_else() -> None:
    ran = deskapp("slip", "家里着火了", *AT)
    assert ran.err.startswith("!! 119")
