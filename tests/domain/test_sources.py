"""What an answer names as its sources is about the facts that it shows."""

from __future__ import annotations

from datetime import date

from deskapp.domain.answer import Answer
from deskapp.domain.models import Centre, Handling, Provenance, Service
from deskapp.domain.verdict import Verdicts
from tests.domain import build
from tests.domain.build import TUESDAY_TEN, centre, handled, places, room, service, window

EARLIER, LATER = (build.OWN._replace(verified_on=date(2026, 9, day)) for day in (1, 20))
DISTRICT = service("mz-9", levels=("区",))


def opened(on: Provenance = LATER) -> Centre:
    place = build.in_state(centre("xuwan", "办事处级"), "开放")
    return place._replace(states=(place.states[0]._replace(provenance=on),))


def answer(*rows: Handling, item: Service | None = None, at: Provenance = EARLIER) -> Answer:
    windows = (window("1号", "xuwan")._replace(provenance=at),)
    catalog = places(opened(), windows=windows, handlings=rows)
    return Verdicts(catalog).answer(item or service(), "xuwan", TUESDAY_TEN)


def test_that_the_centre_is_open_is_no_source_of_what_it_does_not_do() -> None:
    found = answer(item=DISTRICT)
    assert found.verdict == "去别处"
    assert found.unplaced
    assert found.provenances == (DISTRICT.provenance,)


def test_that_the_centre_is_open_supports_no_plan_of_another_source() -> None:
    found = answer(handled("xuwan", "", item="mz-1", planned=True, source=build.REPORT))
    assert found.verdict == "待核实"
    assert found.provenances == (build.REPORT, build.LAW)


def test_a_refusal_that_this_desk_has_verified_is_its_own_source() -> None:
    found = answer(handled("xuwan", "不办", item="mz-1", source=EARLIER))
    assert (found.verdict, found.unplaced) == ("去别处", False)
    assert found.provenances[0] == EARLIER


def test_a_window_is_as_sure_as_the_weaker_of_its_two_rows_not_as_the_newer_state() -> None:
    row = handled("xuwan", "直接办", item="mz-1", window="1号", source=LATER)
    assert answer(row).provenances[:2] == (EARLIER, LATER)
    assert answer(row._replace(provenance=EARLIER), at=LATER).provenances[0] == EARLIER


def test_a_window_that_nobody_verified_is_not_covered_by_its_row() -> None:
    row = handled("xuwan", "直接办", item="mz-1", window="1号", source=LATER)
    assert answer(row, at=build.REPORT).provenances[0] == build.REPORT


def test_planned_functions_keep_the_name_of_who_planned_them() -> None:
    planned = room("健康指导", "xuwan", "function", planned=True)
    verdicts = Verdicts(places(opened(), rooms=(planned,)))
    found = verdicts.about(opened(), service(), "xuwan", TUESDAY_TEN)
    assert "2022-08-22 报道规划: 健康指导, 是否已设未核实" in found.reason
    assert "有:" not in found.reason
    assert found.provenances[0] == LATER
    assert build.REPORT in found.provenances
