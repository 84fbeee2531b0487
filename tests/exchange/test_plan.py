"""A plan tells every change before it is made; making it can be watched and stopped."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from deskapp.errors import CatalogError
from deskapp.exchange.apply import ImportCancelled, apply
from deskapp.exchange.items import plan_import
from deskapp.exchange.plan import Difference, FieldChange
from deskapp.storage.opening import open_catalog
from deskapp.storage.reader import search_state
from tests.exchange.conftest import Written
from tests.exchange.test_items import FULL, TODAY, dump, sha


def test_each_changed_field_is_told_in_the_words_of_the_file(catalog: Path, written: Written) -> None:
    apply(plan_import(written(FULL), catalog, TODAY), catalog)
    changed = (
        "code,name,fee,category,aliases,materials,legal_time_limit,confidence,centre,window,source\n"
        "t-1,测试事项,10元,劳动保障,俗三,身份证,20个工作日,未核实,贵和家园,9号,《某法》\n"
    )
    (difference,) = plan_import(written(changed, "改.csv"), catalog, TODAY).differences
    assert difference == Difference(
        "changed",
        "事项",
        "t-1",
        "测试事项",
        2,
        (
            FieldChange("收费", "免费", "10元"),
            FieldChange("把握", "依据已核", "未核实"),
            FieldChange("类别", "民政救助", "劳动保障"),
            FieldChange("核实日期", "2026-11-01", ""),
            FieldChange("别名", "俗一|俗二", "俗三"),
            FieldChange("申请材料", "身份证|结婚证(已婚的)", "身份证"),
            FieldChange("法定时限", "30个工作日", "20个工作日"),
            FieldChange("窗口", "8号", "9号"),
        ),
    )


def test_what_is_told_is_what_is_written(catalog: Path, written: Written) -> None:
    file = written(FULL + "新事项,,,,,,,,,,,,,,,,,,,,,,,,\n")
    apply(plan_import(file, catalog, TODAY), catalog)
    again = plan_import(file, catalog, TODAY)
    assert (again.differences, again.unchanged) == ((), 2)
    before = sha(catalog)
    apply(again, catalog)
    assert sha(catalog) == before


def test_an_item_is_retired_where_the_file_says_so_and_taken_back(catalog: Path, written: Written) -> None:
    apply(plan_import(written("name\n甲事\n乙事\n"), catalog, TODAY), catalog)
    plan = plan_import(written("name,停用\n甲事,是\n乙事,2026-10-01\n", "停用.csv"), catalog, TODAY)
    assert [(d.kind, d.fields) for d in plan.differences] == [
        ("retired", (FieldChange("停用", "", "2026-11-23"),)),
        ("retired", (FieldChange("停用", "", "2026-10-01"),)),
    ]
    assert "停用 2 项" in apply(plan, catalog).summary()
    named = plan_import(written("name\n甲事\n"), catalog, TODAY)
    assert "已停用, 没有恢复" in named.warnings[0]
    back = plan_import(written("name,停用\n甲事,否\n"), catalog, TODAY)
    assert [d.kind for d in back.differences] == ["changed"]
    apply(back, catalog)
    with closing(sqlite3.connect(catalog)) as conn:
        rows = conn.execute(
            "SELECT name, retired_on FROM service WHERE name IN ('甲事', '乙事') ORDER BY name"
        )
        assert rows.fetchall() == [("乙事", "2026-10-01"), ("甲事", None)]


def test_missing_items_are_retired_only_when_that_is_asked_for(catalog: Path, written: Written) -> None:
    file = written("name\n甲事\n")
    assert plan_import(file, catalog, TODAY).retired == 0
    plan = plan_import(file, catalog, TODAY, retire_missing=True)
    with closing(sqlite3.connect(catalog)) as conn:
        (listed,) = conn.execute("SELECT count(*) FROM service").fetchone()
    assert (plan.added, plan.retired) == (1, listed)
    apply(plan, catalog)
    with closing(sqlite3.connect(catalog)) as conn:
        assert conn.execute("SELECT count(*) FROM service WHERE retired_on IS NULL").fetchone() == (1,)
        assert conn.execute("SELECT count(*) FROM service").fetchone() == (listed + 1,)


@pytest.mark.parametrize("word", ["也许", "2027-01-01"])
def test_a_wrong_word_for_retired_is_a_problem(catalog: Path, written: Written, word: str) -> None:
    assert len(plan_import(written(f"name,停用\n甲事,{word}\n"), catalog, TODAY).problems) == 1


def many(written: Written) -> Path:
    return written("name\n" + "".join(f"事项{i}\n" for i in range(5000)))


def test_progress_goes_forward_to_the_end(catalog: Path, written: Written) -> None:
    seen: list[tuple[str, int, int]] = []

    def watch(doing: str, done: int, most: int) -> bool:
        seen.append((doing, done, most))
        return True

    apply(plan_import(many(written), catalog, TODAY), catalog, progress=watch)
    writing = [done for doing, done, _ in seen if doing == "写入"]
    assert writing == sorted(writing)
    assert len(writing) > 3
    assert writing[-1] == seen[len(writing) - 1][2]
    assert seen[-1][1] == seen[-1][2]


@pytest.mark.parametrize("stop_at", range(5))
def test_stopping_leaves_the_catalog_as_it_was(catalog: Path, written: Written, stop_at: int) -> None:
    plan = plan_import(many(written), catalog, TODAY)
    before, count = dump(catalog), iter(range(99))
    with pytest.raises(ImportCancelled, match="一行也没有写"):
        apply(plan, catalog, progress=lambda *_: next(count) < stop_at)
    assert dump(catalog) == before


def test_ctrl_c_leaves_the_catalog_as_it_was(catalog: Path, tmp_path: Path, written: Written) -> None:
    def pressed(_doing: str, done: int, _most: int) -> bool:
        if done:
            raise KeyboardInterrupt
        return True

    before = dump(catalog)
    with pytest.raises(ImportCancelled):
        apply(plan_import(many(written), catalog, TODAY), catalog, progress=pressed)
    assert dump(catalog) == before
    absent = tmp_path / "没有.db"
    with pytest.raises(ImportCancelled):
        apply(plan_import(many(written), absent, TODAY), absent, progress=pressed)
    assert not absent.exists()


def test_the_search_index_comes_with_the_rows(catalog: Path, written: Written) -> None:
    apply(plan_import(written("name\n喂鸡证办理\n"), catalog, TODAY), catalog)
    with closing(open_catalog(catalog)) as conn:
        state = search_state(conn)
    assert state is not None
    assert not state[2]


def test_a_row_that_a_table_refuses_writes_nothing(catalog: Path, written: Written) -> None:
    plan = plan_import(written("name\n甲事\n"), catalog, TODAY)
    plan.steps[-1].rows[0]["retired_on"] = "昨天"
    before = sha(catalog)
    with pytest.raises(CatalogError, match="第 1 条里 retired_on"):
        apply(plan, catalog)
    assert sha(catalog) == before


def test_a_plan_is_made_for_the_day_it_is_told(catalog: Path, written: Written) -> None:
    plan = plan_import(written("name,停用\n甲事,是\n"), catalog, date(2026, 1, 2))
    assert plan.steps[-1].rows[0]["retired_on"] == date(2026, 1, 2)


OTHER = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0); c.execute('BEGIN IMMEDIATE')"


def test_no_other_program_writes_while_an_import_is_written(catalog: Path, written: Written) -> None:
    """Opening the file itself under the lock would take the lock away (POSIX)."""
    said: list[str] = []

    def watch(*_told: object) -> bool:
        done = subprocess.run([sys.executable, "-c", OTHER, str(catalog)], capture_output=True, text=True)
        said.append(done.stderr)
        return True

    apply(plan_import(written(FULL), catalog, TODAY), catalog, progress=watch)
    assert said
    assert all("locked" in words for words in said)
