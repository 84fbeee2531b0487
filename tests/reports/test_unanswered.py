"""What was not found, grouped for whoever makes everyday names of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from deskapp.desk import misses
from deskapp.desk.desk import Desk
from deskapp.desk.everyday import add_name, checked, owners
from deskapp.domain.privacy import MASK
from deskapp.errors import UsageError
from deskapp.reports.unanswered import Group, alike, is_likely, nearest, work_list
from tests.reports.conftest import NOW

TODAY = NOW.date()
DIBAO = "mz-0038"


def missed(desk: Desk, *said: str, at: datetime = NOW) -> None:
    for words in said:
        desk.records.missed(words, misses.GUESS, "", "guihe", at)
    desk.records.save()


def listed(desk: Desk) -> tuple[Group, ...]:
    return work_list(desk, TODAY)


def test_the_same_and_nearly_the_same_stand_together(desk: Desk) -> None:
    missed(desk, "办老年卡", "办老年卡", "请问怎么办老年卡", "老年人卡", "laonianka", "咖啡")
    card, coffee = listed(desk)
    assert (card.words, card.times, card.core) == ("办老年卡", 5, "办老年卡")
    assert set(card.also) == {"请问怎么办老年卡", "老年人卡", "laonianka"}
    assert (coffee.words, coffee.times) == ("咖啡", 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("老年卡", "老年人卡"), ("办低保", "低保"), ("居住正", "居住证"), ("shebaoka", "社保卡")],
)
def test_these_mean_the_same(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("社保", "退社保"), ("二孩证", "三孩证"), ("能报销", "不能报销"), ("低保", "医保"), ("", "低保")],
)
def test_these_do_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_the_most_frequent_stands_first_then_the_latest(desk: Desk) -> None:
    missed(desk, "咖啡", at=NOW - timedelta(days=2))
    missed(desk, "鳄鱼皮")
    missed(desk, "公园", "公园", at=NOW - timedelta(days=9))
    assert [group.words for group in listed(desk)] == ["公园", "鳄鱼皮", "咖啡"]


def test_wrong_answers_stay_with_their_item_and_propose_another(desk: Desk) -> None:
    for code in (DIBAO, DIBAO, "mz-0042"):
        desk.records.missed("低保", misses.WRONG, code, "guihe", NOW)
    desk.records.save()
    first, second = listed(desk)
    assert (first.service, first.times, second.service) == (DIBAO, 2, "mz-0042")
    assert first.reason == misses.WRONG
    assert DIBAO not in [hit.service.code for hit in nearest(desk, first)]


def test_an_item_is_proposed_even_where_the_search_found_nothing(desk: Desk) -> None:
    missed(desk, "魑魅魍魉社保卡")
    (group,) = listed(desk)
    assert "社会保障卡" in nearest(desk, group)[0].service.name


@pytest.mark.parametrize(("words", "likely"), [("办老年卡", True), ("养狗的证", True), ("咖啡豆", False)])
def test_a_far_guess_is_not_likely(desk: Desk, words: str, likely: bool) -> None:
    missed(desk, words)
    (group,) = listed(desk)
    assert is_likely(group, nearest(desk, group)[0]) is likely


def test_settled_groups_are_gone(desk: Desk) -> None:
    missed(desk, "办老年卡", "咖啡")
    card = next(group for group in listed(desk) if group.core == "办老年卡")
    desk.records.settle(card.numbers, misses.TURNED, TODAY)
    assert [group.words for group in listed(desk)] == ["咖啡"]


def test_a_masked_number_is_no_part_of_a_name(desk: Desk) -> None:
    missed(desk, "身份证 411702199001011234 丢了")
    (group,) = listed(desk)
    assert MASK in group.words
    assert MASK not in group.core


def test_an_everyday_name_is_found_at_once(desk: Desk) -> None:
    assert not desk.lookup("福寿津").confident
    assert add_name(desk.catalog_path, "yl-0182", "福寿津") == "福寿津"
    desk.reread()
    found = desk.lookup("福寿津")
    assert found.confident
    assert (found.hits[0].service.code, found.hits[0].matched.kind) == ("yl-0182", "alias")


def test_the_history_keeps_why_a_name_was_added(desk: Desk) -> None:
    add_name(desk.catalog_path, "yl-0182", "福寿津")
    with closing(sqlite3.connect(desk.catalog_path)) as conn:
        why, about = conn.execute(
            "SELECT why, about FROM row_change JOIN change ON change.id = change_id "
            "ORDER BY row_change.id DESC"
        ).fetchone()
    assert (why, about) == ("群众这样说, 加成别名", "s:yl-0182")


def test_a_name_that_belongs_to_something_else_is_known(desk: Desk) -> None:
    (owner,) = owners(desk.catalog_path, "低 保")
    assert (owner.target, owner.name) == (f"s:{DIBAO}", "最低生活保障对象认定、保障金给付")
    assert owners(desk.catalog_path, "贵和家园")[0].target == "c:guihe"
    assert owners(desk.catalog_path, "从没听过的叫法") == ()


@pytest.mark.parametrize("words", ["", "低", "保" * 40, "打13812345678", "失独户", f"低保{MASK}"])
def test_what_makes_no_name_is_refused_in_words(words: str) -> None:
    with pytest.raises(UsageError, match="没有写"):
        checked(words)


def test_a_name_the_item_has_already_and_an_unknown_item_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="已经有"):
        add_name(desk.catalog_path, DIBAO, "低保")
    with pytest.raises(UsageError, match="没有编号"):
        add_name(desk.catalog_path, "zz-none", "从没听过的叫法")
