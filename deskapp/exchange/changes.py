"""From checked rows and a known catalog to the rows that have to be written.

Reads nothing and writes nothing itself: planning and applying both run it, so what was
shown is what is done.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from deskapp.exchange import placing
from deskapp.exchange.known import Known
from deskapp.exchange.row import ImportRow, document

UNFILED = "未分类"
_ADDRESS = re.compile(r"https?://\S+")
_SOURCE_NAME = 60

Rows = list[dict[str, Any]]


@dataclass(slots=True)
class Changes:
    """Rows by table, in the order they have to be written."""

    sources: Rows = field(default_factory=list)
    categories: Rows = field(default_factory=list)
    new_services: Rows = field(default_factory=list)
    changed_services: Rows = field(default_factory=list)
    children: dict[str, tuple[Rows, Rows]] = field(default_factory=dict)
    """Table -> (keys whose rows go, rows that come)."""
    places: placing.Placed = field(default_factory=placing.Placed)
    problems: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unchanged: int = 0
    updated: int = 0
    good: list[ImportRow] = field(default_factory=list)


class Resolver:
    """Works through the rows of one file; `known` grows with what they add."""

    def __init__(self, known: Known, file_name: str, today: date) -> None:
        self.known = known
        self.today = today
        self.file_source = f"导入 {file_name}"[:200]
        self.changes = Changes()
        self._lines: dict[str, int] = {}
        """Service code -> the row of the file that has it."""
        self._levels: Counter[str] = Counter()
        self._replaced = 0

    def run(self, rows: list[ImportRow]) -> Changes:
        """All rows; a bad one is listed in `problems` and leaves nothing behind."""
        for row in rows:
            problem = self._identify(row) or placing.problem_of(self.known, row)
            if problem:
                self.changes.problems.append((row.number, problem))
            else:
                self.changes.good.append(row)
                self._lines[row.code] = row.number
                self._levels.update(row.strange_levels)
        # Links between items may point forward in the file, so all codes are settled first.
        named = {row.name: row.code for row in self.changes.good}
        for row in self.changes.good:
            self._resolve(row, named)
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
        children = self._children(row, named)
        facts = dict(row.texts) | {"name": row.name}
        if row.category or old is None:
            facts["category_code"] = self._category(row.category or UNFILED)
        if old is None:
            self.changes.new_services.append(self._new(row, facts))
            source = self.changes.new_services[-1]["source_code"]
        else:
            differs = children or any(old[key] != value for key, value in facts.items())
            fresh = self._sourced(row) if differs or row.source or row.verified_on else {}
            fresh = fresh if differs or any(old[key] != stored(value) for key, value in fresh.items()) else {}
            if differs or fresh:
                self.changes.changed_services.append(old | facts | fresh)
            source = fresh.get("source_code", "")
        placed = self.changes.places.add(self.known, row, lambda: source or self._source(row.source))
        if old is not None:
            self.changes.updated += bool(differs or fresh or placed)
            self.changes.unchanged += not (differs or fresh or placed)

    def _new(self, row: ImportRow, facts: dict[str, Any]) -> dict[str, Any]:
        return {"code": row.code, "confidence": "low"} | facts | self._sourced(row)

    def _sourced(self, row: ImportRow) -> dict[str, Any]:
        fresh: dict[str, Any] = {"source_code": self._source(row.source), "verified_on": row.verified_on}
        if row.source:
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

    def _children(self, row: ImportRow, named: dict[str, str]) -> bool:
        """Collects changed names, materials, periods and confusions; says whether there are any."""
        before = self._replaced
        for key, kind in (("aliases", "alias"), ("old_names", "old_name")):
            texts = list(row.lists.get(key, ()))
            if texts and texts != self.known.names.get((row.code, kind), []):
                base = {"service_code": row.code, "kind": kind}
                self._replace("service_name", base, [base | {"text": text} for text in texts])
        self._materials(row)
        for kind in dict.fromkeys(limit.kind for limit in row.limits):
            wanted = [(limit.text, limit.days, limit.unit) for limit in row.limits if limit.kind == kind]
            if wanted != self.known.limits.get((row.code, kind), []):
                base = {"service_code": row.code, "kind": kind}
                rows: Rows = [
                    base | {"text": text, "days": days, "unit": unit} for text, days, unit in wanted
                ]
                self._replace("time_limit", base, rows)
        self._confusions(row, named)
        return self._replaced > before

    def _materials(self, row: ImportRow) -> None:
        wanted = [document(text) for text in row.lists.get("materials", ())]
        if wanted and wanted != self.known.documents.get(row.code, []):
            base = {"service_code": row.code}
            rows = [
                base | {"position": position, "name": name, "situation": situation}
                for position, (name, situation) in enumerate(wanted, 1)
            ]
            self._replace("required_document", base, rows)

    def _confusions(self, row: ImportRow, named: dict[str, str]) -> None:
        others: list[str] = []
        for other in row.lists.get("confused_with", ()):
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

    def _other(self, text: str, named: dict[str, str]) -> str | None:
        if text in named:
            return named[text]
        if text in self._lines or text in self.known.services:
            return text
        codes = self.known.by_name.get(text, [])
        return codes[0] if len(codes) == 1 else None

    def _replace(self, table: str, key: dict[str, Any], rows: Rows) -> None:
        self._replaced += 1
        gone, come = self.changes.children.setdefault(table, ([], []))
        if key["service_code"] in self.known.services:
            gone.append(key)
        come.extend(rows)


def digest(text: str) -> str:
    """The first ten hex digits of the text's SHA-1: the same on every machine and release."""
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:10]


def stored(value: Any) -> Any:
    """A value as a read row has it."""
    return value.isoformat() if isinstance(value, date) else value
