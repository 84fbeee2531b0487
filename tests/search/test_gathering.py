"""What the phrases of one service say together, and what they leave strange."""

from __future__ import annotations

import pytest

from deskapp.search.building import memory_index
from deskapp.search.evidence import Values
from deskapp.search.gathering import NOTHING, Gathering
from deskapp.search.index import Phrase
from deskapp.search.words import NO_WORDS, Words

WORDS = Words(lambda: ({"停发": ["停了", "不发了"], "补办": ["丢了"], "老人": ["老娘"]}, ["咋"]))
PHRASES = ("养老金认证", "停发恢复", "老人补贴", "身份证补办", "医保停发")
INDEX = memory_index([Phrase(f"s:{p}", "name", p, p, 0) for p in PHRASES], WORDS.concepts)


def gathering(core: str, words: Words = WORDS) -> Gathering:
    return Gathering(INDEX, Values(INDEX).__getitem__, core, words)


def test_two_phrases_answer_what_neither_does() -> None:
    asked = gathering("养老金停发")
    apart = [asked.heard(p, [p]).gathered for p in ("养老金认证", "停发恢复")]
    assert asked.heard("养老金认证", ["养老金认证", "停发恢复"]).gathered == pytest.approx(1.0)
    assert max(apart) < 1.0


def test_a_meaning_is_shared_whatever_the_word() -> None:
    asked = gathering("养老金不发了")
    assert asked.heard("停发恢复", ["停发恢复"]).meant == pytest.approx(1.0)
    assert asked.heard("老人补贴", ["老人补贴"]).meant == 0.0


def test_a_meaning_that_was_not_asked_for_is_strange() -> None:
    asked = gathering("身份证丢了")
    assert asked.heard("身份证补办", ["身份证补办"]).strange == 0.0
    assert asked.heard("医保停发", ["医保停发"]).strange == 1.0


def test_what_is_named_is_not_strange_even_where_it_means_something_else() -> None:
    assert gathering("停发").heard("停发恢复", ["停发恢复"]).strange == 0.0


def test_typed_letters_and_texts_without_known_words_gather_nothing_meant() -> None:
    assert gathering("").heard("医保停发", ["医保停发"]) == NOTHING
    assert gathering("医保", NO_WORDS).heard("医保停发", ["医保停发"])[1:] == (0.0, 0.0)
