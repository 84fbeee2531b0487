"""The 255 service items: every field of the list arrives, and what we added is consistent."""

import csv
import re
import sqlite3
from collections import defaultdict

from tests.catalog.seeding import ROOT

LOOSE = {
    "xf-0147": "相关证据",
    "xf-0150": "相关证据",
    "xf-0154": "相关合同和证据",
    "sh-0228": "相关材料",
}
"""Items whose own list says no more than this; each carries a 待核实 note that says so."""


def listed() -> list[dict[str, str]]:
    with (ROOT / "db" / "source" / "services.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_number(conn: sqlite3.Connection) -> dict[int, sqlite3.Row]:
    conn.row_factory = sqlite3.Row
    found = conn.execute(
        "SELECT s.*, k.name AS category FROM service s JOIN category k ON k.code = s.category_code"
    )
    return {int(row["code"].split("-")[1]): row for row in found}


def hanging(conn: sqlite3.Connection, table: str, column: str, order: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, text in conn.execute(
        f"SELECT service_code, {column} FROM {table} ORDER BY service_code, {order}"
    ):
        found[code].append(text)
    return found


def test_all_items_are_there_with_every_field(catalog: sqlite3.Connection) -> None:
    items, source = by_number(catalog), listed()
    assert len(items) == len(source) == 255
    for number, row in enumerate(source, 1):
        item = items[number]
        for column in ("name", "department", "item_type", "eligibility", "fee", "legal_basis", "notes"):
            assert item[column] == row[column], (number, column)
        assert item["levels"] == row["level"]
        assert item["source_detail"] == row["source"].replace("(report.txt)", "")


def test_names_and_documents_keep_their_words_and_order(catalog: sqlite3.Connection) -> None:
    names = hanging(catalog, "service_name", "text", "id")
    joined = (
        "CASE situation WHEN '' THEN name WHEN '再婚的' THEN situation || name "
        "ELSE name || '(' || situation || ')' END"
    )
    documents = hanging(catalog, "required_document", joined, "position")
    source = listed()
    for number, item in by_number(catalog).items():
        row = source[number - 1]
        aliases = [text for text in row["common_aliases"].split("|") if text]
        assert names.get(item["code"], [])[: len(aliases)] == aliases
        assert documents.get(item["code"], []) == [text for text in row["materials"].split("|") if text]


def test_everyday_names_follow_the_items_own_and_none_stands_twice(catalog: sqlite3.Connection) -> None:
    names = hanging(catalog, "service_name", "text", "id")
    with (ROOT / "db" / "source" / "everyday_names.csv").open(encoding="utf-8", newline="") as file:
        added = [(row["code"], row["everyday_name"]) for row in csv.DictReader(file)]
    assert len(added) > 2000
    assert all(text in names[code] for code, text in added)
    assert all(len(set(texts)) == len(texts) for texts in names.values())


def test_time_limits_say_whose_they_are_and_keep_day_and_working_day_apart(
    catalog: sqlite3.Connection,
) -> None:
    limits = {
        (code, kind): (text, days, unit)
        for code, kind, text, days, unit in catalog.execute(
            "SELECT service_code, kind, text, days, unit FROM time_limit ORDER BY id DESC"
        )
    }
    assert limits["sb-0085", "legal"] == ("10个工作日", 10, "工作日")
    assert limits["hj-0027", "legal"] == ("3日", 3, "日")
    assert limits["hj-0023", "legal"] == ("60日(交通不便地区可延长不超过30日)", None, "")
    assert limits["mz-0050", "procedure"][0].startswith("申请后满30日冷静期")
    assert limits["xf-0148", "citizen"] == ("收到书面答复之日起30日内申请,超期不受理", 30, "日")
    assert limits["xf-0148", "legal"] == ("复查30日;复核30日", None, "")
    assert limits["ty-0161", "citizen"][1:] == (30, "日")
    assert limits["sb-0101", "citizen"][1:] == (None, "")
    for text in (text for text, _, _ in limits.values()):
        assert "【" not in text
    assert not [kind for _, kind in limits if kind == "promised"]


def test_situations_are_conditions_and_waivers_stay_in_the_name(catalog: sqlite3.Connection) -> None:
    found = set(catalog.execute("SELECT name, situation FROM required_document"))
    assert ("结婚证", "已婚的") in found
    assert ("监护人居民身份证", "未满16周岁") in found
    assert ("居民户口簿(可核验的免交)", "") in found


def test_dead_names_are_marked_and_living_ones_are_not(catalog: sqlite3.Connection) -> None:
    dead = {text for (text,) in catalog.execute("SELECT text FROM service_name WHERE kind = 'old_name'")}
    assert {"新农合", "五保", "准生证", "暂住证", "廉租房", "失业证", "粮食直补"} <= dead
    assert not {"低保", "低保户", "身份证丢了", "社保卡"} & dead


def test_confusions_go_both_ways_with_a_line_of_difference(catalog: sqlite3.Connection) -> None:
    pairs = {(one, other): text for one, other, text in catalog.execute("SELECT * FROM confusion")}
    assert len(pairs) >= 60
    assert all(pairs[other, one] == text for (one, other), text in pairs.items())
    assert all(text and one != other for (one, other), text in pairs.items())
    for pair in (
        ("hj-0029", "hj-0030"),
        ("sh-0239", "hj-0001"),
        ("sh-0235", "sh-0236"),
        ("sh-0234", "sh-0235"),
        ("mz-0038", "mz-0042"),
        ("cl-0172", "ty-0168"),
        ("sb-0072", "sb-0084"),
    ):
        assert pair in pairs


def test_every_item_a_district_may_handle_says_which_district_is_unknown(catalog: sqlite3.Connection) -> None:
    for levels, doubt in catalog.execute("SELECT levels, doubt FROM service"):
        assert ("区级机关" in doubt) == ("区" in levels.split("|"))


def test_no_document_is_a_catch_all_but_the_four_that_say_so(catalog: sqlite3.Connection) -> None:
    catch_all = re.compile(r"^(其他|其它|有关|相关|必要).*(材料|证据|证明|文件|手续|资料)$|其他有关|其他相关")
    found = {
        code: name
        for code, name in catalog.execute("SELECT service_code, name FROM required_document")
        if catch_all.search(name)
    }
    assert found == LOOSE
    for code in LOOSE:
        (doubt,) = catalog.execute("SELECT doubt FROM service WHERE code = ?", (code,)).fetchone()
        assert "具体材料待核实" in doubt


def test_levels_and_grades_are_known_words(catalog: sqlite3.Connection) -> None:
    for levels, confidence, frequency in catalog.execute("SELECT levels, confidence, frequency FROM service"):
        assert set(levels.split("|")) <= {"社区", "办事处", "派出所", "区"}
        assert confidence in {"high", "medium", "low"}
        assert 0 <= frequency <= 9
