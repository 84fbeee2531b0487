"""`deskapp slip`: a 一次性告知单 for one or several items, as text or for a printer."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp.cli import output
from deskapp.cli.opened import opened_desk
from deskapp.cli.options import moment
from deskapp.desk.desk import Desk
from deskapp.domain.answer import Hit, Results
from deskapp.errors import DeskappError, UsageError

if TYPE_CHECKING:
    from deskapp.slips.content import Slip

CHOICES = 4
NOTHING = "没查到「{query}」, 没有出单; 换个说法再试, 或先用 deskapp find 查出编号。"
UNSURE = "「{query}」拿不准是哪一项, 没有出单。可能是: {names}。请写编号再出单。"
NO_PATH = "这种单要写到文件或打印机: 加 --out, 如 --out 告知单.pdf 或 --out /dev/usb/lp0。"
WRITTEN = "告知单已写到 {path}。"


def run(options: Namespace) -> int:
    """0 when the slip went out; 1 when an item was not found or nobody can tell which is meant."""
    from deskapp.slips.forms import BINARY, WORDS

    if options.form in BINARY and options.out is None:
        raise UsageError(NO_PATH)
    slip = _slip(options)
    if options.form in BINARY:
        _save(options.out, BINARY[options.form](slip))
    elif options.out is not None:
        _save(options.out, WORDS[options.form](slip).encode())
    else:
        output.say(WORDS[options.form](slip).rstrip("\n"))
    return 0


def _slip(options: Namespace) -> Slip:
    from deskapp.slips import content, hours

    desk = opened_desk(options, moment(options.at))
    try:
        for notice in desk.notices:
            output.warn(notice)
        hits = [_hit(desk, words) for words in dict.fromkeys(options.query)]
        usual = hours.timetable(desk.places, desk.now().date())
        for hint in dict.fromkeys(hit.service.sensitive for hit in hits if hit.service.sensitive):
            output.warn(hint)
        return content.build(hits, desk.now(), missing=options.missing, timetable=usual)
    finally:
        desk.close()


def _hit(desk: Desk, words: str) -> Hit:
    """The one item meant by a code or a query. Raises DeskappError: a slip is never a guess."""
    known = desk.hit(words)
    if known is not None:
        return known
    results = desk.lookup(words, CHOICES)
    if results.emergency is not None:
        output.warn(f"!! {results.emergency.number}  {results.emergency.sentence}")
    if not results.hits:
        raise DeskappError(NOTHING.format(query=results.query))
    if not results.confident or results.question is not None:
        raise DeskappError(UNSURE.format(query=results.query, names=_choices(results)))
    return results.hits[0]


def _choices(results: Results) -> str:
    if results.question is not None:
        return "、".join(f"{choice.label}({choice.code})" for choice in results.question.choices)
    return "、".join(f"{hit.service.name}({hit.service.code})" for hit in results.hits)


def _save(path: Path, data: bytes) -> None:
    from deskapp.slips.out import save

    save(path, data)
    output.warn(WRITTEN.format(path=path))
