"""What a clerk reads: one place for one service, at one moment, seen from one desk.

The shapes mirror `find --json` (docs/cli-contract.md). Doors only lay these out; they
decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from deskapp.domain.models import Provenance, Service

# Verdicts, the contract's seven words.
CAN_DO = "能办"
ACCEPT_ONLY = "只收件"
ADVICE_ONLY = "只咨询"
ELSEWHERE = "去别处"
NOT_OPEN = "还没开"
SUSPENDED = "暂停"
UNVERIFIED = "待核实"

VERDICTS = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY, ELSEWHERE, NOT_OPEN, SUSPENDED, UNVERIFIED)

UNKNOWN_WINDOW = "窗口号未核实, 到大厅问导服"
UNKNOWN_PLACE = "办理地点未核实, 可拨 12345 或问大厅导服"


@dataclass(frozen=True, slots=True)
class Status:
    """Is the place open now? `code` is the contract's `open` value."""

    code: str
    """open · closing · lunch · closed · holiday · not_open_yet · suspended · unknown."""
    text: str
    """For reading aloud, e.g. 「午休, 14:30 开」."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place for one service. None or "" means not known."""

    verdict: str
    centre: str | None
    """Centre name; for a place outside the six, the department's name or None."""
    centre_code: str | None
    level: str | None
    """社区级 · 办事处级 · 派出所 · 区级."""
    floor: str | None
    room: str | None
    window: str | None
    address: str | None
    status: Status
    reason: str
    """Why this verdict, one short clause."""
    bring: tuple[str, ...]
    """申请材料 that are always needed, in order."""
    instead: Answer | None
    also: tuple[Answer, ...]
    advice: str
    """Whom to ask when something above is unknown; empty when nothing is."""
    sample: bool
    provenances: tuple[Provenance, ...]
    """Sources of the facts shown, place first, then the service's own."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Which phrase was hit and where. `kind`: name · alias · old_name · pinyin · initials ·
    fuzzy · speech · department · place · category."""

    text: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    """[start, end) character positions in `text`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result row."""

    rank: int
    service: Service
    matched: Matched
    answer: Answer


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a clarifying question; `key` is the digit to press."""

    key: str
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Question:
    """One clarifying question for a phrase with several meanings."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything one query gave. `confident` False: do not read the first one aloud unasked."""

    query: str
    hits: tuple[Hit, ...]
    confident: bool
    question: Question | None = None
