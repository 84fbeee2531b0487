"""When a fact has been verified too long ago to be read aloud without saying so.

Days from the verification cycle that desks elsewhere keep: hours, phone and window number go
stale after 90 days, materials, fee and conditions after 365. What was never verified is called
so elsewhere and does not age.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from deskapp.domain.models import Provenance

PLACE_DAYS = 90
ITEM_DAYS = 365


def aged(place: Iterable[Provenance], item: Provenance, today: date) -> tuple[str, ...]:
    """A clause for each kind of fact that is stale today, the place first; empty when none is."""
    told = (
        _told("地点窗口", (row.verified_on for row in place), PLACE_DAYS, today),
        _told("事项资料", (item.verified_on,), ITEM_DAYS, today),
    )
    return tuple(clause for clause in told if clause)


def _told(what: str, verified: Iterable[date | None], limit: int, today: date) -> str:
    oldest = min((day for day in verified if day is not None), default=None)
    if oldest is None or (today - oldest).days <= limit:
        return ""
    return f"先问再说, {what} {oldest:%Y-%m-%d} 核实, 已过 {(today - oldest).days} 天"
