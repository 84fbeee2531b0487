"""Places outside the centres: 派出所, 区级 departments, the home 办事处 or 社区.

The catalog knows who is responsible but not where they sit, and says so.
"""

from __future__ import annotations

from deskapp.domain.answer import UNVERIFIED, Answer, Status
from deskapp.domain.handlings import DISTRICT, LEVEL_OF, POLICE
from deskapp.domain.hours import UNKNOWN_HOURS
from deskapp.domain.models import Centre, Service
from deskapp.domain.site import always_needed

OFFICE = "办事处"
COMMUNITY = "社区"
LIFE = "生活服务"
"""The category of what anybody may use where there is one: an umbrella, a toilet, a socket."""
COMMITTEE = ("居委会", "居民委员会")
"""In a department: the committee vouches for those who live there."""

ASK_POLICE = "先问清户籍地, 再拨 12345 问派出所地点"
ASK_DISTRICT = "先拨 12345 问清在哪个区、什么地点办"
ASK_OFFICE = "先问清户籍或居住在哪个办事处辖区"
ASK_COMMUNITY = "先问清户籍或居住在哪个社区"


def outside(service: Service, desk: Centre | None) -> Answer | None:
    """Who takes `service` when no centre does; None when its levels do not tell."""
    levels = set(service.levels)
    if POLICE in levels:
        return _answer(service, POLICE, "由户籍地或居住地派出所办, 派出所地点未核实", ASK_POLICE)
    if levels == {DISTRICT}:
        who = service.department or "区级部门"
        return _answer(service, "区级", f"由区级办({who}), 办理地点待核实", ASK_DISTRICT)
    at_desk = LEVEL_OF.get(desk.level, "") if desk else ""
    if not levels or at_desk in levels or is_for_all(service):
        return None
    if OFFICE in levels and COMMUNITY not in levels:
        home = desk.parent if desk and desk.parent else "户籍地或居住地办事处"
        home += "或区级部门" if DISTRICT in levels else ""
        return _answer(service, "办事处级", f"由{home}受理, 办理地点待核实", ASK_OFFICE)
    if levels == {COMMUNITY}:
        return _answer(service, "社区级", "由户籍地或居住地社区受理, 办理地点待核实", ASK_COMMUNITY)
    return None


def is_for_all(service: Service) -> bool:
    """Is it for whoever comes by, wherever they live, without an application?"""
    bound = any(words in service.department for words in COMMITTEE)
    return service.category.name == LIFE and not bound


def is_police_item(service: Service) -> bool:
    return POLICE in service.levels


def is_district_only(service: Service) -> bool:
    return set(service.levels) == {DISTRICT}


def is_office_only(service: Service) -> bool:
    """Only the 办事处 of one's own 辖区 may take it."""
    return OFFICE in service.levels and COMMUNITY not in service.levels


def _answer(service: Service, level: str, reason: str, advice: str) -> Answer:
    return Answer(
        verdict=UNVERIFIED,
        centre=None,
        centre_code=None,
        level=level,
        floor=None,
        room=None,
        window=None,
        address=None,
        status=Status("unknown", UNKNOWN_HOURS),
        reason=reason,
        bring=always_needed(service),
        instead=None,
        also=(),
        advice=advice,
        sample=False,
        provenances=(service.provenance,),
        unplaced=True,
    )
