"""A hall's window table compared with a catalog: which windows one centre has, and who does what there.

The file speaks for the windows it names. What it does not name stays, unless that is asked for.
"""

import sqlite3
from collections.abc import Sequence
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
from deskapp.exchange.window_rows import IGNORED, KEYS, NUMBER, WindowRow, is_window_header, window_rows


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

    def read(conn: sqlite3.Connection | None) -> Centre:
        known = read_centre(conn, centre) if conn is not None else None
        if known is None:
            raise UsageError(f"目录里没有中心 「{clean(centre, 40)}」, 没有改动; 请先建立中心。")
        return known

    proposals = Proposals(catalog)

    def compare(known: Centre, stamp: Stamp | None) -> Plan:
        if stamp is not None:
            proposals.load(_unknown(known, reading.rows))
        changes = WindowChanges(known, origin, proposals, take_proposals=take_proposals)
        changes.run(reading.rows, retire_missing=retire_missing)
        return Plan(
            path=path,
            steps=changes.steps(),
            differences=tuple(changes.differences),
            stamp=stamp,
            problems=tuple(RowProblem(*problem) for problem in sorted(reading.problems + changes.problems)),
            warnings=bounded([*table.warnings, *warnings, *reading.warnings, *changes.warnings]),
            unchanged=changes.unchanged,
            new_categories=(),
            creates_catalog=False,
            again=lambda conn: compare(read(conn), None),
            what="窗口",
            unit="个窗口",
            proposals=changes.proposed,
        )

    return compared(catalog, read, compare)


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
