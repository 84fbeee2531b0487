"""Whole cards: the one always open, and the full one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from deskapp.desk import say
from deskapp.domain.answer import Hit
from deskapp.domain.models import Service
from deskapp.tui import rows, strings, theme
from deskapp.tui.headline import headline, spoken
from deskapp.tui.panes.pages import Linked, Row
from deskapp.tui.text import EMPTY, cut_to, fit, labelled, line, plain, wrap

EXAMPLE_CELLS = 14
TITLED = 10
"""From this height on the item's name stands over its answer; a guess is always named."""
ROOMY = 28
"""From this height on everything else that is known follows, and what is missing."""
NAMES_SHOWN = 12
"""Everyday names on a card, the commonest first; the search knows the others too."""
AIRY = 12
"""From this height on an empty line parts what is read aloud from the rest."""


def answer_card(hit: Hit, width: int, height: int, *, sure: bool) -> list[Content]:
    """The answer in `height` lines: what is read aloud first and whole, the rest as it fits."""
    above = [] if height < TITLED and sure else [rows.title(hit, width, sure=sure)]
    if height < TITLED:
        return _tight(hit, width, height, above)
    lines = [*above, *headline(hit, width)]
    lines += [EMPTY] if height >= AIRY else []
    lines += rows.warnings(hit, width)
    lines += rows.bring(hit, width) if say.brings(hit) else []
    return cut_to([*lines, *_further(hit, width, height)], height, strings.FULL_CARD_HINT)


def _tight(hit: Hit, width: int, height: int, above: list[Content]) -> list[Content]:
    """Few lines: place, moment, warnings and papers are all there before one of them gets a second line."""
    papers = rows.bring(hit, width) if say.brings(hit) else []
    told = [part for part in rows.warnings(hit, width) if part.plain[:1].strip()]
    room = height - len(above) - len(told) - min(len(papers), 1)
    lines = [*above, *headline(hit, width, room), *told]
    left = height - len(lines)
    if len(papers) > left:
        return [*lines, *rows.bring_brief(hit, width, left)]
    further = cut_to(_further(hit, width, height), left - len(papers), strings.FULL_CARD_HINT)
    return [*lines, *papers, *further]


def _further(hit: Hit, width: int, height: int) -> list[Content]:
    """How sure, and what is known besides, as far as a card of `height` lines shows it."""
    lines = rows.sure(hit, width)
    if say.is_place(hit):
        return lines
    told = [*_call(hit), *rows.asked(hit), *rows.dated(hit), *rows.facts(hit.service)]
    told += [*_about(hit), (strings.LABEL_MISSING, _missing(hit))] if height >= ROOMY else []
    return lines + [part for label, content in told for part in labelled(label, content, width)]


def full_card(hit: Hit, width: int) -> list[Row]:
    """Everything known, in the order a clerk needs it, and what is missing."""
    lines: list[Row] = [*headline(hit, width), EMPTY, *rows.warnings(hit, width)]
    lines += rows.ticks(hit.service, width) if say.brings(hit) else []
    asked = (*_call(hit), *rows.asked(hit, all_refused=True))
    for label, content in (*asked, *rows.dated(hit), *rows.facts(hit.service, confused_too=False)):
        lines += labelled(label, content, width)
    for other in hit.service.confusions:
        linked = labelled(strings.LABEL_CONFUSED, rows.confused(other, link=True), width)
        lines += [Linked(part, f"s:{other.code}") for part in linked]
    for label, content in _about(hit):
        lines += labelled(label, content, width)
    lines += rows.sure(hit, width)
    lines += labelled(strings.LABEL_MISSING, _missing(hit), width)
    return lines


def _call(hit: Hit) -> Iterator[tuple[str, Content]]:
    """The telephone of the window that is named, where it is verified."""
    if hit.answer.window_phone:
        yield strings.LABEL_PHONE, plain(strings.WINDOW_PHONE.format(phone=hit.answer.window_phone))


