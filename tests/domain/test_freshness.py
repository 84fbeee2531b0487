"""Facts verified too long ago are told so; facts never verified do not age."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from deskapp.domain.freshness import ITEM_DAYS, PLACE_DAYS, aged
from deskapp.domain.models import Provenance, Source

TODAY = date(2026, 11, 24)
NEVER = Provenance(Source("report", "2022-08-22 报道", "report"))


def verified(days_ago: int) -> Provenance:
    return Provenance(Source("desk", "本台", "desk"), TODAY - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("place", "item", "told"),
    [
        (NEVER, NEVER, []),
        (verified(PLACE_DAYS), verified(ITEM_DAYS), []),
        (verified(PLACE_DAYS + 1), NEVER, ["地点窗口"]),
        (NEVER, verified(ITEM_DAYS + 1), ["事项资料"]),
        (verified(1000), verified(1000), ["地点窗口", "事项资料"]),
    ],
)
def test_each_kind_of_fact_ages_at_its_own_pace(place: Provenance, item: Provenance, told: list[str]) -> None:
    clauses = aged([place, NEVER], item, TODAY)
    assert [clause.split(", ")[1][:4] for clause in clauses] == told


def test_the_oldest_date_is_the_one_that_is_told() -> None:
    (clause,) = aged([verified(1), verified(100)], NEVER, TODAY)
    assert clause == "先问再说, 地点窗口 2026-08-16 核实, 已过 100 天"
