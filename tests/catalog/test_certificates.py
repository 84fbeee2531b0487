"""The certificates that a 社区 must not issue, and the seasons and proxies of the shipped items."""

from __future__ import annotations

import sqlite3


def test_all_twenty_stand_in_the_lists_order_each_with_where_to_go(catalog: sqlite3.Connection) -> None:
    rows = catalog.execute(
        "SELECT refused_certificate.name, instead, service.name FROM refused_certificate "
        "JOIN service ON service.code = service_code ORDER BY position"
    ).fetchall()
    assert [name for name, _, _ in rows] == [
        "亲属关系证明", "居民身份信息证明", "户口登记项目内容变更申请证明", "居民养犬证明", "无犯罪记录证明",
        "社区戒毒社区康复人员情况证明", "人员失踪证明", "婚姻状况证明", "出生证明", "健在证明", "死亡证明",
        "疾病状况证明", "残疾状况证明", "婚育状况证明", "居民就业状况证明", "居民个人档案证明",
        "居民财产证明", "遗产继承权证明", "市场主体住所证明", "证件遗失证明",
    ]  # fmt: skip
    assert all(instead for _, instead, _ in rows)


def test_a_programme_ends_only_where_the_items_own_words_say_so(catalog: sqlite3.Connection) -> None:
    ending = catalog.execute("SELECT code, policy_valid_to FROM service WHERE policy_valid_to IS NOT NULL")
    assert ending.fetchall() == [("yl-0184", "2026-12-31")]


def test_no_position_and_no_community_is_known_of_any_centre(catalog: sqlite3.Connection) -> None:
    assert catalog.execute("SELECT count(*) FROM centre WHERE latitude IS NOT NULL").fetchone() == (0,)
    assert catalog.execute("SELECT count(*) FROM catchment").fetchone() == (0,)


def test_the_needs_are_the_reports_and_only_its_own_rooms_meet_them(catalog: sqlite3.Connection) -> None:
    met = catalog.execute(
        "SELECT DISTINCT room.source_code FROM room_need JOIN room ON room.code = room_code"
    ).fetchall()
    assert met == [("report-2022-08-22",)]
