"""The seed as a file: data only, one row a line, in three parts, the same text in the package."""

import re
import sqlite3

import pytest

from scripts.build_seed import seed
from tests.catalog.seeding import PARTS, ROOT, SEED, Load, parts_of, seed_text


def test_the_packaged_copy_is_equal() -> None:
    assert (ROOT / "deskapp" / "data" / "seed.sql").read_bytes() == SEED.read_bytes()


def test_the_committed_seed_is_what_its_sources_make() -> None:
    assert seed() == seed_text()


def test_it_is_data_only_one_row_a_line() -> None:
    for line in seed_text().splitlines():
        assert line.startswith("-- ") or re.fullmatch(r"INSERT INTO \w+ \([\w, ]+\) VALUES \(.*\);", line), (
            line[:80]
        )
    assert "search_" not in seed_text()


def test_it_has_three_parts_in_order() -> None:
    assert tuple(parts_of(seed_text())) == PARTS


def test_foreign_keys_hold_in_every_stage(load: Load) -> None:
    for names in (PARTS[:1], PARTS[:2], PARTS):
        assert load(*names).execute("PRAGMA foreign_key_check").fetchall() == []


def test_each_part_holds_only_its_own_sources(load: Load) -> None:
    report = load("report")
    assert report.execute("SELECT code FROM source").fetchall() == [("report-2022-08-22",)]
    services = load("report", "services")
    assert services.execute("SELECT 1 FROM source WHERE kind = 'sample'").fetchall() == []


def sourced_tables(conn: sqlite3.Connection) -> list[str]:
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        name
        for name in names
        if "source_code" in {row[1] for row in conn.execute(f"PRAGMA table_info({name})")}
    ]


def snapshot(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows without generated ids, which a removed and restored row need not keep."""
    found = {}
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({name})") if row[1] != "id"]
        found[name] = sorted(conn.execute(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
    return found


def test_the_sample_goes_as_one_layer_and_comes_back_the_same(with_sample: sqlite3.Connection) -> None:
    before = snapshot(with_sample)
    children_first = ["setting", "schedule", "service_at_location", "service_window", "room", "centre_state"]
    assert {name for name in sourced_tables(with_sample) if sample_rows(with_sample, name)} == set(
        children_first
    )
    for name in children_first:
        with_sample.execute(f"DELETE FROM {name} WHERE source_code = 'sample'")
    with_sample.execute("DELETE FROM source WHERE code = 'sample'")
    with_sample.commit()
    with_sample.executescript(parts_of(seed_text())["sample"])
    assert snapshot(with_sample) == before


def sample_rows(conn: sqlite3.Connection, table: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {table} WHERE source_code = 'sample'").fetchone()[0])


@pytest.mark.parametrize("centre", ["guihe", "bankou"])
def test_the_sample_opens_two_centres_with_a_lunch_break(
    with_sample: sqlite3.Connection, centre: str
) -> None:
    found = with_sample.execute(
        "SELECT weekday, opens_1, closes_1, opens_2, closes_2 FROM schedule "
        "WHERE centre_code = ? ORDER BY weekday",
        (centre,),
    ).fetchall()
    assert found == [(day, "08:30", "12:00", "14:30", "18:00") for day in range(1, 6)]


def test_the_sample_says_it_is_one_in_words(with_sample: sqlite3.Connection) -> None:
    for table in ("centre_state", "service_at_location", "room"):
        words = {
            text
            for (text,) in with_sample.execute(f"SELECT wording FROM {table} WHERE source_code = 'sample'")
        }
        assert all(text.startswith("示例") for text in words)


def test_what_is_not_handled_here_names_no_room_or_window(with_sample: sqlite3.Connection) -> None:
    found = with_sample.execute(
        "SELECT 1 FROM service_at_location WHERE mode = '不办' "
        "AND (room_code IS NOT NULL OR window_code IS NOT NULL)"
    ).fetchall()
    assert found == []


def test_the_sample_shows_every_mode_and_covers_the_reports_families(with_sample: sqlite3.Connection) -> None:
    guihe = {
        name: (mode, label)
        for name, mode, label in with_sample.execute(
            "SELECT k.name, h.mode, w.label FROM service_at_location h "
            "JOIN category k ON k.code = h.category_code "
            "JOIN service_window w ON w.code = h.window_code "
            "WHERE h.source_code = 'sample' AND h.centre_code = 'guihe'"
        )
    }
    assert guihe == {
        "党群服务": ("直接办", "1号"),
        "民政救助": ("只收件", "2号"),
        "劳动保障": ("直接办", "3号"),
        "惠农补贴": ("只收件", "4号"),
        "计划生育": ("直接办", "5号"),
        "信访": ("直接办", "信访1号"),
        "户籍": ("直接办", "户籍1号"),
    }
    modes = {
        mode
        for (mode,) in with_sample.execute(
            "SELECT mode FROM service_at_location WHERE source_code = 'sample'"
        )
    }
    assert modes == {"直接办", "只收件", "只咨询", "不办"}


def test_an_item_is_placed_once_per_centre_and_source(with_sample: sqlite3.Connection) -> None:
    twice = with_sample.execute(
        "SELECT centre_code, service_code, category_code FROM service_at_location "
        "GROUP BY centre_code, service_code, category_code, source_code HAVING count(*) > 1"
    ).fetchall()
    assert twice == []
