"""The flat CSV form: one row a service, in the columns that an import reads."""

import csv
import io
import sqlite3
from typing import Any

from deskapp.exchange.columns import HEADERS, title
from deskapp.exchange.formulas import marked
from deskapp.exchange.known import Known, read_known
from deskapp.exchange.row import TEXTS
from deskapp.exchange.wording import LIMIT_COLUMNS, material, words

BOM = "\ufeff"
"""Without it Excel takes the Chinese for another encoding."""


def csv_text(conn: sqlite3.Connection) -> tuple[str, list[str]]:
    """(the file, what one flat table cannot hold). `conn` gives texts as they are stored."""
    known = read_known(conn)
    several: dict[str, int] = {}
    for _, code in known.handlings:
        several[code] = several.get(code, 0) + 1
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(title, HEADERS))
    for code, row in known.services.items():
        cells = _cells(known, code, row)
        if several.get(code) == 1:
            cells |= _place(known, code)
        writer.writerow([marked(cells.get(key, "")) for key in HEADERS])
    left = sum(count > 1 for count in several.values())
    told = [f"有 {left} 项在几个中心办, 一行放不下, 办理地点没有写"] if left else []
    return BOM + out.getvalue(), [*told, "CSV 只有事项; 中心、窗口、时间、通知等要导出成 .xlsx 或 .json"]


def _cells(known: Known, code: str, row: dict[str, Any]) -> dict[str, str]:
    limits = {
        column: "|".join(limit[0] for limit in known.limits.get((code, kind), ()))
        for kind, column in LIMIT_COLUMNS.items()
    }
    procedures = [f"【程序期限】{limit[0]}" for limit in known.limits.get((code, "procedure"), ())]
    if procedures:
        limits["legal_time_limit"] = "|".join(filter(None, (limits["legal_time_limit"], *procedures)))
    return (
        {key: words(known, key, row[key]) for key in TEXTS}
        | limits
        | {
            "name": str(row["name"]),
            "code": code,
            "aliases": "|".join(known.names.get((code, "alias"), ())),
            "old_names": "|".join(known.names.get((code, "old_name"), ())),
            "category": words(known, "category_code", row["category_code"]),
            "level": words(known, "levels", row["levels"]),
            "materials": "|".join(map(material, known.documents.get(code, ()))),
            "source": words(known, "source_code", row["source_code"]),
            "verified_on": words(known, "verified_on", row["verified_on"]),
            "confidence": words(known, "confidence", row["confidence"]),
            "confused_with": "|".join(known.confusions.get(code, ())),
            "retired": words(known, "retired_on", row["retired_on"]),
        }
    )


def _place(known: Known, code: str) -> dict[str, str]:
    (found,) = [(centre, row) for (centre, service), row in known.handlings.items() if service == code]
    centre, row = found
    return {
        "centre": known.centres.get(centre, centre),
        "room": words(known, "room_code", row["room_code"]),
        "window": words(known, "window_code", row["window_code"]),
        "handling_mode": str(row["mode"]),
    }
