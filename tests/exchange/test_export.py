"""What goes out comes back the same, and no cell of it is ever run."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.errors import CatalogError, DeskappError, UsageError
from deskapp.exchange.apply import ImportRefused, apply
from deskapp.exchange.exports import export
from deskapp.exchange.formulas import marked, unmarked
from deskapp.exchange.imports import plan_file
from deskapp.exchange.own.words import HEADERS, sheet, together
from deskapp.storage.writer_notices import add_notice
from deskapp.storage.writer_pin import write_pin
from deskapp.storage.writer_shapes import shapes
from tests.exchange.conftest import Written
from tests.exchange.sheets import altered, table
from tests.exchange.test_items import TODAY, dump

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture
def full(catalog: Path) -> Path:
    """A shipped catalog with a notice, and texts that were written to be run."""
    add_notice(
        catalog,
        {
            "text": "3号窗口今天暂停",
            "scope": "centre",
            "centre_code": "guihe",
            "suspends": True,
            "starts": datetime(2026, 11, 23, 8),
            "ends": datetime(2026, 11, 23, 18),
            "created_at": datetime(2026, 11, 23, 7, 59, 1, 5),
        },
    )
    with closing(sqlite3.connect(catalog)) as conn, conn:
        conn.execute(
            "UPDATE service SET fee = ?, phone = '+86 394 1', notes = '-1\n第二行' WHERE code = 'mz-0038'",
            (HOSTILE,),
        )
        conn.execute("UPDATE service SET fee = '''@x' WHERE code = 'mz-0039'")
    return catalog


def everything(catalog: Path, folder: Path) -> str:
    path = folder / "all.json"
    export(catalog, path)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".xlsx", ".json"])
def test_a_whole_catalog_goes_out_and_comes_back_the_same(full: Path, tmp_path: Path, ending: str) -> None:
    file, copy = tmp_path / f"目录{ending}", tmp_path / "copy.db"
    assert export(full, file) == []
    apply(plan_file(file, copy, TODAY), copy)
    assert everything(copy, tmp_path) == everything(full, tmp_path)
    for name in (
        "notice",
        "schedule",
        "service_at_location",
        "question",
        "life_event",
        "concept",
        "centre_state",
    ):
        with closing(sqlite3.connect(copy)) as conn:
            assert conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0], name


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".csv"])
def test_an_export_back_into_its_own_catalog_changes_nothing(full: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"目录{ending}"
    export(full, file)
    plan = plan_file(file, full, TODAY)
    assert plan.ok
    assert plan.differences == ()
    before = dump(full)
    apply(plan, full)
    assert dump(full) == before


def test_no_cell_of_an_export_is_a_formula(full: Path, tmp_path: Path) -> None:
    export(full, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) > 20
    assert not any(re.search(rb"<f[ >/]|<hyperlink", xml) for xml in sheets)
    export(full, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert f"'{HOSTILE}" in cells
    assert "''@x" in cells


@given(st.text(alphabet="'=+-@\t\r＝＋－＠a ", max_size=8))
def test_marking_a_cell_is_undone_exactly_and_leaves_nothing_to_run(cell: str) -> None:
    out = marked(cell)
    assert unmarked(out) == cell
    assert not out or out[0] not in "=+-@\t\r＝＋－＠"


def test_a_change_in_an_own_workbook_is_told_and_done(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "目录.json"
    export(full, file)
    whole = json.loads(file.read_text(encoding="utf-8"))
    tables = whole["tables"]
    named = next(row for row in tables["service"] if row["code"] == "mz-0038")
    named["fee"] = "不收费"
    tables["required_document"] = [
        r for r in tables["required_document"] if r["service_code"] != "mz-0038"
    ] + [{"service_code": "mz-0038", "position": 1, "name": "申请书", "situation": ""}]
    tables["centre"].append(
        {"code": "new", "name": "新社区便民服务中心", "level": "社区级", "source_code": "sample"}
    )
    file.write_text(json.dumps(whole), encoding="utf-8")
    plan = plan_file(file, full, TODAY)
    told = {(d.kind, d.what, d.name): d.fields for d in plan.differences}
    assert set(told) == {
        ("changed", "事项", named["name"]),
        ("changed", "材料", named["name"]),
        ("added", "中心", "新社区便民服务中心"),
    }
    assert told["changed", "事项", named["name"]][0][:1] == ("收费",)
    apply(plan, full)
    assert plan_file(file, full, TODAY).differences == ()


def test_what_an_own_file_does_not_have_stays_unless_it_is_to_be_retired(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "一项.json"
    export(full, file)
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["tables"] = {"service": whole["tables"]["service"][:1]}
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert plan_file(file, full, TODAY).differences == ()
    plan = plan_file(file, full, TODAY, retire_missing=True)
    assert plan.retired > 200
    assert plan.added == plan.updated == 0


@pytest.mark.parametrize(
    ("table_name", "change", "words"),
    [
        ("service", {"code": ""}, "没有编码"),
        ("service", {"category_code": "没有的"}, "哪里都没有"),
        ("service", {"retired_on": "昨天"}, "不是日期"),
        ("service", {"frequency": "许多"}, "不是整数"),
        ("service", {"name": {"a": 1}}, "不是文字"),
        ("category", {"code": "neu"}, "已经有了"),
    ],
)
def test_a_bad_row_of_an_own_file_is_told_and_nothing_is_written(
    full: Path, tmp_path: Path, table_name: str, change: dict[str, object], words: str
) -> None:
    file = tmp_path / "目录.json"
    export(full, file)
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["tables"] = {table_name: [whole["tables"][table_name][0] | change]}
    file.write_text(json.dumps(whole), encoding="utf-8")
    plan = plan_file(file, full, TODAY)
    assert any(words in str(problem) for problem in plan.problems)
    before = dump(full)
    with pytest.raises(ImportRefused, match="不能跳过"):
        apply(plan, full, skip_bad=True)
    assert dump(full) == before


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "不是完好的"),
        (b"[" * 100_000, "不是完好的"),
        (b"[]", "不是本程序"),
        (b'{"format": "deskapp-catalog", "version": 9, "tables": {}}', "更新版本"),
        (b'{"format": "deskapp-catalog", "version": 1, "schema": 1, "tables": {"service": 1}}', "不是一张表"),
        (b'{"format": "deskapp-catalog", "version": 1, "schema": 1, "tables": {}}', "没有任何内容"),
    ],
)
def test_a_strange_json_gets_one_sentence(catalog: Path, written: Written, content: bytes, word: str) -> None:
    with pytest.raises(CatalogError, match=word):
        plan_file(written(content, "x.json"), catalog, TODAY)


def test_a_newer_or_foreign_workbook_is_no_whole_catalog(full: Path, tmp_path: Path) -> None:
    file = tmp_path / "目录.xlsx"
    export(full, file)
    sheet_1 = "xl/worksheets/sheet1.xml"
    altered(file, lambda parts: parts | {sheet_1: parts[sheet_1].replace(b"<v>1</v>", b"<v>99</v>")})
    with pytest.raises(CatalogError, match="更新版本"):
        plan_file(file, full, TODAY)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_template_imports_as_it_is_without_its_example(catalog: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"模板{ending}"
    export(catalog, file, "template")
    plan = plan_file(file, catalog, TODAY)
    assert plan.ok
    assert plan.empty
    assert "例子" in plan.warnings[0]


def test_a_failed_export_leaves_the_older_file(catalog: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="结尾"):
        export(catalog, tmp_path / "x.pdf")
    with pytest.raises(UsageError, match="结尾"):
        export(catalog, tmp_path / "x.json", "template")
    with pytest.raises(CatalogError, match="写不了"):
        export(catalog, tmp_path / "没有" / "x.csv")
    old = tmp_path / "x.xlsx"
    old.write_bytes(b"old")
    with closing(sqlite3.connect(catalog)) as conn, conn:
        conn.execute("UPDATE service SET notes = ? WHERE code = 'mz-0038'", ("长" * 40_000,))
    with pytest.raises(DeskappError, match="一格放不下"):
        export(catalog, old)
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".x")] == []


def test_every_table_has_a_chinese_sheet_of_its_own_and_no_header_stands_twice() -> None:
    names = [sheet(shape.name) for shape in shapes()]
    assert len(set(names)) == len(names)
    for shape in shapes():
        headers = [HEADERS.get(column.name, column.name) for column in shape.columns]
        assert len(set(headers)) == len(headers), shape.name
        assert set(together(shape)) <= {column.name for column in shape.columns}


def test_an_own_workbook_without_tables_is_empty(full: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "目录.xlsx", [["deskapp 目录", 1, 1]], "说明")
    with pytest.raises(CatalogError, match="没有任何内容"):
        plan_file(file, full, TODAY)


def test_moments_and_days_are_known_as_such() -> None:
    kinds = {(shape.name, column.name): column.kind for shape in shapes() for column in shape.columns}
    assert kinds["notice", "starts"] == "datetime"
    assert kinds["service", "retired_on"] == "date"
    assert kinds["notice", "suspends"] == "bool"
    assert kinds["schedule", "weekday"] == "int"
    assert kinds["centre", "latitude"] == "float"


def test_the_pin_and_the_history_of_a_file_stay_in_it(full: Path, tmp_path: Path) -> None:
    write_pin(full, "$argon2id$secret", "")
    for ending in (".json", ".xlsx"):
        export(full, tmp_path / f"out{ending}")
    assert "argon2" not in (tmp_path / "out.json").read_text(encoding="utf-8")
    names = set(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["tables"])
    assert not names & {"pin", "change", "row_change", "change_open", "search_phrase"}
