"""How long an import of a large table takes, beside a plain bulk insert of the same rows and keys.

    .venv/bin/python bench/import.py [--rows 20000] [--items FILE.csv ...] [--runs 5] [--xlsx] [--cpu]

`--items` takes real item lists (columns `name`, `department`, `category`, `materials` … where they
have them); without them the shipped items are used. Either way they are crossed with made-up
villages until there are enough. Everything runs in one process, its start aside. The plain insert
writes, with `sqlite3` and `executemany` in one transaction, every row that the import left in a new
catalog: facts, phrases, postings. The keys are the phrases and postings computed from the terms.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.lookup import VILLAGES
from deskapp.desk.index import _rebuild, read_words
from deskapp.exchange import items
from deskapp.exchange.apply import INDEXING, WRITING, apply, collector_paused
from deskapp.exchange.columns import is_header
from deskapp.exchange.exports import export
from deskapp.exchange.imports import plan_file
from deskapp.exchange.table_file import read_table
from deskapp.storage import writer, writer_bulk
from deskapp.storage.opening import open_catalog
from deskapp.storage.seed import seed_text

clock = time.perf_counter
"""Or the processor time of this process, where others share the machine (`--cpu`)."""
Table = list[dict[str, str]]
READ = (
    "name",
    "department",
    "category",
    "item_type",
    "level",
    "legal_time_limit",
    "promised_time",
    "materials",
)


def real_rows(files: list[Path]) -> Table:
    rows: Table = []
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows += [{key: row.get(key) or "" for key in READ} for row in csv.DictReader(stream)]
    return rows


def shipped_rows(folder: Path) -> Table:
    catalog, flat = folder / "shipped.db", folder / "shipped.csv"
    writer.create_catalog(catalog, seed_text())
    export(catalog, flat)
    with flat.open(encoding="utf-8-sig", newline="") as stream:
        return [dict(row) for row in csv.DictReader(stream)]


def crossed(rows: Table, key: str, wanted: int) -> Table:
    """The rows as they are, then each once more for every village; names once only."""
    named = {row[key][:150]: row for row in rows if row[key]}
    many = (
        row | {key: name if not village else f"{name} ({village})"} | ({"编码": ""} if "编码" in row else {})
        for village in ("", *VILLAGES)
        for name, row in named.items()
    )
    found = list(islice(many, wanted))
    if len(found) < wanted:
        raise SystemExit(f"only {len(found)} rows can be made of these names")
    return found


def write_csv(path: Path, rows: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def write_xlsx(path: Path, rows: Table) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(rows[0]))
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row.values()):
                sheet.write_string(at, column, cell)


def seconds(work: Callable[[], object]) -> float:
    start = clock()
    work()
    return clock() - start


def one_import(file: Path, catalog: Path) -> dict[str, float]:
    """Seconds by part; `whole` is measured by itself, without anything in between."""
    parts: dict[str, float] = {}
    table = read_table(file, is_header)
    parts["read"] = seconds(lambda: read_table(file, is_header))
    columns, _ = items._columns(file, table)  # noqa: SLF001 - the part that is timed
    with collector_paused():
        parts["check"] = seconds(lambda: items._checked(table, columns, date.today()))  # noqa: SLF001
    start = clock()
    plan = plan_file(file, catalog)
    planned = clock()
    marks: dict[str, float] = {}

    def watch(doing: str, done: int, _most: int) -> bool:
        if done:
            marks[f"{doing} ends"] = clock()
        else:
            marks.setdefault(f"{doing} begins", clock())
        return True

    apply(plan, catalog, progress=watch)
    ended = clock()
    parts["compare"] = planned - start - parts["read"] - parts["check"]
    parts["open"] = marks[f"{WRITING} begins"] - planned
    parts["write"] = marks[f"{WRITING} ends"] - marks[f"{WRITING} begins"]
    parts["keys, written"] = marks[f"{INDEXING} ends"] - marks[f"{INDEXING} begins"]
    parts["commit"] = ended - marks[f"{INDEXING} ends"]
    parts["whole"] = ended - start
    return parts


def keys(catalog: Path) -> float:
    with closing(open_catalog(catalog)) as conn:
        return seconds(lambda: _rebuild(conn, read_words(conn)))


def plain_insert(catalog: Path, target: Path) -> tuple[float, int]:
    """(seconds, rows) of writing everything that is in `catalog` into an empty one of the same schema."""
    writer.create_catalog(target, None)
    with closing(sqlite3.connect(catalog)) as source, closing(sqlite3.connect(target)) as conn:
        names = [row[0] for row in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for (trigger,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            conn.execute(f'DROP TRIGGER "{trigger}"')
        for name in names:
            conn.execute(f'DELETE FROM "{name}"')
        conn.commit()
        tables = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}

        def insert() -> None:
            with conn:
                for name, rows in tables.items():
                    if rows:
                        marks = ",".join("?" * len(rows[0]))
                        conn.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)

        return seconds(insert), sum(map(len, tables.values()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--items", type=Path, nargs="*", default=[])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--xlsx", action="store_true")
    parser.add_argument("--cpu", action="store_true", help="processor time: others share the machine")
    options = parser.parse_args()
    if options.cpu:
        global clock  # noqa: PLW0603 - one program, one clock
        clock = time.process_time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = real_rows(options.items) if options.items else shipped_rows(folder)
        table = crossed(rows, "name" if options.items else "事项名称", options.rows)
        file = folder / ("items.xlsx" if options.xlsx else "items.csv")
        (write_xlsx if options.xlsx else write_csv)(file, table)
        measure(file, folder, options.runs)


def measure(file: Path, folder: Path, runs: int) -> None:
    assert writer_bulk.models_by_table()
    found: list[dict[str, float]] = []
    count = 0
    for run in range(runs):
        catalog, target = folder / f"c{run}.db", folder / f"p{run}.db"
        parts = one_import(file, catalog)
        parts["keys"] = keys(catalog)
        parts["plain"], count = plain_insert(catalog, target)
        found.append(parts)
        catalog.unlink()
        target.unlink()
    middle = {key: statistics.median(parts[key] for parts in found) for key in found[0]}
    print(f"{file.name}, {file.stat().st_size / 1e6:.1f} MB, median of {runs} runs, {count} rows and keys\n")
    for key, value in middle.items():
        print(f"{key:>14} {value * 1000:8.0f} ms")
    allowed = 2 * middle["plain"] + middle["keys"]
    ratio = (middle["whole"] - middle["keys"]) / middle["plain"]
    print(f"\nallowed: 2 x plain + keys = {allowed * 1000:.0f} ms; whole {middle['whole'] * 1000:.0f} ms")
    print(f"without the keys the import takes {ratio:.2f} times the plain insert")


if __name__ == "__main__":
    main()
