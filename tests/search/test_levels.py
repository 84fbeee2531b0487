"""How well one character answers one token, in terms of the named levels."""

from __future__ import annotations

import pytest

from deskapp.search.levels import HOMOPHONE, LONGER, LOOKALIKE, MERGED, SAME, Levels
from deskapp.search.query import parse
from deskapp.search.readings import fold, folds, readings, table
from deskapp.search.shapes import similar


def level(query: str, char: str) -> float:
    """Level of the query's first token met by `char`; 0 when it does not answer."""
    return dict(Levels(parse(query).parses[0][1]).of(char)).get(0, 0.0)


@pytest.mark.parametrize(
    ("query", "char", "expected"),
    [
        ("低", "低", SAME),
        ("底", "低", HOMOPHONE),
        ("末", "未", LOOKALIKE),
        ("湖", "福", MERGED),
        ("四", "是", MERGED),
        ("低", "高", 0.0),
        ("di bao", "低", SAME),
        ("dibao", "低", SAME),
        ("si bao", "是", MERGED),
        ("xi", "现", LONGER),
        ("xi", "西", SAME),
        ("d", "低", SAME),
        ("d", "保", 0.0),
        ("3", "3", SAME),
        ("3", "三", 0.0),
    ],
)
def test_level(query: str, char: str, expected: float) -> None:
    assert level(query, char) == expected


def test_every_reading_of_a_character_answers() -> None:
    assert level("chong qing", "重") == SAME
    assert level("zhong qing", "重") == SAME
    assert level("hang ye", "行") == SAME
    assert level("xing ye", "行") == SAME


@pytest.mark.parametrize("typed", ["lv", "lu"])
def test_umlaut_is_typed_v_or_u(typed: str) -> None:
    assert level(f"{typed} shi", "律") == SAME


def test_levels_are_in_order() -> None:
    assert SAME > LONGER > HOMOPHONE > LOOKALIKE > MERGED > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhu", "zu"),
        ("chi", "ci"),
        ("shi", "si"),
        ("nan", "lan"),
        ("fu", "hu"),
        ("xing", "xin"),
        ("deng", "den"),
    ],
)
def test_local_speech_merges(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_twice_changes_nothing() -> None:
    sounds = {reading for readings_ in table().values() for reading in readings_}
    assert all(fold(fold(sound)) == fold(sound) for sound in sounds)


def test_merged_sounds_are_those_of_the_readings() -> None:
    assert set(folds("重")) == {fold(reading) for reading in readings("重")}


def test_a_character_is_not_drawn_like_itself() -> None:
    assert all(char not in similar(char) for char in "未末户卢")
