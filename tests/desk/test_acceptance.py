"""The report's acceptance checks that need search and verdict, with the sample layer on and off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.domain.answer import Answer, Hit

WORKING_HOURS = datetime(2026, 9, 22, 10, 0)
FAMILIES = ("党群服务", "劳动保障", "计划生育", "民政救助", "惠农补贴")
REPORT = "report-2022-08-22"


@pytest.fixture(params=["with sample", "without sample"])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    opened = open_desk(at=WORKING_HOURS)
    if request.param == "without sample":
        opened.remove_sample()
    yield opened
    opened.close()


def places_of(answer: Answer) -> Iterator[Answer]:
    yield answer
    if answer.instead:
        yield answer.instead
    yield from answer.also


def top(desk: Desk, query: str) -> Hit:
    return desk.lookup(query, 5).hits[0]


def test_2_no_report_centre_is_open_and_no_passed_date_opens_one(desk: Desk) -> None:
    for centre in desk.places.centres:
        told = [s for s in centre.states if s.provenance.source.code == REPORT]
        assert told
        assert all(s.state not in ("开放", "试运行") for s in told)
        assert all(s.provenance.verified_on is None for s in told)
        if not any(s.provenance.source.is_sample for s in centre.states):
            assert desk.centre_status(centre.code).code in ("unknown", "not_open_yet")
    assert desk.centre_status("biguiyuan").code == "unknown"
    assert desk.centre_status("xuwan").code == "not_open_yet"


@pytest.mark.parametrize("query", ["户籍", "身份证", "上户口"])
def test_4_household_items_go_to_the_police_station_room_never_to_the_police_post(
    desk: Desk, query: str
) -> None:
    hits = desk.lookup(query, 10).hits
    items = [h for h in hits if h.service.category.name == "户籍" and "派出所" in h.service.levels]
    assert items
    for hit in items:
        assert all(a.room != "警务工作站" for a in places_of(hit.answer))
    offered = [h.answer for h in items if h.answer.room == "派出所工作站"]
    assert offered
    for answer in offered:
        assert answer.centre_code == "guihe"
        if not desk.has_sample:
            assert answer.verdict == "待核实"
            assert "计划设置派出所工作站" in answer.reason


def test_5_petitions_offer_the_planned_hall(desk: Desk) -> None:
    hit = top(desk, "信访")
    assert (hit.answer.centre_code, hit.answer.room) == ("guihe", "信访大厅")
    if not desk.has_sample:
        assert hit.answer.verdict == "待核实"
        assert "计划设置信访大厅" in hit.answer.reason


@pytest.mark.parametrize(
    ("query", "centre"),
    [
        ("自助超市", "biguiyuan"),
        ("积分超市", "biguiyuan"),
        ("红色书屋", "biguiyuan"),
        ("志愿者服务站", "biguiyuan"),
        ("文体活动中心", "biguiyuan"),
        ("便民超市", "guihe"),
        ("健身器材", "guihe"),
    ],
)
def test_6_each_facility_is_where_the_report_has_it(desk: Desk, query: str, centre: str) -> None:
    assert top(desk, query).answer.centre_code == centre


@pytest.mark.parametrize("family", FAMILIES)
def test_7_the_five_families_are_stated_for_one_centre_only(desk: Desk, family: str) -> None:
    category = next(c for c in desk.places.categories if c.name == family)
    told = [h for h in desk.places.handlings if h.category_code == category.code]
    assert {h.centre_code for h in told if h.provenance.source.code == REPORT} == {"guihe"}
    hits = [h for h in desk.lookup(family, 10).hits if h.service.category.name == family]
    assert hits
    if not desk.has_sample:
        centres = {a.centre_code for h in hits for a in places_of(h.answer)} - {None}
        assert centres <= {"guihe"}


@pytest.mark.parametrize("query", ["健康指导", "养老康养", "智慧帮教", "办证服务", "行政办公"])
def test_8_the_planned_functions_belong_to_one_centre_and_are_not_explained(desk: Desk, query: str) -> None:
    answer = top(desk, query).answer
    assert (answer.centre_code, answer.verdict) == ("xuwan", "还没开")
    assert "规划功能, 内容未说明" in answer.reason


@pytest.mark.parametrize("query", ["名都", "搬口", "许湾"])
def test_12_an_address_that_the_report_does_not_give_is_not_guessed(desk: Desk, query: str) -> None:
    answer = top(desk, query).answer
    assert answer.address is None
    assert "报道未写地址" in answer.reason


@pytest.mark.parametrize(
    ("query", "address"),
    [("碧桂园", "桂江路东段天玺湾售楼部"), ("贵和家园", "武盛大道与太清路交叉口附近的贵和家园小区")],
)
def test_10_addresses_are_the_reports_words(desk: Desk, query: str, address: str) -> None:
    assert top(desk, query).answer.address == address


def test_without_the_sample_layer_no_window_is_shown_and_nothing_can_be_done(desk: Desk) -> None:
    desk.remove_sample()
    for category in desk.places.categories:
        for service in desk.browse(category.code):
            hit = desk.hit(service.code)
            assert hit is not None
            for answer in places_of(hit.answer):
                assert answer.window is None
                assert not answer.sample
                assert answer.verdict not in ("能办", "只收件", "只咨询")


def test_with_the_sample_layer_every_shown_window_is_marked(desk: Desk) -> None:
    desk.restore_sample()
    windows = 0
    for category in desk.places.categories:
        for service in desk.browse(category.code):
            hit = desk.hit(service.code)
            assert hit is not None
            for answer in places_of(hit.answer):
                windows += answer.window is not None
                assert answer.sample or answer.window is None
    assert windows > 100
