"""Numbers are one number however they are written, and another number is another thing."""

from __future__ import annotations

import pytest

from deskapp.search.numbers import Number, disagree, numbers, respelled
from tests.search.catalogs import shipped, tiny


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("六十岁养老钱", 60, "岁"),
        ("60周岁以上", 60, "岁"),
        ("五号窗口", 5, "号"),
        ("两孩", 2, "孩"),
        ("三千六", 3600, ""),
        ("一百零五", 105, ""),
        ("三六零零", 3600, ""),
        ("两万五", 25_000, ""),
        ("二十万", 200_000, ""),
        ("4050补贴", 4050, ""),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: int, unit: str) -> None:
    assert numbers(text) == {Number(value, unit)}


@pytest.mark.parametrize("text", ["一次性补贴", "一卡通", "五保", "两癌筛查", "千百", "十", "万", "低保", ""])
def test_a_numeral_that_counts_nothing_is_no_number(text: str) -> None:
    assert not numbers(text)
    assert respelled(text) == ()


def test_numbers_are_written_the_other_ways() -> None:
    assert respelled("五号窗口") == ("5号窗口",)
    assert respelled("60岁") == ("六十岁",)
    assert respelled("12岁") == ("十二岁",)
    assert respelled("4050") == ()


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("六十岁补贴", "80岁补助", True),
        ("六十了咋领", "80岁补助", True),
        ("六十岁补贴", "60岁领养老金", False),
        ("六十岁补贴", "高龄补贴", False),
        ("123", "12345", False),
        ("12315", "12345", True),
        ("3600补贴", "65岁体检", False),
        ("一级残疾", "二级残疾护理费", True),
    ],
)
def test_another_number_of_the_same_thing_disagrees(asked: str, told: str, expected: bool) -> None:
    assert disagree(numbers(asked), told) is expected


def test_the_right_age_comes_first_though_the_other_name_shares_more() -> None:
    names = ("六十岁领养老金", "八十岁养老钱")
    assert tiny(*names).search("六十岁养老钱").hits[0].text == "六十岁领养老金"


def test_a_window_is_found_by_its_number_in_words() -> None:
    engine, _ = shipped()
    assert engine.search("五号窗口").hits[0].text == "5号窗口"
