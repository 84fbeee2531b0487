"""Life events (一件事): the items in order, and what to bring said once."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.domain.answer import VERDICTS
from deskapp.storage import reader


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("娃刚生出来要办啥手续", "birth"), ("孩子上小学要准备啥", "school"), ("准备结婚", "marriage"),
        ("老爷子走了,手续都要办啥", "death"), ("请问老人去世都要办啥", "death"), ("shenhoushi", "death"),
        ("退休都要办啥手续", "retire"), ("失业要办啥", "jobless"), ("退伍一件事", "veteran"),
        ("俺爹走了咋弄", "death"), ("俺娘没了", "death"), ("我家老太太过世了", "death"),
        ("老伴走了都要办啥", "death"), ("俺老伴没了要办啥", "death"),
        ("俺婆子瘫床上没人管", "disability"), ("我妈瘫痪在床", "disability"),
        ("家里着火了啥都没了", "disaster"), ("刚买房", "house"),
    ],
)  # fmt: skip
def test_it_is_found_by_how_people_say_it(shipped_desk: Desk, query: str, event: str) -> None:
    bundle = shipped_desk.lookup(query, 3).bundle
    assert bundle is not None
    assert bundle.event.code == event


@pytest.mark.parametrize(
    "query",
    [
        "低保",
        "退休",
        "失业",
        "男人走了",
        "孩子走了",
        "结婚证没了",
        "丧葬费",
        "身份证",
        "要办啥",
        "一件事",
        "",
    ],
)
def test_an_item_or_a_bare_word_is_no_life_event(shipped_desk: Desk, query: str) -> None:
    assert shipped_desk.lookup(query, 1).bundle is None


def test_no_name_or_alias_of_an_item_is_taken_for_one(shipped_desk: Desk) -> None:
    with closing(reader.open_catalog(paths.catalog_path())) as conn:
        terms = [t.text for t in reader.read_terms(conn) if t.kind in ("name", "alias", "old_name")]
    guide = shipped_desk._guide()
    assert [text for text in terms if guide.event(text) is not None] == []


def test_phrases_name_their_own_event_and_raise_no_question(shipped_desk: Desk) -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn:
        rows = conn.execute("SELECT text, event_code FROM life_event_phrase WHERE NOT stem").fetchall()
    guide = shipped_desk._guide()
    for text, code in rows:
        found = guide.event(text)
        assert found is not None, text
        assert found.event.code == code
        assert guide.question(text, literal=True) is None, text


def test_every_life_event_has_its_items_in_order_with_answers(shipped_desk: Desk) -> None:
    events = shipped_desk.life_events()
    assert [e.name for e in events][:3] == ["出生", "入学", "结婚"]
    assert len(events) >= 11
    for event in events:
        bundle = shipped_desk.bundle(event.code)
        assert bundle is not None
        assert [item.hit.rank for item in bundle.items] == list(range(1, len(bundle.items) + 1))
        assert 3 <= len(bundle.items) <= 8
        assert all(item.hit.answer.verdict in VERDICTS for item in bundle.items)


def test_a_document_is_said_once_with_the_items_that_need_it(shipped_desk: Desk) -> None:
    bundle = shipped_desk.bundle("disability")
    assert bundle is not None
    names = [document.name for document in bundle.documents]
    assert len(names) == len(set(names))
    wanted = {d.name for item in bundle.items for d in item.hit.service.documents}
    assert set(names) == wanted
    identity = next(d for d in bundle.documents if d.name == "居民身份证")
    assert len(identity.ranks) > 1
    assert identity.situation == ""


def test_an_unknown_event_is_none(shipped_desk: Desk) -> None:
    assert shipped_desk.bundle("nope") is None


def test_a_retired_item_drops_out() -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn:
        conn.execute("UPDATE service SET retired_on = '2026-01-01' WHERE code = 'mz-0058'")
        conn.commit()
    with closing(open_desk()) as desk:
        bundle = desk.bundle("death")
    assert bundle is not None
    codes = [item.hit.service.code for item in bundle.items]
    assert codes[:3] == ["mz-0059", "hj-0003", "sb-0088"]
    assert [item.hit.rank for item in bundle.items][:3] == [1, 2, 3]
