"""Any version comes back: of one item, or one whole change, and never over somebody's newer work."""

from __future__ import annotations

import copy
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.errors import ChangedMeanwhile
from deskapp.storage import reader
from deskapp.storage.changed_rows import read_row_changes
from deskapp.storage.history import Change, read_changes
from deskapp.storage.writer_history import take_back
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN
from tests.upkeep.test_keeper import DIBAO, opened, service


def changes(catalog: Path, about: str = "") -> tuple[Change, ...]:
    with closing(reader.open_catalog(catalog)) as conn:
        return read_changes(conn, about or None, 300)


def set_fee(keeper: Keeper, fee: str) -> None:
    record, values = opened(keeper, "service", DIBAO)
    values["fee"] = fee
    keeper.save(record, values, SEEN)


def test_who_when_before_after_and_why_are_known(keeper: Keeper, catalog: Path) -> None:
    was = service(catalog, DIBAO).fee
    set_fee(keeper, "5元")
    newest = changes(catalog, f"s:{DIBAO}")[0]
    assert (newest.kind, newest.by) == ("edit", "王芳")
    assert "收费" in newest.why
    with closing(reader.open_catalog(catalog)) as conn:
        rows = read_row_changes(conn, newest.id or 0, newest.id or 0)
    fee = next(row for row in rows if row.table == "service")
    assert (fee.before["fee"], fee.after["fee"]) == (was, "5元")


def test_any_version_of_an_item_comes_back_whole(keeper: Keeper, catalog: Path) -> None:
    first = service(catalog, DIBAO)
    set_fee(keeper, "5元")
    record, values = opened(keeper, "service", DIBAO)
    values["documents"] = values["documents"][:1]
    values["names"][0]["text"] = "吃低保金"
    keeper.save(record, values, SEEN)
    set_fee(keeper, "6元")
    number = changes(catalog, f"s:{DIBAO}")[-1].id or 0
    take_back(catalog, number, None, f"s:{DIBAO}", "李红")
    assert service(catalog, DIBAO) == first
    newest = changes(catalog)[0]
    assert (newest.kind, newest.by) == ("restore", "李红")
    take_back(catalog, newest.id or 0, None, f"s:{DIBAO}", "李红")
    assert service(catalog, DIBAO).fee == "6元"


def test_what_was_removed_is_in_the_history_and_comes_back(keeper: Keeper, catalog: Path) -> None:
    kind = BY_NAME["question"]
    entry = keeper.entries(kind)[0]
    before = keeper.open(kind, entry.key)
    keeper.retire(before, "王芳")
    assert entry.key not in [e.key for e in keeper.entries(kind)]
    number = changes(catalog)[0].id or 0
    take_back(catalog, number, number, "", "王芳")
    assert keeper.open(kind, entry.key).values == before.values


def test_one_old_change_is_not_taken_back_from_under_a_newer_one(keeper: Keeper, catalog: Path) -> None:
    set_fee(keeper, "5元")
    number = changes(catalog)[0].id or 0
    set_fee(keeper, "6元")
    before = copy.copy(service(catalog, DIBAO))
    with pytest.raises(ChangedMeanwhile):
        take_back(catalog, number, number, "", "李红")
    assert service(catalog, DIBAO) == before
