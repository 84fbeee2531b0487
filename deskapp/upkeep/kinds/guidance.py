"""追问, 一件事, 同义说法: what helps the search and the clerk to understand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from uuid import uuid4

from deskapp.domain import validate as rules
from deskapp.storage.questions import FEWEST, MOST
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, children, parts_of, stamped, words

QUESTION_FIELDS = (
    form.text("text", "问哪一句", 60, must=True, help="照着念的一句话, 如 交的是哪种养老?"),
    form.rows(
        "phrases", "听到什么就问", form.text("text", "群众的说法", 30, must=True, cells=24),
        help="一个说法有几种意思时才问",
    ),
    form.rows(
        "choices", "几种意思",
        form.text("label", "用群众的话说", 30, must=True, cells=26),
        form.pick("service_code", "是哪一项", "service", must=True, cells=34),
        help="两到四个, 按 1 到 4 选",
    ),
)  # fmt: skip


def question_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT question.code, question.text, group_concat(p.text, '、') AS phrases FROM question
    LEFT JOIN question_phrase AS p ON p.question_code = question.code GROUP BY question.code
    ORDER BY question.rowid"""
    for row in select(conn, sql):
        yield Entry(text(row["code"]), text(row["text"]), text(row["phrases"]), words=text(row["phrases"]))


def question_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("question", ())), {})
    choices = sorted(stored.get("question_choice", ()), key=lambda row: row["position"])
    return {
        "text": words(main.get("text")),
        "phrases": parts_of(stored.get("question_phrase", ()), "text"),
        "choices": parts_of(choices, "label", "service_code"),
    }


def question_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("question", ())), None)
    main = stamped(old, {**(old or {}), "code": key, "text": wanted["text"]}, stamp)
    own = {"question_code": key}
    return {
        "question": [main],
        "question_phrase": children(
            stored.get("question_phrase", ()), wanted["phrases"], lambda p, _n: own | {"text": p["text"]}
        ),
        "question_choice": children(
            stored.get("question_choice", ()), wanted["choices"],
            lambda p, n: own | {"position": n, "label": p["label"], "service_code": p["service_code"]},
        ),
    }  # fmt: skip


def question_problems(wanted: Values, _around: Around) -> Iterable[Problem]:
    if not FEWEST <= len(wanted["choices"]) <= MOST:
        yield Problem("choices", f"要有 {FEWEST} 到 {MOST} 个意思: 一个不用问, 多了记不住")
    if not wanted["phrases"]:
        yield Problem("phrases", "至少写一个说法, 不然永远问不到")
    reason = rules.repeated(part["service_code"] for part in wanted["choices"])
    if reason:
        yield Problem("choices", "两个意思指着同一项")


QUESTION = Kind(
    "question", "先问一句", (Scope("question", "code = ?"), Scope("question_phrase", "question_code = ?"),
                          Scope("question_choice", "question_code = ?")),
    QUESTION_FIELDS, question_entries, question_values, question_rows,
    lambda _values: f"q-{uuid4().hex[:8]}", question_problems, lambda values, _lots: str(values["text"]),
)  # fmt: skip

EVENT_FIELDS = (
    form.text("name", "名称", 30, must=True, help="如 出生一件事"),
    form.rows(
        "phrases", "听到什么算这件事",
        form.text("text", "群众的说法", 30, must=True, cells=24),
        form.choice("stem", "怎么用", {"0": "整句", "1": "后面要带「要办啥」"}, cells=20),
    ),
    form.rows(
        "items", "按顺序办",
        form.pick("service_code", "哪一项", "service", must=True, cells=34),
        form.text("note", "给谁办、先办什么 (可空)", 60, cells=26),
        help="排在前面的先办",
    ),
)  # fmt: skip


def event_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT code, name, (SELECT count(*) FROM life_event_item WHERE event_code = code) AS items
    FROM life_event ORDER BY position, rowid"""
    for row in select(conn, sql):
        yield Entry(text(row["code"]), text(row["name"]), f"{row['items']} 项")


def event_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("life_event", ())), {})
    phrases = parts_of(stored.get("life_event_phrase", ()), "text", "stem")
    items = sorted(stored.get("life_event_item", ()), key=lambda row: row["position"])
    return {
        "name": words(main.get("name")),
        "phrases": [{**part, "stem": str(int(part["stem"] not in ("", "0", "False")))} for part in phrases],
        "items": parts_of(items, "service_code", "note"),
    }


def event_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("life_event", ())), None)
    main = stamped(old, {**(old or {"position": 99}), "code": key, "name": wanted["name"]}, stamp)
    own = {"event_code": key}
    return {
        "life_event": [main],
        "life_event_phrase": children(
            stored.get("life_event_phrase", ()), wanted["phrases"],
            lambda p, _n: own | {"text": p["text"], "stem": int(p["stem"] or 0)},
        ),
        "life_event_item": children(
            stored.get("life_event_item", ()), wanted["items"],
            lambda p, n: own | {"position": n, "service_code": p["service_code"], "note": p["note"]},
        ),
    }  # fmt: skip


def event_problems(wanted: Values, _around: Around) -> Iterable[Problem]:
    if not wanted["items"]:
        yield Problem("items", "至少要有一项")


EVENT = Kind(
    "event", "一件事", (Scope("life_event", "code = ?"), Scope("life_event_phrase", "event_code = ?"),
                     Scope("life_event_item", "event_code = ?")),
    EVENT_FIELDS, event_entries, event_values, event_rows, lambda _values: f"e-{uuid4().hex[:8]}",
    event_problems,
)  # fmt: skip

CONCEPT_FIELDS = (
    form.text("concept", "意思", 20, must=True, help="用一个词代表这一组, 如 补办"),
    form.rows("words", "同义的说法", form.text("word", "说法", 20, must=True, cells=24),
              help="如 丢了、掉了、遗失: 搜哪个都一样"),
)  # fmt: skip


def concept_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = "SELECT concept, group_concat(word, '、') AS words FROM concept GROUP BY concept ORDER BY min(id)"
    for row in select(conn, sql):
        yield Entry(text(row["concept"]), text(row["concept"]), text(row["words"]), words=text(row["words"]))


def concept_values(stored: Rows, key: str) -> Values:
    return {"concept": key, "words": parts_of(stored.get("concept", ()), "word")}


def concept_rows(wanted: Values, stored: Rows, _key: str, _stamp: Stamp) -> dict[str, list[RawRow]]:
    def row(part: form.Part, _n: int) -> RawRow:
        return {"concept": wanted["concept"], "word": part["word"]}

    return {"concept": children(stored.get("concept", ()), wanted["words"], row)}


def concept_problems(wanted: Values, _around: Around) -> Iterable[Problem]:
    if not wanted["words"]:
        yield Problem("words", "至少写一个说法")
    reason = rules.repeated(part["word"] for part in wanted["words"])
    if reason:
        yield Problem("words", reason)


CONCEPT = Kind(
    "concept", "同义说法", (Scope("concept", "concept = ?"),), CONCEPT_FIELDS, concept_entries,
    concept_values, concept_rows, lambda values: str(values["concept"]), concept_problems,
    lambda values, _lots: str(values["concept"]),
)  # fmt: skip
