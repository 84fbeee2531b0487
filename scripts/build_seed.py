"""Write the catalog's seed from db/source: `python -m scripts.build_seed` (`--check` only compares).

The seed is data only, one INSERT a line, in three parts that load in this order: the report's
facts, the service items with everything said about them, and the removable sample layer.
The same text is written to db/ for reading and into the package for shipping.
"""

import sys
from pathlib import Path

from deskapp.domain.models import REPORT
from deskapp.storage.tables import (
    CategoryRow,
    ConceptRow,
    ConfusionRow,
    DayExceptionRow,
    FillerRow,
    SourceRow,
)
from scripts.seed_claims import claim_inserts
from scripts.seed_guidance import (
    emergency_inserts,
    life_event_inserts,
    question_inserts,
    refused_inserts,
    sensitive_inserts,
)
from scripts.seed_items import checked, item_inserts, read_items, source_inserts
from scripts.seed_places import report_places, report_source, sample_layer
from scripts.seed_rows import day, insert, inserts, table

ROOT = Path(__file__).resolve().parent.parent
TARGETS = (ROOT / "db" / "seed.sql", ROOT / "deskapp" / "data" / "seed.sql")

HEAD = """\
-- The catalog's data. Written by scripts/build_seed.py from db/source; change those, not this file.
-- Data only: the schema's owner is deskapp/storage/tables.py, and search tables are derived.
"""

DECREE = {
    "code": "decree-2026",
    "name": "国务院办公厅 2026 年放假通知",
    "kind": "decree",
    "as_of": day("2025-11-04"),
    "url": "https://politics.gmw.cn/2025-11/04/content_38391083.htm",
}
"""The yearly notice; the 2027 one was not published when this was written."""


def report_part() -> list[str]:
    """Categories first: every later row hangs on them. Items the report itself names come here."""
    named = [item for item in read_items() if item.origin["code"] == REPORT]
    categories = [
        {"code": row["code"], "name": row["name"], "position": position}
        for position, row in enumerate(table("categories.csv"), 1)
    ]
    return report_source() + inserts(CategoryRow, categories) + item_inserts(named) + report_places()


def services_part() -> list[str]:
    items = [item for item in read_items() if item.origin["code"] != REPORT]
    return [
        *source_inserts(items),
        *item_inserts(items),
        *confusion_inserts(),
        *decree_inserts(),
        *word_inserts(),
        *question_inserts(),
        *emergency_inserts(),
        *sensitive_inserts(),
        *refused_inserts(),
        *life_event_inserts(),
        *claim_inserts(),
    ]


def confusion_inserts() -> list[str]:
    """Each pair of confusions.csv in both directions: one line says what sets the two apart."""
    lines = []
    for row in table("confusions.csv"):
        here, there = checked(row), checked(row, "other", "other_name")
        for one, other in ((here, there), (there, here)):
            values = {"service_code": one, "other_code": other, "difference": row["difference"]}
            lines.append(insert(ConfusionRow, values))
    return lines


def decree_inserts() -> list[str]:
    rows = [
        {
            "day": day(row["day"]),
            "working": row["working"] == "1",
            "reason": row["reason"],
            "source_code": DECREE["code"],
        }
        for row in table("decree_days.csv")
    ]
    return [insert(SourceRow, DECREE), *inserts(DayExceptionRow, rows)]


def word_inserts() -> list[str]:
    """同义说法 and 口头语, kept by hand."""
    concepts = [{"concept": row["concept"], "word": row["word"]} for row in table("concepts.csv")]
    fillers = [{"word": row["word"]} for row in table("fillers.csv")]
    return inserts(ConceptRow, concepts) + inserts(FillerRow, fillers)


def seed() -> str:
    parts = {"report": report_part(), "services": services_part(), "sample": sample_layer()}
    text = [HEAD]
    for name, lines in parts.items():
        text += [f"-- part: {name}\n", *(f"{line}\n" for line in lines)]
    return "".join(text)


def main() -> int:
    text = seed()
    if "--check" in sys.argv[1:]:
        stale = [path for path in TARGETS if not path.exists() or path.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)}")
        return 1 if stale else 0
    for path in TARGETS:
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{text.count('INSERT INTO')} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
