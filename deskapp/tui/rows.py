"""A hit as lines: the list row and the labelled facts."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from deskapp.desk import say
from deskapp.domain.answer import Hit
from deskapp.domain.models import Confusion, Document, Provenance, Refused, Service, TimeLimit
from deskapp.domain.outside import is_for_all
from deskapp.domain.programme import ENDED
from deskapp.domain.refusals import asked_refusals
from deskapp.domain.staleness import GROUPS, OF_ITEMS
from deskapp.tui import strings, theme
from deskapp.tui.headline import tone, word
from deskapp.tui.text import EMPTY, LABEL_CELLS, fit, flow, labelled, line, marked, pad, plain

VERDICT_CELLS = 8
"""Verdict column of the list: three characters and a gap."""


WHY_CELLS = 16
"""Kept free at the end of a row for why it matched, where the name itself did not."""


def list_row(hit: Hit, width: int, *, selected: bool, sure: bool) -> Content:
    """One line of the result list: verdict, name with the match, at its end why it matched."""
    head, name, room = _row_start(hit, width, selected=selected, sure=sure)
    why = _why(hit, room)
    reserve = min(why.cell_length, WHY_CELLS) + 2 if why.plain and room >= 2 * WHY_CELLS else 0
    name = fit(name, room - reserve)
    why = fit(why, max(room - name.cell_length - 2, 0)) if reserve else EMPTY
    gap = " " * (room - name.cell_length - why.cell_length)
    row = pad(line(head, name, (gap, ""), why), width)
    return row.stylize_before(theme.SELECTED) if selected else row


def list_rows(hit: Hit, width: int, *, selected: bool, sure: bool) -> list[Content]:
    """Two lines, where there is room: verdict and name, under it category and why it matched."""
    head, name, room = _row_start(hit, width, selected=selected, sure=sure)
    why = line((hit.service.category.name, theme.QUIET), ("  ", ""), _why(hit, room))
    lines = [line(head, fit(name, room)), line((" " * head.cell_length, ""), fit(why, room))]
    lines = [pad(part, width) for part in lines]
    return [part.stylize_before(theme.SELECTED) for part in lines] if selected else lines


def _row_start(hit: Hit, width: int, *, selected: bool, sure: bool) -> tuple[Content, Content, int]:
    """Pointer and verdict, the uncut name, the cells left for it."""
    pointer = (">" if selected else " ") + (" " if sure else "?")
    ended = hit.programme is not None and hit.programme.state == ENDED
    style = theme.QUIET if ended else theme.verdict_word(tone(hit))
    verdict = pad(plain(strings.ENDED_WORD if ended else word(hit), style), VERDICT_CELLS)
    head = line((pointer, theme.KEY), verdict)
    return head, _name(hit, selected), max(width - head.cell_length - 1, 0)


def _name(hit: Hit, selected: bool) -> Content:
    style = theme.STRONG if selected else theme.PLAIN
    if hit.programme is not None and hit.programme.state == ENDED:
        style = theme.QUIET
    name = (hit.answer.centre or "") if say.is_place(hit) else hit.service.name
    spans = hit.matched.spans if hit.matched.text == name else ()
    return marked(name, spans, style, theme.HIT)


def _why(hit: Hit, room: int) -> Content:
    """「俗称 吃低保」 where the name itself is not what matched; 「本台常选」 before it or alone."""
    often = strings.OFTEN if hit.often else ""
    if room < 10:
        return EMPTY
    if hit.matched.text == hit.service.name:
        return fit(plain(often, theme.QUIET), room) if often else EMPTY
    told = " ".join(filter(None, (often, strings.MATCH_KINDS.get(hit.matched.kind, ""))))
    text = marked(hit.matched.text, hit.matched.spans, theme.QUIET, theme.HIT)
    return fit(line((f"{told} " if told else "", theme.QUIET), text), room)


def title(hit: Hit, width: int, *, sure: bool) -> Content:
    """The item's name over its answer, with 「可能是」 before a guess."""
    maybe = EMPTY if sure else plain(f"{strings.MAYBE_MARK} ", theme.MAYBE)
    category = plain(f"  {hit.service.category.name}", theme.QUIET)
    return fit(line(maybe, plain(hit.service.name, theme.TITLE), category), width)


