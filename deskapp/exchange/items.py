"""A table of 事项 compared with a catalog: what an import of it would do."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeVar

from deskapp.domain.clean import clean
from deskapp.domain.validate import phone
from deskapp.errors import CatalogError
from deskapp.exchange.apply import collector_paused, stamp_of
from deskapp.exchange.changes import Resolver
from deskapp.exchange.columns import EXAMPLE, is_header, nearest, recognise, title
from deskapp.exchange.known import Known, read_known
from deskapp.exchange.plan import Plan, RowProblem, Stamp
from deskapp.exchange.row import ImportRow, check_row
from deskapp.exchange.table_file import TableFile, read_table
from deskapp.exchange.workbook import Sheet
from deskapp.storage.opening import open_catalog, shown, spoken

_MOST_WARNINGS = 50

T = TypeVar("T")


@collector_paused()
def plan_import(
    path: Path,
    catalog: Path | None,
    today: date | None = None,
    *,
    retire_missing: bool = False,
    sheets: list[Sheet] | None = None,
) -> Plan:
    """Reads `path` and compares it with `catalog`, which may not exist yet. Writes nothing.

    `sheets`: a workbook that was read already. `retire_missing`: items that the file does not have are
    retired. Raises CatalogError when the file or the catalog cannot be used at all.
    """
    today = today or date.today()
    table = read_table(path, is_header, sheets)
    columns, warnings = _columns(path, table)
    rows, problems = _checked(table, columns, today)
    warnings += table.warnings
    warnings += [
        f"第 {row.number} 行: {reason}"
        for row in rows
        if "phone" in row.texts and (reason := phone(row.texts["phone"]))
    ]
    examples = len(table.rows) - len({row.number for row in rows} | {problem.row for problem in problems})
    if examples:
        warnings.append(f"有 {examples} 行是模板里的例子 (名称以 {EXAMPLE} 开头), 没有导入")
    if retire_missing and problems:
        warnings.append("有问题的行如果跳过, 它们的事项也算文件里没有, 会被停用")

    def compare(known: Known, stamp: Stamp | None) -> Plan:
        resolver = Resolver(known, path.name, today, retire_missing=retire_missing)
        return _plan(path, resolver, rows, problems, warnings, stamp)

    return compared(catalog, read_known, compare)


def compared(
    catalog: Path | None,
    read: Callable[[sqlite3.Connection | None], T],
    compare: Callable[[T, Stamp | None], Plan],
) -> Plan:
    """The plan that `compare` makes with what `read` finds in the catalog (None: there is none)."""
    if catalog is None or not catalog.exists():
        return compare(read(None), None)
    stamp = stamp_of(catalog)
    with closing(open_catalog(catalog)) as conn, spoken(catalog):
        # What stays as it is must be written back as it was, so it is compared unchanged.
        conn.text_factory = str
        known = read(conn)
    return compare(known, stamp)


def bounded(warnings: list[str]) -> tuple[str, ...]:
    """The first warnings, and how many there are beyond them."""
    if len(warnings) <= _MOST_WARNINGS:
        return tuple(warnings)
    return (*warnings[:_MOST_WARNINGS], f"另有 {len(warnings) - _MOST_WARNINGS} 条提醒没有列出")


def _plan(
    path: Path,
    resolver: Resolver,
    rows: list[ImportRow],
    problems: list[RowProblem],
    warnings: list[str],
    stamp: Stamp | None,
) -> Plan:
    had_centres = bool(resolver.known.centres)
    changes = resolver.run(rows)
    if changes.places.centres and not had_centres:
        names = "、".join(centre["name"] for centre in changes.places.centres[:5])
        warnings = [*warnings, f"目录里还没有中心, 将按文件新建: {names}"]
    found = problems + [RowProblem(number, text) for number, text in changes.problems]

    def again(conn: sqlite3.Connection | None) -> Plan:
        fresh = Resolver(read_known(conn), path.name, resolver.today, retire_missing=resolver.retire_missing)
        return _plan(path, fresh, rows, problems, warnings, None)

    return Plan(
        path=path,
        steps=changes.steps(),
        differences=tuple(changes.differences),
        stamp=stamp,
        problems=tuple(sorted(found, key=lambda problem: problem.row)),
        warnings=bounded(warnings + changes.warnings),
        unchanged=changes.unchanged,
        new_categories=tuple(category["name"] for category in changes.categories),
        creates_catalog=stamp is None,
        again=again,
    )


def _columns(path: Path, table: TableFile) -> tuple[dict[int, str], list[str]]:
    columns, unknown, twice = recognise(table.header)
    if "name" not in columns.values():
        raise CatalogError(
            f"文件 {shown(path)} 的表头里没有 「{title('name')}」 (name) 这一列, 目录没有改动; 请写上表头。"
        )
    if twice:
        raise CatalogError(
            f"文件 {shown(path)} 的表头里 「{title(twice[0])}」 ({twice[0]}) 有两列, 没有改动; 请只留一列。"
        )
    warnings = [
        f"不认识的列 「{clean(header, 40)}」, 没有导入; 最接近的列是 「{nearest(header[:60])}」"
        for header in unknown
    ]
    return columns, warnings


def _checked(
    table: TableFile, columns: dict[int, str], today: date
) -> tuple[list[ImportRow], list[RowProblem]]:
    """Good rows and problems; a row that is marked as an example is neither."""
    rows: list[ImportRow] = []
    problems: list[RowProblem] = []
    unread = _by_row(table.problems)
    width = len(table.header)
    listed = tuple(columns.items())
    for number, cells in table.rows:
        size = len(cells)
        values = {key: cells[position] for position, key in listed if position < size}
        if values.get("name", "").lstrip().startswith(EXAMPLE):
            continue
        row, wrong = check_row(number, values, today)
        if size > width and any(cell.strip() for cell in cells[width:]):
            wrong.append(f"有 {size} 格, 表头只有 {width} 列")
        if unread:
            wrong += unread.get(number, ())
        if wrong:
            problems += [RowProblem(number, text) for text in wrong]
        else:
            rows.append(row)
    return rows, problems


def _by_row(problems: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    listed: dict[int, list[str]] = {}
    for number, text in problems:
        listed.setdefault(number, []).append(text)
    return listed
