"""What this desk verified is not silently overwritten: the later look stands, the other stays as a claim."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from deskapp.domain.models import Service
from deskapp.exchange.apply import apply
from deskapp.exchange.exports import export
from deskapp.exchange.imports import plan_file
from deskapp.exchange.plan import Plan
from deskapp.storage.editor import change, changed, undo, verify
from deskapp.storage.reader import Services, open_catalog
from deskapp.storage.writer import Why
from tests.exchange.conftest import Written

TODAY = date(2026, 11, 24)
LOOKED = date(2026, 11, 20)
CODE = "mz-0038"
NAME = "最低生活保障对象认定、保障金给付"
WHY = Why(by="王芳")


@pytest.fixture
def looked(catalog: Path) -> Path:
    """Somebody found out by telephone that it costs 5元."""
    change(catalog, [changed("service", (CODE,), seen={}, to={"fee": "5元"})], WHY)
    verify(catalog, f"s:{CODE}", ["papers"], on=LOOKED, how="电话", why=WHY)
    return catalog


def service(catalog: Path) -> Service:
    with closing(open_catalog(catalog)) as conn:
        found = Services(conn).get(CODE)
    assert found is not None
    return found


def claims(catalog: Path) -> list[tuple[str, ...]]:
    sql = "SELECT field, value, source_code, verdict FROM claim WHERE about = ?"
    with closing(sqlite3.connect(catalog)) as conn:
        return conn.execute(sql, (f"s:{CODE}",)).fetchall()


def table(written: Written, header: str, row: str) -> Path:
    return written(f"事项名称,编码,{header}\n{NAME},{CODE},{row}\n")


def notes(plan: Plan) -> dict[str, str]:
    return {change.label: change.note for found in plan.differences for change in found.fields}


def test_a_file_without_a_date_does_not_beat_a_look(looked: Path, written: Written) -> None:
    before = service(looked)
    plan = plan_file(table(written, "收费", "免费"), looked, TODAY)
    (fee,) = [f for found in plan.differences for f in found.fields if f.label == "收费"]
    assert (fee.before, fee.after) == ("5元", "免费")
    assert "王芳 2026-11-20 电话核实" in fee.note
    assert "目录不变" in fee.note
    assert claims(looked) == []
    apply(plan, looked)
    assert service(looked) == before
    ((name, value, source, verdict),) = claims(looked)
    assert (name, value, verdict) == ("fee", "免费", "open")
    assert source.startswith("import-")


def test_a_file_that_was_verified_later_wins_and_the_look_is_kept(looked: Path, written: Written) -> None:
    plan = plan_file(table(written, "收费,核实日期", "免费,2026-11-23"), looked, TODAY)
    assert "以文件为准" in notes(plan)["收费"]
    apply(plan, looked)
    assert service(looked).fee == "免费"
    assert claims(looked) == [("fee", "5元", "desk", "open")]


def test_an_older_date_in_the_file_does_not_win(looked: Path, written: Written) -> None:
    apply(plan_file(table(written, "收费,核实日期", "免费,2026-11-19"), looked, TODAY), looked)
    assert service(looked).fee == "5元"


def test_papers_stay_whole_or_go_whole(looked: Path, written: Written) -> None:
    before = service(looked)
    plan = plan_file(table(written, "材料", "身份证|户口簿"), looked, TODAY)
    assert [label for label, note in notes(plan).items() if "目录不变" in note] == ["申请材料"]
    apply(plan, looked)
    assert service(looked).documents == before.documents
    assert service(looked).provenance == before.provenance
    assert [(name, value) for name, value, *_ in claims(looked)] == [("required_document", "身份证|户口簿")]


def test_what_nobody_verified_is_taken_as_before(looked: Path, written: Written) -> None:
    plan = plan_file(table(written, "收费,依据", "免费,某办法"), looked, TODAY)
    assert notes(plan)["依据"] == "" if "依据" in notes(plan) else True
    apply(plan, looked)
    assert service(looked).legal_basis == "某办法"
    assert service(looked).fee == "5元"


def test_the_same_file_asks_only_once(looked: Path, written: Written) -> None:
    file = table(written, "收费", "免费")
    apply(plan_file(file, looked, TODAY), looked)
    apply(plan_file(file, looked, TODAY), looked)
    assert len(claims(looked)) == 1


def test_a_catalog_that_changed_since_it_was_shown_is_judged_anew(catalog: Path, written: Written) -> None:
    plan = plan_file(table(written, "收费", "10元"), catalog, TODAY)
    change(catalog, [changed("service", (CODE,), seen={}, to={"fee": "5元"})], WHY)
    verify(catalog, f"s:{CODE}", ["papers"], on=LOOKED, how="现场", why=WHY)
    apply(plan, catalog)
    assert service(catalog).fee == "5元"
    assert claims(catalog)[0][:2] == ("fee", "10元")


def test_a_whole_catalog_from_elsewhere_is_judged_too(looked: Path, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    export(looked, file)
    whole = json.loads(file.read_text(encoding="utf-8"))
    (row,) = [row for row in whole["tables"]["service"] if row["code"] == CODE]
    row["fee"] = "免费"
    file.write_text(json.dumps(whole), encoding="utf-8")
    plan = plan_file(file, looked, TODAY)
    assert "目录不变" in notes(plan)["收费"]
    apply(plan, looked)
    assert service(looked).fee == "5元"


def test_an_import_with_claims_is_taken_back_whole(looked: Path, written: Written) -> None:
    apply(plan_file(table(written, "收费,依据", "免费,某办法"), looked, TODAY), looked)
    with closing(sqlite3.connect(looked)) as conn:
        number = conn.execute("SELECT max(id) FROM change").fetchone()[0]
    undo(looked, number, Why())
    assert claims(looked) == []
    assert service(looked).legal_basis != "某办法"


def test_a_whole_catalog_from_elsewhere_does_not_open_what_was_settled_here(
    catalog: Path, tmp_path: Path
) -> None:
    file = tmp_path / "whole.json"
    export(catalog, file)
    settled = {"verdict": "other", "settled_on": LOOKED, "settled_by": "王芳", "settled_how": "现场"}
    code = "z-2023-09-05-lizhuang-name"
    change(catalog, [changed("claim", (code,), seen={}, to=settled)], WHY)
    plan = plan_file(file, catalog, TODAY)
    assert code not in {difference.code for difference in plan.differences}
    apply(plan, catalog)
    with closing(sqlite3.connect(catalog)) as conn:
        assert conn.execute("SELECT verdict FROM claim WHERE code = ?", (code,)).fetchone() == ("other",)


def test_claims_go_out_and_come_back_as_they_were(looked: Path, written: Written, tmp_path: Path) -> None:
    apply(plan_file(table(written, "收费", "免费"), looked, TODAY), looked)
    for name in ("whole.json", "whole.xlsx"):
        file, new = tmp_path / name, tmp_path / f"{name}.db"
        export(looked, file)
        apply(plan_file(file, new, TODAY), new)
        with closing(sqlite3.connect(looked)) as one, closing(sqlite3.connect(new)) as other:
            sql = "SELECT * FROM claim ORDER BY code"
            assert other.execute(sql).fetchall() == one.execute(sql).fetchall()


def test_a_centres_address_that_this_desk_verified_stays(catalog: Path, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    export(catalog, file)
    own = {
        "address": "太清路 8 号",
        "source_code": "desk",
        "verified_on": LOOKED,
        "verified_by": "王芳",
    }
    verify(catalog, "c:guihe", ["handling"], on=LOOKED, how="现场", why=WHY)
    change(catalog, [changed("centre", ("guihe",), seen={}, to=own)], WHY)
    plan = plan_file(file, catalog, TODAY)
    assert [label for label, note in notes(plan).items() if "目录不变" in note] == ["地址"]
    apply(plan, catalog)
    with closing(sqlite3.connect(catalog)) as conn:
        row = conn.execute("SELECT address, source_code FROM centre WHERE code = 'guihe'").fetchone()
        claim = conn.execute("SELECT field, value FROM claim WHERE about = 'c:guihe'").fetchone()
    assert row == ("太清路 8 号", "desk")
    assert claim == ("address", "武盛大道与太清路交叉口附近的贵和家园小区")
