"""Saving, refusing, undoing, retiring: what the look-up reads afterwards."""

from __future__ import annotations

import copy
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.domain.models import OWN_DESK, Places, Service
from deskapp.errors import ChangedMeanwhile, UsageError
from deskapp.storage import reader
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.fields import ID, Values
from deskapp.upkeep.keeper import Keeper, Record
from tests.upkeep.conftest import SEEN

DIBAO = "mz-0038"


def service(catalog: Path, code: str) -> Service:
    with closing(reader.open_catalog(catalog)) as conn:
        found = reader.Services(conn).get(code)
    assert found is not None
    return found


def places(catalog: Path) -> Places:
    with closing(reader.open_catalog(catalog)) as conn:
        return reader.read_places(conn)


def opened(keeper: Keeper, kind: str, key: str = "") -> tuple[Record, Values]:
    record = keeper.open(BY_NAME[kind], key)
    return record, copy.deepcopy(record.values)


def test_a_changed_item_reads_back_and_keeps_what_was_not_touched(keeper: Keeper, catalog: Path) -> None:
    before = service(catalog, DIBAO)
    record, values = opened(keeper, "service", DIBAO)
    values["fee"] = "不收费"
    values["names"].append({ID: "", "text": "吃低保金", "kind": "alias"})
    values["documents"][0]["name"] = "低保申请书"
    keeper.save(record, values, SEEN)
    after = service(catalog, DIBAO)
    assert after.fee == "不收费"
    assert "吃低保金" in [name.text for name in after.names]
    assert after.documents[0].name == "低保申请书"
    assert (after.legal_basis, after.provenance, after.limits) == (
        before.legal_basis,
        before.provenance,
        before.limits,
    )


def test_a_catch_all_stops_a_save_and_nothing_is_written(keeper: Keeper, catalog: Path) -> None:
    before = catalog.read_bytes()
    record, values = opened(keeper, "service", DIBAO)
    values["documents"].append({ID: "", "name": "其他有关材料", "situation": ""})
    with pytest.raises(UsageError, match="等于没说"):
        keeper.save(record, values, SEEN)
    assert catalog.read_bytes() == before


def test_an_old_fault_in_a_field_nobody_touched_does_not_stop_a_save(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "service", "hj-0011")
    assert any(p.field == "documents" and not p.stops for p in keeper.problems(record, values, SEEN))
    values["notes"] = "先打电话"
    keeper.save(record, values, SEEN)
    assert service(catalog, "hj-0011").notes == "先打电话"


def test_facts_need_somebody_who_vouches_for_them_and_names_do_not(keeper: Keeper) -> None:
    record, values = opened(keeper, "service", DIBAO)
    values["names"].append({ID: "", "text": "吃低保金", "kind": "alias"})
    nobody = SEEN._replace(how="", by="")
    assert keeper.problems(record, values, nobody) == ()
    values["fee"] = "10元"
    assert {p.field for p in keeper.problems(record, values, nobody)} == {"_how", "_by"}
    by_paper = SEEN._replace(how="文件")
    assert [p.field for p in keeper.problems(record, values, by_paper)] == ["_paper"]


def test_a_name_that_another_item_bears_is_said_and_may_be_saved(keeper: Keeper) -> None:
    record, values = opened(keeper, "service", "mz-0042")
    values["names"].append({ID: "", "text": "低保", "kind": "alias"})
    found = keeper.problems(record, values, SEEN)
    assert [(p.stops, "最低生活保障" in p.text) for p in found] == [(False, True)]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(keeper: Keeper, catalog: Path) -> None:
    mine, values = opened(keeper, "service", DIBAO)
    theirs, other = opened(Keeper(catalog, keeper._now), "service", DIBAO)
    other["fee"] = "5元"
    Keeper(catalog, keeper._now).save(theirs, other, SEEN)
    values["fee"] = "6元"
    with pytest.raises(ChangedMeanwhile):
        keeper.save(mine, values, SEEN)
    assert service(catalog, DIBAO).fee == "5元"


def test_the_last_save_can_be_taken_back(keeper: Keeper, catalog: Path) -> None:
    before = service(catalog, DIBAO)
    record, values = opened(keeper, "service", DIBAO)
    values["fee"], values["documents"] = "5元", []
    keeper.save(record, values, SEEN)
    undone = keeper.undo()
    assert undone is not None
    assert service(catalog, DIBAO) == before
    assert keeper.undo() is None


def test_a_retired_item_is_found_no_more_and_comes_back(keeper: Keeper, catalog: Path) -> None:
    keeper.retire(keeper.open(BY_NAME["service"], DIBAO))
    listed = {entry.key: entry.retired for entry in keeper.entries(BY_NAME["service"])}
    assert listed[DIBAO]
    with closing(reader.open_catalog(catalog)) as conn:
        assert DIBAO not in reader.Services(conn).codes()
    keeper.retire(keeper.open(BY_NAME["service"], DIBAO))
    with closing(reader.open_catalog(catalog)) as conn:
        assert DIBAO in reader.Services(conn).codes()


def test_a_new_item_is_this_desks_own(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "service")
    values |= {"name": "社区食堂用餐卡", "category_code": "sh", "levels": "社区"}
    saved = keeper.save(record, values, SEEN)
    found = service(catalog, saved.key)
    assert (found.name, found.levels, found.provenance.source.code) == ("社区食堂用餐卡", ("社区",), OWN_DESK)
    assert (found.provenance.verified_by, found.provenance.verified_on) == ("王芳", SEEN.on)


