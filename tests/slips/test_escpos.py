"""Receipts, printed by a strict printer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.slips import content, escpos, layout
from tests.slips.build import AT, answer, hit, sample_hit, service
from tests.slips.receipt import Receipt, Refused, printed


def receipt(slip: content.Slip, millimetres: int = 58) -> Receipt:
    return printed(escpos.render(slip, millimetres), millimetres)


@pytest.mark.parametrize("millimetres", [58, 80])
def test_a_receipt_says_everything_with_its_marks(millimetres: int) -> None:
    slip = content.build([sample_hit()], AT, missing=["户口簿"])
    out = receipt(slip, millimetres)
    flat = out.text.replace("\n", "").replace(" ", "")
    for words in ("【一次性告知单】", "最低生活保障金给付", "2号窗口[示例]", "□居民身份证[未核实]",
                  "■缺:居民户口簿[未核实]", "不能照着去", "来源"):  # fmt: skip
        assert words in flat
    assert out.chinese
    assert out.cut


def test_the_window_is_printed_large_with_its_mark() -> None:
    assert receipt(content.build([sample_hit()], AT)).large == ["2号窗口 [示例]"]


def test_each_item_has_its_own_large_window() -> None:
    slip = content.build([hit(), hit(service(code="b"), answer(window="户籍1号"))], AT)
    assert receipt(slip).large == ["1. 2号窗口", "2. 户籍1号窗口"]


def test_no_window_is_printed_large_when_none_is_known() -> None:
    assert not receipt(content.build([hit(where=answer(window=None))], AT)).large


@pytest.mark.parametrize("name", ["𠮷野家", "㐂事", "大楼🏢", "Núñez"])
def test_a_character_that_printers_lack_is_marked_and_explained(name: str) -> None:
    out = receipt(content.build([hit(service(name))], AT))
    assert layout.GETA in out.text
    assert "请手写补上" in out.text.replace("\n", "")


def test_data_cannot_speak_to_the_printer() -> None:
    evil = service("事项\x1b@\x1dV\x00\x10\x04", ("\x1bp\x00材料", "[/nope]"))
    out = receipt(content.build([hit(evil, answer(window="2号\x1d!\x77"))], AT))
    assert "事项@V" in out.text


@given(st.text(max_size=80), st.text(min_size=1, max_size=40))
def test_any_text_prints_within_the_paper(name: str, label: str) -> None:
    receipt(content.build([hit(service(name), answer(window=label))], AT))


def test_the_test_printer_refuses_what_it_does_not_know() -> None:
    with pytest.raises(Refused):
        printed(b"\x1b@\x1bE\x01", 58)
    with pytest.raises(Refused):
        printed(b"\x1b@" + b"x" * 33 + b"\n", 58)


def test_other_papers_are_no_choice() -> None:
    with pytest.raises(KeyError):
        escpos.render(content.build([hit()], AT), 76)
