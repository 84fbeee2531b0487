"""The service items: db/source/services.csv and our judgements about its rows."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from deskapp.domain.models import REPORT
from deskapp.storage.tables import RequiredDocumentRow, ServiceNameRow, ServiceRow, SourceRow, TimeLimitRow
from scripts.seed_rows import day, insert, inserts, table

CORRECTIONS = " ; 更正依据"
"""Everything from here on in a source cell corrects the origin named before it."""

COMMON = 2
"""frequency of an item that frequency.csv does not name. The scale 0 to 9 is our own
judgement of how often a hall is asked, for breaking ties only; no count stands behind it."""

SITUATIONS = (
    " 已婚的 已迁出的 未满16周岁 换领 委托办理 残疾人 非本地户籍 长期居住 转诊 生育津贴 手工报销 救助 "
    "向常住地申请的 变更 代办 外来务工 需代理的事项 依申请公开 如需 "
)
"""Trailing brackets of 申请材料, spaces around each, that say when a document is needed.
Other brackets explain the document, or say it may be waived, and stay in its name."""

KINDS = {"【申请人时限】": "citizen", "【程序期限】": "procedure"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of services.csv. `code` is the category's prefix and the row's number."""

    code: str
    row: dict[str, str]
    origin: dict[str, str]

    @property
    def levels(self) -> frozenset[str]:
        return frozenset(self.row["level"].split("|"))

    @property
    def category(self) -> str:
        return self.code.split("-")[0]


def origin_of(source: str) -> dict[str, str]:
    """The row of origins.csv named first in a source cell, before its corrections."""
    head = source.split(CORRECTIONS)[0]
    found = [(head.find(row["match"]), row) for row in table_of_origins() if row["match"] in head]
    if not found:
        raise ValueError(f"origins.csv knows nothing in {source!r}")
    return min(found, key=lambda pair: pair[0])[1]


@cache
def table_of_origins() -> list[dict[str, str]]:
    return table("origins.csv")


@cache
def read_items() -> tuple[Item, ...]:
    """All items in services.csv's order."""
    prefix = {row["family"]: row["code"] for row in table("categories.csv")}
    return tuple(
        Item(f"{prefix[row['category']]}-{number:04d}", row, origin_of(row["source"]))
        for number, row in enumerate(table("services.csv"), 1)
    )


def by_name() -> dict[str, Item]:
    return {item.row["name"]: item for item in read_items()}


def checked(row: dict[str, str], code: str = "code", name: str = "name") -> str:
    """The code of a judgement row, after checking that its name still belongs to it."""
    item = next((item for item in read_items() if item.code == row[code]), None)
    if item is None or item.row["name"] != row[name]:
        raise ValueError(f"no such item: {row[code]} {row[name]}")
    return row[code]


@cache
def doubts() -> dict[str, str]:
    """Code -> why it is 待核实; `level:区` names every item that 区 may handle."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in table("doubts.csv"):
        if row["code"].startswith("level:"):
            level = row["code"].removeprefix("level:")
            codes = [item.code for item in read_items() if level in item.levels]
        else:
            codes = [checked(row)]
        for code in codes:
            found[code].append(row["doubt"])
    return {code: "; ".join(texts) for code, texts in found.items()}


@cache
def frequencies() -> dict[str, int]:
    return {checked(row): int(row["frequency"]) for row in table("frequency.csv")}


@cache
def programmes() -> dict[str, dict[str, Any]]:
    """Code -> when an item is taken and when its programme ends; the wording is the item's own."""
    found: dict[str, dict[str, Any]] = {}
    for row in table("programmes.csv"):
        own_words(row, row["apply_window"])
        kept = {name: row[name] for name in ("apply_window", "apply_from", "apply_to")}
        found[checked(row)] = {**kept, "policy_valid_to": day(row["policy_valid_to"])}
    return found


@cache
def proxies() -> dict[str, dict[str, Any]]:
    """Code -> which step needs the person and who may come instead, in the item's own words."""
    for row in table("proxies.csv"):
        own_words(row, row["in_person"])
        own_words(row, row["proxy_rule"])
    return {
        checked(row): {"in_person": row["in_person"], "proxy_rule": row["proxy_rule"]}
        for row in table("proxies.csv")
    }


def own_words(row: dict[str, str], text: str) -> None:
    """Raises ValueError when `text` does not stand in the item that `row` names."""
    item = next(item for item in read_items() if item.code == checked(row))
    if text not in item.row["notes"] + item.row["eligibility"]:
        raise ValueError(f"not the item's own words: {row}")


def url_of(item: Item) -> str:
    """The address behind an origin, for whoever verifies it."""
    if item.origin["kind"] == "statute":
        return "https://github.com/LawRefBook/Laws"
    match = re.search(re.escape(item.origin["match"]) + r"[^ ;,]*", item.row["source"])
    return match.group() if match and match.group().startswith("http") else ""