def _about(hit: Hit) -> Iterator[tuple[str, Content]]:
    service = hit.service
    for other in hit.answer.also:
        yield strings.LABEL_ALSO, spoken(other, service)
    if hit.answer.address:
        yield strings.LABEL_ADDRESS, plain(hit.answer.address)
    if not (service.in_person or service.proxy_rule):
        yield strings.LABEL_PROXY, plain(strings.PROXY_UNKNOWN, theme.QUIET)
    yield strings.LABEL_DEPARTMENT, plain(service.department or strings.UNKNOWN)
    yield strings.LABEL_LEVEL, plain("、".join(service.levels) or strings.UNKNOWN)
    yield strings.LABEL_CATEGORY, plain(f"{service.category.name}  {service.item_type}")
    for kind, label in (("alias", strings.LABEL_NAMES), ("old_name", strings.LABEL_OLD)):
        names = [name.text for name in service.names if name.kind == kind]
        if names:
            yield label, plain("、".join(names[:NAMES_SHOWN]))
    yield strings.LABEL_PHONE, plain(service.phone or strings.UNKNOWN)
    yield strings.LABEL_VERIFIED, rows.verified(service)
    yield strings.LABEL_CODE, plain(service.code, theme.QUIET)


def _missing(hit: Hit) -> Content:
    """Names of the facts that nobody has verified or supplied yet."""
    gaps = [name for name, known in _known(hit.service, hit) if not known]
    if not gaps:
        return plain(strings.NOTHING_MISSING, theme.QUIET)
    return plain("、".join(gaps), theme.WARN)


def _known(service: Service, hit: Hit) -> tuple[tuple[str, bool], ...]:
    return (
        ("办理地点", bool(hit.answer.centre or hit.answer.room)),
        ("窗口号", bool(hit.answer.window)),
        ("材料", bool(service.documents)),
        ("时限", bool(service.limits)),
        ("收费", bool(service.fee)),
        ("依据", bool(service.legal_basis)),
        ("电话", bool(service.phone)),
    )


def copy_text(hit: Hit) -> str:
    """The answer as plain text for the clipboard: the item, then the line read aloud."""
    return f"{hit.service.name}\n{say.say(hit)}\n"


def nothing_found(query: str, width: int) -> list[Content]:
    title = strings.NOTHING_TITLE.format(query=query)
    lines = [plain(title, theme.WARN, limit=60), EMPTY]
    for way in strings.NOTHING_WAYS:
        lines += labelled("  -", plain(way), width, theme.KEY)
    return lines


def teaching(
    width: int, notices: tuple[str, ...], last: str = "", *, sample: bool = False, short: bool = False
) -> list[Content]:
    """The empty screen: one sentence, four examples, the answer before, what must be known today."""
    parts = [_examples(width, short=short)]
    parts += [[plain(strings.LAST.format(name=last), theme.QUIET)]] if last else []
    parts += [wrap(plain(strings.SAMPLE_NOTE, theme.MAYBE), width)] if sample else []
    parts += [labelled("  !", plain(notice, theme.WARN), width, theme.WARN) for notice in notices]
    title = plain(strings.EMPTY_TITLE, theme.TITLE)
    if short:
        # What must be known today goes before what is only learned once.
        return [title, *(row for part in reversed(parts) for row in part)]
    return [title, *(row for part in parts for row in (EMPTY, *part))]


def _examples(width: int, *, short: bool) -> list[Content]:
    examples = [fit(example(word, means), width) for word, means in strings.EXAMPLES]
    return examples if short else [plain(strings.EMPTY_EXAMPLES, theme.QUIET), *examples]


def example(word: str, means: str) -> Content:
    return line(
        ("  ", ""), (word, theme.KEY), (" " * (12 - plain(word).cell_length), ""), (means, theme.PLAIN)
    )
