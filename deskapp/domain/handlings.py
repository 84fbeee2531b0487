"""Which row of service_at_location (事项进驻) speaks for a service at a centre."""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.domain.models import OWN_DESK, Centre, Handling, Places, Room, Service

HOUSEHOLD = "户籍"
"""The category of the hall's sign whose items belong to the police."""

POLICE = "派出所"
DIRECT, ACCEPTS, ADVICE, REFUSED = MODES = ("直接办", "只收件", "只咨询", "不办")
"""How far a place goes with an item."""
DISTRICT = "区"
GUIDE = "指引"
"""In the name of an item that only explains where others do it."""
DECIDED_ABOVE = ("区级", "县级", "设区市")
"""In a department: somebody above the centre has a part in it."""

LEVEL_OF = {"社区级": "社区", "办事处级": "办事处"}
"""A centre's level -> the level word of the services that start there."""


class Handlings:
    """The handling rows of one catalog, indexed by service and by category."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._by_service: dict[str, list[Handling]] = {}
        self._by_category: dict[str, list[Handling]] = {}
        for row in places.handlings:
            if row.service_code is not None:
                self._by_service.setdefault(row.service_code, []).append(row)
            elif row.category_code is not None:
                self._by_category.setdefault(row.category_code, []).append(row)

    def of(self, service: Service) -> dict[str, Handling]:
        """Centre code -> its row for `service`. Rows come most trusted first from the catalog."""
        found: dict[str, Handling] = {}
        for row in self._applicable(service):
            found.setdefault(row.centre_code, row)
        return {c.code: found[c.code] for c in self._places.centres if c.code in found}

    def _applicable(self, service: Service) -> Iterable[Handling]:
        for row in self._by_service.get(service.code, ()):
            if not _only_post(service, self._places.room(row.room_code)):
                yield row
        for row in self._by_category.get(service.category.code, ()):
            centre = self._places.centre(row.centre_code)
            if centre and _category_row_applies(row, service, centre, self._places.room(row.room_code)):
                yield row


def is_household(service: Service) -> bool:
    return service.category.name == HOUSEHOLD or POLICE in service.levels


def is_guide(service: Service) -> bool:
    return GUIDE in service.name


def is_own(row: Handling) -> bool:
    """Did this desk itself enter the row, and see it at work?"""
    seen = row.provenance.source.code == OWN_DESK and row.provenance.verified_on is not None
    return seen and bool(row.mode) and not row.planned


def covers_surely(row: Handling, service: Service, centre: Centre, room: Room | None) -> bool:
    """Does what this desk said of a whole category hold for this one item too?

    Who takes in a category's papers takes in these. But 直接办 of all of it is no word on what starts at
    another level or is decided above, and a guide names a place where others do it.
    """
    if row.mode == ADVICE:
        return True
    if is_guide(service):
        return False
    if row.mode != DIRECT:
        return True
    at_level = LEVEL_OF.get(centre.level, "") in service.levels
    if room is not None and room.kind == "police_station":
        return at_level or POLICE in service.levels
    above = any(words in service.department for words in DECIDED_ABOVE)
    return at_level and not above and not {POLICE, DISTRICT} & set(service.levels)


def _only_post(service: Service, room: Room | None) -> bool:
    """A 警务工作站 answers questions; it never does the police station's items."""
    return room is not None and room.kind == "police_post" and is_household(service)


def _category_row_applies(row: Handling, service: Service, centre: Centre, room: Room | None) -> bool:
    """A family's row covers only what a centre of this level, or this room, may take; this desk's own
    row all of the family but what is done at the district alone."""
    if row.mode == REFUSED:
        return True
    if _only_post(service, room):
        return False
    if is_own(row):
        return set(service.levels) != {DISTRICT}
    at_level = LEVEL_OF.get(centre.level, "") in service.levels
    if room is not None and room.kind == "police_station":
        return POLICE in service.levels or (at_level and is_household(service))
    return at_level
