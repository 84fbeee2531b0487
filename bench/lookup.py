"""How long one look-up takes: at the shipped size, and with many more items.

    .venv/bin/python bench/lookup.py [--items 10000] [--names FILE.csv ...]

Every key of every query is one look-up, as on the screen, through the desk: search, verdicts
and answers together. `--names` takes tables with a `name` column (a real item list); without
them the shipped items' own names are used. Either way they are crossed with made-up villages
until there are enough, and the table says which.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.storage.seed import seed_text

QUERIES = (
    "dibao", "db", "低保", "底保", "户口迁移", "hkqy", "粮补", "信访", "积分超市",
    "shehuibaozhangka", "sbk", "社保卡丢了", "老人补贴", "canjiren", "退役军人优待证", "身份证过期",
    "gaoling", "生育登记", "xinjiaoyibao", "医保报销", "居住证", "临时救助", "zzqqnldbdl", "没有这样的事",
)  # fmt: skip

VILLAGES = tuple(
    f"{first}{second}村" for first in "东西南北上下前后大小" for second in "河桥庄岗楼店湾营沟坡林塘"
)
"""120 made-up names of the kind that villages have."""

LARGER_WORDS = "{name} ({village})"


def real_names(files: list[Path]) -> list[str]:
    names: dict[str, None] = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            names.update((row["name"][:150], None) for row in csv.DictReader(stream) if row.get("name"))
    return list(names)


def crossed(names: list[str]) -> Iterator[str]:
    """The names as they are, then each once more for every village."""
    yield from names
    for village in VILLAGES:
        for name in names:
            yield LARGER_WORDS.format(name=name, village=village)


def shipped_names(desk: Desk) -> list[str]:
    return [service.name for category in desk.places.categories for service in desk.browse(category.code)]


def enlarge(catalog: Path, names: list[str], items: int) -> int:
    """A catalog of `items` services: the shipped ones and the names that are not among them."""
    from deskapp.storage.writer import create_catalog, insert_services

    create_catalog(catalog, seed_text())
    desk = open_desk(catalog)
    try:
        own = shipped_names(desk)
        category = desk.places.categories[0].code
    finally:
        desk.close()
    known = set(own)
    fresh = (name for name in crossed(names or own) if name not in known)
    rows = [
        {"code": f"bench-{number:05}", "name": name, "category_code": category, "source_code": "sample"}
        for number, name in enumerate(islice(fresh, max(0, items - len(known))))
    ]
    return len(known) + insert_services(catalog, rows)


def keystrokes() -> Iterator[str]:
    """What the box holds after each key."""
    for query in QUERIES:
        for end in range(1, len(query) + 1):
            yield query[:end]


def timings(catalog: Path, rounds: int) -> tuple[float, float, list[float]]:
    """Seconds for the index to be made, for it to be loaded again, and for each look-up."""
    made, _ = warmed(catalog)
    loaded, desk = warmed(catalog)
    seen = []
    try:
        for _ in range(rounds):
            for typed in keystrokes():
                begun = time.perf_counter()
                desk.lookup(typed)
                seen.append(time.perf_counter() - begun)
    finally:
        desk.close()
    return made, loaded, seen


def warmed(catalog: Path) -> tuple[float, Desk]:
    desk = open_desk(catalog)
    begun = time.perf_counter()
    desk.warm()
    return time.perf_counter() - begun, desk


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def row(label: str, items: int, catalog: Path, rounds: int) -> str:
    made, loaded, seen = timings(catalog, rounds)
    cells = [f"{percentile(seen, share) * 1000:.2f}" for share in (0.5, 0.95, 0.99, 1.0)]
    return f"| {label} | {items} | {' | '.join(cells)} | {made * 1000:.0f} | {loaded * 1000:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--names", type=Path, nargs="*", default=[], help="CSV files with a column `name`")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    names = real_names(chosen.names)
    origin = f"real names ({len(names)}) x villages" if names else "shipped names x villages"
    print(f"{sum(1 for _ in keystrokes())} keys x {chosen.rounds} rounds; one look-up a key, ms\n")
    print("| catalog | items | p50 | p95 | p99 | most | index made, ms | index loaded, ms |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="deskapp-bench-") as home:
        os.environ["DESKAPP_HOME"] = home
        shipped = Path(home) / "shipped.db"
        print(row("shipped", enlarge(shipped, names, 0), shipped, chosen.rounds))
        larger = Path(home) / "larger.db"
        count = enlarge(larger, names, chosen.items)
        print(row(origin, count, larger, chosen.rounds))


if __name__ == "__main__":
    main()
