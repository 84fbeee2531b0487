"""How long ago a group of facts was verified, and what that means, in words.

The periods are those of the field's practice: what changes often is looked at often.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

STATE, CONTACT, HANDLING, PAPERS, BASIS = "state", "contact", "handling", "papers", "basis"

GROUPS = {
    STATE: "开没开",
    CONTACT: "窗口、时间、电话",
    HANDLING: "谁办、办到哪一步",
    PAPERS: "材料、收费、时限、条件",
    BASIS: "依据",
}
"""Group of facts -> what it is called."""

OF_ITEMS = (PAPERS, HANDLING, CONTACT, BASIS)
"""Groups of an item's own facts."""
OF_CENTRES = (STATE, CONTACT, HANDLING)
"""Groups of a centre's facts."""


class Cycle(NamedTuple):
    """Days after which a fact is to be looked at again, and from which nobody should lean on it."""

    aging: int
    stale: int


CYCLES = {
    STATE: Cycle(7, 30),
    CONTACT: Cycle(60, 90),
    HANDLING: Cycle(120, 180),
    PAPERS: Cycle(180, 365),
    BASIS: Cycle(365, 730),
}
RECHECK_DAYS = {STATE: 1, CONTACT: 30, HANDLING: 90, PAPERS: 90, BASIS: 180}
"""When a fact comes onto the work list, though it is still good."""

NEVER, FRESH, AGING, STALE = "never", "fresh", "aging", "stale"


class Verified(NamedTuple):
    """Somebody looked whether a group of facts is true."""

    group: str
    on: date
    by: str
    how: str
    """现场 · 电话 · 文件 · 报道."""
    note: str = ""


class Age(NamedTuple):
    """`level`: never · fresh · aging · stale."""

    level: str
    days: int
    words: str
    """「核实已 45 天, 该再核」: complete, for reading."""


def age_of(group: str, on: date | None, today: date) -> Age:
    """How a group stands that was verified `on`; None: never."""
    if on is None:
        return Age(NEVER, 0, "没有核实过")
    days = (today - on).days
    cycle = CYCLES.get(group, CYCLES[PAPERS])
    if days > cycle.stale:
        return Age(STALE, days, f"{on.isoformat()} 核实, 已过 {days} 天, 先问再说")
    if days > cycle.aging:
        return Age(AGING, days, f"{on.isoformat()} 核实, 已过 {days} 天, 该再核")
    return Age(FRESH, days, f"{on.isoformat()} 核实")


def warnings(verified: Iterable[tuple[str, date | None]], today: date) -> tuple[str, ...]:
    """Of each group the oldest look, where that is too long ago: 「窗口、时间、电话: … 太久了 …」."""
    oldest: dict[str, date] = {}
    for group, on in verified:
        if on is not None:
            oldest[group] = min(on, oldest.get(group, on))
    aged = ((group, age_of(group, on, today)) for group, on in oldest.items())
    return tuple(f"{GROUPS[group]} {age.words}" for group, age in aged if age.level == STALE)


def cycles(group: str, on: date | None, today: date) -> float:
    """How many of its re-check cycles old a look is.

    What nobody should lean on any more is as old as it gets, looked at once or never: else what changes
    slowly and was never looked at would stand before what is to be looked at every morning.
    """
    oldest = CYCLES.get(group, CYCLES[PAPERS]).stale + 1
    days = oldest if on is None else max(min((today - on).days, oldest), 0)
    return days / RECHECK_DAYS.get(group, RECHECK_DAYS[PAPERS])


def due(group: str, on: date | None, today: date) -> bool:
    """Is it time to look again?"""
    return on is None or (today - on).days >= RECHECK_DAYS.get(group, RECHECK_DAYS[PAPERS])
