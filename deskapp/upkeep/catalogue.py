"""Every kind of record that can be edited."""

from __future__ import annotations

from deskapp.upkeep.kind import Kind
from deskapp.upkeep.kinds.dangers import EMERGENCY, EVENT_ENDING, FILLER, HARMLESS, QUESTION_WORD, SENSITIVE
from deskapp.upkeep.kinds.guidance import CONCEPT, EVENT, QUESTION
from deskapp.upkeep.kinds.holidays import HOLIDAYS
from deskapp.upkeep.kinds.hours import DAY, HOURS
from deskapp.upkeep.kinds.notices import NOTICE
from deskapp.upkeep.kinds.places import CENTRE, ROOM
from deskapp.upkeep.kinds.services import SERVICE
from deskapp.upkeep.kinds.windows import ONE_WINDOW, WINDOWS

KINDS: tuple[Kind, ...] = (
    SERVICE, CENTRE, WINDOWS, ONE_WINDOW, ROOM, HOURS, DAY, HOLIDAYS, NOTICE, QUESTION, EVENT, CONCEPT,
    FILLER, EMERGENCY, SENSITIVE, QUESTION_WORD, EVENT_ENDING, HARMLESS,
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
