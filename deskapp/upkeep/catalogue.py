"""Every kind of record that can be edited, in the order of the menu 「维护」."""

from __future__ import annotations

from deskapp.upkeep.kind import Kind
from deskapp.upkeep.kinds.guidance import CONCEPT, EVENT, FILLER, QUESTION
from deskapp.upkeep.kinds.holidays import HOLIDAYS
from deskapp.upkeep.kinds.hours import DAY, HOURS
from deskapp.upkeep.kinds.places import CENTRE, ROOM
from deskapp.upkeep.kinds.services import SERVICE
from deskapp.upkeep.kinds.windows import WINDOWS

KINDS: tuple[Kind, ...] = (
    SERVICE, CENTRE, WINDOWS, ROOM, HOURS, DAY, HOLIDAYS, QUESTION, EVENT, CONCEPT, FILLER,
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
