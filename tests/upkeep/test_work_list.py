"""What to verify next: asked often and long ago comes first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from deskapp.upkeep.keeper import Keeper
from deskapp.upkeep.work_list import known_facts, work_list
from tests.upkeep.conftest import NOW, SEEN
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
