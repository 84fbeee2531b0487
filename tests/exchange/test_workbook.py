"""An .xlsx file is read as people mean it, and an unsafe one is refused in one sentence."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from deskapp.domain.models import Name, Service
from deskapp.errors import CatalogError
from deskapp.exchange import vetting
from deskapp.exchange.apply import apply
from deskapp.exchange.items import plan_import
from deskapp.exchange.plan import Plan
from deskapp.storage.reader import Services, open_catalog
from tests.exchange.sheets import SHEET, altered, drawn, table, with_sheet_xml

TODAY = date(2026, 11, 23)


def planned(path: Path) -> Plan:
    return plan_import(path, None, TODAY)


def imported(path: Path, catalog: Path) -> dict[str, Service]:
    apply(plan_import(path, catalog, TODAY), catalog)
    with closing(open_catalog(catalog)) as conn:
        services = Services(conn)
        found = [services.get(code) for code in services.codes()]
    return {service.name: service for service in found if service is not None}


def test_titles_merged_headers_and_merged_cells_are_read_as_a_person_reads_them(tmp_path: Path) -> None:
    def draw(_book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 5, "某某便民服务中心事项清单")
        sheet.merge_range(2, 0, 3, 0, "类别")
        sheet.merge_range(2, 1, 3, 1, "事项名称")
        sheet.merge_range(2, 2, 2, 3, "时限")
        sheet.write(3, 2, "法定时限")
        sheet.write(3, 3, "承诺时限")
        sheet.write(2, 4, "")
        sheet.merge_range(4, 0, 6, 0, "民政救助")
        for row, name in enumerate(("甲事", "乙事", "丙事"), 4):
            sheet.write(row, 1, name)
            sheet.write(row, 2, "30个工作日")
            sheet.write(row, 3, "5日")
        sheet.write(60, 0, " ")

    services = imported(drawn(tmp_path / "表.xlsx", draw), tmp_path / "c.db")
    assert {name: s.category.name for name, s in services.items()} == dict.fromkeys(
        ("甲事", "乙事", "丙事"), "民政救助"
    )
    assert {(x.kind, x.text) for x in services["乙事"].limits} == {
        ("legal", "30个工作日"),
        ("promised", "5日"),
    }


def test_numbers_and_dates_are_what_people_mean_by_them(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["事项名称", "电话", "核实日期", "备注", "收费"])
        day = book.add_format({"num_format": "yyyy/m/d"})
        sheet.write_row(1, 0, ["甲事", 13800000000])
        sheet.write_datetime(1, 2, datetime(2026, 11, 1), day)
        sheet.write_row(1, 3, [True, 0.1 + 0.2])
        sheet.write_row(2, 0, ["乙事", "0394-8888888", 46327])

    services = imported(drawn(tmp_path / "表.xlsx", draw), tmp_path / "c.db")
    first, second = services["甲事"], services["乙事"]
    assert (first.phone, first.notes, first.fee) == ("13800000000", "是", "0.3")
    assert first.provenance.verified_on == date(2026, 11, 1)
    assert second.phone == "0394-8888888"
    assert second.provenance.verified_on == date(2026, 11, 1)


def test_a_number_that_lost_its_last_digits_is_a_problem_of_its_row(tmp_path: Path) -> None:
    plan = planned(table(tmp_path / "表.xlsx", [["事项名称", "编码"], ["甲事", 411_600_199_001_011_234]]))
    assert [str(problem) for problem in plan.problems] == [
        "第 2 行: B2 格的数字超过 15 位, 表格软件已丢掉末几位, 请把这一格设为文本再填"
    ]


def test_the_sheet_with_the_header_is_found_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["说明"])
        hidden = book.add_worksheet("旧的")
        hidden.write_row(0, 0, ["事项名称"])
        hidden.write_row(1, 0, ["藏起来的事"])
        hidden.hide()
        real = book.add_worksheet("清单")
        real.write_row(0, 0, ["序号", "事项名称", "别名"])
        real.write_row(1, 0, [1, "甲事", "小甲|老甲"])

    services = imported(drawn(tmp_path / "表.xlsx", draw, "说明"), tmp_path / "c.db")
    assert list(services) == ["甲事"]
    assert services["甲事"].names == (Name("小甲", "alias"), Name("老甲", "alias"))


def test_a_column_without_a_header_is_named_and_left_out(tmp_path: Path) -> None:
    plan = planned(table(tmp_path / "表.xlsx", [["事项名称", ""], ["甲事", "随手记的"]]))
    assert plan.ok
    assert plan.warnings == ("B1 格没有写列名, 这一列的内容没有导入",)


def test_an_example_row_of_the_template_is_left_out_and_said(tmp_path: Path) -> None:
    plan = planned(table(tmp_path / "表.xlsx", [["事项名称"], ["【示例】社保卡补领"], ["甲事"]]))
    assert [new.name for new in plan.differences] == ["甲事"]
    assert "例子" in plan.warnings[0]


def test_a_formula_counts_by_its_stored_result_and_is_said(tmp_path: Path) -> None:
    def draw(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["事项名称", "备注"])
        sheet.write_formula(1, 0, '="甲"&"事"', None, "甲事")
        sheet.write_row(2, 0, ["乙事"])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_string(3, 0, "=SUM(A1)")

    path = drawn(tmp_path / "表.xlsx", draw)
    plan = planned(path)
    assert [new.name for new in plan.differences] == ["甲事", "=SUM(A1)"]
    assert plan.warnings == ("有 1 格是公式 (第一个在 A2), 按表里存的结果读, 请核对",)
    assert [str(problem) for problem in plan.problems] == ["第 3 行: B3 格是错误值, 请改正公式或直接写上内容"]
    with_sheet_xml(path, lambda xml: xml.replace("<v>甲事</v>".encode(), b""))
    assert [str(problem) for problem in planned(path).problems][:2] == [
        "第 2 行: 事项名称是空的",
        "第 2 行: A2 格的公式没有结果, 请直接写上内容",
    ]


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1_000_000))
    path = table(tmp_path / "表.xlsx", [["事项名称"], ["甲事"]])
    with_sheet_xml(path, lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>"))
    plan = planned(path)
    assert [new.name for new in plan.differences] == ["甲事"]
    assert plan.ok


def bomb(parts: dict[str, bytes]) -> dict[str, bytes]:
    return parts | {"xl/styles.xml": b"<" + b" " * (vetting.MOST_INFLATED + 1)}


def far_away(parts: dict[str, bytes]) -> dict[str, bytes]:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return parts | {SHEET: parts[SHEET].replace(b"</sheetData>", cell)}


def long_text(parts: dict[str, bytes]) -> dict[str, bytes]:
    shared = parts["xl/sharedStrings.xml"]
    return parts | {"xl/sharedStrings.xml": shared.replace("甲事".encode(), b"x" * (1 << 20))}


def entity(parts: dict[str, bytes]) -> dict[str, bytes]:
    start = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
    return parts | {SHEET: parts[SHEET].replace(b"<worksheet", start)}


def unplaced(parts: dict[str, bytes]) -> dict[str, bytes]:
    return parts | {SHEET: parts[SHEET].replace(b'<c r="A2"', b"<c")}


def foreign(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {"mimetype": b"application/epub+zip", "content.xml": b"<x/>"}


def torn(parts: dict[str, bytes]) -> dict[str, bytes]:
    return parts | {SHEET: parts[SHEET][:-80]}


def echo(parts: dict[str, bytes]) -> dict[str, bytes]:
    """One long text that very many cells share."""
    shared = parts["xl/sharedStrings.xml"].replace("甲事".encode(), b"x" * 120_000)
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>1</v></c></row>' % (r, r) for r in range(3, 9000))
    return parts | {
        "xl/sharedStrings.xml": shared,
        SHEET: parts[SHEET].replace(b"</sheetData>", cells + b"</sheetData>"),
    }


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (bomb, "解开后超过"),
        (far_away, "第 1048576 行"),
        (long_text, "第 2 行有一格长"),
        (entity, "实体"),
        (unplaced, "没有位置"),
        (foreign, "不是 Excel 工作簿"),
        (torn, "不是完好的"),
        (echo, "文字超过"),
    ],
)
def test_an_unsafe_workbook_gets_one_sentence_and_nothing_is_written(
    tmp_path: Path, catalog: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], word: str
) -> None:
    path = altered(table(tmp_path / "表.xlsx", [["事项名称"], ["甲事"]]), change)
    before = hashlib.sha256(catalog.read_bytes()).hexdigest()
    with pytest.raises(CatalogError, match=word) as caught:
        apply(plan_import(path, catalog, TODAY), catalog)
    assert str(caught.value).endswith("。")
    assert hashlib.sha256(catalog.read_bytes()).hexdigest() == before


def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path) -> None:
    path = altered(table(tmp_path / "表.xlsx", [["事项名称"], ["甲事"]]), bomb)
    raw = path.read_bytes()
    honest = (vetting.MOST_INFLATED + 2).to_bytes(4, "little")
    assert raw.count(honest) == 2
    path.write_bytes(raw.replace(honest, (100).to_bytes(4, "little")))
    with pytest.raises(CatalogError, match="解开后超过"):
        planned(path)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("表.xlsx", "name\n甲\n".encode(), "内容却不是"),
        ("表.csv", None, "改成 .xlsx"),
        ("表.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧式"),
        ("表.xlsx", b"PK\x03\x04" + b"\0" * 600, "不是完好的"),
    ],
)
def test_a_wrong_name_or_kind_is_said(tmp_path: Path, name: str, content: bytes | None, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(content or table(tmp_path / "真.xlsx", [["事项名称"], ["甲"]]).read_bytes())
    with pytest.raises(CatalogError, match=word):
        planned(path)


def test_a_workbook_without_a_known_header_names_its_sheets(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="看了 「工资表」"):
        planned(table(tmp_path / "表.xlsx", [["姓名", "工资"], ["张三", 1]], "工资表"))
    with pytest.raises(CatalogError, match="没有任何内容"):
        planned(table(tmp_path / "空.xlsx", [[]]))


def test_links_to_other_files_and_macros_are_never_looked_at(tmp_path: Path) -> None:
    path = table(tmp_path / "表.xlsx", [["事项名称"], ["甲事"]])
    altered(
        path,
        lambda parts: parts | {"xl/externalLinks/externalLink1.xml": b"no XML", "xl/vbaProject.bin": b"!"},
    )
    vetted = vetting.vet(path, path.read_bytes())
    with zipfile.ZipFile(vetted.packed) as archive:
        assert not any("external" in name.lower() or "vba" in name for name in archive.namelist())
    assert [new.name for new in planned(path).differences] == ["甲事"]
