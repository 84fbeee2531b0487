"""A hall's table in the hall's own words: how far a window goes, and names that the catalog does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deskapp.exchange.apply import apply
from deskapp.exchange.plan import Plan
from deskapp.exchange.window_modes import mode_of
from deskapp.exchange.windows import plan_windows
from tests.exchange.sheets import table
from tests.exchange.test_items import TODAY
from tests.exchange.test_windows import at_windows, real  # noqa: F401 - a fixture

HEAD = ["窗口号", "窗口名称", "办理事项", "办理方式", "备注"]
ROWS: list[list[Any]] = [
    HEAD,
    ["1号", "户籍", "身份证换领、户口迁徙业务", "受理转报（只收件）", "周三停办"],
    ["2号", "社保", "社保卡申领、社保", "直接办理", ""],
    ["3号", "民政", "特困、低保、养老金", "代收", ""],
]
IDENTITY = "居民身份证换领(到期、损坏、内容变更)"


def planned(path: Path, catalog: Path, **more: Any) -> Plan:
    return plan_windows(path, catalog, "guihe", TODAY, **more)


@pytest.mark.parametrize(("written", "mode"), [
    ("直接办理", "直接办"), ("现场办结", "直接办"), ("即办", "直接办"), ("受理转报（只收件）", "只收件"),
    ("受理", "只收件"), ("代收", "只收件"), ("收 件", "只收件"), ("咨询引导", "只咨询"),
    ("业务咨询", "只咨询"),
    ("不受理", "不办"), ("只咨询", "只咨询"), ("", ""), (" ", ""),
])  # fmt: skip
def test_how_far_a_window_goes_as_halls_write_it(written: str, mode: str) -> None:
    assert mode_of(written) == mode


@pytest.mark.parametrize(
    "written", ["随便办", "直接办/只收件", "直接办（只收件）", "代办", "受理 (周三)", "网上办"]
)
def test_what_may_mean_two_things_is_none_of_the_four(written: str) -> None:
    assert mode_of(written) is None


def test_the_row_of_an_unclear_word_is_named_and_the_others_come(real: Path, tmp_path: Path) -> None:  # noqa: F811
    rows = [*ROWS, ["4号", "", "信访", "帮办代办", ""]]
    plan = planned(table(tmp_path / "w.xlsx", rows), real)
    assert [(problem.row, "帮办代办" in problem.text) for problem in plan.problems] == [(5, True)]
    assert plan.added == 3


def test_names_are_proposed_by_the_search_and_none_is_taken_unasked(real: Path, tmp_path: Path) -> None:  # noqa: F811
    plan = planned(table(tmp_path / "w.xlsx", ROWS), real)
    told = "\n".join(plan.warnings)
    assert f"第 2 行: 「身份证换领」 → 是不是 「{IDENTITY}」?" in told
    assert "第 3 行: 「社保卡申领」 → 是不是 「社会保障卡申领」?" in told
    assert "第 3 行: 「社保」 → 是不是 「劳动保障 (整类)」?" in told
    assert "「特困」 → 是不是 「特困人员认定、救助供养金给付」?" in told
    assert plan.proposals == sum("是不是" in warning for warning in plan.warnings)
    apply(plan, real)
    assert [row[4] for row in at_windows(real) if row[4]] == ["最低生活保障对象认定、保障金给付"]


def test_taken_in_they_stand_in_the_changes_and_in_the_catalog(real: Path, tmp_path: Path) -> None:  # noqa: F811
    file = table(tmp_path / "w.xlsx", ROWS)
    asked, plan = planned(file, real), planned(file, real, take_proposals=True)
    assert plan.proposals == asked.proposals
    first = {field.label: field.after for field in plan.differences[0].fields}
    assert first["办理事项"] == f"{IDENTITY} 只收件"
    apply(plan, real)
    stored = {(row[0], row[4]): row[5] for row in at_windows(real)}
    assert stored["1号", IDENTITY] == "只收件"
    assert stored["2号", "劳动保障"] == "直接办"
    again = planned(file, real, take_proposals=True)
    assert again.differences == ()


def test_what_the_search_is_not_sure_of_is_told_and_never_taken(real: Path, tmp_path: Path) -> None:  # noqa: F811
    file = table(tmp_path / "w.xlsx", [HEAD, ["1号", "", "户口迁徙业务", "", ""]])
    plan = planned(file, real, take_proposals=True)
    assert plan.proposals == 0
    assert any("最接近的是" in warning and "没有记下" in warning for warning in plan.warnings)
    assert [field.label for field in plan.differences[0].fields] == []


def test_a_name_that_is_written_out_wins_over_a_proposal_for_the_same(real: Path, tmp_path: Path) -> None:  # noqa: F811
    rows = [HEAD, ["1号", "", IDENTITY, "直接办", ""], ["1号", "", "身份证换领", "只咨询", ""]]
    apply(planned(table(tmp_path / "w.xlsx", rows), real, take_proposals=True), real)
    assert [row[5] for row in at_windows(real)] == ["直接办"]


def test_columns_that_are_not_read_are_named(real: Path, tmp_path: Path) -> None:  # noqa: F811
    plan = planned(table(tmp_path / "w.xlsx", ROWS), real)
    assert any("没有读的列: 备注" in warning for warning in plan.warnings)


def test_the_changes_tell_how_far_each_thing_goes(real: Path, tmp_path: Path) -> None:  # noqa: F811
    file = table(tmp_path / "w.xlsx", [HEAD, ["3号", "", "低保、医疗保障", "受理", ""]])
    apply(planned(file, real), real)
    table(file, [HEAD, ["3号", "", "低保", "现场办结", ""]])
    told = {field.label: field for field in planned(file, real).differences[0].fields}["办理事项"]
    dibao, whole = "最低生活保障对象认定、保障金给付", "医疗保障 (整类) 只收件"
    assert told.before == f"{dibao} 只收件|{whole}"
    assert told.after == f"{dibao} 直接办|{whole}"
