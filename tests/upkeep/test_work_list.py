"""What to verify next: asked often and long ago comes first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from deskapp.upkeep.keeper import Keeper
from deskapp.upkeep.work_list import Task, known_facts, work_list
from tests.upkeep.conftest import NOW, SEEN
from tests.upkeep.test_first_use import with_window
from tests.upkeep.test_keeper import DIBAO, service

TODAY = NOW.date()


def test_what_is_asked_often_and_was_never_looked_at_comes_first(catalog: Path) -> None:
    tasks = work_list(catalog, TODAY, {DIBAO: 50})
    assert tasks[0].about == f"s:{DIBAO}"
    assert "没有核实过" in tasks[0].words(TODAY)
    assert "近来问过 50 次" in tasks[0].words(TODAY)


def test_a_look_takes_a_group_off_the_list_until_its_cycle_is_over(keeper: Keeper, catalog: Path) -> None:
    first = work_list(catalog, TODAY, {DIBAO: 50})[0]
    keeper.verify(first.about, first.group, SEEN)
    about = [(t.about, t.group) for t in work_list(catalog, TODAY, {DIBAO: 50})]
    assert (first.about, first.group) not in about
    later = TODAY + timedelta(days=200)
    assert (first.about, first.group) in [(t.about, t.group) for t in work_list(catalog, later, {DIBAO: 50})]
    look = service(catalog, DIBAO).verified[0]
    assert (look.group, look.by, look.how) == (first.group, "王芳", "现场")


def test_a_centre_of_the_report_is_on_the_list_and_the_sample_is_not(catalog: Path) -> None:
    found = {(t.about, t.group) for t in work_list(catalog, TODAY, {})}
    assert ("c:mingdu", "state") in found
    assert ("c:guihe", "contact") not in found


def test_verifying_a_state_dates_it_and_leaves_the_sample_alone(keeper: Keeper, catalog: Path) -> None:
    keeper.verify("c:mingdu", "state", SEEN)
    assert ("c:mingdu", "state") not in {(t.about, t.group) for t in work_list(catalog, TODAY, {})}


def test_the_facts_of_a_task_can_be_read_out(catalog: Path) -> None:
    for task in work_list(catalog, TODAY, {}, f"s:{DIBAO}"):
        assert known_facts(catalog, task)


def test_rows_that_nobody_looked_at_are_counted_beside_those_that_were(keeper: Keeper, catalog: Path) -> None:
    with_window(keeper, "只收件")
    tasks = work_list(catalog, TODAY, {}, "c:guihe")
    handling = next(task for task in tasks if task.group == "handling")
    assert handling.words(TODAY) == "还有 8 样没有核实过"


def test_this_desks_own_centre_comes_before_all_that_is_asked(keeper: Keeper, catalog: Path) -> None:
    keeper.verify("c:mingdu", "state", SEEN)
    tomorrow = TODAY + timedelta(days=1)
    here = work_list(catalog, tomorrow, {DIBAO: 50}, here="mingdu")
    assert (here[0].about, here[0].group) == ("c:mingdu", "state")
    assert here[1].about == "c:mingdu" or all(task.about != "c:mingdu" for task in here[1:])
    elsewhere = work_list(catalog, tomorrow, {DIBAO: 50})
    assert elsewhere[0].about == f"s:{DIBAO}"


def test_what_is_looked_at_daily_is_not_buried_under_what_nobody_asks_about(
    keeper: Keeper, catalog: Path
) -> None:
    keeper.verify("c:mingdu", "state", SEEN)
    found = work_list(catalog, TODAY + timedelta(days=1), {})
    at = [(task.about, task.group) for task in found].index(("c:mingdu", "state"))
    assert not any(task.about.startswith("s:") for task in found[:at])


def test_an_age_counts_in_the_facts_own_cycle() -> None:
    yesterday, last_month = TODAY - timedelta(days=1), TODAY - timedelta(days=30)
    state = Task("c:a", "state", "甲", yesterday, 0)
    papers = Task("s:b", "papers", "乙", last_month, 0)
    assert state.weight(TODAY) > papers.weight(TODAY)
    assert papers._replace(asked=5).weight(TODAY) > state.weight(TODAY)


def test_what_was_never_looked_at_weighs_as_much_as_what_nobody_should_lean_on() -> None:
    never = Task("s:b", "basis", "乙", None, 3)
    long_ago = never._replace(on=TODAY - timedelta(days=5000))
    assert never.weight(TODAY) == long_ago.weight(TODAY)
    assert never.weight(TODAY) > never._replace(on=TODAY - timedelta(days=400)).weight(TODAY)


def test_whether_this_centre_is_open_comes_before_what_of_it_nobody_ever_looked_at(
    keeper: Keeper, catalog: Path
) -> None:
    keeper.verify("c:biguiyuan", "state", SEEN)
    found = work_list(catalog, TODAY + timedelta(days=1), {}, here="biguiyuan")
    assert [(task.about, task.group) for task in found[:2]] == [
        ("c:biguiyuan", "state"),
        ("c:biguiyuan", "handling"),
    ]
    assert found[1].weight(TODAY) > found[0].weight(TODAY + timedelta(days=1))
