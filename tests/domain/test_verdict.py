"""Which place, with which verdict, seen from one desk."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from deskapp.domain.answer import UNKNOWN_WINDOW, Answer
from deskapp.domain.models import Centre, Places, Service
from deskapp.domain.verdict import Verdicts
from tests.domain import build
from tests.domain.build import TUESDAY_TEN, centre, handled, in_state, places, room, service, window

HERE = in_state(centre("guihe"), "开放")
OFFICE = in_state(centre("bankou", "办事处级"), "开放")
ELSEWHERE_OFFICE = in_state(centre("wenchang", "办事处级", "文昌办事处"), "开放")
FOREIGN = in_state(centre("biguiyuan", parent="文昌办事处"), "开放")
POLICE_ITEM = service("hj-1", build.HOUSEHOLD, ("派出所",))
DISTRICT_ITEM = service("mz-9", levels=("区",))
OFFICE_ITEM = service("mz-8", levels=("办事处",))


def answer(
    catalog: Places, item: Service | None = None, desk: str | None = "guihe", now: datetime = TUESDAY_TEN
) -> Answer:
    return Verdicts(catalog).answer(item or service(), desk, now)


def at_here(*centres: Centre, mode: str = "直接办") -> Places:
    return places(*(centres or (HERE,)), handlings=(handled("guihe", mode, family="mz"),))


@pytest.mark.parametrize(
    ("mode", "verdict"), [("直接办", "能办"), ("只收件", "只收件"), ("只咨询", "只咨询"), ("", "待核实")]
)
def test_in_an_open_centre_the_handling_mode_decides(mode: str, verdict: str) -> None:
    assert answer(at_here(mode=mode)).verdict == verdict


def test_a_trial_opening_counts_as_open() -> None:
    assert answer(at_here(in_state(centre("guihe"), "试运行"))).verdict == "能办"


@pytest.mark.parametrize("state", ["规划", "选址", "在建", "装修"])
def test_a_coming_centre_without_a_passed_date_is_not_open(state: str) -> None:
    assert answer(at_here(in_state(centre("guihe"), state))).verdict == "还没开"
    later = in_state(centre("guihe"), state, date(2026, 12, 31), "预计年底")
    assert answer(at_here(later)).verdict == "还没开"


def test_a_passed_expected_date_never_opens_a_centre() -> None:
    late = in_state(centre("guihe"), "装修", date(2022, 9, 30), "预计9月份投入使用")
    found = answer(at_here(late))
    assert found.verdict == "待核实"
    assert "「预计9月份投入使用」(2022年9月底前), 是否已开未核实" in found.reason
    assert found.status.code == "unknown"


@pytest.mark.parametrize(
    ("state", "verdict"),
    [("暂停", "暂停"), ("未知", "待核实"), ("搬迁", "去别处"), ("撤并", "去别处"), ("乱写", "待核实")],
)
def test_other_states_have_their_verdict(state: str, verdict: str) -> None:
    assert answer(at_here(in_state(centre("guihe"), state))).verdict == verdict


def test_a_services_own_row_beats_its_category() -> None:
    rows = (handled("guihe", "只收件", family="mz"), handled("guihe", "只咨询", item="mz-1"))
    assert answer(places(HERE, handlings=rows)).verdict == "只咨询"


def test_a_category_row_covers_only_items_of_the_centres_level() -> None:
    found = answer(at_here(), OFFICE_ITEM)
    assert found.verdict == "去别处"
    assert found.instead is not None
    assert (found.instead.centre, found.instead.level) == (None, "办事处级")


def test_window_room_and_floor_are_shown_when_known() -> None:
    catalog = places(
        HERE,
        rooms=(room("大厅", "guihe", floor="一楼"),),
        windows=(window("2号", "guihe", "大厅"),),
        handlings=(handled("guihe", family="mz", window="2号"),),
    )
    found = answer(catalog)
    assert (found.floor, found.room, found.window, found.advice) == ("一楼", "大厅", "2号", "")
    assert found.sample


def test_an_unknown_window_is_said_in_words() -> None:
    found = answer(at_here())
    assert found.window is None
    assert found.advice == UNKNOWN_WINDOW


def test_only_documents_that_are_always_needed_are_to_be_brought() -> None:
    assert answer(at_here()).bring == ("居民身份证",)


def test_what_this_centre_refuses_names_the_open_one_that_takes_it() -> None:
    rows = (handled("guihe", "不办", family="mz"), handled("bankou", "只收件", family="mz"))
    found = answer(places(HERE, OFFICE, handlings=rows))
    assert (found.verdict, found.centre_code) == ("去别处", "guihe")
    assert found.instead is not None
    assert (found.instead.centre_code, found.instead.verdict) == ("bankou", "只收件")


def test_an_open_centre_of_the_same_office_comes_before_a_better_one_far_away() -> None:
    rows = (handled("wenchang", "直接办", family="mz"), handled("bankou", "只收件", family="mz"))
    found = answer(places(HERE, ELSEWHERE_OFFICE, OFFICE, handlings=rows))
    assert found.instead is not None
    assert found.instead.centre_code == "bankou"
    assert [a.centre_code for a in found.also] == ["wenchang"]


def test_a_place_under_another_office_comes_with_the_question_of_the_home() -> None:
    found = answer(places(HERE, FOREIGN, handlings=(handled("biguiyuan", family="mz"),)))
    assert found.instead is not None
    assert "辖区" in found.advice


def test_a_neighbouring_office_is_not_the_place_to_go_for_what_only_the_home_office_takes() -> None:
    rows = (handled("wenchang", family="mz"),)
    found = answer(places(HERE, ELSEWHERE_OFFICE, handlings=rows), OFFICE_ITEM)
    assert found.instead is not None
    assert found.instead.centre is None
    assert "搬口办事处" in found.instead.reason
    assert [a.centre_code for a in found.also] == ["wenchang"]
    assert "户籍或居住在文昌办事处辖区的" in found.also[0].reason


def test_advice_only_names_where_the_papers_go() -> None:
    rows = (handled("guihe", "只咨询", family="mz"), handled("bankou", "只收件", family="mz"))
    found = answer(places(HERE, OFFICE, handlings=rows))
    assert found.verdict == "只咨询"
    assert found.instead is not None
    assert found.instead.centre_code == "bankou"


def test_a_place_that_is_not_open_comes_after_the_open_ones_and_is_said_first_when_alone() -> None:
    coming = in_state(centre("mingdu"), "选址")
    rows = (handled("mingdu", family="mz"), handled("bankou", family="mz"))
    both = answer(places(HERE, coming, OFFICE, handlings=rows))
    assert both.instead is not None
    assert both.instead.centre_code == "bankou"
    alone = answer(places(HERE, coming, handlings=rows[:1]))
    assert (alone.verdict, alone.centre_code, alone.instead) == ("还没开", "mingdu", None)


def test_district_items_name_the_department_and_no_invented_place() -> None:
    found = answer(at_here(), DISTRICT_ITEM)
    assert found.verdict == "去别处"
    assert found.instead is not None
    assert (found.instead.centre, found.instead.level) == (None, "区级")
    assert "区民政局" in found.instead.reason
    assert "办理地点待核实" in found.instead.reason


def test_a_refusal_is_never_bare() -> None:
    alone = answer(at_here(mode="不办"))
    assert alone.verdict == "去别处"
    assert "12345" in alone.advice
    coming = in_state(centre("mingdu"), "选址")
    rows = (handled("guihe", "不办", family="mz"), handled("mingdu", family="mz"))
    found = answer(places(HERE, coming, handlings=rows))
    assert (found.verdict, found.centre_code) == ("还没开", "mingdu")


def test_district_items_say_the_same_without_a_desk() -> None:
    found = answer(at_here(), DISTRICT_ITEM, None)
    assert found.verdict == "去别处"
    assert found.instead is not None


def police(kind: str = "police_station", where: Centre = HERE, *, planned: bool = False) -> Places:
    station = room("派出所工作站", "guihe", kind, planned=planned)
    mode, source = ("", build.REPORT) if planned else ("直接办", build.SAMPLE)
    row = handled("guihe", mode, family="hj", room="派出所工作站", planned=planned, source=source)
    return places(where, rooms=(station,), handlings=(row,))


def test_household_items_are_done_at_a_police_station_room() -> None:
    assert answer(police(), POLICE_ITEM).verdict == "能办"
    assert answer(police(), service("hj-2", build.HOUSEHOLD, ("社区", "办事处"))).verdict == "能办"


def test_household_items_are_never_done_at_a_police_post() -> None:
    found = answer(police("police_post"), POLICE_ITEM)
    assert found.verdict == "去别处"
    own_row = police("police_post")._replace(handlings=(handled("guihe", item="hj-1", room="派出所工作站"),))
    assert answer(own_row, POLICE_ITEM).verdict == "去别处"


def test_a_planned_police_room_is_said_to_be_planned_and_the_police_station_named() -> None:
    late = in_state(centre("guihe"), "装修", date(2022, 9, 30), "预计9月份投入使用")
    found = answer(police(where=late, planned=True), POLICE_ITEM)
    assert (found.verdict, found.room) == ("待核实", "派出所工作站")
    assert found.reason.startswith("计划设置派出所工作站")
    assert found.instead is not None
    assert found.instead.level == "派出所"
    assert "先问清户籍地" in found.advice
    assert not found.sample


def test_a_plan_in_an_open_centre_is_still_a_plan() -> None:
    found = answer(police(planned=True), POLICE_ITEM)
    assert found.verdict == "待核实"
    assert "计划设置" in found.reason


def test_where_nothing_is_known_it_says_whom_to_ask() -> None:
    found = answer(places(HERE), service("x", build.HOUSEHOLD))
    assert (found.verdict, found.centre, found.instead) == ("待核实", None, None)
    assert "12345" in found.advice


def test_relief_that_nobody_is_known_for_points_to_the_one_door_counter() -> None:
    assert "社会救助一门受理窗口" in answer(places(HERE)).advice


def test_without_a_desk_the_best_place_speaks_for_itself() -> None:
    rows = (handled("guihe", "只咨询", family="mz"), handled("bankou", "只收件", family="mz"))
    found = answer(places(HERE, OFFICE, handlings=rows), desk=None)
    assert (found.verdict, found.centre_code) == ("只收件", "bankou")
    assert [a.centre_code for a in found.also] == ["guihe"]


def test_a_desk_that_the_catalog_does_not_know_counts_as_none() -> None:
    assert answer(at_here(), desk="nowhere").verdict == "能办"


def test_an_answer_leaning_on_a_sample_place_elsewhere_is_marked() -> None:
    own = HERE._replace(states=(HERE.states[0]._replace(provenance=build.OWN),))
    found = answer(places(own, OFFICE, handlings=(handled("bankou", family="mz"),)))
    assert found.sample
    assert "示例" in [p.source.name for p in found.provenances]


def test_the_place_itself_answers_with_its_address_or_says_that_there_is_none() -> None:
    bare = in_state(centre("mingdu", address=""), "选址")
    verdicts = Verdicts(places(HERE, bare, rooms=(room("大厅", "mingdu"),)))
    found = verdicts.about(bare, service(), "mingdu", TUESDAY_TEN)
    assert (found.verdict, found.address) == ("还没开", None)
    assert "报道未写地址" in found.reason
    assert "有: 大厅" in found.reason
    assert verdicts.about(HERE, service(), "guihe", TUESDAY_TEN).address == "某路1号"
