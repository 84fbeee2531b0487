"""`deskapp misses`: what was not found here, grouped; or all of its words deleted."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import damage_json, opened_desk
from deskapp.desk.desk import Desk
from deskapp.desk.misses import KEEP_DAYS
from deskapp.reports.unanswered import REASONS, Group, nearest, work_list

NONE = "没有待处理的: 查的都有着落。"
QUESTION = "清空没查到的全部词吗? 次数还留着。"


def run(options: Namespace) -> int:
    """0 done, 1 when the person said no; raises UsageError and the Catalog* errors."""
    desk = opened_desk(options)
    try:
        return _clear(desk, yes=options.yes) if options.clear else _list(desk, as_json=options.json)
    finally:
        desk.close()


def _clear(desk: Desk, *, yes: bool) -> int:
    if not agreed(QUESTION, yes=yes):
        output.say("没有改动。")
        return 1
    output.say(f"已清空 {desk.records.clear_words()} 条。")
    return 0


def _list(desk: Desk, *, as_json: bool) -> int:
    groups = work_list(desk, desk.now().date())
    damaged = damage_json(desk.damage)
    for group in groups:
        if as_json:
            output.say_json({**_json(desk, group), "damaged": damaged})
        else:
            output.say(_words(desk, group))
    if not as_json:
        output.say(NONE if not groups else f"共 {len(groups)} 种说法; 每条最多留 {KEEP_DAYS} 天。")
    return 0


def _words(desk: Desk, group: Group) -> str:
    wrong = desk.service(group.service)
    about = f"{REASONS[group.reason]}: {wrong.name}" if wrong else REASONS[group.reason]
    near = nearest(desk, group, 1)
    parts = [f"{group.times} 次", f"{group.last:%m-%d}", group.words or "(没打字)", about]
    parts += [f"也说 {'、'.join(group.also)}"] if group.also else []
    parts += [f"最近的是 {near[0].service.name}"] if near else []
    return " · ".join(parts)


def _json(desk: Desk, group: Group) -> output.Json:
    near = [{"code": hit.service.code, "name": hit.service.name} for hit in nearest(desk, group)]
    return {
        "words": group.words,
        "also": list(group.also),
        "reason": group.reason,
        "service": group.service or None,
        "times": group.times,
        "last": group.last.strftime("%Y-%m-%dT%H:00"),
        "nearest": near,
    }
