"""Later evidence is kept apart from the report's facts, with its source, and settles nothing by itself."""

from __future__ import annotations

import sqlite3

LATER = {"东新区便民服务中心", "李庄便民服务中心"}


def said(catalog: sqlite3.Connection, source: str) -> set[tuple[str, str, str, str]]:
    sql = "SELECT thing, about, field, value FROM claim WHERE source_code = ?"
    return set(catalog.execute(sql, (source,)))


def test_the_names_of_2023_are_what_one_paper_says_and_nothing_more(catalog: sqlite3.Connection) -> None:
    assert said(catalog, "web-zhoukou-daily-2023-09-05") == {
        ("东新区便民服务中心", "", "name", "东新区便民服务中心"),
        ("东新区便民服务中心", "", "address", "恒山路与东六路交叉口附近"),
        ("东新区便民服务中心", "", "state", "在建"),
        ("李庄便民服务中心", "", "name", "李庄便民服务中心"),
        ("李庄便民服务中心", "", "state", "在建"),
        ("李庄便民服务中心", "", "expected_text", "明年交付"),
    }
    names = {name for (name,) in catalog.execute("SELECT name FROM centre")}
    aliases = {text for (text,) in catalog.execute("SELECT text FROM centre_name")}
    assert not LATER & (names | aliases)


def test_the_paper_of_june_2023_says_whose_mingdu_is(catalog: sqlite3.Connection) -> None:
    assert said(catalog, "web-zhoukou-daily-2023") == {
        ("名都社区", "c:mingdu", "parent", "搬口办事处"),
        ("搬口办事处", "c:bankou", "辖区社区数", "6个社区"),
    }


def test_nothing_is_settled_when_the_program_is_new(catalog: sqlite3.Connection) -> None:
    settled = "SELECT code FROM claim WHERE verdict <> 'open' OR settled_on IS NOT NULL OR settled_by <> ''"
    assert catalog.execute(settled).fetchall() == []


def test_every_claim_says_who_says_it(catalog: sqlite3.Connection) -> None:
    sources = dict(catalog.execute("SELECT code, as_of FROM source"))
    for code, source in catalog.execute("SELECT code, source_code FROM claim WHERE code NOT LIKE 'z-2015-%'"):
        assert sources[source], code
    assert catalog.execute("PRAGMA foreign_key_check").fetchall() == []
