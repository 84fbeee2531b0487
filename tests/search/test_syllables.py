"""Cutting letters into syllables, against a slow cutting of every way."""

from __future__ import annotations

from itertools import product

import pytest

from deskapp.search import syllables
from deskapp.search.syllables import (
    CUT,
    CUT_COST,
    FULL,
    INITIAL,
    INITIAL_COST,
    KEPT,
    LONGEST_RUN,
    SYLLABLE_COST,
    Spelling,
    cuts,
    inventory,
    openings,
    spells,
    whole,
)


def every_way(run: str) -> list[float]:
    """Costs of all ways to cut `run`, ascending, by trying each first piece."""
    return sorted(_costs(run))


def _costs(run: str) -> list[float]:
    if not run:
        return [0.0]
    return [
        cost + rest
        for n in range(1, len(run) + 1)
        if (cost := _cost(run[:n], at_end=n == len(run))) is not None
        for rest in _costs(run[n:])
    ]


def _cost(text: str, *, at_end: bool) -> float | None:
    if text in inventory():
        return SYLLABLE_COST
    if len(text) == 1 or text in ("zh", "ch", "sh"):
        return INITIAL_COST
    if text in openings():
        return CUT_COST if at_end else CUT_COST + INITIAL_COST
    return None


def test_the_cheapest_ways_are_those_of_trying_them_all() -> None:
    for size in range(1, 6):
        for letters in product("aihnxg", repeat=size):
            run = "".join(letters)
            costs = [round(cost, 6) for cost, pieces in cuts(run) if not letter_by_letter(pieces)]
            expected = [round(cost, 6) for cost in every_way(run)[:KEPT]]
            # The reading letter by letter has a price of its own, wherever it stands.
            assert all(cost in expected for cost in costs), run
            assert round(min(cost for cost, _ in cuts(run)), 6) == expected[0], run


def letter_by_letter(pieces: tuple[syllables.Piece, ...]) -> bool:
    return all(piece.kind == INITIAL and len(piece.text) == 1 for piece in pieces)


@pytest.mark.parametrize("run", ["gebz", "jzhz", "lset", "ssh"])
def test_a_short_run_is_also_read_letter_by_letter(run: str) -> None:
    ways = {pieces: cost for cost, pieces in cuts(run)}
    letters = tuple(syllables.Piece(INITIAL, letter) for letter in run)
    assert ways[letters] <= min(ways.values()) + syllables.INITIALS_EXTRA


@pytest.mark.parametrize("run", ["xiu", "abcdefghj"])
def test_what_cannot_be_initials_is_not_read_so(run: str) -> None:
    letters = tuple(syllables.Piece(INITIAL, letter) for letter in run)
    assert all(cost > cuts(run)[0][0] + syllables.INITIALS_EXTRA for cost, way in cuts(run) if way == letters)


def test_pieces_spell_the_run_in_order() -> None:
    for run in ("dibao", "xian", "hukouqianyi", "sbkdiu", "zhshch", "nv", "lve", "xyzzy"):
        for _, pieces in cuts(run):
            assert "".join(piece.text for piece in pieces) == run


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("dibao", [(FULL, "di"), (FULL, "bao")]),
        ("dkb", [(INITIAL, "d"), (INITIAL, "k"), (INITIAL, "b")]),
        ("huko", [(FULL, "hu"), (CUT, "ko")]),
        ("shb", [(INITIAL, "sh"), (INITIAL, "b")]),
        ("nvr", [(FULL, "nv"), (INITIAL, "r")]),
    ],
)
def test_the_likeliest_cut(run: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in cuts(run)[0][1]] == pieces


def test_letters_with_two_cuts_keep_both() -> None:
    ways = [[piece.text for piece in pieces] for _, pieces in cuts("xian")]
    assert ["xian"] in ways
    assert ["xi", "an"] in ways


def test_a_very_long_run_is_cut_off() -> None:
    _, pieces = cuts("dibao" * 100)[0]
    assert sum(len(piece.text) for piece in pieces) == LONGEST_RUN


def test_an_opening_is_completed_by_syllables_that_begin_so() -> None:
    assert "kou" in syllables.completions("ko")
    assert all(opening not in inventory() for opening in openings())


def test_whole_syllables_spell() -> None:
    assert spells("hukou")
    assert not spells("huko")


@pytest.mark.parametrize("run", ["", "hukou", "huko", "xian", "dibap", "zhuangxiu", "xyzzy", "nongcunibao"])
def test_a_changed_run_spells_as_the_whole_of_it_does(run: str) -> None:
    spelling = Spelling(run)
    for start, end in ((a, b) for a in range(len(run) + 1) for b in range(a, min(len(run), a + 2) + 1)):
        for letters in ("", "a", "g", "ng", "zh", "ao"):
            changed = run[:start] + letters + run[end:]
            assert spelling.spells_with(start, letters, end) == (spells(changed) or not changed), changed


@pytest.mark.parametrize(
    ("run", "syllables"),
    [("hukou", ("hu", "kou")), ("xian", ("xian",)), ("xianhu", ("xian", "hu")), ("huko", ()), ("", ())],
)
def test_a_run_is_cut_into_the_fewest_whole_syllables(run: str, syllables: tuple[str, ...]) -> None:
    assert whole(run) == syllables
