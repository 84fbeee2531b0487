"""A phrase with several meanings is answered with one question, never with a list of ten."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.domain.answer import Question


def asked(query: str) -> Question | None:
    with closing(open_desk()) as desk:
        return desk.lookup(query).question


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("交养老", ["sb-0086", "sb-0085", "sb-0091"]),
        ("评残", ["cl-0172", "sb-0100", "ty-0168"]),
        ("优待证", ["ty-0160", "yl-0187", "cl-0181"]),
        ("过户", ["zf-0197", "hj-0035", "bz-0204"]),
    ],
)
def test_each_meaning_is_one_choice(query: str, codes: list[str]) -> None:
    question = asked(query)
    assert question is not None
    assert [choice.code for choice in question.choices] == codes
    assert [choice.key for choice in question.choices] == [str(n + 1) for n in range(len(codes))]


@pytest.mark.parametrize(
    "query",
    [
        "交养老",
        "俺想交养老咋弄",
        "请问交养老在哪儿办",
        "jiaoyanglao",
        "JiaoYangLao",
        " 交 养老 ",
        "交养老办理",
    ],
)
def test_the_phrase_is_known_however_it_is_said(query: str) -> None:
    question = asked(query)
    assert question is not None
    assert question.text == "交的是哪种养老?"


def test_a_homophone_raises_the_question_too() -> None:
    assert asked("补帖卡") == asked("补贴卡") is not None


@pytest.mark.parametrize(
    "query",
    ["补办身份证", "领结婚证", "低保", "居民养老保险缴费", "jiao", "给孩子上户口", "健身器材坏了", "家"],
)
def test_words_that_say_enough_raise_none(query: str) -> None:
    assert asked(query) is None


def test_the_results_stay_beside_the_question() -> None:
    with closing(open_desk()) as desk:
        results = desk.lookup("交养老", 3)
    assert results.question is not None
    assert results.hits[0].service.name == "城乡居民养老保险缴费"


def test_every_shipped_phrase_raises_its_own_question(shipped_desk: Desk) -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn:
        rows = conn.execute(
            "SELECT p.text, q.text FROM question_phrase p JOIN question q ON q.code = question_code"
        ).fetchall()
    guide = shipped_desk.lookup
    wrong = {p: got for p, text in rows if (got := guide(p, 1).question) is None or got.text != text}
    assert not wrong


def test_a_retired_service_is_no_choice_and_one_choice_is_no_question() -> None:
    change("UPDATE service SET retired_on = '2026-01-01' WHERE code = 'sb-0085'")
    question = asked("交养老")
    assert question is not None
    assert [(c.key, c.code) for c in question.choices] == [("1", "sb-0086"), ("2", "sb-0091")]
    change("UPDATE service SET retired_on = '2026-01-01' WHERE code = 'sb-0091'")
    assert asked("交养老") is None


def test_questions_are_data_that_a_desk_may_change() -> None:
    change("INSERT INTO question_phrase (question_code, text) VALUES ('pension-pay', '攒养老钱')")
    question = asked("攒养老钱")
    assert question is not None
    assert question.text == "交的是哪种养老?"


def change(sql: str) -> None:
    with closing(sqlite3.connect(paths.catalog_path())) as conn:
        conn.execute(sql)
        conn.commit()
