"""From checked rows and a known catalog to the rows that have to be written.

Reads nothing and writes nothing itself: planning and applying both run it, so what was
shown is what is done.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from deskapp.domain.clean import clean
from deskapp.exchange import placing, wording
from deskapp.exchange.known import Known
from deskapp.exchange.plan import ADDED, CHANGED, RETIRED, Difference, FieldChange, Rows, Step
from deskapp.exchange.row import ImportRow, LimitText, document

WHAT = "事项"
UNFILED = "未分类"
_ADDRESS = re.compile(r"https?://\S+")
_SOURCE_NAME = 60
_NAME_COLUMNS = (("aliases", "alias"), ("old_names", "old_name"))


@dataclass(slots=True)
class Changes:
    """Rows by table, and the same told item by item."""

    sources: Rows = field(default_factory=list)
    categories: Rows = field(default_factory=list)
    new_services: Rows = field(default_factory=list)
    changed_services: Rows = field(default_factory=list)
    children: dict[str, tuple[Rows, Rows]] = field(default_factory=dict)
    """Table -> (keys whose rows go, rows that come)."""
    places: placing.Placed = field(default_factory=placing.Placed)
    problems: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unchanged: int = 0
    good: list[ImportRow] = field(default_factory=list)

    def steps(self) -> tuple[Step, ...]:
        """What has to be written, in order: nothing before what it refers to."""
        places = self.places
        listed = [
            Step("insert", "source", self.sources),
            Step("insert", "category", self.categories),
            Step("insert", "service", self.new_services),
            Step("update", "service", self.changed_services),
        ]
        for table, (gone, come) in self.children.items():
            listed += [Step("delete", table, gone), Step("insert", table, come)]
        listed += [
            Step("insert", "centre", places.centres),
            Step("insert", "room", places.rooms),
            Step("insert", "service_window", places.windows),
            Step("insert", "service_at_location", places.new_handlings),
            Step("update", "service_at_location", places.changed_handlings),
        ]
        return tuple(step for step in listed if step.rows)


class Resolver:
    """Works through the rows of one file; `known` grows with what they add."""

    def __init__(self, known: Known, file_name: str, today: date, *, retire_missing: bool = False) -> None:
        self.known = known
        self.today = today
        self.retire_missing = retire_missing
        self.file_source = f"导入 {file_name}"[:200]
        self.changes = Changes()
        self._lines: dict[str, int] = {}
        """Service code -> the row of the file that has it."""
        self._levels: Counter[str] = Counter()
        self._sources: dict[str, str] = {}
        """Cell -> code of the source it names."""
        self._fields: list[FieldChange] = []
        """What has changed so far of the item at hand."""

    def run(self, rows: list[ImportRow]) -> Changes:
        """All rows; a bad one is listed in `problems` and leaves nothing behind."""
        for row in rows:
            problem = self._identify(row) or (row.centre and placing.problem_of(self.known, row))
            if problem:
                self.changes.problems.append((row.number, problem))
            else:
                self.changes.good.append(row)
                self._lines[row.code] = row.number
                if row.strange_levels:
                    self._levels.update(row.strange_levels)
        # Links between items may point forward in the file, so all codes are settled first.
        named = {row.name: row.code for row in self.changes.good}
        for row in self.changes.good:
            self._resolve(row, named)
        if self.retire_missing:
            self._retire_missing()
        self.changes.warnings += [
            f"层级 「{level[:20]}」 不在 社区、办事处、派出所、区 之内, 共 {count} 行, 照原样保存"
            for level, count in self._levels.items()
        ]
        return self.changes

    def _identify(self, row: ImportRow) -> str:
        """Settles the row's code; returns why it cannot, or ""."""
        row.code = row.given_code
        if not row.code:
            same = self.known.by_name.get(row.name, [])
            if len(same) > 1:
                return f"目录里有 {len(same)} 个事项都叫 「{row.name[:40]}」, 请写上编码"
            row.code = same[0] if same else "x-" + digest(row.name)
            taken = self.known.services.get(row.code)
            if taken is not None and not same:
                return f"由名称算出的编码 {row.code} 已属于 「{taken['name'][:40]}」, 请写上编码"
        if row.code in self._lines:
            return f"编码 {row.code} 与第 {self._lines[row.code]} 行重复"
        return ""

    def _resolve(self, row: ImportRow, named: dict[str, str]) -> None:
        old = self.known.services.get(row.code)
        self._fields = []
        self._children(row, named)
        if old is None:
            self._add(row)
            return
        facts = dict(row.texts) | {"name": row.name}
        if row.category:
            facts["category_code"] = self._category(row.category)
        self._update(row, old, facts)

    def _add(self, row: ImportRow) -> None:
        category = self._category(row.category or UNFILED)
        new: dict[str, Any] = {"code": row.code, "confidence": "low", **row.texts, "name": row.name}
        new |= {"category_code": category, **self._sourced(row)}
        if row.retired:
            new["retired_on"] = row.retired_on or self.today
        self.changes.new_services.append(new)
        if row.centre:
            self.changes.places.add(self.known, row, lambda: str(new["source_code"]))
        self.changes.differences.append(Difference(ADDED, WHAT, row.code, row.name, row.number))

    def _update(self, row: ImportRow, old: dict[str, Any], facts: dict[str, Any]) -> None:
        retired = self._retired(row, old)
        # A flat file has no line breaks: a text that differs in nothing else stays as it is.
        changed = {k: value for k, value in facts.items() if value not in (old[k], clean(str(old[k])))}
        # Retiring says nothing of where the item's facts come from: its source stays.
        differs = bool(self._fields or changed)
        fresh = self._sourced(row, old) if differs or row.source or row.verified_on else {}
        fresh = (
            fresh if differs or any(old[key] != wording.plain(value) for key, value in fresh.items()) else {}
        )
        if differs or fresh or retired:
            self.changes.changed_services.append(old | changed | fresh | retired)
        told = wording.facts(self.known, old, changed | fresh | retired)
        placed = self.changes.places.add(
            self.known, row, lambda: str(fresh.get("source_code", "")) or self._source(row.source)
        )
        if not (differs or fresh or placed or retired):
            self.changes.unchanged += 1
            return
        kind = RETIRED if retired.get("retired_on") else CHANGED
        fields = (*told, *self._fields, *placed)
        self.changes.differences.append(Difference(kind, WHAT, row.code, row.name, row.number, fields))

    def _retired(self, row: ImportRow, old: dict[str, Any]) -> dict[str, Any]:
        """The change of `retired_on`; empty when there is none."""
        if row.retired is None:
            if old["retired_on"]:
                self.changes.warnings.append(
                    f"第 {row.number} 行: 「{row.name[:40]}」 已停用, 没有恢复; 要恢复请在停用一列写 否"
                )
            return {}
        if not row.retired:
            return {"retired_on": None} if old["retired_on"] else {}
        when = row.retired_on.isoformat() if row.retired_on else old["retired_on"] or self.today.isoformat()
        return {"retired_on": when} if when != old["retired_on"] else {}

    def _retire_missing(self) -> None:
        """Items that the file does not have are retired, never deleted."""
        for code, old in self.known.services.items():
            if code not in self._lines and not old["retired_on"]:
                self.changes.changed_services.append(old | {"retired_on": self.today.isoformat()})
                self.changes.differences.append(Difference(RETIRED, WHAT, code, str(old["name"])))

    def _sourced(self, row: ImportRow, old: dict[str, Any] | None = None) -> dict[str, Any]:
        fresh: dict[str, Any] = {"source_code": self._source(row.source), "verified_on": row.verified_on}
        if row.source and not (
            old and fresh["source_code"] == old["source_code"] and row.source in self.known.sources
        ):
            # A bare name says no more of the same source than is known already.
            fresh["source_detail"] = row.source
        return fresh

    def _category(self, name: str) -> str:
        code = self.known.categories.get(name)
        if code is None:
            code = "x-" + digest(name)
            self.known.last_category += 1
            self.known.categories[name] = code
            self.changes.categories.append({"code": code, "name": name, "position": self.known.last_category})
        return code

    def _source(self, detail: str) -> str:
        """Code of the source a cell names, or of the file itself; made where it is new."""
        if detail not in self._sources:
            self._sources[detail] = self._found_source(detail)
        return self._sources[detail]

    def _found_source(self, detail: str) -> str:
        address = _ADDRESS.search(detail)
        name = " ".join(_ADDRESS.sub(" ", detail).split()) or self.file_source
        if name != self.file_source and len(name) > _SOURCE_NAME:
            name = name[: _SOURCE_NAME - 1] + "…"
        code = self.known.sources.get(name)
        if code is None:
            code = "import-" + digest(name)
            self.known.sources[name] = code
            self.changes.sources.append(
                {
                    "code": code,
                    "name": name,
                    "kind": "web",
                    "as_of": self.today,
                    "url": address[0] if address else "",
                }
            )
        return code

    def _children(self, row: ImportRow, named: dict[str, str]) -> None:
        """Collects changed names, materials, periods and confusions."""
        for key, kind in _NAME_COLUMNS:
            if key not in row.lists:
                continue
            texts = list(row.lists[key])
            before = self.known.names.get((row.code, kind), [])
            if texts != before:
                base = {"service_code": row.code, "kind": kind}
                self._replace("service_name", base, [base | {"text": text} for text in texts])
                self._tell(row, key, before, texts)
        # Most rows have few of these.
        if "materials" in row.lists:
            self._materials(row)
        if row.limits:
            self._limits(row)
        if "confused_with" in row.lists:
            self._confusions(row, named)

    def _materials(self, row: ImportRow) -> None:
        wanted = [document(text) for text in row.lists["materials"]]
        before = self.known.documents.get(row.code, [])
        # What is in brackets may be a situation or a part of the name; the same words change nothing.
        if not before or [*map(wording.material, wanted)] != [*map(wording.material, before)]:
            base, code = {"service_code": row.code}, row.code
            rows: Rows = [
                {"service_code": code, "position": position, "name": name, "situation": situation}
                for position, (name, situation) in enumerate(wanted, 1)
            ]
            self._replace("required_document", base, rows)
            self._tell(row, "materials", map(wording.material, before), map(wording.material, wanted))

    def _limits(self, row: ImportRow) -> None:
        of_kind: dict[str, list[LimitText]] = {}
        for limit in row.limits:
            of_kind.setdefault(limit.kind, []).append(limit)
        for kind, wanted in of_kind.items():
            before = self.known.limits.get((row.code, kind), ())
            # The wording is the fact; a length that somebody read out of the same wording stays.
            if not before or [limit.text for limit in wanted] != [limit[0] for limit in before]:
                base = {"service_code": row.code, "kind": kind}
                rows: Rows = [
                    {"service_code": row.code, "kind": kind, "text": text, "days": days, "unit": unit}
                    for _kind, text, days, unit in wanted
                ]
                self._replace("time_limit", base, rows)
                key = wording.LIMIT_COLUMNS.get(kind, kind)
                self._tell(row, key, (old[0] for old in before), (new.text for new in wanted))

    def _confusions(self, row: ImportRow, named: dict[str, str]) -> None:
        others: list[str] = []
        for other in row.lists["confused_with"]:
            code = self._other(other, named)
            if code is None:
                self.changes.warnings.append(
                    f"第 {row.number} 行: 易混事项 「{other[:40]}」 在目录和文件里都没有, 没有记下"
                )
            elif code not in (row.code, *others):
                others.append(code)
        known = self.known.confusions.get(row.code, {})
        if others and set(others) != set(known):
            base = {"service_code": row.code}
            rows = [base | {"other_code": other, "difference": known.get(other, "")} for other in others]
            self._replace("confusion", base, rows)
            self._tell(row, "confused_with", known, others)

    def _other(self, text: str, named: dict[str, str]) -> str | None:
        if text in named:
            return named[text]
        if text in self._lines or text in self.known.services:
            return text
        codes = self.known.by_name.get(text, [])
        return codes[0] if len(codes) == 1 else None

    def _replace(self, table: str, key: dict[str, Any], rows: Rows) -> None:
        gone, come = self.changes.children.setdefault(table, ([], []))
        if key["service_code"] in self.known.services:
            gone.append(key)
        come.extend(rows)

    def _tell(self, row: ImportRow, key: str, before: Iterable[str], after: Iterable[str]) -> None:
        if row.code not in self.known.services:
            return  # of what is new, all is new
        self._fields.append(FieldChange(wording.label(key), "|".join(before), "|".join(after)))


def digest(text: str) -> str:
    """The first ten hex digits of the text's SHA-1: the same on every machine and release."""
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:10]
