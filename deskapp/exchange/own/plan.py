"""From a whole-catalog file to a plan."""

import sqlite3
from datetime import date
from pathlib import Path

from deskapp.domain.models import SAMPLE
from deskapp.errors import CatalogError
from deskapp.exchange.items import bounded, compared
from deskapp.exchange.own.compare import Known, compare
from deskapp.exchange.own.dump import Dump, read_dump
from deskapp.exchange.plan import Plan, RowProblem, Stamp, Step
from deskapp.exchange.sentences import refused
from deskapp.storage.shapes import TableShape


def plan_dump(
    path: Path,
    dump: Dump,
    shapes: tuple[TableShape, ...],
    catalog: Path | None,
    today: date,
    *,
    retire_missing: bool,
) -> Plan:
    """Raises CatalogError when there is nothing in the file, or the catalog cannot be read."""
    if not any(filed.rows for filed in dump.tables.values()):
        raise CatalogError(refused(path, "里没有任何内容", "请重新导出再导入"))

    def read(conn: sqlite3.Connection | None) -> Known:
        return {} if conn is None else read_dump(conn, shapes, numbered=True)

    def make(known: Known, stamp: Stamp | None) -> Plan:
        found = compare(dump, known, shapes, today, retire_missing=retire_missing)
        creates = not known
        steps = [Step("clear", shape.name, []) for shape in reversed(shapes) if shape.name in dump.tables]
        return Plan(
            path=path,
            steps=tuple((steps if creates else []) + found.steps),
            differences=tuple(found.differences),
            stamp=stamp,
            problems=tuple(RowProblem(*problem) for problem in sorted(found.problems)),
            warnings=bounded(dump.warnings + _brings_sample(dump, known)),
            unchanged=found.unchanged,
            new_categories=(),
            creates_catalog=creates,
            again=lambda conn: make(read(conn), None),
            what="内容",
            unit="条",
            divisible=False,
        )

    return compared(catalog, read, make)


def _brings_sample(dump: Dump, known: Known) -> list[str]:
    filed = dump.tables["source"].rows if "source" in dump.tables else []
    has = any(row["code"] == SAMPLE for row in known.get("source", ()))
    if has or not any(row.get("code") == SAMPLE for _, row in filed):
        return []
    return ["文件里带着示例布局 (示例), 不是真实情况; 导入后可用 deskapp sample remove 去掉"]
