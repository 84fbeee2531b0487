"""A whole-catalog file compared with a catalog: what importing it would do, table by table.

A row with a key of its own is written over the one with the same key. Rows without one are
replaced together with those they belong to (all materials of one item). What the file does not
have stays; only `retire_missing` retires the items that it does not have.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from deskapp.exchange.own.dump import Dump, Row
from deskapp.exchange.own.words import header, sheet, together
from deskapp.exchange.plan import ADDED, CHANGED, RETIRED, Difference, FieldChange, Rows, Step
from deskapp.storage.shapes import TableShape

Key = tuple[Any, ...]
Known = dict[str, list[Row]]
"""Table -> its rows; those without a key carry their number as `id`."""


@dataclass(slots=True)
class Compared:
    steps: list[Step] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    unchanged: int = 0


def compare(
    dump: Dump, known: Known, shapes: tuple[TableShape, ...], today: date, *, retire_missing: bool
) -> Compared:
    """`known` is empty for a catalog that does not exist yet."""
    found = Compared()
    names = _names(dump, known, shapes)
    for shape in shapes:
        if shape.name in dump.tables:
            found.problems += dump.tables[shape.name].problems
            _check(dump, known, shape, found)
            _table(dump, known, shape, found, names)
    if retire_missing and "service" in dump.tables:
        _retire(dump, known, found, today)
    return found


def _table(dump: Dump, known: Known, shape: TableShape, found: Compared, names: dict[str, str]) -> None:
    keys = together(shape)
    old, new = defaultdict(list), defaultdict(list)
    for row in known.get(shape.name, ()):
        old[_key(row, keys)].append(row)
    for number, row in dump.tables[shape.name].rows:
        new[_key(row, keys)].append((number, row))
    inserts: list[tuple[int, Row]] = []
    updates: Rows = []
    deletes: Rows = []
    for key, filed in new.items():
        before = old.get(key, [])
        rows = [row for _, row in filed]
        fields = _changes(shape, keys, before, rows) if before else ()
        if before and not fields:
            found.unchanged += 1
            continue
        if not before:
            inserts += filed
        elif shape.key:
            updates.append(before[0] | rows[0])
        else:
            deletes += [{"id": row["id"]} for row in before]
            numbers = (number for number, _ in filed)
            inserts += zip(numbers, _completed(before, rows), strict=True)
        kind = CHANGED if before else ADDED
        name = _called(shape, {**(before[0] if before else {}), **rows[0]}, names)
        code = "/".join(str(part) for part in key if part is not None)
        found.differences.append(Difference(kind, sheet(shape.name), code, name, filed[0][0], tuple(fields)))
    # Groups may lie scattered in the file: its order is kept, so an export comes back as it was.
    in_order = [row for _, row in sorted(inserts, key=lambda numbered: numbered[0])]
    for do, listed in (("delete", deletes), ("insert", in_order), ("update", updates)):
        if listed:
            found.steps.append(Step(do, shape.name, listed))


def _completed(before: list[Row], rows: list[Row]) -> Rows:
    """Columns that the file does not have keep what the row in the same place had."""
    olds = [{name: cell for name, cell in row.items() if name != "id"} for row in before]
    return [(olds[at] if at < len(olds) else {}) | row for at, row in enumerate(rows)]


def _changes(
    shape: TableShape, keys: tuple[str, ...], before: list[Row], after: list[Row]
) -> list[FieldChange]:
    """Field by field for a row with a key, row by row for those that belong together."""
    if shape.key:
        old, new = before[0], after[0]
        return [
            FieldChange(header(name), _word(old[name]), _word(cell))
            for name, cell in new.items()
            if old[name] != cell
        ]
    named = [column.name for column in shape.columns if column.name in after[0]]
    if [[row[name] for name in named] for row in before] == [[row[name] for name in named] for row in after]:
        return []
    told = [name for name in named if name not in keys and name != "source_code"]
    return [FieldChange(sheet(shape.name), _told(before, told), _told(after, told))]


def _told(rows: list[Row], names: list[str]) -> str:
    return "|".join(" ".join(word for name in names if (word := _word(row[name]))) for row in rows)


def _word(cell: Any) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return "" if cell is None else str(cell)


def _check(dump: Dump, known: Known, shape: TableShape, found: Compared) -> None:
    """Rows that a table could not hold: no key, a key twice, a name that is taken, a link to nothing."""
    called = f"「{sheet(shape.name)}」 表"
    seen: dict[Key, int] = {}
    taken = {
        column.name: {row[column.name]: _key(row, shape.key) for row in known.get(shape.name, ())}
        for column in shape.columns
        if column.unique and shape.key
    }
    targets = {
        column.name: _values(dump, known, *column.refers)
        for column in shape.columns
        if column.refers is not None
    }
    for number, row in dump.tables[shape.name].rows:
        key = _key(row, shape.key)
        if shape.key and not all(part not in (None, "") for part in key):
            found.problems.append((number, f"{called}没有{header(shape.key[0])}"))
        elif shape.key and key in seen:
            found.problems.append((number, f"{called}和第 {seen[key]} 行的{header(shape.key[0])}相同"))
        seen.setdefault(key, number)
        for name, owners in taken.items():
            if owners.setdefault(row.get(name), key) != key:
                found.problems.append(
                    (number, f"{called}的{header(name)} 「{_word(row.get(name))[:40]}」 已经有了")
                )
        for name, values in targets.items():
            if row.get(name) is not None and row[name] not in values:
                found.problems.append(
                    (number, f"{called}的{header(name)} 「{_word(row[name])[:40]}」 哪里都没有")
                )


def _values(dump: Dump, known: Known, table: str, column: str) -> set[Any]:
    filed = dump.tables[table].rows if table in dump.tables else []
    return {row[column] for row in known.get(table, ())} | {row.get(column) for _, row in filed}


def _retire(dump: Dump, known: Known, found: Compared, today: date) -> None:
    filed = {row.get("code") for _, row in dump.tables["service"].rows}
    gone = [row for row in known.get("service", ()) if row["code"] not in filed and not row["retired_on"]]
    if gone:
        found.steps.append(
            Step("update", "service", [row | {"retired_on": today.isoformat()} for row in gone])
        )
    found.differences += [Difference(RETIRED, sheet("service"), row["code"], row["name"]) for row in gone]


def _names(dump: Dump, known: Known, shapes: tuple[TableShape, ...]) -> dict[str, str]:
    """Code of any row that has a name -> that name."""
    names: dict[str, str] = {}
    for shape in shapes:
        if shape.key != ("code",):
            continue
        filed = dump.tables[shape.name].rows if shape.name in dump.tables else []
        for row in (*known.get(shape.name, ()), *(row for _, row in filed)):
            called = row.get("name") or row.get("label") or row.get("title") or row.get("text")
            if called and isinstance(row.get("code"), str):
                names[row["code"]] = str(called)
    return names


def _called(shape: TableShape, row: Row, names: dict[str, str]) -> str:
    """What a row is called: its own name, else the names of what it belongs to."""
    for own in ("name", "label", "title", "text", "word", "key"):
        if shape.key and row.get(own):
            return str(row[own])
    parts = [names.get(str(row.get(name)), _word(row.get(name))) for name in together(shape)]
    return " ".join(part for part in parts if part)[:80]


def _key(row: Row, names: tuple[str, ...]) -> Key:
    return tuple(row.get(name) for name in names)
