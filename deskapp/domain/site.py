"""One centre's own answer for one service, whatever desk asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from deskapp.domain.answer import (
    ACCEPT_ONLY,
    ADVICE_ONLY,
    CAN_DO,
    ELSEWHERE,
    SUSPENDED,
    UNKNOWN_WINDOW,
    UNVERIFIED,
    Answer,
    Status,
)
from deskapp.domain.calendar import Published, nothing_published
from deskapp.domain.handlings import ACCEPTS, ADVICE, DIRECT, REFUSED, covers_surely, is_own
from deskapp.domain.hours import Hours
from deskapp.domain.models import Centre, CentreState, Handling, Places, Provenance, Room, Service, Window
from deskapp.domain.notices import EMPTY, Notice
from deskapp.domain.opening import opening_of
from deskapp.domain.staleness import CONTACT, HANDLING, STATE, warnings
from deskapp.domain.usual import usual_hours

MODES = {
    DIRECT: (CAN_DO, "这里直接办"),
    ACCEPTS: (ACCEPT_ONLY, "这里只收材料, 不在这里审批"),
    ADVICE: (ADVICE_ONLY, "这里只咨询, 不收材料"),
    REFUSED: (ELSEWHERE, "这里不办"),
}
UNKNOWN_MODE = "能否办理未核实"
ASK_FIRST = "先拨 12345 或问大厅导服, 问清再去"
NO_ADDRESS = "报道未写地址"

WORKING = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY)

WINDOWLESS = frozenset({"shop", "service", "function"})
"""Rooms in which nobody looks for a window."""


UNSUPPORTED = (ELSEWHERE, UNVERIFIED)
"""What is said of a place without a word of its own on the item: that the place is open supports neither."""


class _Spot(NamedTuple):
    """Where in a centre an item is handled, and who says so."""

    room: Room | None = None
    window: Window | None = None
    handling: Provenance | None = None
    """Of the row that says so; None when there is none."""
    sources: tuple[Provenance, ...] = ()
    """Of the facts shown of the spot, the weakest of row and window first."""

    @property
    def vouched(self) -> bool:
        """Did somebody verify it?"""
        return self.handling is not None and self.handling.verified_on is not None


class Sites:
    """Builds answers for centres."""

    def __init__(self, places: Places, published: Published = nothing_published) -> None:
        self._places = places
        self.hours = Hours(places, published)
        self.board = EMPTY
        """The notices in force; whoever asks puts up today's."""

    def handling(self, centre: Centre, row: Handling, service: Service, now: datetime) -> Answer:
        """The centre's answer by its state, then by its handling mode."""
        window = self._places.window(row.window_code)
        room = self._places.room(row.room_code or (window.room_code if window else None))
        verdict, reason = _verdict(centre, row, room, now)
        whole = f"按「{service.category.name}」整类登记" if row.service_code is None and is_own(row) else ""
        if whole and verdict in WORKING:
            sure = covers_surely(row, service, centre, room)
            verdict = verdict if sure else UNVERIFIED
            reason = f"{reason}; {whole}" if sure else f"{whole}, 这一项在不在这里办未核实"
        sources = _weakest_first(p.provenance for p in (row, window) if p is not None)
        sources += [room.provenance] if room is not None else []
        spot = _Spot(room, window, row.provenance, tuple(sources))
        paused = self._pause(centre, window, service) if verdict in WORKING else None
        if paused is None:
            advice = _advice(verdict, room, window)
            found = self._answer(centre, service, now, verdict, reason, spot, advice)
            return found._replace(whole=whole if verdict in WORKING else "")
        spot = spot._replace(sources=(paused.provenance, *sources))
        until = self.board.until(paused)
        reason = f"{paused.text}, {until}"
        found = self._answer(centre, service, now, SUSPENDED, reason, spot, ASK_FIRST)
        return found._replace(status=_paused(until))

    def status(self, centre_code: str, now: datetime) -> Status:
        """Is the whole centre open now; a pause of all of it comes before the clock."""
        paused = self.board.pause(centre_code, None, None)
        status = self.hours.status(centre_code, None, now)
        if paused is None or status.code == "not_open_yet":
            return status
        return _paused(self.board.until(paused))

    def _pause(self, centre: Centre, window: Window | None, service: Service) -> Notice | None:
        return self.board.pause(centre.code, window.code if window else None, service)

    def refusal(self, centre: Centre, service: Service, now: datetime, reason: str) -> Answer:
        """去别处, said of a centre of which the catalog knows nothing for this service."""
        return self._answer(centre, service, now, ELSEWHERE, reason, _Spot(), "")

    def about(self, centre: Centre, service: Service, room_name: str, now: datetime) -> Answer:
        """Where the centre (or a room of it) is, whether it is open, and what it holds."""
        rooms = [r for r in self._places.rooms_of(centre.code) if r.name == room_name]
        room = max(rooms, key=lambda r: (not r.planned, r.floor != ""), default=None)
        opening = opening_of(centre, now.date())
        kept = next((h for h in self._places.handlings if room and h.room_code == room.code and h.mode), None)
        planned = room is not None and room.planned and kept is None
        verdict = opening.verdict or (UNVERIFIED if planned else CAN_DO)
        parts = [
            planned_words(room) if room is not None and planned else "",
            opening.reason,
            "" if centre.address else NO_ADDRESS,
            *(_holds(self._places.rooms_of(centre.code)) if room is None else ()),
        ]
        sources = [p.provenance for p in (kept, room) if p is not None]
        sources += _weakest_first(_general(centre, self._hours(centre, None, now)))
        sources.append(centre.provenance)
        advice = "" if verdict == CAN_DO else ASK_FIRST
        reason = "; ".join(p for p in parts if p)
        paused = self.board.pause(centre.code, None, None) if verdict == CAN_DO else None
        if paused is not None:
            verdict, advice = SUSPENDED, ASK_FIRST
            reason = f"{paused.text}, {self.board.until(paused)}"
            sources = [paused.provenance, *sources]
        looked = (kept or room or centre).provenance
        spot = _Spot(room, None, looked, tuple(sources))
        found = self._answer(centre, service, now, verdict, reason, spot, advice)
        found = found._replace(status=self.status(centre.code, now))
        usual = usual_hours(self._places, centre, now.date())
        return found._replace(alerts=self.board.of_centre(centre.code), usual=usual)

    def _hours(self, centre: Centre, window: str | None, now: datetime) -> Provenance | None:
        """The source of the hours of a centre that works."""
        works = opening_of(centre, now.date()).status is None
        return self.hours.provenance(centre.code, window) if works else None

    def _answer(
        self,
        centre: Centre,
        service: Service,
        now: datetime,
        verdict: str,
        reason: str,
        spot: _Spot,
        advice: str,
    ) -> Answer:
        room, window = spot.room, spot.window
        code = window.code if window else None
        hours = self._hours(centre, code, now)
        general = _general(centre, hours)
        told = (
            spot.vouched or verdict not in UNSUPPORTED or opening_of(centre, now.date()).verdict is not None
        )
        place = [*spot.sources, *(general if told else [])]
        looks = _looks(centre.state, hours, spot) if told else ()
        return Answer(
            verdict=verdict,
            centre=centre.name,
            centre_code=centre.code,
            level=centre.level or None,
            floor=(room.floor or None) if room else None,
            room=room.name if room else None,
            window=window.label if window else None,
            window_phone=_phone(window),
            address=centre.address or None,
            status=self.hours.status(centre.code, code, now),
            reason=reason,
            bring=always_needed(service),
            instead=None,
            also=(),
            advice=advice,
            sample=any(p.source.is_sample for p in (*place, *general)),
            provenances=distinct([*place, service.provenance]),
            alerts=self.board.alerts(centre.code, code, service),
            ages=warnings(looks, now.date()),
            unplaced=not place,
        )


