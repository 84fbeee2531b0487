"""The slip as text: a golden one, and lines that never grow over the edge."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.domain.clean import clean
from deskapp.domain.models import Document
from deskapp.slips import content, text
from deskapp.slips.layout import columns, wrap
from tests.slips.build import AT, REPORT, answer, hit, sample_hit, service

GOLDEN = Path(__file__).parent / "golden" / "two-items.txt"


def two_items() -> content.Slip:
    other = service(
        "居住证申领",
        (
            "居民身份证",
            "住址材料(租赁合同、房产证、购房合同或单位学校出租人住宿证明)",
            Document("结婚证", "已婚的"),
        ),
        code="hj-0016",
        confidence="medium",
    )
    unknown = answer("待核实", source=REPORT, window=None, advice="先拨 12345 或问大厅导服, 问清再去")
    return content.build([sample_hit(), hit(other, unknown)], AT, missing=["户口簿"])


def test_the_slip_reads_as_it_did() -> None:
    assert text.render(two_items()) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("wide", [24, 32, 40, 48])
def test_no_line_is_wider_than_asked(wide: int) -> None:
    assert max(columns(line) for line in text.render(two_items(), wide).splitlines()) <= wide


@pytest.mark.parametrize(
    ("line", "cells"), [("办a", 3), ("□·…", 3), ("Ａ㎡", 4), ("é", 1), ("e\u0301", 1), ("𠮷", 2)]
)
def test_width_is_what_a_terminal_shows(line: str, cells: int) -> None:
    assert columns(line) == cells


def test_marks_and_numbers_are_not_broken() -> None:
    lines = wrap("窗口电话0394-8265555或者先问一声 [部分核实]", 12)
    assert any("0394-8265555" in line for line in lines)
    assert lines[-1] == "[部分核实]"


def test_no_line_begins_with_a_closing_mark() -> None:
    lines = wrap("一二三四五, 六七八九十。一二三四五、六七八九十)", 10)
    assert not [line for line in lines if line[0] in ",。、)"]


@given(st.text(max_size=60).map(clean), st.integers(2, 30))
def test_wrapping_fits_and_loses_nothing(line: str, room: int) -> None:
    lines = wrap(line, room)
    assert all(columns(part) <= room for part in lines)
    assert "".join("".join(lines).split()) == "".join(line.split())
