"""A slip on the screen that is turned to the citizen: few short lines, read from a step away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from deskapp.desk.say import brings, is_place, window_words
from deskapp.domain.answer import Hit
from deskapp.domain.clean import clean
from deskapp.domain.models import Service
from deskapp.slips.content import (
    LONGEST,
    NOTICE,
    SAMPLE,
    destination,
    no_window,
    place_mark,
    place_words,
    service_mark,
    title,
    untold,
    verdict_words,
)
from deskapp.slips.layout import wrap

SHORT = 48
"""Columns of one line of a turned screen."""
SHOWN_PAPERS = 4
MENTIONED = "待核实: 只有报道提到过, 开没开没核实"
ASK = "先别去, 拨 12345 问清"
"""Of a place that only a source names: its reason is too long for a line."""
ON_PAPER = "带什么: 请看告知单"


class Turned(NamedTuple):
    """What one item shows: at most six short lines, the digits between them. Marks kept, no sources."""

    above: tuple[str, ...]
    """Name, verdict, place, window and status."""
    digits: str
    """「3」 of 「3号」, for block digits; empty when the window has no single number."""
    below: tuple[str, ...]
    """Papers, then the marks."""

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.above, *self.below)


def turned(hit: Hit, neutral_name: str = "", missing: Collection[str] = ()) -> Turned:
    """The screen for the citizen.

    `neutral_name`, or the item's own, stands for the item where others may read along; then the
    documents, which would tell, are left to the paper, and the department is not named.
    `missing`: papers that were not there; they stand in the place of the whole list.
    """
    neutral = neutral_name or hit.service.neutral_name
    going = destination(hit.answer)
    mark = place_mark(going)
    # A refusal here may rest on the sample while the place that is named instead does not.
    here = f"结论: {SAMPLE}" if hit.answer.sample and mark != SAMPLE else ""
    marks = [m for m in (here, f"地点: {mark}" if mark else "", _basis_words(hit)) if m]
    above = [
        neutral or title(hit),
        _changed(hit) or (MENTIONED if hit.mention else verdict_words(hit)),
        ASK if hit.mention else "" if is_place(hit) else place_words(going) or going.reason,
        " · ".join(p for p in (_window(hit), going.status.text) if p),
    ]
    below = [
        "" if not brings(hit) else ON_PAPER if neutral else _bring(hit.service, missing),
        f"[{' · '.join(marks)}]" if marks else "",
    ]
    quiet = partial(untold, service=hit.service) if neutral else str
    return Turned(_shown(map(quiet, above)), window_digits(hit), _shown(map(quiet, below)))


def _shown(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(_short(clean(line, LONGEST)) for line in lines if line)


def window_digits(hit: Hit) -> str:
    """「3」 of 「3号」, for block digits; empty when the window has no single number."""
    label = destination(hit.answer).window or ""
    digits = "".join(c for c in label if c.isascii() and c.isdigit())
    return digits if digits and digits in label else ""


def _window(hit: Hit) -> str:
    going = destination(hit.answer)
    return "" if is_place(hit) else window_words(going.window) or no_window(going)


def _basis_words(hit: Hit) -> str:
    mark = "" if is_place(hit) else service_mark(hit.service)
    return f"材料: {mark}" if mark else ""


def _bring(service: Service, missing: Collection[str]) -> str:
    lacking = [d.name for d in service.documents if d.name in missing]
    if lacking:
        return _listed("还缺", lacking, len(lacking))
    always = [d.name for d in service.documents if not d.situation]
    if not always:
        return "带什么: 看情形, 先问窗口" if service.documents else "带什么: 未核实, 先问窗口"
    return _listed("带", always, SHOWN_PAPERS)


def _listed(label: str, papers: Sequence[str], most: int) -> str:
    """As many whole papers as a line holds, and how many there are: half a name sends for the wrong paper."""
    for count in range(min(most, len(papers)), 0, -1):
        more = f" 等{len(papers)}样" if count < len(papers) else ""
        line = f"{label}: {'、'.join(papers[:count])}{more}"
        if len(wrap(line, SHORT)) == 1:
            return line
    return f"{label}: {papers[0]}"


def _short(line: str) -> str:
    """`line` in SHORT columns; a cut is shown."""
    first, *rest = wrap(line, SHORT)
    return first if not rest else f"{wrap(line, SHORT - 2)[0]}.."


def _changed(hit: Hit) -> str:
    """Today's changes take the place of the reason: they are what nobody expects."""
    alerts = "; ".join(hit.answer.alerts)
    return f"{hit.answer.verdict} · {NOTICE}: {alerts}" if alerts else ""
