"""The form of a window table: what is half said is said back, and nothing is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.draft import Draft, Spot
from deskapp.upkeep.fields import Part, Problem
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN
from tests.upkeep.test_keeper import places

ROW: Part = {"label": "4号", "title": "其他", "what": "k:mz", "mode": "只咨询", "room_code": ""}


def problems(keeper: Keeper, *rows: Part) -> list[Problem]:
    record = keeper.open(BY_NAME["windows"], "mingdu")
    values = {**record.values, "rows": [dict(row) for row in rows]}
    return [p for p in keeper.problems(record, values, SEEN) if p.field == "rows"]


def test_a_mode_without_a_matter_stops_at_the_empty_cell(keeper: Keeper) -> None:
    (problem,) = problems(keeper, ROW | {"what": ""})
    assert (problem.row, problem.part, problem.stops) == (0, "what", True)
    assert "选了办到哪一步, 就写办什么" in problem.text


def test_a_window_of_which_only_number_and_sign_are_known_is_fine(keeper: Keeper) -> None:
    assert problems(keeper, ROW | {"what": "", "mode": ""}) == []


def test_a_sign_without_a_window_number_would_be_lost_and_stops(keeper: Keeper) -> None:
    (problem,) = problems(keeper, ROW | {"label": ""})
    assert (problem.part, problem.stops) == ("label", True)


def test_the_sign_is_written_once_for_all_rows_of_a_window(keeper: Keeper, catalog: Path) -> None:
    rows = (ROW, ROW | {"what": "k:yb", "title": ""})
    assert problems(keeper, *rows) == []
    record = keeper.open(BY_NAME["windows"], "mingdu")
    keeper.save(record, {**record.values, "rows": [dict(row) for row in rows]}, SEEN)
    (window,) = places(catalog).windows_of("mingdu")
    assert (window.label, window.title) == ("4号", "其他")
    assert len([h for h in places(catalog).handlings if h.window_code == window.code]) == 2
    (problem,) = problems(keeper, ROW, ROW | {"what": "k:yb", "title": "社保"})
    assert problem.part == "title"


@pytest.mark.parametrize(("kind", "field", "part", "first"), [
    ("windows", "rows", "mode", ""), ("service", "limits", "unit", ""), ("holidays", "rows", "working", "0"),
])  # fmt: skip
def test_a_new_row_claims_nothing_that_nobody_chose(
    keeper: Keeper, kind: str, field: str, part: str, first: str
) -> None:
    entry = keeper.entries(BY_NAME[kind])[0]
    draft = Draft(keeper, keeper.open(BY_NAME[kind], entry.key))
    draft.at = Spot(field, -2)
    draft.add_row()
    assert draft.values[field][draft.at.row][part] == first
