"""`deskapp import`: shows what a table would change, asks, and writes all of it or nothing."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp import clock
from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.options import moment
from deskapp.desk.bootstrap import own_catalog

if TYPE_CHECKING:
    from deskapp.exchange.plan import Plan

PROBLEMS_SHOWN = 50
REFUSED = "有不对的行, 一行也没写。改好再导入, 或加 --skip-bad 只写对的行。"
NOTHING_GOOD = "没有一行能导入, 什么都没写。"


def run(options: Namespace) -> int:
    """0 written, or nothing to object to in a dry run; 1 problems listed or the person said no."""
    from deskapp.exchange.items import apply, plan_import

    catalog: Path = options.catalog or own_catalog()
    today = (moment(options.at) or clock.now()).date()
    plan = plan_import(options.file, catalog, today=today)
    _show(plan)
    if not plan.ok and not options.skip_bad:
        output.warn(REFUSED)
        return 1
    if not plan.rows:
        output.warn(NOTHING_GOOD)
        return 1
    if options.dry_run:
        output.say("只是试看, 什么都没写。")
        return 0
    if not agreed("写进目录吗?", yes=options.yes):
        output.say("没有改动。")
        return 1
    output.say(apply(plan, catalog, skip_bad=options.skip_bad).summary())
    return 0


def _show(plan: Plan) -> None:
    output.say(plan.summary())
    for warning in plan.warnings:
        output.warn(warning)
    for problem in plan.problems[:PROBLEMS_SHOWN]:
        output.warn(str(problem))
    more = len(plan.problems) - PROBLEMS_SHOWN
    if more > 0:
        output.warn(f"还有 {more} 个问题没有列出。")
