"""Every record of the shipped catalog goes into its form and comes back as it was."""

from __future__ import annotations

import copy

import pytest

from deskapp.upkeep.catalogue import BY_NAME, KINDS
from deskapp.upkeep.keeper import Keeper
from deskapp.upkeep.kind import Kind
from tests.upkeep.conftest import SEEN


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_form_that_nobody_touched_changes_nothing(keeper: Keeper, kind: Kind) -> None:
    entries = keeper.entries(kind)
    assert entries or kind.name in ("day", "notice")
    for entry in entries[:60]:
        record = keeper.open(kind, entry.key)
        wanted = kind.rows(copy.deepcopy(record.values), record.stored, entry.key, SEEN)
        if kind.name in ("hours", "holidays") and record.is_new:
            continue
        for table, rows in record.stored.items():
            assert sorted(map(repr, wanted[table])) == sorted(map(repr, rows)), (entry, table)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_form_knows_every_value_and_has_a_title(keeper: Keeper, kind: Kind) -> None:
    names = {field.name for field in kind.fields}
    for entry in keeper.entries(kind)[:20]:
        record = keeper.open(kind, entry.key)
        assert names <= set(record.values)
        assert record.title
        assert entry.title.strip()


@pytest.mark.parametrize("kind", [k for k in KINDS if k.can_add], ids=lambda kind: kind.name)
def test_an_empty_form_opens_and_says_what_must_be_filled(keeper: Keeper, kind: Kind) -> None:
    record = keeper.open(kind)
    assert record.is_new
    stopping = [p for p in keeper.problems(record, record.values, SEEN) if p.stops]
    assert stopping


def test_the_kinds_are_named_once() -> None:
    assert len(BY_NAME) == len(KINDS)
    assert len({kind.label for kind in KINDS}) == len(KINDS)
