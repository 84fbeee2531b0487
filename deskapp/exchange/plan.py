"""What an import would do, as a value that the command line and a screen can show."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from deskapp.domain.clean import clean

NAMES_SHOWN = 5
"""New categories named in the summary; a public list may bring a hundred."""

ADDED, CHANGED, RETIRED = "added", "changed", "retired"

Rows = list[dict[str, Any]]


class Step(NamedTuple):
    """Rows of one table to be written.

    `do`: insert · update (whole rows) · delete (by equal columns) · clear (the whole table, no rows).
    """

    do: str
    table: str
    rows: Rows


class FieldChange(NamedTuple):
    """One field of one thing, in the words of the file's header."""

    label: str
    before: str
    after: str
    note: str = ""
    """Where the desk has verified what stands: who, when, and which of the two values stays."""


class Difference(NamedTuple):
    """What becomes of one thing. `kind`: added · changed · retired."""

    kind: str
    what: str
    """事项, 窗口 …"""
    code: str
    name: str
    row: int = 0
    """Its row in the file; 0 when the file does not have it."""
    fields: tuple[FieldChange, ...] = ()
    """What changes; empty for a thing that is new or retired."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row cannot be imported. `row` is its number in the file, the header being 1."""

    row: int
    text: str

    def __str__(self) -> str:
        return f"第 {self.row} 行: {clean(self.text, 300)}"


Stamp = tuple[bytes, int]
"""SQLite's change counter and the size of a catalog file: equal when nothing was written."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A file read and compared with a catalog. Nothing has been written."""

    path: Path
    steps: tuple[Step, ...] = field(repr=False)
    """What has to be written, in order, for the catalog as it was when `stamp` was taken."""
    differences: tuple[Difference, ...] = field(repr=False)
    stamp: Stamp | None
    problems: tuple[RowProblem, ...]
    """Bad rows in file order; nothing is written while there are any, unless they are skipped."""
    warnings: tuple[str, ...]
    """Sentences about what is accepted but worth a look."""
    unchanged: int
    new_categories: tuple[str, ...]
    creates_catalog: bool
    again: Callable[[sqlite3.Connection | None], "Plan"] = field(repr=False)
    """The same file compared once more, with the catalog as it is now (None: an empty one)."""
    what: str = "事项"
    unit: str = "项"
    divisible: bool = True
    """May bad rows be left out? Not of a file that is one whole."""
    proposals: int = 0
    """Names that the catalog does not know and whose meaning is proposed: how many may be taken in."""
    kind: str = "import"
    """Under which kind of change it goes on record."""

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def empty(self) -> bool:
        """No row of the file can be imported."""
        return not self.differences and not self.unchanged

    @property
    def added(self) -> int:
        return self._count(ADDED)

    @property
    def updated(self) -> int:
        return self._count(CHANGED)

    @property
    def retired(self) -> int:
        return self._count(RETIRED)

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})

    def summary(self) -> str:
        """One line: what would be written."""
        parts = counts(self)
        if self.new_categories:
            parts.append(f"新类别 {_shortened(self.new_categories)}")
        if self.problems:
            parts.append(f"有问题 {self.bad_rows} 行")
        if self.creates_catalog:
            parts.append("将新建目录文件")
        return ", ".join(parts)

    def _count(self, kind: str) -> int:
        return sum(difference.kind == kind for difference in self.differences)


def counts(plan: Plan) -> list[str]:
    """「新增 3 项」 and so on; 停用 only where something is retired."""
    unit = plan.unit
    parts = [f"新增 {plan.added} {unit}", f"更新 {plan.updated} {unit}", f"无变化 {plan.unchanged} {unit}"]
    if plan.retired:
        parts.insert(2, f"停用 {plan.retired} {unit}")
    return parts


def _shortened(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:NAMES_SHOWN])
    return shown if len(names) <= NAMES_SHOWN else f"{shown} 等 {len(names)} 个"


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import wrote."""

    plan: Plan
    """As it was when it was written: the catalog may have changed since it was shown."""
    skipped: tuple[RowProblem, ...]

    @property
    def added(self) -> int:
        return self.plan.added

    @property
    def updated(self) -> int:
        return self.plan.updated

    @property
    def retired(self) -> int:
        return self.plan.retired

    @property
    def unchanged(self) -> int:
        return self.plan.unchanged

    def summary(self) -> str:
        text = "已导入: " + ", ".join(counts(self.plan))
        if not self.skipped:
            return text
        return text + f", 跳过 {len({problem.row for problem in self.skipped})} 行"
