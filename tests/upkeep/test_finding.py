"""Lists filtered by typing: what is meant comes first."""

from __future__ import annotations

import pytest

from deskapp.upkeep.finding import begins, narrowed, ranked

PLACES = (
    ("碧桂园社区便民服务中心", "碧桂园", "天玺湾小区南门"),
    ("城北便民服务中心", "老许湾点", "人民路"),
    ("新许湾社区中心", "", ""),
    ("许湾便民服务中心", "", "人民路"),
)


def first(typed: str) -> list[str]:
    return [place[0] for place in ranked(typed, PLACES, lambda place: place)]


@pytest.mark.parametrize("typed", ["许湾", "xuwan", "xw"])
def test_a_match_in_the_label_comes_before_one_in_a_name_or_an_address(typed: str) -> None:
    assert first(typed)[:3] == ["许湾便民服务中心", "新许湾社区中心", "城北便民服务中心"]


@pytest.mark.parametrize("typed", ["低保", "dibao", "db", "dib"])
def test_one_that_is_called_so_comes_before_one_that_begins_so(typed: str) -> None:
    items = (("低保特困家庭变化报告", "低保加人", ""), ("最低生活保障", "吃低保 低保", ""))
    assert ranked(typed, items, lambda item: item)[0][0] == "最低生活保障"


def test_an_address_alone_still_finds_and_comes_last() -> None:
    assert first("xw")[-1] == "碧桂园社区便民服务中心"
    assert first("人民路") == ["城北便民服务中心", "许湾便民服务中心"]


def test_words_may_stand_in_different_texts_of_one_thing() -> None:
    assert first("许湾 人民路") == ["城北便民服务中心", "许湾便民服务中心"]
    assert first("许湾 渡口") == []


@pytest.mark.parametrize("typed", ["户口", "hukou", "hk", "huk"])
def test_what_begins_with_the_sound_comes_first_too(typed: str) -> None:
    pairs = (("1", "注销户口"), ("2", "户口迁移"))
    assert [code for code, _label in narrowed(typed, pairs, 5)] == ["2", "1"]


def test_nothing_typed_begins_nothing() -> None:
    assert not begins(" ", "户口迁移")
