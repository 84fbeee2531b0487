"""事项: the item itself with its names, documents, periods, basis and confusable items."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import uuid4

from deskapp.domain import validate as rules
from deskapp.domain.models import OWN_DESK
from deskapp.storage.records import RawRow, Rows, Scope
from deskapp.storage.rows import select, text
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import ID, Part, Problem, Values
from deskapp.upkeep.kind import Around, Entry, Kind, Stamp, children, parts_of, words

LEVELS = ("社区", "办事处", "派出所", "区")
LIMIT_KINDS = {"legal": "法定", "promised": "承诺", "citizen": "申请人", "procedure": "程序"}
NAME_KINDS = {"alias": "俗称", "old_name": "旧称"}
GRADES = {"high": "依据已核", "medium": "部分核实", "low": "未核实"}
ITEM_TYPES = ("", "行政许可", "行政确认", "行政给付", "行政奖励", "行政裁决", "其他行政权力", "公共服务")

PAPERS, CONTACT, BASIS, HANDLING = "papers", "contact", "basis", "handling"


def levels(typed: str) -> str:
    """Where a citizen may start."""
    wrong = [word for word in split(typed) if word not in LEVELS]
    return f"只能是 {'、'.join(LEVELS)}" if wrong else ""


def split(typed: str) -> list[str]:
    return [part.strip() for part in typed.replace("，", "、").replace(",", "、").split("、") if part.strip()]


FIELDS = (
    form.text("name", "名称", 100, must=True, help="官方名称, 一字不差"),
    form.pick("category_code", "类别", "category", must=True, help="打字找, 上下选, 回车定"),
    form.rows(
        "names", "叫法",
        form.text("text", "群众的叫法", 40, check=rules.everyday_name, must=True, cells=24),
        form.choice("kind", "种类", NAME_KINDS, cells=8),
        help="群众平常怎么叫就怎么写; 旧称是以前的名字",
    ),
    form.rows(
        "documents", "材料",
        form.text("name", "要带什么", 200, check=rules.no_catch_all, must=True, cells=34),
        form.text("situation", "什么情况要 (空: 都要)", 60, cells=22),
        help="一样一行, 写全; 不许写「其他有关材料」", group=PAPERS,
    ),
    form.rows(
        "limits", "时限",
        form.choice("kind", "谁的", LIMIT_KINDS, cells=8),
        form.text("text", "原话", 200, must=True, cells=30),
        form.text("days", "几", 4, cells=6),
        form.choice("unit", "单位", ("", *rules.UNITS), cells=8),
        help="原话照抄; 日和工作日不一样", group=PAPERS,
    ),
    form.text("fee", "收费", 200, help="免费, 或多少钱、依据什么", group=PAPERS),
    form.text("eligibility", "受理条件", 1000, help="照文件写; 不写「您符合」", group=PAPERS),
    form.text("legal_basis", "依据", 1000, help="文件名、文号、第几条", group=BASIS),
    form.choice("confidence", "把握", GRADES, help="依据核到什么程度", group=BASIS),
    form.text("department", "归口部门", 100, help="谁审批", group=HANDLING),
    form.text("levels", "在哪受理", 40, check=levels, help="社区、办事处、派出所、区", group=HANDLING),
    form.choice("item_type", "事项类型", ITEM_TYPES),
    form.Field("phone", "咨询电话", check=rules.all_of(rules.longest(60), rules.phone),
               help="座机带区号; 没有就空着", group=CONTACT),
    form.text("notes", "注意", 1000, help="代办规则、本人到场、容易白跑的地方", group=HANDLING),
    form.text("doubt", "待核实", 300, help="哪里拿不准就写哪里, 屏幕上会说出来"),
    form.rows(
        "confusions", "易混",
        form.pick("other_code", "容易和哪项弄混", "service", must=True, cells=30),
        form.text("difference", "差别一句话", 100, cells=30),
        help="差一点就白跑的另一项",
    ),
)  # fmt: skip
SCOPES = (
    Scope("service", "code = ?"),
    Scope("service_name", "service_code = ?"),
    Scope("required_document", "service_code = ?"),
    Scope("time_limit", "service_code = ?"),
    Scope("confusion", "service_code = ?"),
)
_PLAIN = ("name", "category_code", "fee", "eligibility", "legal_basis", "confidence", "department",
          "phone", "notes", "doubt")  # fmt: skip


def entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    names: dict[str, list[str]] = {}
    for row in select(conn, "SELECT service_code, text FROM service_name ORDER BY id"):
        names.setdefault(text(row["service_code"]), []).append(text(row["text"]))
    for row in select(conn, _LISTED):
        also = names.get(text(row["code"]), [])
        note = "、".join(also[:3])
        yield Entry(text(row["code"]), text(row["name"]), note, bool(row["retired_on"]), " ".join(also))


_LISTED = """SELECT service.code, service.name, retired_on FROM service
LEFT JOIN category ON category.code = category_code
ORDER BY category.position IS NULL, category.position, service.rowid"""


def values(stored: Rows, _key: str) -> Values:
    main = next(iter(stored.get("service", ())), {})
    found: Values = {name: words(main.get(name)) for name in (*_PLAIN, "item_type")}
    found["confidence"] = found["confidence"] or "low"
    found["levels"] = words(main.get("levels")).replace("|", "、")
    found["names"] = parts_of(stored.get("service_name", ()), "text", "kind")
    found["documents"] = parts_of(
        sorted(stored.get("required_document", ()), key=lambda row: row["position"]), "name", "situation"
    )
    found["limits"] = parts_of(stored.get("time_limit", ()), "kind", "text", "days", "unit")
    found["confusions"] = [
        {ID: words(row["other_code"]), "other_code": words(row["other_code"]),
         "difference": words(row["difference"])}
        for row in stored.get("confusion", ())
    ]  # fmt: skip
    return found


def rows(wanted: Values, stored: Rows, key: str, stamp: Stamp) -> dict[str, list[RawRow]]:
    """The item keeps the source it came from: what this desk found out stands beside it, group by group."""
    old = next(iter(stored.get("service", ())), None)
    main: RawRow = dict(old) if old else {**_EMPTY, "code": key, "source_code": OWN_DESK}
    main |= {name: wanted[name] for name in _PLAIN} | {"item_type": wanted["item_type"]}
    main["levels"] = "|".join(split(wanted["levels"]))
    if old is None and stamp.how:
        main |= {"verified_on": stamp.on.isoformat(), "verified_by": stamp.by}
    own = {"service_code": key}
    return {
        "service": [main],
        "service_name": children(
            stored.get("service_name", ()), wanted["names"],
            lambda part, _n: own | {"text": part["text"], "kind": part["kind"] or "alias"},
        ),
        "required_document": children(
            stored.get("required_document", ()), wanted["documents"],
            lambda part, n: own | {"position": n, "name": part["name"], "situation": part["situation"]},
        ),
        "time_limit": children(stored.get("time_limit", ()), wanted["limits"], lambda p, _n: own | _limit(p)),
        "confusion": [
            own | {"other_code": part["other_code"], "difference": part["difference"]}
            for part in wanted["confusions"]
        ],
    }  # fmt: skip


_EMPTY: RawRow = {"source_detail": "", "frequency": 0, "retired_on": None, "verified_on": None,
                  "verified_by": ""}  # fmt: skip


def _limit(part: Part) -> RawRow:
    days = int(part["days"]) if part["days"] else None
    return {"kind": part["kind"] or "legal", "text": part["text"], "days": days, "unit": part["unit"]}


def problems(wanted: Values, around: Around) -> Iterable[Problem]:
    for at, part in enumerate(wanted["limits"]):
        reason = rules.period(part["text"], part["days"], part["unit"])
        if reason:
            yield Problem("limits", reason, at, "days")
    for name, part_name in (("names", "text"), ("documents", "name"), ("confusions", "other_code")):
        reason = rules.repeated(part[part_name] for part in wanted[name])
        if reason:
            yield Problem(name, reason)
    yield from _shared_names(wanted, around)


def _shared_names(wanted: Values, around: Around) -> Iterable[Problem]:
    owners = around["owners"]
    for at, part in enumerate(wanted["names"]):
        reason = rules.taken_by(part["text"], owners)
        if reason:
            yield Problem("names", reason, at, "text", stops=False)
    others = owners.get(wanted["name"].strip(), ())
    if others:
        yield Problem("name", f"已有事项叫这个名称或俗称: 「{others[0]}」", stops=False)


def new_key(wanted: Values) -> str:
    """A code nobody else can have given: desks may be joined to one catalog later."""
    return f"{wanted['category_code']}-{uuid4().hex[:8]}"


def retire(stored: Rows, today: date) -> dict[str, list[RawRow]]:
    """Found no more, kept for ever; retired again, it is back."""
    found = {table: list(listed) for table, listed in stored.items()}
    main = found["service"][0]
    found["service"] = [{**main, "retired_on": None if main["retired_on"] else today.isoformat()}]
    return found


SERVICE = Kind(
    "service", "事项", SCOPES, FIELDS, entries, values, rows, new_key, problems,
    about=lambda key: f"s:{key}", retire=retire,
)  # fmt: skip
