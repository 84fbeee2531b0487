"""`deskapp check`: what is wrong in the catalog, one line each."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from deskapp.cli import output
from deskapp.cli.opened import opened_catalog
from deskapp.storage.reader import open_catalog

WORDS = {"error": "错误", "warning": "提醒"}


def run(options: Namespace) -> int:
    """0 when there is no error, 1 when there is one; reminders alone are no failure."""
    from deskapp.exchange.check import check

    with closing(open_catalog(opened_catalog(options))) as conn:
        problems = list(check(conn))
    for problem in problems:
        output.say(f"{WORDS.get(problem.level, problem.level)}: {problem.text}")
    errors = sum(problem.level == "error" for problem in problems)
    output.say(f"检查完: 错误 {errors} 个, 提醒 {len(problems) - errors} 个。")
    return 1 if errors else 0
