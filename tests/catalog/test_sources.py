"""Where facts come from: shown names, mirrors, the yearly decree."""

import csv
import sqlite3
from datetime import date, timedelta

from tests.catalog.seeding import ROOT


def test_source_names_are_chinese_documents_without_addresses(catalog: sqlite3.Connection) -> None:
    for name, kind in catalog.execute("SELECT name, kind FROM source"):
        assert not any(sign in name for sign in ("http", "www.", ".com", ".cn"))
        assert any("一" <= char <= "鿿" for char in name)
        assert kind in {"report", "statute", "web", "practice", "sample", "decree"}


def test_no_shown_field_holds_an_address(catalog: sqlite3.Connection) -> None:
    shown = "name || department || eligibility || fee || legal_basis || notes || doubt"
    assert catalog.execute(f"SELECT code FROM service WHERE {shown} LIKE '%http%'").fetchall() == []


def test_nothing_is_verified_yet(catalog: sqlite3.Connection) -> None:
    for (table,) in catalog.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {row[1] for row in catalog.execute(f"PRAGMA table_info({table})")}
        if "verified_on" in columns:
            assert catalog.execute(f"SELECT 1 FROM {table} WHERE verified_on IS NOT NULL").fetchall() == []


def test_a_mirror_of_unknown_standing_counts_as_unverified(catalog: sqlite3.Connection) -> None:
    found = catalog.execute(
        "SELECT DISTINCT confidence FROM service JOIN source ON source.code = source_code "
        "WHERE source.kind = 'web' AND source.name LIKE '%未核实'"
    ).fetchall()
    assert found == [("low",)]


def test_practice_is_never_graded_high(catalog: sqlite3.Connection) -> None:
    found = catalog.execute(
        "SELECT 1 FROM service WHERE source_code = 'practice' AND confidence = 'high'"
    ).fetchall()
    assert found == []


def test_every_source_is_used(with_sample: sqlite3.Connection) -> None:
    used: set[str] = set()
    for (table,) in with_sample.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if "source_code" in {row[1] for row in with_sample.execute(f"PRAGMA table_info({table})")}:
            used |= {code for (code,) in with_sample.execute(f"SELECT source_code FROM {table}")}
    assert {code for (code,) in with_sample.execute("SELECT code FROM source")} == used


def test_the_decree_of_2026(catalog: sqlite3.Connection) -> None:
    days = {
        date.fromisoformat(day): bool(working)
        for day, working in catalog.execute(
            "SELECT day, working FROM day_exception WHERE source_code = 'decree-2026'"
        )
    }
    with (ROOT / "db" / "source" / "decree_days.csv").open(encoding="utf-8", newline="") as file:
        assert len(days) == len(list(csv.DictReader(file))) == 39
    assert all(day.year == 2026 for day in days)
    assert days[date(2026, 9, 20)]
    assert days[date(2026, 10, 10)]
    assert not any(days[date(2026, 10, 1) + timedelta(n)] for n in range(7))
    assert all(day.isoweekday() >= 6 for day, working in days.items() if working), (
        "only weekends are made workdays"
    )


def test_weekdays_off_and_weekends_worked_follow_the_law(catalog: sqlite3.Connection) -> None:
    """13 statutory days a year: weekdays lost beyond those that fall on weekdays are worked elsewhere."""
    days = [
        (date.fromisoformat(day), working)
        for day, working in catalog.execute(
            "SELECT day, working FROM day_exception WHERE source_code = 'decree-2026'"
        )
    ]
    weekdays_off = sum(1 for day, working in days if not working and day.isoweekday() < 6)
    made_up = sum(1 for _, working in days if working)
    assert weekdays_off - made_up == 13
