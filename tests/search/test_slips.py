"""Slips of a key, with the catalog as the dictionary."""

from __future__ import annotations

import pytest

from deskapp.search.query import parse
from deskapp.search.slips import FOLLOWED, LONGEST, NEARBY, corrections
from tests.search.catalogs import tiny

ENGINE = tiny("低保", "户口迁移", "居民养老", "社保卡")


def corrected(typed: str) -> list[str]:
    return [query.text for query in corrections(parse(typed), ENGINE.index)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dibap", "dibao"),
        ("dobao", "dibao"),
        ("diabo", "dibao"),
        ("diibao", "dibao"),
        ("hukuo", "hukou"),
        ("jumni", "jumin"),
        ("shebaoks", "shebaoka"),
    ],
)
def test_one_slip_is_set_right(typed: str, meant: str) -> None:
    assert meant in corrected(typed)


@pytest.mark.parametrize("typed", ["dba", "低保", "", "d" * (LONGEST + 1), "xyzzy"])
def test_what_is_no_slip_is_left_alone(typed: str) -> None:
    assert corrected(typed) == []


def test_only_what_some_phrase_has_is_followed() -> None:
    assert "dibai" not in corrected("dibap")
    assert corrected("zuoma") == []


def test_few_corrections_are_followed() -> None:
    many = tiny(*("低保", "低包", "弟保", "里保", "米保", "几保", "低好", "低高", "低老"))
    assert len(corrections(parse("dibap"), many.index)) <= FOLLOWED
    assert 0 < len(corrections(parse("jibao"), many.index)) <= FOLLOWED


def test_neighbours_on_the_keyboard_are_mutual() -> None:
    lonely = [(a, b) for a, near in NEARBY.items() for b in near if a not in NEARBY[b]]
    assert not lonely


@pytest.mark.parametrize("typed", ["dibap", "hukuo", "jumni yanglao"])
def test_the_engine_finds_what_was_meant(typed: str) -> None:
    meant = {"d": "低保", "h": "户口迁移", "j": "居民养老"}[typed[0]]
    assert ENGINE.search(typed).hits[0].text == meant


def test_a_literal_hit_comes_before_a_corrected_one() -> None:
    engine = tiny("低保", "地表")
    assert engine.search("dibiao").hits[0].text == "地表"
