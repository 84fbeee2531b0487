"""紧急求助, 敏感事项, and the plain lists of words that questions, events and alarms listen for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from deskapp.domain import validate as rules
from deskapp.domain.staleness import CONTACT
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import ID, Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, children, parts_of, stamped, words

EMERGENCY_FIELDS = (
    form.text("title", "什么事", 20, must=True, help="如 着火、晕倒、走失"),
    form.Field("number", "电话", check=rules.all_of(rules.longest(20), rules.phone), must=True,
               help="先打哪个, 只写一个: 119、110、120 这样; 念出来就拨", group=CONTACT),
    form.text("sentence", "说什么", 120, must=True, group=CONTACT,
              help="照着念的一两句话, 别的电话也写在这里"),
    form.rows(
        "phrases", "听到什么就提醒", form.text("text", "群众的说法", 20, must=True, cells=24),
        help="如 着火了、晕倒; 容易弄错的写到「不算紧急的」里",
    ),
)  # fmt: skip
_PLAIN = ("title", "number", "sentence")


def emergency_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT code, title, number, (SELECT group_concat(text, '、') FROM emergency_phrase
    WHERE emergency_code = code) AS phrases FROM emergency ORDER BY position, rowid"""
    for row in select(conn, sql):
        yield Entry(text(row["code"]), text(row["title"]), text(row["number"]), words=text(row["phrases"]))


def emergency_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("emergency", ())), {})
    found: Values = {name: words(main.get(name)) for name in _PLAIN}
    found["phrases"] = parts_of(stored.get("emergency_phrase", ()), "text")
    return found


def emergency_rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("emergency", ())), None)
    new = {**(old or {"position": 99}), "code": key, **{name: wanted[name] for name in _PLAIN}}
    phrases = children(
        stored.get("emergency_phrase", ()), wanted["phrases"],
        lambda part, _n: {"emergency_code": key, "text": part["text"]},
    )  # fmt: skip
    return {"emergency": [stamped(old, new, stamp)], "emergency_phrase": phrases}


def emergency_problems(wanted: Values, _around: Around) -> Iterable[Problem]:
    if not wanted["phrases"]:
        yield Problem("phrases", "至少写一个说法, 不然永远不会提醒")
    if reason := rules.repeated(part["text"] for part in wanted["phrases"]):
        yield Problem("phrases", reason)


def _new_emergency(_values: Values) -> str:
    from uuid import uuid4

    return f"d-{uuid4().hex[:8]}"


EMERGENCY = Kind(
    "emergency", "紧急求助",
    (Scope("emergency", "code = ?"), Scope("emergency_phrase", "emergency_code = ?")),
    EMERGENCY_FIELDS, emergency_entries, emergency_values, emergency_rows, _new_emergency,
    emergency_problems, lambda values, _lots: str(values["title"]),
)  # fmt: skip

SENSITIVE_FIELDS = (
    form.pick("service_code", "哪一项", "service", must=True, help="不愿意在大厅里大声说的事项"),
    form.text("hint", "提醒", 60, must=True, help="只有窗口人员看得见, 如 小声说, 请到信访接待室"),
    form.text("neutral_name", "转屏写", 30, must=True, help="群众和旁人看得见, 用平和的名字"),
)


def sensitive_entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    sql = """SELECT service_code, service.name, neutral_name FROM sensitive_item
    JOIN service ON service.code = service_code ORDER BY service.rowid"""
    for row in select(conn, sql):
        yield Entry(text(row["service_code"]), text(row["name"]), text(row["neutral_name"]))


def sensitive_values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("sensitive_item", ())), {})
    return {item.name: words(main.get(item.name)) for item in SENSITIVE_FIELDS}


def sensitive_rows(wanted: Values, stored: Rows, _key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    old = next(iter(stored.get("sensitive_item", ())), None)
    return {"sensitive_item": [stamped(old, {**(old or {}), **wanted}, stamp)]}


def sensitive_problems(wanted: Values, around: Around) -> Iterable[Problem]:
    if around["key"] and wanted["service_code"] != around["key"]:
        yield Problem("service_code", "换成别的事项: 请另外新增一条, 这一条用 F8 撤下")


SENSITIVE = Kind(
    "sensitive", "敏感事项", (Scope("sensitive_item", "service_code = ?"),), SENSITIVE_FIELDS,
    sensitive_entries, sensitive_values, sensitive_rows, lambda values: str(values["service_code"]),
    sensitive_problems, lambda values, lots: dict(lots["service"]).get(values["service_code"], ""),
)  # fmt: skip


def word_list(name: str, label: str, table: str, column: str, help: str) -> Kind:  # noqa: A002
    """A kind whose one record is every word of a table with one column."""
    part = form.text("word", "词", 20, must=True, cells=24)

    def entries(conn: sqlite3.Connection) -> Iterator[Entry]:
        # Both names stand below, in this file.
        count = conn.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        yield Entry("all", label, f"{count} 个")

    def values(stored: Rows, _key: str) -> Values:
        return {"words": [{ID: row[column], "word": row[column]} for row in stored.get(table, ())]}

    def rows(wanted: Values, _stored: Rows, _key: str, _stamp: Stamp) -> dict[str, list[RawRow]]:
        return {table: [{column: part["word"]} for part in wanted["words"]]}

    return Kind(
        name, label, (Scope(table, "? IS NOT NULL"),), (form.rows("words", label, part, help=help),),
        entries, values, rows, lambda _values: "all", _repeated, _titled(label), can_add=False,
    )  # fmt: skip


def _repeated(wanted: Values, _around: Around) -> Iterable[Problem]:
    if reason := rules.repeated(part["word"] for part in wanted["words"]):
        yield Problem("words", reason)


def _titled(label: str) -> Callable[[Values, form.Lots], str]:
    return lambda _values, _lots: label


FILLER = word_list("filler", "口头语", "filler", "word", "说了等于没说的词, 搜的时候跳过, 如 我想问一下")
QUESTION_WORD = word_list(
    "question_word", "问句前后的话", "question_word", "word", "说法前后带着也照样问的词, 如 办、怎么"
)
EVENT_ENDING = word_list(
    "event_ending", "一件事的问法", "life_event_ending", "ending", "接在 退休、出生 后面的话, 如 要办啥"
)
HARMLESS = word_list(
    "harmless", "不算紧急的", "harmless_phrase", "text", "带着吓人的字却没有事的话, 如 消防证、死亡证明"
)