def _general(centre: Centre, hours: Provenance | None) -> list[Provenance]:
    """Sources of 开没开 and of the hours, as far as there are any."""
    state = centre.state.provenance if centre.state else None
    return [source for source in (state, hours) if source is not None]


def _looks(
    state: CentreState | None, hours: Provenance | None, spot: _Spot
) -> Iterator[tuple[str, date | None]]:
    """Each fact that the answer leans on: its group, and when somebody last looked."""
    if state is not None:
        yield STATE, state.provenance.verified_on
    if hours is not None:
        yield CONTACT, hours.verified_on
    if spot.window is not None:
        yield CONTACT, spot.window.provenance.verified_on
    if spot.handling is not None:
        yield HANDLING, spot.handling.verified_on


def _weakest_first(provenances: Iterable[Provenance]) -> list[Provenance]:
    """What nobody verified, then what was verified longest ago: a line is as sure as its weakest fact."""
    return sorted(provenances, key=lambda p: (p.verified_on is not None, p.verified_on or date.min))


def _holds(rooms: Iterable[Room]) -> Iterator[str]:
    """What a centre holds, each by who says so: 「2022-08-22 报道规划: 健康指导, 是否已设未核实」."""
    told: dict[tuple[str, str], dict[str, None]] = {}
    for room in rooms:
        told.setdefault(_said_by(room), {})[room.name] = None
    for (who, doubt), names in told.items():
        yield f"{who}: {'、'.join(names)}{doubt}"


