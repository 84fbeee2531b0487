"""The report's acceptance checks, as far as data can answer them; sample layer on and off."""

import re
import sqlite3
from collections import Counter
from datetime import date

REPORT = "report-2022-08-22"
CENTRES = {"biguiyuan", "guihe", "mingdu", "wenchang", "bankou", "xuwan"}
OTHER_STORIES = (
    "万果园",
    "头盔",
    "60余名",
    "交通警察",
    "高温下",
    "第六人民医院",
    "铁路家园",
    "国道106",
    "中心港",
    "淮河路",
)
OFFICIALS = ("胡光辉", "李建林", "聂永刚", "宋力", "姬慧洋")
PLACE_TABLES = ("centre", "centre_state", "room", "service_window", "service_at_location", "schedule")
PHONE = re.compile(r"(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[2-9]\d{6,7})(?!\d)")


def rows(conn: sqlite3.Connection, sql: str, *values: object) -> list[tuple[object, ...]]:
    return list(conn.execute(sql, values))


def places(conn: sqlite3.Connection, item: str) -> set[tuple[object, ...]]:
    """Where the report puts an item: (centre, room, mode, wording, planned)."""
    return set(
        conn.execute(
            "SELECT h.centre_code, room.name, mode, h.wording, h.planned FROM service_at_location h "
            "JOIN service s ON s.code = h.service_code JOIN room ON room.code = h.room_code "
            "WHERE s.name = ? AND h.source_code = ?",
            (item, REPORT),
        )
    )


def all_text(conn: sqlite3.Connection, where: str = "") -> str:
    """Every text cell of the catalog's tables, or of the rows that a condition names."""
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells: list[str] = []
    for name in names:
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({name})")]
        if where and "source_code" not in columns:
            continue
        for row in conn.execute(f"SELECT * FROM {name} {where}"):
            cells += [cell for cell in row if isinstance(cell, str)]
    return "\n".join(cells)


def test_1_six_centres_three_of_each_level_under_their_offices(catalog: sqlite3.Connection) -> None:
    found = rows(catalog, "SELECT code, level, parent FROM centre WHERE source_code = ?", REPORT)
    assert {code for code, _, _ in found} == CENTRES
    assert len(rows(catalog, "SELECT 1 FROM centre")) == 6
    assert Counter((parent, level) for _, level, parent in found) == {
        ("文昌办事处", "社区级"): 1,
        ("文昌办事处", "办事处级"): 1,
        ("搬口办事处", "社区级"): 2,
        ("搬口办事处", "办事处级"): 1,
        ("许湾办事处", "办事处级"): 1,
    }


def test_2_the_report_opens_no_centre_and_verifies_nothing(catalog: sqlite3.Connection) -> None:
    states = rows(
        catalog,
        "SELECT centre_code, state, as_of, verified_on FROM centre_state WHERE source_code = ?",
        REPORT,
    )
    assert {code for code, *_ in states} == CENTRES
    assert not {"开放", "试运行"} & {state for _, state, *_ in states}
    assert {as_of for _, _, as_of, _ in states} == {"2022-08-22"}
    for table in PLACE_TABLES:
        assert (
            rows(catalog, f"SELECT 1 FROM {table} WHERE verified_on IS NOT NULL OR verified_by <> ''") == []
        )


def test_2_without_the_sample_no_state_is_open(without_sample: sqlite3.Connection) -> None:
    assert rows(without_sample, "SELECT 1 FROM centre_state WHERE state IN ('开放', '试运行')") == []


def test_expected_dates_are_the_last_day_of_the_reports_period(catalog: sqlite3.Connection) -> None:
    states = rows(catalog, "SELECT centre_code, expected_by FROM centre_state WHERE source_code = ?", REPORT)
    found = {str(code): day for code, day in states}
    expected = {"guihe": "2022-09-30", "biguiyuan": "2023-03-31", "mingdu": "2023-12-31"}
    assert found == dict.fromkeys(CENTRES) | expected
    assert all(date.fromisoformat(day) for day in expected.values())


def test_3_no_window_hour_or_phone_comes_from_the_report(catalog: sqlite3.Connection) -> None:
    for table in ("service_window", "schedule"):
        assert rows(catalog, f"SELECT 1 FROM {table} WHERE source_code <> 'sample'") == []
    assert rows(catalog, "SELECT 1 FROM service WHERE phone <> ''") == []
    assert (
        rows(catalog, "SELECT 1 FROM service_at_location WHERE source_code = ? AND mode <> ''", REPORT) == []
    )
    for source in (REPORT, "sample"):
        assert PHONE.search(all_text(catalog, f"WHERE source_code = '{source}'")) is None


def test_3_without_the_sample_there_is_no_window_at_all(without_sample: sqlite3.Connection) -> None:
    for table in ("service_window", "schedule", "setting"):
        assert rows(without_sample, f"SELECT 1 FROM {table}") == []


def test_4_household_items_are_planned_at_guihe_and_never_at_the_police_post(
    catalog: sqlite3.Connection,
) -> None:
    found = rows(
        catalog,
        "SELECT centre_code, room_code, planned FROM service_at_location "
        "WHERE category_code = 'hj' AND source_code = ?",
        REPORT,
    )
    assert found == [("guihe", "guihe-police", 1)]
    posts = rows(catalog, "SELECT code FROM room WHERE kind = 'police_post'")
    assert posts == [("biguiyuan-police-post",)]
    there = rows(
        catalog,
        "SELECT s.name, h.category_code FROM service_at_location h "
        "LEFT JOIN service s ON s.code = h.service_code "
        "WHERE h.room_code = 'biguiyuan-police-post'",
    )
    assert there == [("警务工作站咨询求助", None)]


