"""Clarifying questions as shipped: short words, few choices, nobody's phrase twice."""

import sqlite3
from collections import Counter

LONGEST_LABEL = 14
"""Characters: four choices stand on two lines of 80 columns."""


def test_every_question_has_two_to_four_choices(with_sample: sqlite3.Connection) -> None:
    sizes = with_sample.execute("SELECT count(*) FROM question_choice GROUP BY question_code").fetchall()
    assert 20 <= len(sizes) <= 50
    assert {n for (n,) in sizes} <= {2, 3, 4}


def test_labels_are_plain_words_and_no_official_names(with_sample: sqlite3.Connection) -> None:
    labels = [text for (text,) in with_sample.execute("SELECT label FROM question_choice")]
    official = {text for (text,) in with_sample.execute("SELECT name FROM service")}
    assert not official.intersection(labels)
    assert [label for label in labels if len(label) > LONGEST_LABEL] == []


def test_a_phrase_raises_one_question_only(with_sample: sqlite3.Connection) -> None:
    phrases = Counter(text for (text,) in with_sample.execute("SELECT text FROM question_phrase"))
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_choices_of_one_question_differ(with_sample: sqlite3.Connection) -> None:
    twice = with_sample.execute(
        "SELECT question_code FROM question_choice GROUP BY question_code, service_code HAVING count(*) > 1"
    ).fetchall()
    assert twice == []


def test_hints_and_sentences_came_over_whole(with_sample: sqlite3.Connection) -> None:
    (hint,) = with_sample.execute("SELECT hint FROM sensitive_item WHERE service_code = 'js-0123'").fetchone()
    assert hint == "请到旁边说; 语气轻, 不念事项名, 不追问孩子"
    (sentence,) = with_sample.execute("SELECT sentence FROM emergency WHERE code = 'fraud'").fetchone()
    assert sentence == "马上打 110, 别再转账; 记下账号和通话时间"
