"""One spelling of every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.search.query import parse
from deskapp.search.text import LONGEST_QUERY, locate, normalise, simplified, squeeze


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_what_is_left_is_words_with_single_spaces(text: str) -> None:
    assert all(word.isalnum() for word in normalise(text).split(" ") if normalise(text))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("ＤＩＢＡＯ", "dibao"),
        ("低 保", "低 保"),
        ("《户口簿》?", "户口簿"),
        ("補辦身份證", "补办身份证"),
        ("社保/医保", "社保 医保"),
        ("", ""),
        ("。，！", ""),
        ("３号窗口", "3号窗口"),
        ("Ⅲ", "iii"),
    ],
)
def test_width_case_marks_and_traditional_characters_are_one(typed: str, same: str) -> None:
    assert normalise(typed) == same


def test_no_simplified_form_is_itself_simplified_further() -> None:
    forms = simplified()
    assert not {ord(form) for form in forms.values()} & set(forms)


@given(st.text(max_size=60))
def test_each_squeezed_character_has_a_place_in_the_text(text: str) -> None:
    squeezed = squeeze(text)
    places = locate(text, squeezed)
    assert len(places) == len(squeezed)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


def test_places_skip_marks_and_find_traditional_characters() -> None:
    text = "《低保》(城鄉)"
    assert [text[i] for i in locate(text, squeeze(text))] == list("低保城鄉")


def test_a_long_query_is_cut() -> None:
    query = parse("低保" * 50_000)
    assert len(query.text) == LONGEST_QUERY
    assert len(query.parses[0][1]) == LONGEST_QUERY
