"""Counting over long integers against counting one by one."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from deskapp.search.counting import Tally, as_set, bits

FEW = 4
"""Phrases in the exhaustive cases."""


def slow_best(parts: list[tuple[set[int], int]], wanted: int, floor: int, of_best: float) -> list[int]:
    """Adds up every phrase's weights and sorts."""
    counts: dict[int, int] = {}
    for members, weight in parts:
        for member in members:
            counts[member] = counts.get(member, 0) + weight
    least = max(1, floor, int(max(counts.values(), default=0) * of_best))
    kept = [n for n, count in counts.items() if count >= least]
    return sorted(kept, key=lambda n: (-counts[n], n))[:wanted]


def tallied(parts: list[tuple[set[int], int]], size: int) -> Tally:
    tally = Tally()
    for members, weight in parts:
        tally.add(as_set(members, size), weight)
    return tally


def test_every_three_sets_of_few_phrases_count_as_one_by_one() -> None:
    sets = [{n for n in range(FEW) if mask >> n & 1} for mask in range(1 << FEW)]
    for chosen in product(sets, repeat=3):
        parts = list(zip(chosen, (1, 2, 3), strict=True))
        tally = tallied(parts, FEW)
        for floor, of_best in ((1, 0.0), (3, 0.0), (1, 0.5)):
            assert tally.best(FEW, floor, of_best) == slow_best(parts, FEW, floor, of_best)


def test_random_sets_count_as_one_by_one() -> None:
    draw = Random(7)
    for _ in range(300):
        size = draw.randint(1, 300)
        parts = [
            (set(draw.sample(range(size), draw.randint(0, size))), draw.randint(1, 9))
            for _ in range(draw.randint(1, 12))
        ]
        wanted, floor, of_best = draw.randint(1, 40), draw.randint(0, 20), draw.choice((0.0, 0.45, 1.0))
        tally = tallied(parts, size)
        assert tally.best(wanted, floor, of_best) == slow_best(parts, wanted, floor, of_best)


def test_the_highest_count_and_the_total_are_those_of_the_weights() -> None:
    tally = tallied([({0, 2}, 3), ({2}, 5), ({1}, 4)], 3)
    assert tally.highest() == 8
    assert tally.total == 12


def test_nobody_counted_is_nobody_found() -> None:
    assert Tally().best(5) == []
    assert Tally().highest() == 0
    assert tallied([(set(), 3)], 8).best(5) == []


@given(st.sets(st.integers(0, 999)))
def test_a_set_comes_back_as_its_ascending_members(members: set[int]) -> None:
    assert list(bits(as_set(members, 1000))) == sorted(members)
