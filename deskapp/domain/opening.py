"""Has a place opened at all? Read from its dated state; passing a date opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from deskapp.domain.answer import ELSEWHERE, NOT_OPEN, SUSPENDED, UNVERIFIED, Status
from deskapp.domain.models import Centre, CentreState

WORKING = frozenset({"开放", "试运行"})
COMING = frozenset({"规划", "选址", "在建", "装修"})
GONE = frozenset({"搬迁", "撤并"})

STATE_WORDS = {
    "规划": "还在规划",
    "选址": "还在选址筹备",
    "在建": "还在建设",
    "装修": "还在装修",
    "暂停": "暂停服务",
    "搬迁": "已搬迁",
    "撤并": "已撤并",
}
MAYBE_OPEN = "是否已开未核实"


@dataclass(frozen=True, slots=True)
class Opening:
    """`verdict` None: the place works, so the handling mode and the clock decide."""

    verdict: str | None
    status: Status | None
    reason: str


OPEN = Opening(None, None, "")


def opening_of(centre: Centre, today: date) -> Opening:
    """What the centre's newest known state means on `today`."""
    state = centre.state
    if state is None or (state.state not in WORKING | COMING | GONE and state.state != "暂停"):
        return Opening(UNVERIFIED, Status("unknown", "是否开放未核实"), "是否开放未核实")
    words = STATE_WORDS.get(state.state, "")
    if state.state in WORKING:
        return OPEN
    if state.state == "暂停":
        return Opening(SUSPENDED, Status("suspended", words), state.wording or words)
    if state.state in GONE:
        return Opening(ELSEWHERE, Status("closed", words), state.wording or words)
    if state.expected_by is not None and today > state.expected_by:
        return Opening(UNVERIFIED, Status("unknown", MAYBE_OPEN), _overdue(state))
    return Opening(NOT_OPEN, Status("not_open_yet", "还没开"), _coming(state, words))


def _overdue(state: CentreState) -> str:
    """The forecast in the source's words, with the month it meant."""
    expected = state.expected_by
    by = f"({expected.year}年{expected.month}月底前)" if expected else ""
    return f"{state.provenance.source.name}称「{state.expected_text}」{by}, {MAYBE_OPEN}"


def _coming(state: CentreState, words: str) -> str:
    expected = f", {state.expected_text}" if state.expected_text else ", 何时开未公布"
    return f"{words}({state.provenance.source.name}){expected}"
