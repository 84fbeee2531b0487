"""Importing a table of 事项: plan first, then all of it in one transaction or nothing."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp.domain.clean import clean
from deskapp.errors import CatalogError, DeskappError
from deskapp.exchange.changes import Changes, Resolver
from deskapp.exchange.columns import is_header, nearest, recognise, title
from deskapp.exchange.known import Known, read_known
from deskapp.exchange.plan import Applied, Plan, RowProblem, Stamp
from deskapp.exchange.row import ImportRow, check_row
from deskapp.exchange.table_file import TableFile, read_table
from deskapp.storage.opening import open_catalog, shown, spoken

if TYPE_CHECKING:
    from deskapp.storage.writer import Connection

EXAMPLE = "【示例】"
"""Starts the name in a template's example row, which is never imported."""

_MOST_WARNINGS = 50


class ImportRefused(DeskappError):
    """Bad rows: nothing was written (exit 1)."""


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A file of 20,000 rows makes a million small objects and no cycles: collecting them takes
    half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_paused()
def plan_import(path: Path, catalog: Path | None, today: date | None = None) -> Plan:
    """Reads `path` and compares it with `catalog`, which may not exist yet. Writes nothing.

    Raises CatalogError when the file or the catalog cannot be used at all.
    """
    today = today or date.today()
    table = read_table(path, is_header)
    columns, warnings = _columns(path, table)
    rows, problems = _checked(table, columns, today)
    warnings += table.warnings
    examples = len(table.rows) - len({row.number for row in rows} | {problem.row for problem in problems})
    if examples:
        warnings.append(f"有 {examples} 行是模板里的例子 (名称以 {EXAMPLE} 开头), 没有导入")
    exists = catalog is not None and catalog.exists()
    stamp = _stamp(catalog) if catalog is not None and exists else None
    known = _known(catalog) if catalog is not None and exists else Known()
    had_centres = bool(known.centres)
    changes = Resolver(known, path.name, today).run(rows)
    problems += [RowProblem(number, text) for number, text in changes.problems]
    if changes.places.centres and not had_centres:
        names = "、".join(centre["name"] for centre in changes.places.centres[:5])
        warnings.append(f"目录里还没有中心, 将按文件新建: {names}")
    return Plan(
        path=path,
        today=today,
        rows=tuple(changes.good),
        changes=changes,
        stamp=stamp,
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
        warnings=_bounded(warnings + changes.warnings),
        added=len(changes.new_services),
        updated=changes.updated,
        unchanged=changes.unchanged,
        new_categories=tuple(category["name"] for category in changes.categories),
        creates_catalog=not exists,
    )


@_collector_paused()
def apply(plan: Plan, catalog: Path, *, skip_bad: bool = False) -> Applied:
    """Writes the good rows of a plan, in one transaction. Makes the catalog where there is none.

    Raises ImportRefused when there are bad rows and they are not to be skipped, or when the
    catalog changed since planning so that a row is bad now; CatalogError when it cannot be
    written. After any error the catalog is as it was.
    """
    if plan.problems and not skip_bad:
        bad = len({problem.row for problem in plan.problems})
        raise ImportRefused(
            f"文件里有 {bad} 行有问题, 一行也没有导入; 请改正后再导入, 或用 --skip-bad 跳过它们。"
        )
    if not plan.rows:
        raise ImportRefused("文件里没有可导入的事项, 目录没有改动; 请确认表头下面有内容。")
    # SQLModel is loaded here and not before: planning and --dry-run stay quick.
    from deskapp.storage import writer

    done: list[Changes] = []
    if catalog.exists():
        with writer.transaction(catalog) as conn:
            done.append(_write_in(conn, plan, catalog, fresh=False))
    else:
        writer.create_catalog(
            catalog, None, lambda conn: done.append(_write_in(conn, plan, catalog, fresh=True))
        )
    changes = done[0]
    return Applied(len(changes.new_services), changes.updated, changes.unchanged, plan.problems)


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
    name = next(position for position, key in columns.items() if key == "name")
    for number, cells in table.rows:
        if name < len(cells) and cells[name].strip().startswith(EXAMPLE):
            continue
        values = {key: cells[position] for position, key in columns.items() if position < len(cells)}
        row, wrong = check_row(number, values, today)
        if any(cell.strip() for cell in cells[width:]):
            wrong.append(f"有 {len(cells)} 格, 表头只有 {width} 列")
        wrong += unread.get(number, ())
        problems += [RowProblem(number, text) for text in wrong]
        if not wrong:
            rows.append(row)
    return rows, problems


def _by_row(problems: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    listed: dict[int, list[str]] = {}
    for number, text in problems:
        listed.setdefault(number, []).append(text)
    return listed


def _known(catalog: Path) -> Known:
    with closing(open_catalog(catalog)) as conn, spoken(catalog):
        # What stays as it is must be written back as it was, so it is compared unchanged.
        conn.text_factory = str
        return read_known(conn)


def _stamp(catalog: Path) -> Stamp | None:
    """None for a file that cannot be read: opening it says why."""
    try:
        with catalog.open("rb") as file:
            return file.read(28)[24:], catalog.stat().st_size
    except OSError:
        return None


def _bounded(warnings: list[str]) -> tuple[str, ...]:
    if len(warnings) <= _MOST_WARNINGS:
        return tuple(warnings)
    return (*warnings[:_MOST_WARNINGS], f"另有 {len(warnings) - _MOST_WARNINGS} 条提醒没有列出")


def _write_in(conn: "Connection", plan: Plan, catalog: Path, *, fresh: bool) -> Changes:
    """Writes, under the write lock; resolves once more where the catalog changed since."""
    from deskapp.storage import writer

    if (None if fresh else _stamp(catalog)) == plan.stamp:
        _write(conn, plan.changes)
        return plan.changes
    with spoken(catalog):
        known = Known() if fresh else read_known(writer.plain(conn))
    changes = Resolver(known, plan.path.name, plan.today).run(list(plan.rows))
    if changes.problems:
        number, text = changes.problems[0]
        raise ImportRefused(f"目录刚才被改过, 第 {number} 行不能导入了 ({text}), 没有改动; 请重新导入。")
    _write(conn, changes)
    return changes


def _write(conn: "Connection", changes: Changes) -> None:
    from deskapp.storage import tables, writer

    children: dict[str, type[tables.SQLModel]] = {
        "service_name": tables.ServiceNameRow,
        "required_document": tables.RequiredDocumentRow,
        "time_limit": tables.TimeLimitRow,
        "confusion": tables.ConfusionRow,
    }
    writer.insert_rows(conn, tables.SourceRow, changes.sources)
    writer.insert_rows(conn, tables.CategoryRow, changes.categories)
    writer.insert_services(conn, changes.new_services)
    writer.update_rows(conn, tables.ServiceRow, changes.changed_services)
    for table, (gone, come) in changes.children.items():
        writer.delete_rows(conn, children[table], gone)
        writer.insert_rows(conn, children[table], come)
    places = changes.places
    writer.insert_rows(conn, tables.CentreRow, places.centres)
    writer.insert_rows(conn, tables.RoomRow, places.rooms)
    writer.insert_rows(conn, tables.WindowRow, places.windows)
    writer.insert_rows(conn, tables.HandlingRow, places.new_handlings)
    writer.update_rows(conn, tables.HandlingRow, places.changed_handlings)
