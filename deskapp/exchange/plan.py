"""What an import would do, before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from deskapp.domain.clean import clean
from deskapp.exchange.changes import Changes
from deskapp.exchange.row import ImportRow

NAMES_SHOWN = 5
"""New categories named in the summary; a public list may bring a hundred."""


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
    """A file read and compared with a catalog."""

    path: Path
    today: date
    rows: tuple[ImportRow, ...] = field(repr=False)
    """Good rows, ready to be applied."""
    changes: Changes = field(repr=False)
    """What they mean for the catalog as it was when `stamp` was taken."""
    stamp: Stamp | None
    problems: tuple[RowProblem, ...]
    """Bad rows in file order; nothing is written while there are any, unless they are skipped."""
    warnings: tuple[str, ...]
    """Sentences about what is accepted but worth a look."""
    added: int
    updated: int
    unchanged: int
    new_categories: tuple[str, ...]
    creates_catalog: bool

    @property
    def ok(self) -> bool:
        return not self.problems

    def summary(self) -> str:
        """One line: what would be written."""
        parts = [f"新增 {self.added} 项", f"更新 {self.updated} 项", f"无变化 {self.unchanged} 项"]
        if self.new_categories:
            parts.append(f"新类别 {_shortened(self.new_categories)}")
        if self.problems:
            parts.append(f"有问题 {len({problem.row for problem in self.problems})} 行")
        if self.creates_catalog:
            parts.append("将新建目录文件")
        return ", ".join(parts)


def _shortened(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:NAMES_SHOWN])
    return shown if len(names) <= NAMES_SHOWN else f"{shown} 等 {len(names)} 个"


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import wrote."""

    added: int
    updated: int
    unchanged: int
    skipped: tuple[RowProblem, ...]

    def summary(self) -> str:
        text = f"已导入: 新增 {self.added} 项, 更新 {self.updated} 项, 无变化 {self.unchanged} 项"
        if not self.skipped:
            return text
        return text + f", 跳过 {len({problem.row for problem in self.skipped})} 行"