def bring(hit: Hit, width: int) -> list[Content]:
    papers = plain("、".join(hit.answer.bring), theme.STRONG)
    if not hit.answer.bring:
        papers = plain(strings.BRING_UNKNOWN, theme.WARN)
    return labelled(strings.LABEL_BRING, papers, width)


def bring_brief(hit: Hit, width: int, most: int) -> list[Content]:
    """The papers in at most `most` lines, with their number where not all of them fit."""
    names = hit.answer.bring
    for kept in range(len(names), 0, -1):
        more = f" 等{len(names)}样" if kept < len(names) else ""
        lines = labelled(
            strings.LABEL_BRING, plain("、".join(names[:kept]) + more, theme.STRONG), width, theme.LABEL
        )
        if len(lines) <= most:
            return lines
    return [fit(part, width) for part in bring(hit, width)[:most]]


def sure(hit: Hit, width: int) -> list[Content]:
    """How sure, of the basis and of the place; then each source with its date."""
    names = dict.fromkeys(source(p) for p in hit.answer.provenances if not p.source.is_sample)
    text = line((say.sure(hit), theme.STRONG), ("  ", ""), ("；".join(names), theme.QUIET))
    return labelled(strings.LABEL_SURE, text, width)


def source(item: Provenance) -> str:
    """「2022-08-22 报道」, 「《户口登记条例》, 本台核实 2026-11-23」."""
    dated = item.source.as_of.isoformat() if item.source.as_of else ""
    name = item.source.name if dated in item.source.name else f"{item.source.name} {dated}"
    return f"{name}, 核实于 {item.verified_on.isoformat()}" if item.verified_on else name


def warnings(hit: Hit, width: int) -> list[Content]:
    """Today's notices, then how to speak of an item that must not be called aloud."""
    told = [(strings.LABEL_ALERT, alert) for alert in hit.answer.alerts]
    told += [(strings.LABEL_AGED, clause) for clause in hit.aged]
    told += [(strings.LABEL_PRIVATE, hit.service.sensitive)] if hit.service.sensitive else []
    return [
        part for label, text in told for part in labelled(label, plain(text, theme.WARN), width, theme.WARN)
    ]


def asked(hit: Hit, *, all_refused: bool = False) -> Iterator[tuple[str, Content]]:
    """Season and end of the programme, who has to come, which certificate a 社区 does not issue."""
    service = hit.service
    if hit.programme is not None and (hit.programme.text or hit.programme.wording):
        style = theme.QUIET if hit.programme.state == ENDED else theme.WARN
        told = (hit.programme.text, hit.programme.wording)
        yield strings.LABEL_SEASON, plain("; ".join(part for part in told if part), style)
    for label, text in ((strings.LABEL_PERSON, service.in_person), (strings.LABEL_PROXY, service.proxy_rule)):
        if text:
            yield label, plain(text, theme.STRONG)
    met = asked_refusals(service, hit.matched.text)
    for refused in service.refused if all_refused else met or service.refused[:1]:
        if refused.name not in hit.answer.reason or all_refused:
            yield strings.LABEL_REFUSED, refusal(refused)


def refusal(refused: Refused) -> Content:
    """「社区不开 健在证明: …」 with the list that says so."""
    told = line((f"社区不开{refused.name}: ", theme.STRONG), (refused.instead, theme.PLAIN))
    return line(told, (f"  {source(refused.provenance)}", theme.QUIET))


