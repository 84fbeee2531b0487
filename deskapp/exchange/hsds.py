"""The catalog in the shape of HSDS 3 (Human Services Data Specification), for other systems.

One list of rows per HSDS table, joined by ids that are the same in every export. What is mapped
how, and what HSDS has no place for, stands in docs/exchange.md. Sample facts never go out, nor
places that are not known to be open: a reader elsewhere would send people there.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterable
from typing import Any

from deskapp.domain.handlings import REFUSED, Handlings
from deskapp.domain.models import Centre, Handling, Places, Provenance, Schedule, Service
from deskapp.exchange.wording import material
from deskapp.storage.reader import Services, read_places

VERSION = "3.0"
OPEN_STATES = ("开放", "试运行")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NOT_KNOWN = "未核实"
_SPACE = uuid.UUID("6f0f3c1e-3c53-5d0b-9d4e-5a8f6b1c2d70")

Tables = dict[str, list[dict[str, Any]]]
NAMES = (
    "organization", "service", "location", "address", "service_at_location", "schedule", "phone",
    "required_document", "taxonomy", "taxonomy_term", "attribute",
)  # fmt: skip


def hsds_json(conn: sqlite3.Connection) -> tuple[str, list[str]]:
    """(the file, what it leaves out). `conn` gives clean texts."""
    places, services = _without_sample(read_places(conn)), Services(conn)
    # Windows' telephones are no part of an answer, so the places do not carry them.
    phones = dict(conn.execute("SELECT code, phone FROM service_window WHERE phone <> ''"))
    tables: Tables = {name: [] for name in NAMES}
    _taxonomy(tables, places)
    for centre in places.centres:
        _location(tables, centre)
    handlings, closed = Handlings(places), 0
    listed = (service for code in services.codes() if (service := services.get(code)) is not None)
    for service in listed:
        _service(tables, service)
        for row in handlings.of(service).values():
            if row.planned or row.mode == REFUSED:
                continue
            if not _is_open(places.centre(row.centre_code)):
                closed += 1
                continue
            _at_location(tables, places, service, row, phones.get(row.window_code, ""))
    told = ["示例资料和停用的事项没有写出去"]
    if closed:
        told.append(f"有 {closed} 处办理地点没有写出去: 那个中心没有核实已经开放")
    whole = {"hsds_version": VERSION, **tables}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n", told


def _is_open(centre: Centre | None) -> bool:
    return centre is not None and centre.state is not None and centre.state.state in OPEN_STATES


def identity(*parts: str) -> str:
    """The UUID of a thing: made of what it is, so it is the same in every export."""
    return str(uuid.uuid5(_SPACE, "/".join(parts)))


def _without_sample(places: Places) -> Places:
    def real(rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(row for row in rows if not row.provenance.source.is_sample)

    return places._replace(
        centres=tuple(c._replace(states=real(c.states)) for c in places.centres),
        rooms=real(places.rooms),
        windows=real(places.windows),
        handlings=real(places.handlings),
        schedules=real(places.schedules),
    )


def _taxonomy(tables: Tables, places: Places) -> None:
    for code, name in (("category", "类别"), ("source", "来源")):
        tables["taxonomy"].append({"id": identity("taxonomy", code), "name": name, "description": name})
    for category in places.categories:
        tables["taxonomy_term"].append(_term("category", category.code, category.name))


def _term(taxonomy: str, code: str, name: str) -> dict[str, Any]:
    return {
        "id": identity("term", taxonomy, code),
        "code": code,
        "name": name,
        "description": name,
        "taxonomy_id": identity("taxonomy", taxonomy),
    }


def _service(tables: Tables, service: Service) -> None:
    id_ = identity("service", service.code)
    tables["service"].append(
        {
            "id": id_,
            "organization_id": _organization(tables, service.department),
            "name": service.name,
            "alternate_name": "; ".join(name.text for name in service.names),
            "description": "; ".join(
                filter(None, (service.notes, service.doubt and f"待核实: {service.doubt}"))
            ),
            "status": "active",
            "eligibility_description": service.eligibility,
            "fees_description": service.fee,
            "application_process": "; ".join(limit.text for limit in service.limits),
            "assured_date": _day(service.provenance),
        }
    )
    for at, document in enumerate(service.documents, 1):
        tables["required_document"].append(
            {
                "id": identity("document", service.code, str(at)),
                "service_id": id_,
                "document": material((document.name, document.situation)),
            }
        )
    if service.phone:
        tables["phone"].append(
            {
                "id": identity("phone", service.code),
                "service_id": id_,
                "number": service.phone,
                "type": "voice",
            }
        )
    _attribute(tables, "service", id_, "category", service.category.code, service.category.name)
    _sourced(tables, "service", id_, service.provenance)


def _organization(tables: Tables, department: str) -> str:
    name = department or NOT_KNOWN
    id_ = identity("organization", name)
    if all(known["id"] != id_ for known in tables["organization"]):
        tables["organization"].append({"id": id_, "name": name, "description": "实施主体"})
    return id_


def _location(tables: Tables, centre: Centre) -> None:
    id_ = identity("location", centre.code)
    state = centre.state
    told = f"{state.state} {state.wording}".strip() if state else f"是否开放{NOT_KNOWN}"
    latitude, longitude = centre.position or (None, None)
    tables["location"].append(
        {
            "id": id_,
            "location_type": "physical",
            "name": centre.name,
            "alternate_name": "; ".join(name.text for name in centre.names),
            "description": "; ".join(filter(None, (told, centre.duty, centre.notes))),
            "latitude": latitude,
            "longitude": longitude,
        }
    )
    if centre.address:
        tables["address"].append(
            {
                "id": identity("address", centre.code),
                "location_id": id_,
                "address_1": centre.address,
                "city": "",
                "state_province": "",
                "postal_code": "",
                "country": "CN",
                "address_type": "physical",
            }
        )
    _sourced(tables, "location", id_, state.provenance if state else centre.provenance)


def _at_location(tables: Tables, places: Places, service: Service, row: Handling, phone: str) -> None:
    id_ = identity("at", service.code, row.centre_code)
    room, window = places.room(row.room_code), places.window(row.window_code)
    where = (room.floor if room else "", room.name if room else "", window.label if window else "")
    tables["service_at_location"].append(
        {
            "id": id_,
            "service_id": identity("service", service.code),
            "location_id": identity("location", row.centre_code),
            "description": " ".join(filter(None, (*where, row.mode))),
        }
    )
    _sourced(tables, "service_at_location", id_, row.provenance)
    if phone:
        tables["phone"].append(
            {"id": identity("phone", id_), "service_at_location_id": id_, "number": phone, "type": "voice"}
        )
    for schedule in _schedules(places, row):
        for opens, closes in schedule.segments:
            tables["schedule"].append(_schedule(id_, schedule, opens, closes))


def _schedules(places: Places, row: Handling) -> list[Schedule]:
    """The window's own hours, else the centre's."""
    of_centre = [s for s in places.schedules if s.centre_code == row.centre_code]
    own = [s for s in of_centre if row.window_code and s.window_code == row.window_code]
    return own or [s for s in of_centre if s.window_code is None]


def _schedule(at: str, schedule: Schedule, opens: int, closes: int) -> dict[str, Any]:
    season = (schedule.season_from, schedule.season_to)
    told = "每年 {:02}-{:02} 到 {:02}-{:02}".format(*season[0], *season[1]) if season[0] and season[1] else ""
    return {
        "id": identity("schedule", at, str(schedule.weekday), str(opens), told),
        "service_at_location_id": at,
        "freq": "WEEKLY",
        "byday": DAYS[schedule.weekday - 1],
        "opens_at": _clock(opens),
        "closes_at": _clock(closes),
        "description": told,
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _sourced(tables: Tables, entity: str, id_: str, provenance: Provenance) -> None:
    _attribute(tables, entity, id_, "source", provenance.source.code, provenance.source.name)


def _attribute(tables: Tables, entity: str, id_: str, taxonomy: str, code: str, name: str) -> None:
    term = _term(taxonomy, code, name)
    if all(known["id"] != term["id"] for known in tables["taxonomy_term"]):
        tables["taxonomy_term"].append(term)
    tables["attribute"].append(
        {
            "id": identity("attribute", taxonomy, id_),
            "link_id": id_,
            "link_entity": entity,
            "link_type": taxonomy,
            "taxonomy_term_id": term["id"],
            "value": name,
        }
    )


def _day(provenance: Provenance) -> str | None:
    """HSDS's assured_date: when it was verified, never when the row was written."""
    return provenance.verified_on.isoformat() if provenance.verified_on else None
