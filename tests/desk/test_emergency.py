"""Danger stands above everything, and what only sounds like it raises no alarm."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from deskapp import paths
from deskapp.desk.desk import Desk
from deskapp.storage import reader


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("着火了", "119"), ("俺家着火了咋办", "119"), ("闻到煤气味", "119"), ("zhaohuole", "119"),
        ("老公打我", "110"), ("家暴", "110"), ("jiabao", "110"), ("我挨打了", "110"),
        ("老人走丢了", "110"), ("孩子找不到了", "110"), ("zoushi", "110"), ("捡到个娃", "110"),
        ("不想活了", "110"), ("zisha", "110"), ("活着没意思", "110"),
        ("老人晕倒了", "120"), ("有人溺水", "120"), ("喝农药了", "120"), ("快叫救护车", "120"),
    ],
)  # fmt: skip
def test_words_of_danger_give_the_number_first(shipped_desk: Desk, query: str, number: str) -> None:
    emergency = shipped_desk.lookup(query).emergency
    assert emergency is not None
    assert emergency.number == number
    assert number in emergency.sentence


@pytest.mark.parametrize(
    "query",
    [
        "消防证", "火化要开啥证明", "火葬", "走失儿童户口", "防溺水宣传", "想死亡证明咋开", "死亡销户",
        "补贴没打我卡上", "钱打我账户了没", "抢救费用报销", "急救证", "报警回执丢了", "重度残疾", "火灾救助",
        "不想活动了", "火车票", "反家暴宣传", "孩子找不到工作", "老人丢了身份证", "低保", "打印", "养老",
        "zhongdu", "huohua", "", "110", "x",
    ],
)  # fmt: skip
def test_what_only_holds_such_words_does_not(shipped_desk: Desk, query: str) -> None:
    assert shipped_desk.lookup(query).emergency is None


@pytest.mark.parametrize(
    "query",
    [
        "俺儿打俺", "俺儿打俺咋办", "儿媳妇打我", "男人打我", "家里人打我", "儿媳妇不给饭吃还打我",
        "儿子打老人", "孙子揍奶奶",
        "老头子天天掐我", "闺女动手打俺", "被儿子打了", "俺叫儿媳妇打了", "挨儿子打", "婆婆打我",
        "妮儿打她娘", "俺哥把我打了",
    ],
)  # fmt: skip
def test_a_blow_in_the_family_is_heard_in_whatever_words(shipped_desk: Desk, query: str) -> None:
    emergency = shipped_desk.lookup(query).emergency
    assert emergency is not None
    assert emergency.number == "110"


@pytest.mark.parametrize(
    "query",
    [
        "儿子打我电话", "俺儿打俺手机", "孩子打疫苗", "儿子打工我带孩子", "媳妇打印我的户口本",
        "叫儿子打个电话", "让孩子打了预防针",
        "老公打工俺能办低保不", "儿子打钱打我卡上", "被老公打款", "儿子结婚", "孩子被打疫苗",
    ],
)  # fmt: skip
def test_a_call_a_payment_a_jab_or_a_job_is_no_blow(shipped_desk: Desk, query: str) -> None:
    assert shipped_desk.lookup(query).emergency is None


@pytest.mark.parametrize(
    "query", ["想死", "不想活了", "老头喘不上气了", "喝农药了", "老人晕倒没气了", "寻死"]
)
def test_beside_a_life_in_danger_nothing_speaks_of_death(shipped_desk: Desk, query: str) -> None:
    results = shipped_desk.lookup(query, 32)
    assert results.emergency is not None
    assert results.emergency.of_life
    shown = [hit.service.name for hit in results.hits]
    assert not [name for name in shown if any(word in name for word in ("死亡", "丧葬", "殡葬", "抚恤"))]
    assert results.bundle is None
    assert [hit.rank for hit in results.hits] == list(range(1, len(shown) + 1))


def test_another_danger_leaves_every_row(shipped_desk: Desk) -> None:
    results = shipped_desk.lookup("死亡证明 家暴", 32)
    assert results.emergency is not None
    assert not results.emergency.of_life
    assert any("死亡" in hit.service.name for hit in results.hits)


def test_an_item_that_people_come_for_in_one_danger_knows_it(shipped_desk: Desk) -> None:
    items = {name: shipped_desk.lookup(name).hits[0].service for name in ("失物招领", "低保", "临时救助")}
    danger = shipped_desk.danger_of(items["失物招领"])
    assert danger is not None
    assert danger.number == "110"
    assert shipped_desk.danger_of(items["低保"]) is None
    assert shipped_desk.danger_of(items["临时救助"]) is None


def test_somebody_who_may_harm_himself_is_told_of_the_hotline(shipped_desk: Desk) -> None:
    emergency = shipped_desk.lookup("想不开").emergency
    assert emergency is not None
    assert "12356" in emergency.sentence


def test_the_most_pressing_danger_is_said(shipped_desk: Desk) -> None:
    emergency = shipped_desk.lookup("他打我, 我不想活了").emergency
    assert emergency is not None
    assert emergency.title == "想不开"


def test_of_the_official_names_only_those_of_danger_raise_an_alarm(shipped_desk: Desk) -> None:
    """Whoever types a name wants the item, not the siren."""
    with closing(reader.open_catalog(paths.catalog_path())) as conn:
        terms = list(reader.read_terms(conn))
    gate = shipped_desk._guide()
    raised = {t.text for t in terms if t.kind == "name" and gate.emergency(t.text)}
    assert raised == {"家庭暴力求助与人身安全保护令指引"}


def test_the_rows_stay_and_a_query_of_danger_is_private(shipped_desk: Desk) -> None:
    results = shipped_desk.lookup("家暴")
    assert results.hits
    assert shipped_desk.is_private(results)


@pytest.mark.parametrize("query", ["失独", "戒毒", "缓刑报到在哪儿", "没爹没娘的孩子有补助没"])
def test_a_sensitive_item_carries_a_hint_and_a_neutral_name(shipped_desk: Desk, query: str) -> None:
    results = shipped_desk.lookup(query)
    service = results.hits[0].service
    assert service.sensitive.startswith("请到旁边说")
    assert service.neutral_name
    assert service.neutral_name not in service.name
    assert shipped_desk.is_private(results)


def test_an_ordinary_query_is_not_private(shipped_desk: Desk) -> None:
    results = shipped_desk.lookup("营业执照", 1)
    assert results.hits[0].service.sensitive == ""
    assert not shipped_desk.is_private(results)


def test_a_question_with_a_sensitive_choice_is_private(shipped_desk: Desk) -> None:
    assert shipped_desk.is_private(shipped_desk.lookup("孩子没人管", 1))


def test_every_danger_has_a_source_a_number_and_phrases(shipped_desk: Desk) -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn:
        rows = conn.execute(
            "SELECT e.number, e.sentence, s.name, count(p.id) FROM emergency e JOIN source s "
            "ON s.code = source_code JOIN emergency_phrase p ON p.emergency_code = e.code GROUP BY e.code"
        ).fetchall()
    assert len(rows) >= 7
    for number, sentence, source, phrases in rows:
        assert number in {"110", "119", "120"}
        assert number in sentence
        assert source
        assert phrases >= 3
