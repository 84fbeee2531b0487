"""`deskapp find`: the screen's search and answer, as lines or as JSON."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from deskapp.cli import output
from deskapp.cli.opened import damage_json
from deskapp.cli.options import moment
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.say import about, is_place, say
from deskapp.domain import circle, claims
from deskapp.domain.answer import Bundle, Hit, Question, Results
from deskapp.domain.deadlines import date_words
from deskapp.domain.walking import walk_words

STDIN = "-"
NOTHING = "没查到「{query}」。换个说法再试, 或拨 12345, 救助的事到社会救助一门受理窗口问。"
NOT_KNOWN = "未核实"
GUESS = "可能是下面这些, 先问清再说:"


def run(options: Namespace) -> int:
    """0 when something was found or a batch was answered, 1 when nothing was found."""
    desk = open_desk(options.catalog, desk=options.desk, at=moment(options.at))
    try:
        for notice in desk.notices if not options.json else ():
            output.warn(notice)
        if options.query == [STDIN]:
            return _batch(desk, options, sys.stdin)
        return _single(desk, options, " ".join(options.query))
    finally:
        desk.close()


def _single(desk: Desk, options: Namespace, query: str) -> int:
    results = desk.lookup(query, options.limit)
    _show(desk, results, as_json=options.json)
    return 0 if results.hits else 1


def _batch(desk: Desk, options: Namespace, lines: Iterable[str]) -> int:
    """One answer a line, in order, each sent before the next line is read."""
    desk.warm()
    for line in lines:
        _show(desk, desk.lookup(line, options.limit), as_json=options.json)
        sys.stdout.flush()
    return 0


def _show(desk: Desk, results: Results, *, as_json: bool) -> None:
    if as_json:
        found = output.results_json(results, lambda hit: _around(desk, hit))
        output.say_json({**found, "damaged": damage_json(desk.damage)})
        return
    if results.emergency is not None:
        output.say(f"!! {results.emergency.number}  {results.emergency.sentence}")
    if results.question is not None:
        output.say(_asked(results.question))
    if results.bundle is not None:
        output.say(_together(results.bundle))
    if results.need is not None:
        output.say(f"生活圈 · {results.need.need.name}: {circle.words(results.need, centres=True)}")
    if not results.hits:
        output.say(NOTHING.format(query=results.query))
    else:
        if not results.confident:
            output.say(GUESS)
        for hit in results.hits:
            output.say(_in_words(hit))
            for line in _around_in_words(desk, hit):
                output.say(f"   {line}")


def _around(desk: Desk, hit: Hit) -> output.Json | None:
    centre = desk.places.centre(hit.answer.centre_code) if is_place(hit) else None
    if centre is None:
        return None
    beside = claims.beside(desk.places, centre)
    return output.place_json(centre, desk.circle(centre), desk.walk_to(centre), beside)


def _around_in_words(desk: Desk, hit: Hit) -> Iterator[str]:
    """Whom a place serves, how far it is, and what the life circle offers there."""
    centre = desk.places.centre(hit.answer.centre_code) if is_place(hit) else None
    if centre is None:
        return
    yield f"服务范围: {'、'.join(centre.communities) or f'{centre.serves or NOT_KNOWN}(未列名)'}"
    yield walk_words(desk.walk_to(centre)) or "步行多久: 未知"
    for told in claims.beside(desk.places, centre):
        yield f"来源说法: {told}"
    for met in desk.circle(centre):
        yield f"生活圈 {met.need.name}: {circle.words(met)}"


def _asked(question: Question) -> str:
    choices = "  ".join(f"[{c.key}] {c.label}" for c in question.choices)
    return f"先问一句: {question.text}\n   {choices}"


def _together(bundle: Bundle) -> str:
    steps = (
        f"   {item.hit.rank}) {item.hit.service.name}{f' ({item.note})' if item.note else ''}"
        for item in bundle.items
    )
    always = "、".join(d.name for d in bundle.documents if not d.situation)
    return "\n".join(
        (f"一件事 · {bundle.event.name}, 按这个顺序:", *steps, f"   一共带: {always or '未核实'}")
    )


def _in_words(hit: Hit) -> str:
    met = "" if hit.matched.text == hit.service.name else f" (「{hit.matched.text}」)"
    met += " · 本台常选" if hit.often else ""
    hint = f"\n   ({hit.service.sensitive})" if hit.service.sensitive else ""
    own = [f"\n   {date_words(d)}: {d.text} ({d.note})" for d in hit.dates if d.kind == "citizen" and d.day]
    more = "".join(f"\n   {line}" for line in about(hit))
    return f"{hit.rank}. {hit.service.name}{met}{hint}\n   {say(hit)}{''.join(own)}{more}"
