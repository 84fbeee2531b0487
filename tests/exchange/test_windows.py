"""A hall's window table becomes windows and what is done at them, of one centre."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from deskapp.errors import CatalogError, UsageError
from deskapp.exchange.apply import apply
from deskapp.exchange.exports import export
from deskapp.exchange.plan import Plan
from deskapp.exchange.windows import plan_windows
from deskapp.storage.writer import remove_sample
from tests.exchange.conftest import Written
from tests.exchange.sheets import drawn, table
from tests.exchange.test_items import TODAY, dump

HEAD = ["窗口号", "窗口名称", "办理事项", "类别", "楼层", "房间", "办理方式", "电话", "核实日期"]


@pytest.fixture
def real(catalog: Path) -> Path:
    """The shipped catalog without the sample layer."""
    remove_sample(catalog)
    return catalog


def planned(path: Path, catalog: Path, **more: Any) -> Plan:
    return plan_windows(path, catalog, "guihe", TODAY, **more)


def at_windows(catalog: Path) -> list[tuple[Any, ...]]:
    """(window, title, room, floor, item or category, mode, verified) of 贵和家园, as they are stored."""
    with closing(sqlite3.connect(catalog)) as conn:
        return conn.execute(
            "SELECT w.label, w.title, r.name, r.floor, coalesce(s.name, c.name), h.mode, h.verified_on "
            "FROM service_window AS w LEFT JOIN service_at_location AS h ON h.window_code = w.code "
            "LEFT JOIN service AS s ON s.code = h.service_code "
            "LEFT JOIN category AS c ON c.code = h.category_code "
            "LEFT JOIN room AS r ON r.code = w.room_code WHERE w.centre_code = 'guihe' ORDER BY w.rowid, h.id"
        ).fetchall()


def test_a_hall_s_own_sheet_becomes_windows_and_what_is_done_there(real: Path, tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 8, "贵和家园社区便民服务中心窗口一览表")
        sheet.write_row(1, 0, HEAD)
        sheet.merge_range(2, 0, 3, 0, 1)
        sheet.merge_range(2, 1, 3, 1, "社会保障")
        sheet.write_row(2, 2, ["社会保障卡补领、换领", "", "一楼", "便民服务大厅", "直接办", "0394-8888888"])
        sheet.write_row(3, 2, ["1.低保\n2、临时救助"])
        sheet.write_row(
            4, 0, ["2号窗口", "医保", "", "医疗保障", "一楼", "便民服务大厅", "只收件", "", "2026-11-20"]
        )

    plan = planned(drawn(tmp_path / "窗口.xlsx", draw), real)
    assert plan.ok, plan.problems
    assert [(d.kind, d.name, d.row) for d in plan.differences] == [
        ("added", "1号 社会保障", 3),
        ("added", "2号 医保", 5),
    ]
    apply(plan, real)
    hall = ("便民服务大厅", "一楼")
    assert at_windows(real) == [
        ("1号", "社会保障", *hall, "社会保障卡补领、换领", "直接办", None),
        ("1号", "社会保障", *hall, "最低生活保障对象认定、保障金给付", "", None),
        ("1号", "社会保障", *hall, "临时救助对象认定、救助金给付", "", None),
        ("2号", "医保", *hall, "医疗保障", "只收件", "2026-11-20"),
    ]
    again = planned(tmp_path / "窗口.xlsx", real)
    assert (again.differences, again.unchanged) == ((), 2)


def test_a_name_that_is_not_known_is_said_with_the_nearest_and_the_rest_is_taken(
    real: Path, tmp_path: Path
) -> None:
    plan = planned(table(tmp_path / "w.xlsx", [HEAD, ["3", "", "低保|户口迁徙业务|敬老院"]]), real)
    apply(plan, real)
    assert [row[4] for row in at_windows(real)] == ["最低生活保障对象认定、保障金给付"]
    assert any("户口迁徙业务" in warning and "最接近" in warning for warning in plan.warnings)
    assert any("敬老院" in warning and "可能是" in warning for warning in plan.warnings)


def test_an_item_moves_with_the_file_and_what_the_file_does_not_name_stays(
    real: Path, tmp_path: Path
) -> None:
    first = [HEAD, ["1号", "", "低保|临时救助"], ["2号", "", "高龄津贴"], ["9号", "旧的", "信访"]]
    apply(planned(table(tmp_path / "a.xlsx", first), real), real)
    second = [HEAD, ["1号", "综合", "低保"], ["2号", "", "高龄津贴|临时救助"]]
    plan = planned(table(tmp_path / "b.xlsx", second), real)
    told = {
        d.name: {field.label: (field.before, field.after) for field in d.fields} for d in plan.differences
    }
    assert told["1号 综合"] == {"窗口名称": ("", "综合")}
    assert told["2号"]["办理事项"][1].count("|") == 1
    assert any("9号" in warning and "没有动" in warning for warning in plan.warnings)
    apply(plan, real)
    by_window = {row[0]: [r[4] for r in at_windows(real) if r[0] == row[0]] for row in at_windows(real)}
    assert by_window["1号"] == ["最低生活保障对象认定、保障金给付"]
    assert "临时救助对象认定、救助金给付" in by_window["2号"]
    assert "9号" in by_window
    gone = planned(tmp_path / "b.xlsx", real, retire_missing=True)
    assert [(d.kind, d.name) for d in gone.differences] == [("retired", "9号 旧的")]
    apply(gone, real)
    assert {row[0] for row in at_windows(real)} == {"1号", "2号"}
    with closing(sqlite3.connect(real)) as conn:
        kept = conn.execute(
            "SELECT count(*) FROM service_at_location "
            "WHERE window_code IS NULL AND source_code LIKE 'import-%'"
        )
        assert kept.fetchone() == (1,)


def test_the_desk_may_vouch_for_its_table(real: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "w.xlsx", [HEAD, ["3", "", "低保"]])
    apply(planned(file, real, by_desk=True, verified_by="张"), real)
    with closing(sqlite3.connect(real)) as conn:
        found = conn.execute("SELECT source_code, verified_on, verified_by FROM service_window").fetchall()
    assert found == [("desk", TODAY.isoformat(), "张")]


def test_a_desk_that_vouches_leaves_a_look_that_names_the_file(real: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "窗口表.xlsx", [HEAD, ["3", "", "低保"]])
    apply(planned(file, real, by_desk=True, verified_by="张"), real)
    with closing(sqlite3.connect(real)) as conn:
        looks = "SELECT about, fact_group, verified_on, verified_by, how, note FROM verification"
        assert conn.execute(looks).fetchall() == [
            ("c:guihe", "contact", TODAY.isoformat(), "张", "文件", "窗口表.xlsx")
        ]


def test_the_sheet_of_a_real_hall_is_read(real: Path, tmp_path: Path) -> None:
    """Titles above, a header in two rows, headers as people write them, empty ends, a remark below."""

    def draw(book: Any, sheet: Any) -> None:
        wrapped = book.add_format({"text_wrap": True})
        sheet.merge_range(0, 0, 0, 6, "贵和家园社区便民服务中心窗口设置一览")
        sheet.merge_range(1, 0, 1, 6, "(2026年11月)")
        sheet.merge_range(2, 0, 3, 0, "序号")
        sheet.merge_range(2, 1, 2, 2, "窗口")
        sheet.merge_range(2, 3, 3, 3, "办理业务 (事项)")
        sheet.merge_range(2, 4, 3, 4, "联 系\n电 话", wrapped)
        sheet.merge_range(2, 5, 3, 5, "工作人员")
        sheet.merge_range(2, 6, 3, 6, "备注")
        sheet.write_row(3, 1, ["窗口号", "窗口名称"])
        sheet.write_row(4, 0, [1, "1号窗口", "民政", "低保、临时救助、高龄津贴", "0394-8266110", "张三", ""])
        sheet.write_row(5, 0, [2, 2, "社保医保", "社会保障卡补领、换领；医疗保障", "8266111", "李四", ""])
        sheet.write_blank(40, 6, None, wrapped)

    plan = planned(drawn(tmp_path / "窗口.xlsx", draw, "Sheet1"), real)
    assert plan.ok, plan.problems
    assert [(d.kind, d.name, d.row) for d in plan.differences] == [
        ("added", "1号 民政", 5),
        ("added", "2号 社保医保", 6),
    ]
    told = {field.label: field.after for field in plan.differences[0].fields}
    assert told["电话"] == "0394-8266110"
    assert len(told["办理事项"].split("|")) == 3
    assert any("第 6 行: 8266111 少了区号" in warning for warning in plan.warnings)
    apply(plan, real)
    with closing(sqlite3.connect(real)) as conn:
        found = conn.execute("SELECT label, phone FROM service_window ORDER BY label").fetchall()
    assert found == [("1号", "0394-8266110"), ("2号", "")]


def test_a_telephone_that_is_none_is_left_out_and_the_window_comes(real: Path, tmp_path: Path) -> None:
    plan = planned(table(tmp_path / "w.xlsx", [HEAD, ["3", "", "低保", "", "", "", "", "3948888888"]]), real)
    assert plan.ok
    assert any("第 2 行" in warning and "不像电话" in warning for warning in plan.warnings)
    apply(plan, real)
    assert [row[0] for row in at_windows(real)] == ["3号"]


@pytest.mark.parametrize("head", ["窗口,事项", "窗口号,业务", "窗 口,业务范围", "编号,办理事项（全部）"])
def test_headers_as_halls_write_them(real: Path, written: Written, head: str) -> None:
    assert planned(written(f"{head},备注\n3,低保,无\n", "w.csv", "gb18030"), real).added == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["", "", "低保"], "都是空的"),
        (["3", "", "低保", "", "", "", "随便办"], "办理方式"),
        (["3", "", "低保", "", "", "", "", "", "昨天"], "不是日期"),
        (["3" * 300], "太长"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_nothing_is_written(
    real: Path, tmp_path: Path, row: list[str], words: str
) -> None:
    plan = planned(table(tmp_path / "w.xlsx", [HEAD, ["1", "", "低保"], row]), real)
    assert [problem.row for problem in plan.problems] == [3]
    assert words in plan.problems[0].text


def test_sample_windows_are_left_alone_and_said(catalog: Path, tmp_path: Path) -> None:
    plan = planned(table(tmp_path / "w.xlsx", [HEAD, ["3", "民生", "低保"]]), catalog)
    assert plan.added == 1
    assert any("示例窗口" in warning for warning in plan.warnings)
    apply(plan, catalog)
    remove_sample(catalog)
    assert [row[0] for row in at_windows(catalog)] == ["3号"]


def test_csv_works_too_and_a_foreign_table_or_centre_is_said(real: Path, written: Written) -> None:
    assert planned(written("窗口号,办理事项\n3,低保\n", "w.csv", "gb18030"), real).added == 1
    with pytest.raises(CatalogError, match="窗口号"):
        planned(written("姓名,工资\n张,1\n", "x.csv"), real)
    with pytest.raises(UsageError, match="没有中心"):
        plan_windows(written("窗口号,办理事项\n3,低保\n", "w.csv"), real, "火星", TODAY)


def test_the_template_of_windows_imports_without_its_example(real: Path, tmp_path: Path) -> None:
    export(real, tmp_path / "t.xlsx", "window-template")
    plan = planned(tmp_path / "t.xlsx", real)
    assert plan.ok
    assert plan.empty


def test_a_retired_window_that_a_notice_speaks_of_stays(real: Path, tmp_path: Path) -> None:
    apply(planned(table(tmp_path / "a.xlsx", [HEAD, ["1", "", "低保"], ["2", "", "信访"]]), real), real)
    with closing(sqlite3.connect(real)) as conn, conn:
        conn.execute(
            "INSERT INTO notice (text, scope, window_code, suspends, starts, ends, created_by, created_at, "
            "source_code, verified_by) SELECT '停', 'window', code, 1, '2026-11-23T08:00:00', "
            "'2026-11-23T18:00:00', '', '2026-11-23T07:59:00', source_code, '' FROM service_window LIMIT 1"
        )
    before = dump(real)
    plan = planned(table(tmp_path / "b.xlsx", [HEAD, ["2", "", "信访"]]), real, retire_missing=True)
    assert plan.differences == ()
    assert any("通知" in warning for warning in plan.warnings)
    apply(plan, real)
    assert dump(real) == before
    assert date.fromisoformat("2026-11-23") == TODAY
