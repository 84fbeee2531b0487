"""`deskapp notice add|list|end`: today's changes."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.opened import damage_json, opened_desk
from deskapp.cli.options import moment
from deskapp.cli.pin import ask_for_pin
from deskapp.desk.changes import moment_of
from deskapp.desk.desk import Desk
from deskapp.domain.notices import Notice, until_words

NONE = "现在没有通知。"


def run(options: Namespace) -> int:
    """0 done; raises UsageError and the Catalog* errors."""
    desk = opened_desk(options, moment(options.at))
    try:
        if options.what != "list":
            ask_for_pin(desk.catalog_path)
        if options.what == "list":
            _list(desk, everything=options.all, as_json=options.json)
        elif options.what == "end":
            desk.end_notice(options.number)
            output.say(f"{options.number} 号通知已结束。")
        else:
            output.say(f"已写上: {_words(desk, _added(desk, options))}")
    finally:
        desk.close()
    return 0


def _added(desk: Desk, options: Namespace) -> Notice:
    now = desk.now()
    return desk.add_notice(
        options.text,
        moment_of(options.until, now, end=True),
        starts=moment_of(options.starts, now, end=False) if options.starts else None,
        window=options.window,
        service=options.service,
        category=options.category,
        everywhere=options.everywhere,
        suspends=options.pause,
        by=options.by,
    )


def _list(desk: Desk, *, everything: bool, as_json: bool) -> None:
    found = desk.notice_history() if everything else desk.notices_now()
    damaged = damage_json(desk.damage)
    for notice in found:
        if as_json:
            told = output.notice_json(notice, on=notice.is_on(desk.now()))
            output.say_json({**told, "damaged": damaged})
        else:
            output.say(_words(desk, notice))
    if not found and not as_json:
        output.say(NONE)


def _words(desk: Desk, notice: Notice) -> str:
    centre, window = desk.places.centre(notice.centre_code), desk.places.window(notice.window_code)
    family = next((c.name for c in desk.places.categories if c.code == notice.category_code), "")
    where = " ".join(w for w in (centre.name if centre else "", window.label if window else "", family) if w)
    parts = [
        f"{notice.id}. {notice.text}",
        where or notice.service_code or "所有中心",
        "暂停" if notice.suspends else "",
        until_words(notice.ends, desk.now()),
        "" if notice.is_on(desk.now()) else "不在用",
        notice.created_by,
    ]
    return " · ".join(p for p in parts if p)
