"""The report's facts and the sample layout: db/source/report.toml and sample.toml."""

from typing import Any

from deskapp.storage.tables import (
    CentreNameRow,
    CentreRow,
    CentreStateRow,
    HandlingRow,
    LifeCircleRow,
    PolicyLineRow,
    RoomRow,
    ScheduleRow,
    SettingRow,
    SourceRow,
    WindowRow,
)
from deskapp.storage.tables_circle import NeedRow, RoomNeedRow
from scripts.seed_items import Item, by_name, read_items
from scripts.seed_rows import document, insert, inserts, table

CENTRE_FIELDS = (
    "code",
    "name",
    "level",
    "parent",
    "address",
    "floor_area",
    "land_area",
    "storeys",
    "serves",
    "notes",
)


def category_codes() -> dict[str, str]:
    return {row["name"]: row["code"] for row in table("categories.csv")}


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "position": position} for position, row in enumerate(rows, 1)]


def report_source() -> list[str]:
    return [insert(SourceRow, document("report.toml")["source"])]


def report_places() -> list[str]:
    """Centres, rooms, what they are for, life circles and policy lines, as the report has them."""
    report = document("report.toml")
    source = report["source"]["code"]
    lines: list[str] = []
    for centre in numbered(report["centre"]):
        fields = {name: centre[name] for name in CENTRE_FIELDS if name in centre}
        lines.append(insert(CentreRow, {**fields, "position": centre["position"], "source_code": source}))
        lines += inserts(
            CentreNameRow, [{"centre_code": centre["code"], "text": text} for text in centre["names"]]
        )
        lines.append(insert(CentreStateRow, report_state(centre, report["source"])))
    for room in numbered(report["room"]):
        lines.append(insert(RoomRow, room_row(room, source)))
    for room in report["room"]:
        lines += inserts(HandlingRow, [room_item(room, name, source) for name in room.get("items", [])])
    for handling in report["handling"]:
        lines += inserts(HandlingRow, [family_row(handling, name, source) for name in handling["categories"]])
    for circle in numbered(report["circle"]):
        needs = "|".join(circle.pop("needs"))
        lines.append(insert(LifeCircleRow, {**circle, "needs": needs, "source_code": source}))
    lines += inserts(NeedRow, [need_row(need, source) for need in numbered(report["need"])])
    for room in report["room"]:
        met = [{"room_code": room["code"], "need_code": code} for code in room.get("needs", [])]
        lines += inserts(RoomNeedRow, met)
    for policy in numbered(report["policy"]):
        lines.append(insert(PolicyLineRow, {**policy, "source_code": source}))
    return lines


def report_state(centre: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    return {
        "centre_code": centre["code"],
        "state": centre["state"],
        "wording": centre["wording"],
        "as_of": source["as_of"],
        "expected_text": centre.get("expected_text", ""),
        "expected_by": centre.get("expected_by"),
        "source_code": source["code"],
    }


def need_row(need: dict[str, Any], source: str) -> dict[str, Any]:
    return {**need, "words": "|".join(need["words"]), "source_code": source}


def room_row(room: dict[str, Any], source: str) -> dict[str, Any]:
    fields = {name: value for name, value in room.items() if name not in ("centre", "items", "needs")}
    return {**fields, "centre_code": room["centre"], "source_code": source}


def room_item(room: dict[str, Any], name: str, source: str) -> dict[str, Any]:
    """The report names a facility or function but no mode; `mode` stays empty."""
    return {
        "centre_code": room["centre"],
        "service_code": by_name()[name].code,
        "room_code": room["code"],
        "wording": room["wording"],
        "planned": room.get("planned", False),
        "source_code": source,
    }


def family_row(handling: dict[str, Any], category: str, source: str) -> dict[str, Any]:
    return {
        "centre_code": handling["centre"],
        "category_code": category_codes()[category],
        "room_code": handling["room"],
        "wording": handling["wording"],
        "planned": True,
        "source_code": source,
    }


def sample_layer() -> list[str]:
    """The whole 示例 layer, with its own source row: it can be loaded and removed alone."""
    sample = document("sample.toml")
    mark = {"source_code": sample["source"]["code"]}
    lines = [insert(SourceRow, sample["source"])]
    for centre in sample["centre"]:
        state = {"centre_code": centre["code"], "state": centre["state"], "wording": centre["wording"]}
        lines.append(insert(CentreStateRow, {**state, **mark}))
    for room in numbered(sample["room"]):
        fields = {name: value for name, value in room.items() if name != "centre"}
        lines.append(insert(RoomRow, {**fields, "centre_code": room["centre"], "wording": "示例", **mark}))
    rooms = {room["code"]: room["centre"] for room in sample["room"] + document("report.toml")["room"]}
    for window in numbered(sample["window"]):
        fields = {name: value for name, value in window.items() if name != "room"}
        place = {"room_code": window["room"], "centre_code": rooms[window["room"]]}
        lines.append(insert(WindowRow, {**fields, **place, **mark}))
    lines += inserts(HandlingRow, [{**row, **mark} for row in sample_handlings(sample, rooms)])
    for centre in sample["centre"]:
        lines += inserts(ScheduleRow, [{**row, **mark} for row in schedule_rows(centre)])
    lines.append(insert(SettingRow, {"key": "desk_centre", "value": sample["desk_centre"], **mark}))
    return lines


def schedule_rows(centre: dict[str, Any]) -> list[dict[str, Any]]:
    opens_1, closes_1, opens_2, closes_2 = centre["hours"]
    hours = {"opens_1": opens_1, "closes_1": closes_1, "opens_2": opens_2, "closes_2": closes_2}
    return [{"centre_code": centre["code"], "weekday": weekday, **hours} for weekday in centre["weekdays"]]


def sample_handlings(sample: dict[str, Any], rooms: dict[str, str]) -> list[dict[str, Any]]:
    """Family rows, their exceptions, and 不办 for items above the centre's level."""
    windows = {window["code"]: window["room"] for window in sample["window"]}
    rows: list[dict[str, Any]] = []
    for family in sample["family"]:
        room = windows[family["window"]] if "window" in family else family["room"]
        place = {"centre_code": rooms[room], "room_code": room, "window_code": family.get("window")}
        if "category" in family:
            rows.append(handling(place, family["mode"], category_code=category_codes()[family["category"]]))
        for mode, names in family.get("items", {}).items():
            rows += [handling(place, mode, service_code=by_name()[name].code) for name in names]
    for rule in sample["not_here"]:
        rows += [
            {
                "centre_code": rule["centre"],
                "service_code": item.code,
                "mode": "不办",
                "wording": rule["wording"],
            }
            for item in items_above(rule, rows)
        ]
    return rows


def handling(place: dict[str, Any], mode: str, **target: str) -> dict[str, Any]:
    """不办 has no room and no window: nobody is to be sent there."""
    where = {"centre_code": place["centre_code"]} if mode == "不办" else place
    return {**where, **target, "mode": mode, "wording": "示例"}


def items_above(rule: dict[str, Any], rows: list[dict[str, Any]]) -> list[Item]:
    """Items of the centre's families that only a higher level starts, unless named already."""
    here = [row for row in rows if row["centre_code"] == rule["centre"]]
    families = {row.get("category_code") for row in here if row["mode"] != "不办"}
    named = {row.get("service_code") for row in here}
    return [
        item
        for item in read_items()
        if item.category in families
        and item.code not in named
        and not item.levels & set(rule["unless_level"])
    ]