def source_row(item: Item) -> dict[str, Any]:
    origin = item.origin
    return {
        "code": origin["code"],
        "name": origin["name"],
        "kind": origin["kind"],
        "as_of": day(origin["as_of"]),
        "url": url_of(item),
    }


def service_row(item: Item) -> dict[str, Any]:
    """A source of unknown standing counts as 未核实, whatever grade the row was given."""
    row = item.row
    return {
        "code": item.code,
        "name": row["name"],
        "category_code": item.category,
        "department": row["department"],
        "item_type": row["item_type"],
        "levels": row["level"],
        "eligibility": row["eligibility"],
        "fee": row["fee"],
        "legal_basis": row["legal_basis"],
        "notes": row["notes"],
        "doubt": doubts().get(item.code, ""),
        "confidence": confidence(item),
        "source_detail": row["source"].replace("(report.txt)", ""),
        "frequency": frequencies().get(item.code, COMMON),
        **programmes().get(item.code, {}),
        **proxies().get(item.code, {}),
        "source_code": item.origin["code"],
    }


def confidence(item: Item) -> str:
    mirror = item.origin["kind"] == "web" and item.origin["standing"] == "unknown"
    return "low" if mirror else item.row["confidence"]


@cache
def everyday_names() -> dict[str, list[str]]:
    """Code -> what citizens call the item besides the names that its own row lists."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in table("everyday_names.csv"):
        found[checked(row)].append(row["everyday_name"])
    return found


def name_rows(item: Item) -> list[dict[str, Any]]:
    """The names of the item's own row first, in its order."""
    dead = {row["old_name"] for row in table("old_names.csv") if checked(row) == item.code}
    asked = item.row["common_aliases"].split("|")
    for row in table("refused_certificates.csv"):
        if checked(row, "code", "service") == item.code:
            asked += [row["name"], *row["words"].split("|")]
    asked += everyday_names().get(item.code, [])
    return [
        {"service_code": item.code, "text": text, "kind": "old_name" if text in dead else "alias"}
        for text in dict.fromkeys(asked)
        if text and text != item.row["name"]
    ]


def document_rows(item: Item) -> list[dict[str, Any]]:
    return [
        {"service_code": item.code, "position": position, **split_situation(text)}
        for position, text in enumerate(filter(None, item.row["materials"].split("|")), 1)
    ]


def split_situation(text: str) -> dict[str, str]:
    """「结婚证(已婚的)」 -> 结婚证, needed when 已婚的; likewise 「再婚的离婚证…」."""
    match = re.fullmatch(r"(.+)\(([^()]+)\)", text)
    if match and f" {match[2]} " in SITUATIONS:
        return {"name": match[1], "situation": match[2]}
    if text.startswith("再婚的"):
        return {"name": text.removeprefix("再婚的"), "situation": "再婚的"}
    return {"name": text, "situation": ""}


def limit_rows(item: Item) -> list[dict[str, Any]]:
    rows = [legal_limit(item.row["legal_time_limit"])] if item.row["legal_time_limit"] else []
    for row in table("citizen_deadlines.csv"):
        if checked(row) == item.code:
            own_words(row, row["text"])
            days = int(row["days"]) if row["days"] else None
            rows.append({"kind": "citizen", "text": row["text"], "days": days, "unit": row["unit"]})
    return [{"service_code": item.code, **row} for row in rows]


def legal_limit(text: str) -> dict[str, Any]:
    """A 法定时限 cell; `days` only where the text is one plain number. 日 is not 工作日."""
    kind = next((kind for mark, kind in KINDS.items() if text.startswith(mark)), "legal")
    for mark in KINDS:
        text = text.removeprefix(mark)
    plain = re.fullmatch(r"(\d+)个?(工作日|日)", text)
    if kind == "citizen" and not plain:
        numbers = re.findall(r"(\d+)(日)内", text)
        plain = re.search(r"(\d+)(日)内", text) if len(numbers) == 1 else None
    return {
        "kind": kind,
        "text": text,
        "days": int(plain[1]) if plain else None,
        "unit": plain[2] if plain else "",
    }


def item_inserts(items: list[Item]) -> list[str]:
    """Service rows, then what hangs on each."""
    lines = [insert(ServiceRow, service_row(item)) for item in items]
    for item in items:
        lines += inserts(ServiceNameRow, name_rows(item))
        lines += inserts(RequiredDocumentRow, document_rows(item))
        lines += inserts(TimeLimitRow, limit_rows(item))
    return lines


def source_inserts(items: list[Item]) -> list[str]:
    """Each origin once, in the order of first use; the report's own is elsewhere."""
    first = {item.origin["code"]: item for item in reversed(items) if item.origin["code"] != REPORT}
    ordered = sorted(first.values(), key=items.index)
    return inserts(SourceRow, [source_row(item) for item in ordered])
