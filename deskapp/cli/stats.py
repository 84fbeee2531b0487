"""`deskapp stats`: what was asked here in a period, on the screen's own terms; as text, JSON or a file."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.opened import damage_json, opened_desk
from deskapp.reports import periods
from deskapp.reports.pages import paper
from deskapp.reports.statistics import Line, Statistics, statistics


def run(options: Namespace) -> int:
    """0 done, 1 when nothing was asked in that time; raises UsageError and the Catalog* errors."""
    desk = opened_desk(options)
    try:
        today = desk.now().date()
        if options.first or options.last:
            period = periods.between(options.first, options.last, today)
        else:
            period = periods.named(options.period, today)
        numbers = statistics(desk, period)
        hall = desk.here.name if desk.here else ""
        damaged = damage_json(desk.damage)
    finally:
        desk.close()
    if options.export is not None:
        from deskapp.reports.export import save

        save(options.export, numbers, hall)
        output.warn(f"已写到 {options.export}。")
    if options.json:
        output.say_json({**statistics_json(numbers), "damaged": damaged})
    elif options.export is None:
        output.say(paper(numbers, hall).rstrip("\n"))
    return 0 if numbers.asked else 1


def statistics_json(numbers: Statistics) -> output.Json:
    """`stats --json`; the shape is docs/cli-contract.md."""
    lists = {
        name: [_line_json(line) for line in getattr(numbers, name)]
        for name in ("items", "categories", "centres", "hours", "weekdays", "wrong_items")
    }
    return {
        "from": numbers.period.first.isoformat(),
        "to": numbers.period.last.isoformat(),
        "asked": numbers.asked,
        "answered": numbers.answered,
        "missed": numbers.missed,
        "wrong": numbers.wrong,
        "misses": numbers.misses._asdict(),
        **lists,
    }


def _line_json(line: Line) -> output.Json:
    return {"code": line.code, "label": line.label, "times": line.times}
