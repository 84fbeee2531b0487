"""Settling what sources say: what follows from it, what does not, and taking it back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from deskapp.domain.claims import OTHER, REFUSED, SAME, STANDS, beside, mentions
from deskapp.domain.models import Centre, Places
from deskapp.errors import ChangedMeanwhile
from deskapp.storage.editor import change, changed
from deskapp.storage.history import read_changes
from deskapp.storage.reader import open_catalog
from deskapp.storage.terms import read_terms
from deskapp.storage.writer import Why
from deskapp.upkeep.disputes import Disputes, Way, fields_of
from deskapp.upkeep.first_use import opening_record
from deskapp.upkeep.keeper import Keeper
from tests.upkeep.conftest import SEEN
from tests.upkeep.test_keeper import places

EAST = "z-2023-09-05-dongxinqu-name"
NAME = "东新区便民服务中心"


def settle(keeper: Keeper, code: str, verdict: str, target: str = "") -> None:
    disputes = Disputes(keeper)
    dispute = disputes.find(code)
    assert dispute is not None
    way = next(w for w in disputes.show(dispute).ways if w.verdict == verdict and target in ("", w.target))
    disputes.settle(dispute, way, SEEN)


def centre(found: Places, code: str = "guihe") -> Centre:
    return next(c for c in found.centres if c.code == code)


def verdicts(catalog: Path) -> dict[str, str]:
    with closing(sqlite3.connect(catalog)) as conn:
        return dict(conn.execute("SELECT code, verdict FROM claim WHERE verdict <> 'open'"))


def dump(catalog: Path) -> list[tuple[object, ...]]:
    tables = ("claim", "centre", "centre_name", "centre_state", "verification", "service")
    with closing(sqlite3.connect(catalog)) as conn:
        return [row for table in tables for row in conn.execute(f"SELECT * FROM {table} ORDER BY rowid")]


def test_what_is_open_shows_both_sides_with_their_sources(keeper: Keeper) -> None:
    disputes = Disputes(keeper)
    dispute = disputes.find(EAST)
    assert dispute is not None
    shown = disputes.show(dispute)
    assert [side.source for side in shown.left] == ["2022-08-22 报道"]
    assert len(shown.left[0].lines) == 6
    assert [side.source for side in shown.right] == ["周口日报 2023-09-05"]
    assert ("地址", "恒山路与东六路交叉口附近") in shown.right[0].lines


def test_what_the_sample_invents_stands_on_no_side(keeper: Keeper) -> None:
    disputes = Disputes(keeper)
    shown = [disputes.show(dispute) for dispute in disputes.open()]
    words = [text for one in shown for side in (*one.left, *one.right) for _name, text in side.lines]
    assert "开放" not in words


def test_what_this_desk_says_does_not_stand_under_the_reports_name(keeper: Keeper) -> None:
    record = opening_record(keeper, "xuwan")
    keeper.save(record, {**record.values, "state": "开放"}, SEEN)
    disputes = Disputes(keeper)
    dispute = disputes.find(EAST)
    assert dispute is not None
    report = next(side for side in disputes.show(dispute).left if side.source == "2022-08-22 报道")
    assert "开放" not in [text for _name, text in report.lines]


def test_a_source_that_agrees_is_not_asked_about(keeper: Keeper) -> None:
    assert Disputes(keeper).find("z-2023-06-20-mingdu-parent") is None
    assert Disputes(keeper).find("z-2023-06-20-bankou-communities") is not None


def test_the_same_place_gets_an_everyday_name_and_does_not_open(keeper: Keeper, catalog: Path) -> None:
    before = centre(places(catalog))
    settle(keeper, EAST, SAME, "guihe")
    found = places(catalog)
    after = centre(found)
    assert [name.text for name in after.names if name not in before.names] == [NAME]
    assert (after.states, after.name, after.address, after.provenance) == (
        before.states,
        before.name,
        before.address,
        before.provenance,
    )
    claim = next(c for c in found.claims if c.code == EAST)
    assert claim.about == "c:guihe"
    assert (claim.settled.verdict, claim.settled.by, claim.settled.how) == (SAME, "王芳", "现场")
    assert claim.settled.on == date(2026, 11, 24)
    assert claim.provenance.source.name == "周口日报 2023-09-05"
    assert NAME not in [mention.name for mention in mentions(found.claims)]
    assert any("就是这里" in told and "周口日报 2023-09-05" in told for told in beside(found, after))
    with closing(open_catalog(catalog)) as conn:
        assert [t.target for t in read_terms(conn) if t.text == NAME] == ["c:guihe"]


def test_a_settled_name_leaves_the_rest_of_that_source_open(keeper: Keeper) -> None:
    settle(keeper, EAST, SAME, "guihe")
    fields = {d.field for d in Disputes(keeper).open() if d.about == "c:guihe"}
    assert fields == {"address", "state"}


def test_another_place_keeps_its_own_answer(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, EAST, OTHER)
    found = places(catalog)
    assert NAME in [mention.name for mention in mentions(found.claims)]
    assert not [told for told in beside(found, centre(found)) if NAME in told]
    assert Disputes(keeper).find(EAST) is None


def test_a_name_that_is_not_used_is_no_longer_found(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, EAST, REFUSED)
    with closing(open_catalog(catalog)) as conn:
        assert NAME not in [term.text for term in read_terms(conn)]


@pytest.mark.parametrize(("verdict", "target"), [(SAME, "guihe"), (OTHER, ""), (REFUSED, "")])
def test_a_settlement_is_taken_back_whole(keeper: Keeper, catalog: Path, verdict: str, target: str) -> None:
    before = dump(catalog)
    settle(keeper, EAST, verdict, target)
    assert dump(catalog) != before
    undone = keeper.undo()
    assert undone is not None
    assert undone.title == NAME
    assert dump(catalog) == before


def test_a_settlement_is_on_record_with_who_and_how(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, EAST, SAME, "guihe")
    with closing(open_catalog(catalog)) as conn:
        newest = read_changes(conn, "c:guihe")[0]
    assert (newest.kind, newest.by) == ("settle", "王芳")
    assert "是同一处" in newest.why
    assert "现场" in newest.why
    assert {row.table for row in newest.rows} == {"claim", "centre_name"}


def test_a_value_that_stands_is_written_as_seen_by_this_desk(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, EAST, SAME, "guihe")
    before = dump(catalog)
    settle(keeper, "z-2023-09-05-dongxinqu-address", STANDS)
    after = centre(places(catalog))
    assert after.address == "恒山路与东六路交叉口附近"
    assert (after.provenance.source.code, after.provenance.verified_by) == ("desk", "王芳")
    assert verdicts(catalog)["z-2023-09-05-dongxinqu-address"] == STANDS
    keeper.undo()
    assert dump(catalog) == before


def test_the_catalog_may_stay_as_it_is(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, EAST, SAME, "guihe")
    before = centre(places(catalog))
    settle(keeper, "z-2023-09-05-dongxinqu-address", REFUSED)
    assert centre(places(catalog)) == before
    assert verdicts(catalog)["z-2023-09-05-dongxinqu-address"] == REFUSED


def test_of_two_sources_the_one_that_stands_refuses_the_other(keeper: Keeper, catalog: Path) -> None:
    settle(keeper, "z-2009-sb-0075-unemployed", STANDS, "z-2015-sb-0075-unemployed")
    assert verdicts(catalog) == {
        "z-2009-sb-0075-unemployed": REFUSED,
        "z-2015-sb-0075-unemployed": STANDS,
    }


def test_what_somebody_heard_is_kept_and_changes_nothing(keeper: Keeper, catalog: Path) -> None:
    before = centre(places(catalog))
    assert ("address", "地址") in fields_of("c:guihe", "handling")
    disputes = Disputes(keeper)
    disputes.note("c:guihe", "贵和家园", "address", "太清路 8 号", SEEN)
    assert centre(places(catalog)) == before
    (dispute,) = [d for d in disputes.open() if d.about == "c:guihe"]
    assert [claim.value for claim in dispute.claims] == ["太清路 8 号"]
    assert dispute.claims[0].provenance.source.as_of == SEEN.on


def test_somebody_who_was_quicker_is_not_overwritten(keeper: Keeper, catalog: Path) -> None:
    disputes = Disputes(keeper)
    dispute = disputes.find(EAST)
    assert dispute is not None
    reading = keeper.open

    def late(*words: object) -> object:
        record = reading(*words)  # type: ignore[arg-type]
        change(catalog, [changed("claim", (EAST,), seen={}, to={"settled_why": "别人"})], Why())
        return record

    keeper.open = late  # type: ignore[method-assign,assignment]
    with pytest.raises(ChangedMeanwhile):
        disputes.settle(dispute, Way(OTHER, "", "都不是"), SEEN)
    assert verdicts(catalog) == {}


def test_papers_stand_beside_papers_and_are_written_by_hand(keeper: Keeper, catalog: Path) -> None:
    disputes = Disputes(keeper)
    disputes.note("s:mz-0038", "低保", "required_document", "身份证|户口簿", SEEN)
    (dispute,) = [d for d in disputes.open() if d.about == "s:mz-0038"]
    shown = disputes.show(dispute)
    assert "居民身份证" in shown.left[0].lines[0][1]
    assert shown.right[0].lines[0] == ("材料", "身份证|户口簿「王芳 现场」")
    before = dump(catalog)
    way = next(way for way in shown.ways if way.verdict == STANDS)
    disputes.settle(dispute, way, SEEN)
    assert disputes.by_hand(dispute)
    assert {row[2] for row in dump(catalog) if row not in before} == {"s:mz-0038"}
    assert not [d for d in disputes.open() if d.about == "s:mz-0038"]


def test_levels_of_a_table_are_written_as_the_form_has_them(keeper: Keeper, catalog: Path) -> None:
    disputes = Disputes(keeper)
    disputes.note("s:mz-0038", "低保", "levels", "社区|区", SEEN)
    (dispute,) = [d for d in disputes.open() if d.about == "s:mz-0038"]
    way = next(way for way in disputes.show(dispute).ways if way.verdict == STANDS)
    disputes.settle(dispute, way, SEEN)
    with closing(sqlite3.connect(catalog)) as conn:
        assert conn.execute("SELECT levels FROM service WHERE code = 'mz-0038'").fetchone() == ("社区|区",)
