"""Which row of service_at_location (事项进驻) speaks for a service at a centre."""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.domain.models import Centre, Handling, Places, Room, Service

HOUSEHOLD = "户籍"
"""The category of the hall's sign whose items belong to the police."""

POLICE = "派出所"
REFUSED = "不办"

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


def _only_post(service: Service, room: Room | None) -> bool:
    """A 警务工作站 answers questions; it never does the police station's items."""
    return room is not None and room.kind == "police_post" and is_household(service)


def _category_row_applies(row: Handling, service: Service, centre: Centre, room: Room | None) -> bool:
    """A family's row covers only what a centre of this level, or this room, may take."""
    if row.mode == REFUSED:
        return True
    if _only_post(service, room):
        return False
    at_level = LEVEL_OF.get(centre.level, "") in service.levels
    if room is not None and room.kind == "police_station":
        return POLICE in service.levels or (at_level and is_household(service))
    return at_level
