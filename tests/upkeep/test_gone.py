"""What is taken out of use stays in a list with who, when and why, and comes back whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from deskapp.errors import ChangedMeanwhile
from deskapp.storage.opening import open_catalog
from deskapp.storage.writer_history import bring_back
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.gone import gone
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN


def first(keeper: Keeper, kind: str) -> str:
    return keeper.entries(BY_NAME[kind])[0].key


def count(catalog: Path, table: str) -> int:
    with closing(open_catalog(catalog)) as conn:
        return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize("kind", ["question", "event", "concept", "emergency", "sensitive"])
def test_what_was_taken_out_is_listed_with_its_reason_and_comes_back_whole(
    keeper: Keeper, catalog: Path, kind: str
) -> None:
    before = keeper.open(BY_NAME[kind], first(keeper, kind))
    keeper.retire(before, "王芳", "不用了")
    listed = gone(catalog)
    assert listed
    assert all("王芳" in one.told and "不用了" in one.told for one in listed)
    for one in listed:
        assert one.removed is not None
        row = one.removed.row
        bring_back(catalog, one.removed.change, row.table, row.key, "李红", "恢复")
    after = keeper.open(BY_NAME[kind], before.key)
    assert {t: sorted(map(repr, rows)) for t, rows in after.stored.items()} == {
        t: sorted(map(repr, rows)) for t, rows in before.stored.items()
    }
    assert gone(catalog) == ()


def test_a_retired_item_says_who_and_why(keeper: Keeper, catalog: Path) -> None:
    keeper.retire(keeper.open(BY_NAME["service"], "mz-0038"), "王芳", "取消了")
    (one,) = gone(catalog)
    assert one.code == "mz-0038"
    assert "王芳" in one.told
    assert "取消了" in one.told
    keeper.retire(keeper.open(BY_NAME["service"], "mz-0038"), "王芳")
    assert gone(catalog) == ()


def test_a_name_taken_out_of_a_form_is_listed_alone(keeper: Keeper, catalog: Path) -> None:
    record = keeper.open(BY_NAME["service"], "mz-0038")
    names = record.values["names"]
    keeper.save(record, {**record.values, "names": names[1:], "doubt": "x"}, SEEN, "没人这样说")
    (one,) = gone(catalog)
    assert names[0]["text"] in one.entry.title
    assert "没人这样说" in one.told
    assert one.removed is not None
    bring_back(catalog, one.removed.change, one.removed.row.table, one.removed.row.key, "", "")
    after = keeper.open(BY_NAME["service"], "mz-0038")
    assert {part["text"] for part in after.values["names"]} == {part["text"] for part in names}
    assert after.values["doubt"] == "x"


def test_a_window_comes_back_with_what_is_done_there(keeper: Keeper, catalog: Path) -> None:
    handled = count(catalog, "service_at_location")
    record = keeper.open(BY_NAME["windows"], "guihe")
    keeper.save(record, {**record.values, "rows": []}, SEEN, "搬走了")
    windows = [one for one in gone(catalog) if one.removed and one.removed.row.table == "service_window"]
    assert windows
    for one in gone(catalog):
        assert one.removed is not None
        bring_back(catalog, one.removed.change, one.removed.row.table, one.removed.row.key, "", "")
    assert count(catalog, "service_at_location") == handled
    assert keeper.open(BY_NAME["windows"], "guihe").values["rows"] == record.values["rows"]


def test_what_is_there_already_is_not_put_back_twice(keeper: Keeper, catalog: Path) -> None:
    keeper.retire(keeper.open(BY_NAME["concept"], first(keeper, "concept")), "a", "b")
    keeper.retire(keeper.open(BY_NAME["emergency"], first(keeper, "emergency")), "a", "b")
    one = next(one for one in gone(catalog) if one.removed and one.removed.row.table == "emergency")
    assert one.removed is not None
    row = one.removed.row
    bring_back(catalog, one.removed.change, row.table, row.key, "", "")
    with pytest.raises(ChangedMeanwhile):
        bring_back(catalog, one.removed.change, row.table, row.key, "", "")


def test_saves_are_undone_one_after_the_other(keeper: Keeper) -> None:
    kind = BY_NAME["service"]
    for letter in "abc":
        record = keeper.open(kind, "mz-0038")
        keeper.save(record, {**record.values, "doubt": letter}, SEEN)
    doubts = []
    while keeper.undo() is not None:
        doubts.append(keeper.open(kind, "mz-0038").values["doubt"])
    assert doubts[:2] == ["b", "a"]
    assert len(doubts) == 3
