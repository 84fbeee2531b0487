"""How old a look is, in words, by what changes how fast."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from deskapp.domain import staleness
from deskapp.domain.staleness import AGING, FRESH, NEVER, STALE, age_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("group", "days", "level"),
    [
        ("state", 1, FRESH), ("state", 8, AGING), ("state", 31, STALE),
        ("contact", 60, FRESH), ("contact", 61, AGING), ("contact", 91, STALE),
        ("handling", 120, FRESH), ("handling", 181, STALE),
        ("papers", 180, FRESH), ("papers", 181, AGING), ("papers", 366, STALE),
        ("basis", 300, FRESH), ("unheard-of", 400, STALE),
    ],
)  # fmt: skip
def test_each_class_of_fact_ages_at_its_own_pace(group: str, days: int, level: str) -> None:
    age = age_of(group, TODAY - timedelta(days=days), TODAY)
    assert (age.level, age.days) == (level, days)
    assert "核实" in age.words


def test_a_level_is_always_said_in_words() -> None:
    assert age_of("papers", None, TODAY) == (NEVER, 0, "没有核实过")
    assert "该再核" in age_of("state", TODAY - timedelta(days=10), TODAY).words
    assert "先问再说" in age_of("state", TODAY - timedelta(days=40), TODAY).words


def test_only_what_is_too_old_is_warned_of_and_the_oldest_look_counts() -> None:
    old, new = TODAY - timedelta(days=100), TODAY - timedelta(days=3)
    looks = [("contact", new), ("contact", old), ("state", new), ("papers", None)]
    assert staleness.warnings(looks, TODAY) == (
        f"窗口、时间、电话 {old.isoformat()} 核实, 已过 100 天, 先问再说",
    )


def test_what_is_due_comes_before_it_is_stale() -> None:
    assert staleness.due("contact", None, TODAY)
    assert staleness.due("contact", TODAY - timedelta(days=30), TODAY)
    assert not staleness.due("contact", TODAY - timedelta(days=29), TODAY)
