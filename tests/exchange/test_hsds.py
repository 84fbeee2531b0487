"""The HSDS form: what is known goes out under ids that hold, what is sample or not open does not."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deskapp.exchange.apply import apply
from deskapp.exchange.exports import export
from deskapp.exchange.windows import plan_windows
from tests.exchange.sheets import table
from tests.exchange.test_items import TODAY


@pytest.fixture
def open_hall(catalog: Path, tmp_path: Path) -> Path:
    """贵和家园, verified open by the desk, with a window, its telephone and its hours."""
    rows = [
        ["窗口号", "办理事项", "楼层", "房间", "办理方式", "电话"],
        ["3", "低保", "一楼", "大厅", "只收件", "0394-8888888"],
    ]
    plan = plan_windows(table(tmp_path / "w.xlsx", rows), catalog, "guihe", TODAY, by_desk=True)
    apply(plan, catalog)
    with closing(sqlite3.connect(catalog)) as conn, conn:
        conn.execute(
            "INSERT INTO centre_state (centre_code, state, wording, expected_text, source_code, verified_on, "
            "verified_by) VALUES ('guihe', '开放', '', '', 'desk', '2026-11-23', '')"
        )
        conn.execute(
            "INSERT INTO schedule (centre_code, weekday, opens_1, closes_1, opens_2, closes_2, season_from, "
            "season_to, source_code, verified_by) "
            "VALUES ('guihe', 1, '08:30', '12:00', '14:30', '18:00', '', '', 'desk', '')"
        )
    return catalog


def exported(catalog: Path, folder: Path) -> tuple[dict[str, Any], list[str]]:
    told = export(catalog, folder / "out.json", "hsds")
    return json.loads((folder / "out.json").read_text(encoding="utf-8")), told


def test_a_place_that_is_known_to_be_open_goes_out_with_window_hours_and_telephone(
    open_hall: Path, tmp_path: Path
) -> None:
    tables, _ = exported(open_hall, tmp_path)
    (place,) = tables["service_at_location"]
    service = next(row for row in tables["service"] if row["id"] == place["service_id"])
    location = next(row for row in tables["location"] if row["id"] == place["location_id"])
    assert (service["name"], location["name"]) == (
        "最低生活保障对象认定、保障金给付",
        "贵和家园社区便民服务中心",
    )
    assert place["description"] == "一楼 大厅 3号 只收件"
    assert [(row["byday"], row["opens_at"], row["closes_at"]) for row in tables["schedule"]] == [
        ("MO", "08:30", "12:00"),
        ("MO", "14:30", "18:00"),
    ]
    assert [row["number"] for row in tables["phone"] if row.get("service_at_location_id") == place["id"]] == [
        "0394-8888888"
    ]


def test_sample_facts_and_places_that_are_not_known_to_be_open_stay_here(
    catalog: Path, tmp_path: Path
) -> None:
    tables, told = exported(catalog, tmp_path)
    assert tables["service_at_location"] == tables["schedule"] == []
    assert "示例" not in json.dumps([tables[name] for name in ("service", "location")], ensure_ascii=False)
    assert any("没有核实已经开放" in sentence for sentence in told)


def test_every_link_leads_somewhere_and_ids_are_the_same_in_every_export(
    open_hall: Path, tmp_path: Path
) -> None:
    tables, _ = exported(open_hall, tmp_path)
    lists = {name: rows for name, rows in tables.items() if isinstance(rows, list)}
    ids = [row["id"] for rows in lists.values() for row in rows]
    assert len(set(ids)) == len(ids)
    links = {
        value
        for rows in lists.values()
        for row in rows
        for key, value in row.items()
        if key.endswith("_id") and value
    }
    assert links <= set(ids)
    assert exported(open_hall, tmp_path)[0] == tables
