"""The 15分钟便民生活圈: which need is met where, as far as the sources tell, and what they do not tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from deskapp.domain.answer import Facility, NeedMet
from deskapp.domain.models import Centre, Need, Places, Room
from deskapp.domain.opening import opening_of

NOT_SAID = "资料没写, 问社区或 12345"
PLANNED = "计划"


def circle_of(places: Places, centre: Centre, today: date) -> tuple[NeedMet, ...]:
    """What a centre offers, need by need, in the report's order."""
    return tuple(NeedMet(need, _facilities(places, (centre,), need, today)) for need in places.needs)


def need_met(places: Places, need: Need, here: str | None, today: date) -> NeedMet:
    """Where a need is met, this desk's own centre first."""
    ordered = sorted(places.centres, key=lambda centre: centre.code != here)
    return NeedMet(need, _facilities(places, ordered, need, today))


def words(met: NeedMet, *, centres: bool = False) -> str:
    """「红色书屋(是否已开未核实)、文体活动中心(…)」, or that nothing is said; `centres` names each place."""
    if not met.facilities:
        return NOT_SAID
    return "、".join(_facility(found, with_centre=centres) for found in met.facilities)


def _facility(found: Facility, *, with_centre: bool) -> str:
    where = f"{found.centre} " if with_centre else ""
    mark = "示例" if found.provenance.source.is_sample else ""
    notes = ", ".join(part for part in (found.note, mark) if part)
    return f"{where}{found.floor}{found.name}{f'({notes})' if notes else ''}"


def _facilities(places: Places, centres: Iterable[Centre], need: Need, today: date) -> tuple[Facility, ...]:
    return tuple(
        Facility(centre.name, centre.code, room.name, room.floor, _note(centre, room, today), room.provenance)
        for centre in centres
        for room in places.rooms_of(centre.code)
        if need.code in room.needs
    )


def _note(centre: Centre, room: Room, today: date) -> str:
    """What stands between the name and a walk to it."""
    status = opening_of(centre, today).status
    parts = [PLANNED] if room.planned else []
    parts += [room.wording] if room.kind == "function" else []
    if status is not None:
        parts.append(status.text)
    elif room.planned:
        parts.append("是否已设未核实")
    return ", ".join(dict.fromkeys(parts))
