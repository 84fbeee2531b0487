"""From a query to rows: services, places, categories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.lookup import LONGEST_QUERY, look_up
from deskapp.domain.answer import PLACE_SERVICE
from deskapp.errors import DeskappError

AT = datetime(2026, 9, 22, 10, 0)


@pytest.fixture(scope="module")
def desk(shipped: Path) -> Iterator[Desk]:
    opened = open_desk(shipped, at=AT)
    yield opened
    opened.close()


@pytest.mark.parametrize("query", ["", "   ", "\x1b\x00\u200b", "\n\t"])
def test_an_empty_query_gives_nothing_and_never_wakes_the_search(desk: Desk, query: str) -> None:
    def asleep() -> object:
        raise DeskappError("the search was woken")

    results = look_up(desk._facts, asleep, asleep, asleep, query, 10, None, AT)  # type: ignore[arg-type]
    assert (results.query, results.hits, results.confident) == ("", (), False)


def test_a_long_query_is_cut(desk: Desk) -> None:
    results = desk.lookup("低保" * 50_000)
    assert len(results.query) == LONGEST_QUERY


@pytest.mark.parametrize(
    "query",
    ["[/x]", "[red]低保[/red]", "\x1b[31m低保", "'; DROP TABLE service;--", "%", "😀", "\udc80低保", "𠮷"],
)
def test_hostile_queries_are_answered_or_give_nothing(desk: Desk, query: str) -> None:
    results = desk.lookup(query)
    assert "\x1b" not in results.query
    assert "\udc80" not in results.query
    assert len(results.hits) <= 10


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("dibao", "最低生活保障对象认定、保障金给付"),
        ("低保", "最低生活保障对象认定、保障金给付"),
        ("底保", "最低生活保障对象认定、保障金给付"),
        ("粮补", "耕地地力保护补贴"),
        ("积分超市", "积分超市兑换"),
        ("信访", "信访事项登记受理"),
    ],
)
def test_what_is_typed_at_a_desk_comes_first(desk: Desk, query: str, name: str) -> None:
    assert desk.lookup(query).hits[0].service.name == name


def test_rows_are_numbered_and_kept_to_the_limit(desk: Desk) -> None:
    hits = desk.lookup("补贴", 4).hits
    assert [h.rank for h in hits] == [1, 2, 3, 4]
    assert desk.lookup("补贴", 0).hits == ()


def test_a_service_is_one_row_with_its_other_places_beside_it(desk: Desk) -> None:
    codes = [h.service.code for h in desk.lookup("低保", 10).hits if h.service.name != PLACE_SERVICE]
    assert len(codes) == len(set(codes))
    assert [a.centre_code for a in desk.lookup("低保").hits[0].answer.also] == ["bankou"]


def test_a_place_is_answered_as_a_place(desk: Desk) -> None:
    hit = desk.lookup("许湾").hits[0]
    assert hit.service.name == PLACE_SERVICE
    assert hit.matched.kind == "place"
    assert (hit.answer.centre_code, hit.answer.verdict) == ("xuwan", "还没开")


def test_a_place_in_a_catalog_without_the_asking_service_stays_generic(desk: Desk) -> None:
    from dataclasses import replace

    from deskapp.desk.lookup import GENERIC_PLACE

    facts = replace(desk._facts, place_service=GENERIC_PLACE)
    desk.warm()
    hit = look_up(facts, desk._search, desk._guide, lambda _words: {}, "许湾", 3, None, AT).hits[0]
    assert (hit.service.code, hit.service.name) == ("", PLACE_SERVICE)
    assert hit.answer.centre_code == "xuwan"


def test_a_category_gives_its_most_asked_services(desk: Desk) -> None:
    hits = desk.lookup("退役军人", 10).hits
    assert sum(h.service.category.name == "退役军人" for h in hits) >= 3


def test_nothing_near_gives_no_rows(desk: Desk) -> None:
    results = desk.lookup("!!!???")
    assert results.hits == ()
    assert not results.confident
