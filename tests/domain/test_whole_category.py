"""What this desk said of a whole category, and what follows for one item of it."""

from __future__ import annotations

import pytest

from deskapp.domain.answer import Answer
from deskapp.domain.models import Provenance, Service
from deskapp.domain.verdict import Verdicts
from tests.domain import build
from tests.domain.build import TUESDAY_TEN, centre, handled, in_state, places, room, service, window

POLICE_ITEM = service("hj-1", build.HOUSEHOLD, ("派出所",))
GUIDE = service("mz-2")._replace(name="死亡证明办理指引")
MIXED = service("mz-3", levels=("办事处", "区"))
BELOW = service("mz-4", levels=("社区",))
ABOVE = service("mz-5")._replace(department="办事处民政岗,县级民政部门")
PLAIN = service("mz-6")._replace(department="办事处民政岗")


def answer(item: Service, mode: str, source: Provenance = build.OWN, kind: str = "hall") -> Answer:
    xuwan = in_state(centre("xuwan", "办事处级"), "开放")
    row = handled(
        "xuwan", mode, family=item.category.code, window="1号", room="大厅", source=source
    )  # fmt: skip
    hall = room("大厅", "xuwan", kind)
    catalog = places(xuwan, rooms=(hall,), windows=(window("1号", "xuwan"),), handlings=(row,))
    return Verdicts(catalog).answer(item, "xuwan", TUESDAY_TEN)


def test_police_items_follow_the_desks_own_row() -> None:
    found = answer(POLICE_ITEM, "只收件")
    assert (found.verdict, found.window) == ("只收件", "1号")
    assert found.whole == "按「户籍」整类登记"
    assert found.whole in found.reason


def test_a_row_that_nobody_verified_gives_no_police_item_away() -> None:
    found = answer(POLICE_ITEM, "只收件", build.OWN._replace(verified_on=None))
    assert found.verdict == "去别处"
    assert found.whole == ""


def test_a_police_post_takes_none_whoever_says_so() -> None:
    assert answer(POLICE_ITEM, "只收件", kind="police_post").verdict == "去别处"


@pytest.mark.parametrize("item", [POLICE_ITEM, GUIDE, MIXED, BELOW, ABOVE])
def test_doing_the_whole_category_is_no_word_on_what_is_decided_elsewhere(item: Service) -> None:
    found = answer(item, "直接办")
    assert (found.verdict, found.window) == ("待核实", "1号")
    assert found.reason == f"按「{item.category.name}」整类登记, 这一项在不在这里办未核实"


def test_doing_the_whole_category_holds_for_its_plain_items() -> None:
    found = answer(PLAIN, "直接办")
    assert (found.verdict, found.whole) == ("能办", "按「民政救助」整类登记")


def test_nobody_hands_papers_in_for_a_guide() -> None:
    assert answer(GUIDE, "只收件").verdict == "待核实"
    assert answer(GUIDE, "只咨询").verdict == "只咨询"


def test_a_police_station_in_the_centre_does_its_own_items() -> None:
    assert answer(POLICE_ITEM, "直接办", kind="police_station").verdict == "能办"


def test_what_the_district_alone_does_stays_there() -> None:
    assert answer(service("mz-9", levels=("区",)), "只收件").verdict == "去别处"


def test_the_rows_of_other_sources_say_nothing_of_a_whole_category() -> None:
    found = answer(service("mz-7"), "直接办", build.SAMPLE)
    assert (found.verdict, found.whole, found.reason) == ("能办", "", "这里直接办")