def test_a_state_is_added_and_what_the_report_said_stays_known(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "centre", "mingdu")
    values |= {"state": "开放", "expected_text": "", "expected_by": ""}
    keeper.save(record, values, SEEN)
    centre = places(catalog).centre("mingdu")
    assert centre is not None
    assert [s.provenance.source.code for s in centre.states] == [OWN_DESK, "report-2022-08-22"]
    assert centre.state is not None
    assert (centre.state.state, centre.state.provenance.verified_on) == ("开放", SEEN.on)


def test_a_window_table_becomes_windows_and_what_they_handle(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "windows", "mingdu")
    row = {ID: "", "label": "1号", "title": "民政", "what": "k:mz", "mode": "直接办", "room_code": ""}
    values["rows"] = [
        row,
        row | {"what": f"s:{DIBAO}", "mode": "只收件"},
        {**row, "label": "2号", "what": "", "mode": ""},
    ]
    values["rows"][2]["title"] = "综合"
    keeper.save(record, values, SEEN)
    found = places(catalog)
    windows = found.windows_of("mingdu")
    assert [(w.label, w.title) for w in windows] == [("1号", "民政"), ("2号", "综合")]
    own = [h for h in found.handlings if h.window_code == windows[0].code]
    assert sorted((h.category_code, h.service_code, h.mode) for h in own if h.category_code) == [
        ("mz", None, "直接办")
    ]
    assert [(h.service_code, h.mode) for h in own if h.service_code] == [(DIBAO, "只收件")]
    assert all(h.provenance.verified_on == SEEN.on for h in own)


def test_a_relabelled_window_keeps_what_hangs_on_it(keeper: Keeper, catalog: Path) -> None:
    before = places(catalog).windows_of("guihe")[0]
    record, values = opened(keeper, "windows", "guihe")
    for part in values["rows"]:
        if part["label"] == before.label:
            part["label"] = "A1"
    keeper.save(record, values, SEEN)
    after = places(catalog).windows_of("guihe")
    assert (after[0].code, after[0].label, after[0].provenance.source.code) == (before.code, "A1", OWN_DESK)
    assert after[1].provenance.source.is_sample


def test_hours_of_a_week_are_two_rows_of_a_form(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "hours", "mingdu|")
    blank = {"season_from": "", "season_to": "", ID: ""}
    values["rows"] = [
        {"days": "一到五", "opens_1": "08:30", "closes_1": "12:00", "opens_2": "14:30", "closes_2": "18:00"}
        | blank,
        {"days": "六", "opens_1": "09:00", "closes_1": "12:00", "opens_2": "", "closes_2": ""} | blank,
    ]
    keeper.save(record, values, SEEN)
    own = [s for s in places(catalog).schedules if s.centre_code == "mingdu"]
    assert {s.weekday: s.segments for s in own}[6] == ((540, 720),)
    assert len(own) == 6
    again, shown = opened(keeper, "hours", "mingdu|")
    assert [row["days"] for row in shown["rows"]] == ["一到五", "六"]
    assert not again.is_new


def test_next_years_holidays_are_written_as_the_notice_has_them(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "holidays", "2027")
    values |= {"paper": "2027年放假通知", "as_of": "2026-11-20"}
    values["rows"] = [
        {ID: "", "first": "2027-01-01", "last": "2027-01-03", "working": "0", "reason": "元旦"},
        {ID: "", "first": "2027-01-04", "last": "", "working": "1", "reason": "元旦"},
    ]
    keeper.save(record, values, SEEN)
    assert 2027 in places(catalog).decree_years
    wrong = copy.deepcopy(values)
    wrong["rows"][0]["last"] = "2026-12-31"
    assert any("结束日期" in p.text for p in keeper.problems(record, wrong))


def test_a_question_needs_two_to_four_meanings(keeper: Keeper) -> None:
    record = keeper.open(BY_NAME["question"], keeper.entries(BY_NAME["question"])[0].key)
    values = copy.deepcopy(record.values)
    values["choices"] = values["choices"][:1]
    assert any("2 到 4" in p.text for p in keeper.problems(record, values))


def test_removing_a_window_leaves_no_row_that_points_nowhere(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "windows", "guihe")
    values["rows"] = [part for part in values["rows"] if part["label"] != "2号"]
    keeper.save(record, values, SEEN)
    assert "2号" not in [w.label for w in places(catalog).windows_of("guihe")]
    with closing(reader.open_catalog(catalog)) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_changed_is_vouched_for_group_by_group_and_taken_back_by_an_undo(
    keeper: Keeper, catalog: Path
) -> None:
    record, values = opened(keeper, "service", DIBAO)
    values |= {"fee": "5元", "legal_basis": "新文件"}
    keeper.save(record, values, SEEN._replace(how="文件", paper="2026年1号文"))
    found = {look.group: look for look in service(catalog, DIBAO).verified}
    assert set(found) == {"papers", "basis"}
    assert (found["papers"].by, found["papers"].how, found["papers"].note) == ("王芳", "文件", "2026年1号文")
    keeper.undo()
    assert service(catalog, DIBAO).verified == ()


def test_a_change_is_on_record_with_who_and_why(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "service", DIBAO)
    values["fee"] = "5元"
    keeper.save(record, values, SEEN)
    with closing(reader.open_catalog(catalog)) as conn:
        who, why = conn.execute("SELECT changed_by, why FROM change ORDER BY id DESC LIMIT 1").fetchone()
    assert who == "王芳"
    assert "收费" in why
    assert "(现场)" in why


def test_whoever_changes_a_day_vouches_for_the_week(keeper: Keeper, catalog: Path) -> None:
    record, values = opened(keeper, "hours", "guihe|")
    values["rows"].append(dict(values["rows"][0], days="六", opens_2="", closes_2=""))
    keeper.save(record, values, SEEN)
    own = [s for s in places(catalog).schedules if s.centre_code == "guihe"]
    assert len(own) == 6
    assert all(s.provenance.verified_on == SEEN.on for s in own)