def ticks(service: Service, width: int) -> list[Content]:
    """The tick list: a box before every paper, behind it the situation in which it is needed."""
    if not service.documents:
        return labelled(strings.LABEL_BRING, plain(strings.BRING_UNKNOWN, theme.WARN), width)
    boxes = flow(map(_tick, service.documents), width - LABEL_CELLS, gap=2)
    return [
        part
        for at, row in enumerate(boxes)
        for part in labelled("" if at else strings.LABEL_BRING, row, width)
    ]


def _tick(paper: Document) -> Content:
    when = f"({paper.situation})" if paper.situation else ""
    return line((strings.TICK_BOX, theme.KEY), (paper.name, theme.STRONG), (when, theme.QUIET))


def dated(hit: Hit) -> Iterator[tuple[str, Content]]:
    """The periods, the citizen's own first, as dates where they can be counted."""
    for limit in hit.dates:
        style = theme.WARN if limit.kind == "citizen" else theme.PLAIN
        day = f"{limit.label} {limit.day:%Y-%m-%d}  " if limit.day else ""
        note = f"  {limit.note}" if limit.note else ""
        yield strings.LABEL_LIMIT, line((day, theme.STRONG), (limit.text, style), (note, theme.QUIET))
    if not hit.dates:
        yield from ((strings.LABEL_LIMIT, limit) for limit in _limits(hit.service))


def confused(other: Confusion, *, link: bool = False) -> Content:
    difference = plain(f": {other.difference}" if other.difference else "", theme.PLAIN)
    return line((other.name, theme.LINK if link else theme.STRONG), difference)


def facts(service: Service, *, confused_too: bool = True) -> Iterator[tuple[str, Content]]:
    """Labelled facts of the item itself, known ones only, most costly to miss first."""
    yield strings.LABEL_FEE, plain(service.fee or strings.UNKNOWN)
    if service.legal_basis:
        yield strings.LABEL_BASIS, plain(service.legal_basis, theme.QUIET)
    for other in service.confusions if confused_too else ():
        yield strings.LABEL_CONFUSED, confused(other)
    if service.doubt:
        yield strings.LABEL_DOUBT, plain(service.doubt, theme.WARN)
    if service.eligibility or not is_for_all(service):
        yield strings.LABEL_WHO, conditions(service)
    if service.notes:
        yield strings.LABEL_NOTES, plain(service.notes)


def _limits(service: Service) -> Iterator[Content]:
    """The citizen's own deadline first: missing it costs the right itself."""
    ordered = sorted(service.limits, key=lambda limit: limit.kind != "citizen")
    yield from (_limit(limit) for limit in ordered)
    if not ordered:
        yield plain(strings.UNKNOWN, theme.QUIET)


def _limit(limit: TimeLimit) -> Content:
    kind = strings.LIMIT_KINDS.get(limit.kind, "")
    style = theme.WARN if limit.kind == "citizen" else theme.PLAIN
    return line((f"{kind} " if kind else "", theme.QUIET), (limit.text, style))


def conditions(service: Service) -> Content:
    """Who may apply, never who qualifies; nobody applies for what is for all."""
    if is_for_all(service):
        return plain(service.eligibility)
    department = service.department or strings.DEPARTMENT_UNKNOWN
    text = strings.REVIEWED_BY.format(department=department)
    return plain(f"{service.eligibility}。{text}" if service.eligibility else text)


def verified(service: Service) -> Content:
    """Each group of the item's facts: who looked, when and how; what nobody has looked at is said."""
    seen = {look.group: look for look in service.verified}
    told = [f"{GROUPS[group]} {look.on:%Y-%m-%d} {look.how} {look.by}" for group, look in seen.items()]
    never = [GROUPS[group] for group in OF_ITEMS if group not in seen]
    if not told:
        return plain(NEVER_VERIFIED, theme.WARN)
    told += [f"没有核实过的: {'; '.join(never)}"] if never else []
    return plain("; ".join(told), theme.WARN if never else theme.QUIET)


NEVER_VERIFIED = "本台还没有核实过"
