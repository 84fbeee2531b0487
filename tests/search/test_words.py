"""Synonyms and fillers: rows of the catalog, applied to what citizens say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from deskapp.search.words import NO_WORDS, Words
from tests.search.catalogs import shipped, tiny

CONCEPTS = {"补办": ["丢了", "掉了", "找不着"], "孩子": ["娃", "小孩"], "丢失": ["丢了"]}
FILLERS = ["我想问一下", "那个", "怎么弄", "咋弄", "怎么"]


def words(concepts: Mapping[str, Sequence[str]] = CONCEPTS, fillers: Sequence[str] = FILLERS) -> Words:
    return Words(lambda: ({concept: list(said) for concept, said in concepts.items()}, list(fillers)))


def test_a_word_means_every_concept_that_lists_it() -> None:
    assert words().concepts("身份证丢了") == {"补办", "丢失"}


def test_a_concept_is_a_word_of_its_own() -> None:
    assert words().concepts("补办身份证") == {"补办"}


def test_meanings_stand_where_the_word_stands() -> None:
    (meaning,) = words().meanings("社保卡掉了")
    assert (meaning.start, meaning.end) == (3, 5)


def test_the_longest_word_is_taken() -> None:
    longer = words({"短": ["没钱"], "长": ["没钱看病"]})
    assert longer.concepts("没钱看病") == {"长"}


@pytest.mark.parametrize(
    ("said", "left"),
    [("我想问一下那个低保怎么弄", "低保"), ("低保", "低保"), ("怎么弄", "怎么弄"), ("", "")],
)
def test_fillers_go_and_something_always_stays(said: str, left: str) -> None:
    assert words().without_fillers(said) == left


def test_without_words_nothing_is_meant_and_nothing_goes() -> None:
    assert NO_WORDS.concepts("身份证丢了") == set()
    assert NO_WORDS.without_fillers("怎么弄") == "怎么弄"


def test_a_synonym_finds_what_the_name_calls_differently() -> None:
    names = ("社保卡补办", "社保卡年审", "身份证补办")
    assert tiny(*names, words=words()).search("社保卡找不着").hits[0].text == "社保卡补办"


def test_the_letter_beats_the_meaning() -> None:
    names = ("身份证补办", "身份证丢了")
    assert tiny(*names, words=words()).search("身份证丢了").hits[0].text == "身份证丢了"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我想问一下那个低保怎么弄", "低保"),
        ("身份证掉了咋弄", "身份证"),
        ("俺给孩儿上个户口", "户"),
        ("社保卡找不着了中不中", "社保卡"),
    ],
)
def test_what_citizens_say_is_understood_with_the_shipped_words(said: str, meant: str) -> None:
    engine, _ = shipped()
    assert meant in engine.search(said).hits[0].text
