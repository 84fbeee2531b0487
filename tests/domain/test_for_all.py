"""Umbrellas, toilets and sockets: for whoever comes by, so nobody asks where they live."""

from __future__ import annotations

from deskapp.domain.answer import Answer
from deskapp.domain.models import Category, Service
from deskapp.domain.verdict import Verdicts
from tests.domain.build import TUESDAY_TEN, centre, in_state, places, service

LIFE = Category("sh", "生活服务", 15)
UMBRELLA = service("sh-1", LIFE, ("社区",))._replace(department="街道、志愿者")
RESIDENCE = service("sh-2", LIFE, ("社区",))._replace(department="社区居委会")


def answer(item: Service) -> Answer:
    office = in_state(centre("xuwan", "办事处级"), "开放")
    return Verdicts(places(office)).answer(item, "xuwan", TUESDAY_TEN)


def test_what_no_centre_is_known_to_offer_is_not_verified_anywhere() -> None:
    found = answer(UMBRELLA)
    assert (found.verdict, found.centre, found.instead) == ("待核实", None, None)
    assert found.reason == "在哪里没有核实过"
    assert "导服" in found.advice
    assert "12345" in found.advice


def test_nobody_is_asked_where_he_lives() -> None:
    found = answer(UMBRELLA)
    assert "户籍" not in f"{found.reason}{found.advice}"


def test_what_the_committee_writes_for_its_own_people_still_asks() -> None:
    found = answer(RESIDENCE)
    assert found.instead is not None
    assert "居住地社区受理" in found.instead.reason
