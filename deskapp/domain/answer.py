"""What a clerk reads: one place for one service, at one moment, seen from one desk.

The shapes mirror `find --json` (docs/cli-contract.md). Doors only lay these out; they
decide nothing.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from deskapp.domain.models import Need, Provenance, Service
from deskapp.domain.said import Mention

# Verdicts, the contract's seven words.
CAN_DO = "能办"
ACCEPT_ONLY = "只收件"
ADVICE_ONLY = "只咨询"
ELSEWHERE = "去别处"
NOT_OPEN = "还没开"
SUSPENDED = "暂停"
UNVERIFIED = "待核实"

VERDICTS = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY, ELSEWHERE, NOT_OPEN, SUSPENDED, UNVERIFIED)

PLACE_SERVICE = "便民服务中心位置与开放状态咨询"
"""The service under which a place itself is asked for."""

UNKNOWN_WINDOW = "窗口号未核实, 到大厅问导服"
UNKNOWN_PLACE = "办理地点未核实, 可拨 12345 或问大厅导服"


class Status(NamedTuple):
    """Is the place open now? `code` is the contract's `open` value."""

    code: str
    """open · closing · lunch · closed · holiday · not_open_yet · suspended · unknown."""
    text: str
    """For reading aloud, e.g. 「午休, 14:30 开」."""


class Answer(NamedTuple):
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
    """Sources of the facts shown: the place's, its weakest first, then the service's own."""
    alerts: tuple[str, ...] = ()
    """Today's changes that matter here, each with its end; a pause is the verdict's own reason."""
    ages: tuple[str, ...] = ()
    """Groups of facts that were verified too long ago to lean on, in words."""
    walk_minutes: int | None = None
    """On foot from this desk, an estimate; None when a position is not known."""
    window_phone: str = ""
    """The window's own telephone; empty where none is known or nobody verified it."""
    usual: str = ""
    """Of a place that was asked for: its weekly hours; empty when they are not known."""
    whole: str = ""
    """「按「劳动保障」整类登记」, where this desk has a word on the whole category, none on this item."""
    unplaced: bool = False
    """True: no source says anything of the item at this place; `provenances` are not of the place."""


class Matched(NamedTuple):
    """Which phrase was hit and where. `kind`: name · alias · old_name · pinyin · initials ·
    fuzzy · speech · department · place · category."""

    text: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    """[start, end) character positions in `text`."""


class LimitDate(NamedTuple):
    """One period of a service, as a date if it starts today."""

    kind: str
    """legal · promised · citizen · procedure."""
    label: str
    """「本人最迟」, 「法定最迟」."""
    day: date | None
    """The last day; None where the wording is no plain length."""
    text: str
    """The period's own wording, complete; always shown."""
    note: str
    """From when it is counted, and what the counting could not know; empty without a date."""


class Programme(NamedTuple):
    """The season of a service, and the end of its programme."""

    state: str
    """open · upcoming · closed · ended · unknown."""
    text: str
    """For reading aloud, e.g. 「政策到 2026年12月31日 为止, 还有37天」; may be empty."""
    wording: str
    """The source's own words."""
    valid_to: date | None


class Hit(NamedTuple):
    """One result row."""

    rank: int
    service: Service
    matched: Matched
    answer: Answer
    dates: tuple[LimitDate, ...] = ()
    """The service's periods as dates from today, the citizen's own first."""
    programme: Programme | None = None
    """None where no season and no end is known."""
    aged: tuple[str, ...] = ()
    """What was verified too long ago, in words; see deskapp.domain.staleness."""
    often: bool = False
    """This desk has picked it for these words before (本台常选)."""
    mention: Mention | None = None
    """Set where the row is a place that only a source names."""


class Choice(NamedTuple):
    """One answer to a clarifying question; `key` is the digit to press."""

    key: str
    label: str
    code: str


class Question(NamedTuple):
    """One clarifying question for a phrase with several meanings."""

    text: str
    choices: tuple[Choice, ...]


class Emergency(NamedTuple):
    """A danger that the words tell of; shown above everything."""

    title: str
    """What it is, in two to four characters: 「着火」."""
    number: str
    """The number to dial first."""
    sentence: str
    """What to do, with every number that may help."""
    of_life: bool = False
    """Is a life in danger? Then nothing about death and funerals is shown beside it."""


class LifeEvent(NamedTuple):
    """A life event (一件事) that calls for several items."""

    code: str
    name: str
    """「身后」, 「出生」."""


class BundleItem(NamedTuple):
    """One step of a life event, with its own answer in `hit`; `hit.rank` is its place in the order."""

    hit: Hit
    note: str
    """For whom it is, or what comes first; may be empty."""


class BundleDocument(NamedTuple):
    """One required document of a whole bundle, said once."""

    name: str
    situation: str
    """When it is needed; empty when some item always needs it."""
    ranks: tuple[int, ...]
    """The items that need it."""


class Bundle(NamedTuple):
    """A life event's items in order, and what to bring for all of them."""

    event: LifeEvent
    items: tuple[BundleItem, ...]
    documents: tuple[BundleDocument, ...]


class Facility(NamedTuple):
    """One room or facility that meets a need of the life circle."""

    centre: str
    centre_code: str
    name: str
    floor: str
    note: str
    """「计划, 是否已开未核实」; empty where it is known to work."""
    provenance: Provenance


class NeedMet(NamedTuple):
    """One need of the life circle with everything that meets it."""

    need: Need
    facilities: tuple[Facility, ...]
    """Empty: the sources name nothing for it."""


class Results(NamedTuple):
    """Everything one query gave. `confident` False: do not read the first one aloud unasked."""

    query: str
    hits: tuple[Hit, ...]
    confident: bool
    question: Question | None = None
    emergency: Emergency | None = None
    bundle: Bundle | None = None
    need: NeedMet | None = None
    """A need of the life circle (买菜, 看病 …) that the query names."""