def _said_by(room: Room) -> tuple[str, str]:
    source = room.provenance.source
    if source.is_sample or room.provenance.verified_on is not None:
        return "有", ""
    return (f"{source.name}规划", ", 是否已设未核实") if room.planned else (f"{source.name}说有", ", 未核实")


def _paused(until: str) -> Status:
    return Status("suspended", f"暂停, {until}")


def always_needed(service: Service) -> tuple[str, ...]:
    return tuple(d.name for d in service.documents if not d.situation)


def distinct(provenances: Iterable[Provenance]) -> tuple[Provenance, ...]:
    """Each source once, in order of first use."""
    found: dict[tuple[str, date | None], Provenance] = {}
    for one in provenances:
        found.setdefault((one.source.code, one.verified_on), one)
    return tuple(found.values())


def planned_words(room: Room | None) -> str:
    """How a plan is said, so that nobody takes it for a fact."""
    if room is None or not room.planned:
        return "计划投入使用后办理"
    return room.wording if room.kind == "function" and room.wording else f"计划设置{room.name}"


def _verdict(centre: Centre, row: Handling, room: Room | None, now: datetime) -> tuple[str, str]:
    if row.mode == REFUSED:
        return ELSEWHERE, row.wording if row.wording not in ("", "示例") else MODES[REFUSED][1]
    opening = opening_of(centre, now.date())
    plan = planned_words(room) if row.planned and not row.mode else ""
    if opening.verdict is not None:
        return opening.verdict, "; ".join(p for p in (plan, opening.reason) if p)
    if row.mode in MODES:
        return MODES[row.mode]
    return UNVERIFIED, f"{plan}, 是否已设未核实" if plan else UNKNOWN_MODE


def _advice(verdict: str, room: Room | None, window: Window | None) -> str:
    if verdict in WORKING:
        walk_in = room is not None and room.kind in WINDOWLESS
        return "" if window is not None or walk_in else UNKNOWN_WINDOW
    return "" if verdict == ELSEWHERE else ASK_FIRST


def _phone(window: Window | None) -> str:
    """A number is dialled as it is told: one that nobody verified is not told."""
    if window is None or window.provenance.verified_on is None or window.provenance.source.is_sample:
        return ""
    return window.phone
