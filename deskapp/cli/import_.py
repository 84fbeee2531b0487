"""`deskapp import`: shows what a file would change, asks, and writes all of it or nothing."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp import clock
from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.bar import Bar
from deskapp.cli.opened import damage, damage_json, opened_catalog
from deskapp.cli.options import moment
from deskapp.cli.pin import ask_for_pin
from deskapp.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from deskapp.exchange.plan import Difference, Plan

PROBLEMS_SHOWN = 50
DIFFERENCES_SHOWN = 20
"""Before the question; a dry run shows them all."""
REFUSED = "有不对的行, 一行也没写。改好再导入, 或加 --skip-bad 只写对的行。"
NOTHING_NEW = "程序带来的内容目录里都有了, 没有改动。"
NOTHING_GOOD = "没有一行能导入, 什么都没写。"
MARKS = {"added": "+", "changed": "~", "retired": "-"}


def run(options: Namespace) -> int:
    """0 written, or nothing to object to in a dry run; 1 problems listed or the person said no."""
    catalog: Path = opened_catalog(options)
    today = (moment(options.at) or clock.now()).date()
    plan = _planned(options, catalog, today)
    if not options.json:
        _show(plan, whole=options.dry_run)
    code = _decided(plan, options)
    if code is None:
        ask_for_pin(catalog)
        code = _written(plan, catalog, options)
    elif options.json:
        output.say_json({**plan_json(plan, written=False), "damaged": _damaged(options, catalog)})
    return code


def _planned(options: Namespace, catalog: Path, today: date) -> Plan:
    retire = options.retire_missing
    if options.shipped != (options.file is None):
        raise UsageError("要写一个文件, 或只写 --shipped, 两个里一个; 什么都没改。")
    if options.shipped:
        from deskapp.exchange.shipped import plan_shipped

        return plan_shipped(catalog)
    if not options.windows:
        from deskapp.exchange.imports import plan_file

        return plan_file(options.file, catalog, today, retire_missing=retire)
    from deskapp.exchange.windows import plan_windows

    return plan_windows(options.file, catalog, _centre(options, catalog), today, retire_missing=retire)


def _centre(options: Namespace, catalog: Path) -> str:
    """The centre whose windows they are: --desk, else where this desk stands. Raises UsageError."""
    from deskapp.desk.bootstrap import open_desk

    desk = open_desk(catalog, desk=options.desk)
    try:
        if desk.here is None:
            raise UsageError("窗口表是哪个中心的? 请加 --desk 中心, 如 --desk 贵和家园。")
        return desk.here.code
    finally:
        desk.close()


def _decided(plan: Plan, options: Namespace) -> int | None:
    """The exit code where nothing is to be written, else None."""
    if not plan.ok and not options.skip_bad:
        output.warn(REFUSED)
        return 1
    if plan.empty:
        output.warn(NOTHING_GOOD)
        return 1
    if options.shipped and not plan.differences:
        output.warn(NOTHING_NEW)
        return 0
    if options.dry_run:
        output.warn("只是试看, 什么都没写。")
        return 0
    if not agreed("写进目录吗?", yes=options.yes):
        output.warn("没有改动。")
        return 1
    return None


def _written(plan: Plan, catalog: Path, options: Namespace) -> int:
    from deskapp.exchange.apply import apply

    with Bar() as bar:
        applied = apply(plan, catalog, skip_bad=options.skip_bad, progress=bar.show)
    if options.json:
        output.say_json({**plan_json(applied.plan, written=True), "damaged": _damaged(options, catalog)})
    else:
        output.say(applied.summary())
    return 0


def _damaged(options: Namespace, catalog: Path) -> output.Json | None:
    return damage_json(damage(options, catalog))


def plan_json(plan: Plan, *, written: bool) -> output.Json:
    """`import --json`; the shape is docs/cli-contract.md."""
    return {
        "file": str(plan.path),
        "written": written,
        "counts": {
            "added": plan.added,
            "changed": plan.updated,
            "retired": plan.retired,
            "unchanged": plan.unchanged,
            "bad_rows": plan.bad_rows,
        },
        "creates_catalog": plan.creates_catalog,
        "new_categories": list(plan.new_categories),
        "differences": [_difference_json(difference) for difference in plan.differences],
        "problems": [{"row": problem.row, "text": problem.text} for problem in plan.problems],
        "warnings": list(plan.warnings),
    }


def _difference_json(difference: Difference) -> output.Json:
    return {
        "kind": difference.kind,
        "what": difference.what,
        "code": difference.code,
        "name": difference.name,
        "row": difference.row or None,
        "fields": [field._asdict() for field in difference.fields],
    }


def _show(plan: Plan, *, whole: bool) -> None:
    output.say(plan.summary())
    most = len(plan.differences) if whole else DIFFERENCES_SHOWN
    for difference in plan.differences[:most]:
        _show_difference(difference)
    if len(plan.differences) > most:
        output.say(f"还有 {len(plan.differences) - most} 项变化没有列出, 加 --dry-run 全看。")
    for warning in plan.warnings:
        output.warn(warning)
    for problem in plan.problems[:PROBLEMS_SHOWN]:
        output.warn(str(problem))
    more = len(plan.problems) - PROBLEMS_SHOWN
    if more > 0:
        output.warn(f"还有 {more} 个问题没有列出。")


def _show_difference(difference: Difference) -> None:
    where = f" (第 {difference.row} 行)" if difference.row else ""
    retired = "停用 " if difference.kind == "retired" else ""
    output.say(f"{MARKS[difference.kind]} {retired}{difference.what} {difference.name}{where}")
    for label, before, after, note in difference.fields:
        told = f"  [{note}]" if note else ""
        output.say(f"    {label}: {before or '(空)'} → {after or '(空)'}{told}")