def test_5_petitions_are_planned_in_guihes_petition_hall(catalog: sqlite3.Connection) -> None:
    found = rows(
        catalog,
        "SELECT h.centre_code, room.name, h.planned FROM service_at_location h "
        "JOIN room ON room.code = h.room_code "
        "WHERE h.category_code = 'xf' AND h.source_code = ?",
        REPORT,
    )
    assert found == [("guihe", "信访大厅", 1)]


def test_6_each_facility_is_where_the_report_puts_it(catalog: sqlite3.Connection) -> None:
    expected = {
        "自助超市": ("biguiyuan", "自助超市"),
        "积分超市兑换": ("biguiyuan", "积分超市"),
        "红色书屋阅览、借阅": ("biguiyuan", "红色书屋"),
        "志愿者服务站求助与服务": ("biguiyuan", "志愿者服务站"),
        "文体活动中心使用": ("biguiyuan", "文体活动中心"),
        "警务工作站咨询求助": ("biguiyuan", "警务工作站"),
        "便民超市": ("guihe", "便民超市"),
        "健身器材使用与报修": ("guihe", "健身器材"),
    }
    assert {item: {row[:2] for row in places(catalog, item)} for item in expected} == {
        item: {place} for item, place in expected.items()
    }


def test_7_the_five_families_are_at_guihe_only(catalog: sqlite3.Connection) -> None:
    found = rows(
        catalog,
        "SELECT k.name, h.centre_code FROM service_at_location h JOIN category k ON k.code = h.category_code "
        "WHERE h.source_code = ?",
        REPORT,
    )
    families = {"党群服务", "劳动保障", "计划生育", "民政救助", "惠农补贴", "户籍", "信访"}
    assert sorted(found) == sorted((family, "guihe") for family in families)


def test_8_xuwans_functions_are_planned_and_unexplained(catalog: sqlite3.Connection) -> None:
    expected = {
        "健康指导": "健康指导",
        "养老康养咨询": "养老康养",
        "智慧帮教": "智慧帮教",
        "办证服务(许湾规划功能)": "办证服务",
        "行政办公(许湾规划功能)": "行政办公",
        "便民服务(许湾规划功能)": "便民服务",
    }
    for item, room in expected.items():
        assert places(catalog, item) == {("xuwan", room, "", "规划功能, 内容未说明", 1)}


def test_9_land_area_and_floor_area_stay_apart_and_keep_about(catalog: sqlite3.Connection) -> None:
    found = {code: sizes for code, *sizes in rows(catalog, "SELECT code, floor_area, land_area FROM centre")}
    nothing = ["", ""]
    assert found == {
        "biguiyuan": ["约1500平方米", ""],
        "guihe": ["约1000平方米", ""],
        "wenchang": ["", "约30亩"],
        "mingdu": nothing,
        "bankou": nothing,
        "xuwan": nothing,
    }


def test_10_and_12_addresses_are_word_for_word_or_empty(catalog: sqlite3.Connection) -> None:
    assert {str(code): address for code, address in rows(catalog, "SELECT code, address FROM centre")} == {
        "biguiyuan": "桂江路东段天玺湾售楼部",
        "guihe": "武盛大道与太清路交叉口附近的贵和家园小区",
        "mingdu": "",
        "wenchang": "",
        "bankou": "",
        "xuwan": "",
    }
    for code in ("mingdu", "bankou", "xuwan"):
        assert "报道未写地址" in str(rows(catalog, "SELECT notes FROM centre WHERE code = ?", code)[0][0])


def test_11_nothing_of_the_pages_other_stories_and_no_officials_name(catalog: sqlite3.Connection) -> None:
    text = all_text(catalog)
    assert [word for word in OTHER_STORIES + OFFICIALS if word in text] == []


def test_rooms_are_planned_exactly_where_the_report_plans_them(catalog: sqlite3.Connection) -> None:
    found = rows(catalog, "SELECT centre_code, name FROM room WHERE planned AND source_code = ?", REPORT)
    guihe = {"信访大厅", "派出所工作站", "健身器材", "便民超市"}
    xuwan = {"行政办公", "办证服务", "便民服务", "健康指导", "养老康养", "智慧帮教"}
    assert set(found) == {("guihe", name) for name in guihe} | {("xuwan", name) for name in xuwan}
    assert Counter(
        code for (code,) in rows(catalog, "SELECT centre_code FROM room WHERE source_code = ?", REPORT)
    ) == {
        "biguiyuan": 7,
        "guihe": 5,
        "xuwan": 6,
    }


def test_life_circles_keep_both_lists_of_needs(catalog: sqlite3.Connection) -> None:
    assert rows(catalog, "SELECT needs FROM life_circle ORDER BY position") == [
        ("上学|办理公共事务|看病|休闲娱乐|买菜|运动健身",),
        ("办事|购物|医疗|休闲|文化娱乐|创业办公",),
    ]
    assert len(rows(catalog, "SELECT 1 FROM policy_line")) == 9
