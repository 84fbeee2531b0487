"""A hall's window table compared with a catalog: which windows one centre has, and who does what there.

The file speaks for the windows it names. What it does not name stays, unless that is asked for.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskapp.domain.clean import clean
from deskapp.errors import CatalogError, UsageError
from deskapp.exchange.columns import nearest, recognise
from deskapp.exchange.items import bounded, compared
from deskapp.exchange.plan import Plan, RowProblem, Stamp
from deskapp.exchange.sentences import refused
from deskapp.exchange.table_file import TableFile, read_table
from deskapp.exchange.window_changes import Origin, WindowChanges
from deskapp.exchange.window_known import Centre, read_centre
from deskapp.exchange.window_proposals import Proposals
from deskapp.exchange.window_rows import (
    IGNORED,
    KEYS,
    NUMBER,
    Reading,
    WindowRow,
    is_window_header,
    window_rows,
)


def plan_windows(
    path: Path,
    catalog: Path,
    centre: str,
    today: date | None = None,
    *,
    retire_missing: bool = False,
    by_desk: bool = False,
    verified_by: str = "",
    take_proposals: bool = False,
) -> Plan:
    """`centre` is a code. `by_desk`: the desk itself vouches for the table, today; otherwise the file
    is the source, verified where its column says so. `take_proposals`: names that the catalog does not
    know are taken for what the search is sure they mean; otherwise that is only said.

    Raises CatalogError when the file or the catalog cannot be used, UsageError for an unknown centre.
    """
    day = today or date.today()
    table = read_table(path, is_window_header)
    columns, warnings = _columns(path, table)
    reading = window_rows(table, columns)
    origin = Origin.of_desk(path, day, verified_by) if by_desk else Origin.of_file(path, day)
    told = [*table.warnings, *warnings, *reading.warnings]
    comparing = _Comparing(
        path, centre, reading, told, origin, Proposals(catalog),
        retire_missing=retire_missing, take_proposals=take_proposals,
    )  # fmt: skip
    return compared(catalog, comparing.read, comparing.compare)


@dataclass(frozen=True)
class _Comparing:
    """One file that was read, to be compared with a catalog: once before the question, once while writing."""

    path: Path
    centre: str
    reading: Reading
    told: list[str]
    origin: Origin
    proposals: Proposals
    retire_missing: bool
    take_proposals: bool

    def read(self, conn: sqlite3.Connection | None) -> Centre:
        known = read_centre(conn, self.centre) if conn is not None else None
        if known is None:
            raise UsageError(f"目录里没有中心 「{clean(self.centre, 40)}」, 没有改动; 请先建立中心。")
        return known

    def compare(self, known: Centre, stamp: Stamp | None) -> Plan:
        if stamp is not None:
            self.proposals.load(_unknown(known, self.reading.rows))
        changes = WindowChanges(known, self.origin, self.proposals, take_proposals=self.take_proposals)
        changes.run(self.reading.rows, retire_missing=self.retire_missing)
        problems = sorted(self.reading.problems + changes.problems)
        return Plan(
            path=self.path,
            steps=changes.steps(),
            differences=tuple(changes.differences),
            stamp=stamp,
            problems=tuple(RowProblem(*problem) for problem in problems),
            warnings=bounded([*self.told, *changes.warnings]),
            unchanged=changes.unchanged,
            new_categories=(),
            creates_catalog=False,
            again=lambda conn: self.compare(self.read(conn), None),
            what="窗口",
            unit="个窗口",
            proposals=changes.proposed,
        )


def _unknown(centre: Centre, rows: Sequence[WindowRow]) -> list[str]:
    return [text for row in rows for parts in row.things for text in centre.meant(parts)[1]]


def _columns(path: Path, table: TableFile) -> tuple[dict[int, str], list[str]]:
    columns, unknown, twice = recognise(table.header, KEYS)
    if not {"label", "title"} & set(columns.values()):
        raise CatalogError(refused(path, "的表头里没有 「窗口号」 这一列", "请写上表头"))
    unread = [clean(header.strip(), 40) for header in unknown if header.strip() in IGNORED]
    return columns, [
        *([f"没有读的列: {'、'.join(unread)}; 要紧的话请另记"] if unread else []),
        *(f"列 「{key}」 有两列, 只读第一列" for key in twice),
        *(
            f"不认识的列 「{clean(header, 40)}」, 没有导入; 最接近的列是 「{nearest(header[:60], KEYS)}」"
            for header in _worth_saying(unknown)
        ),
    ]


def _worth_saying(headers: Sequence[str]) -> list[str]:
    return [header for header in headers if header.strip() not in IGNORED | {NUMBER}]
