"""What an import would overwrite though this desk has verified it: the later look stands, the other is kept.

A plan goes in, a plan comes out. Where the file's value is not known to be newer, the catalog keeps its own;
either way the value that loses becomes a claim (来源说法) with its source and day, to be settled by somebody.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from deskapp.domain.models import OWN_DESK
from deskapp.domain.staleness import BASIS, CONTACT, HANDLING, PAPERS, Verified
from deskapp.exchange.changes import digest
from deskapp.exchange.own.words import header, sheet
from deskapp.exchange.plan import Difference, FieldChange, Plan, Rows, Step
from deskapp.exchange.wording import label, material
from deskapp.storage.opening import open_catalog, spoken
from deskapp.storage.rows import Row, day, select, text
from deskapp.storage.verifications import read_all_verified

ITEM = {
    "fee": PAPERS,
    "eligibility": PAPERS,
    "legal_basis": BASIS,
    "department": HANDLING,
    "levels": HANDLING,
    "notes": HANDLING,
    "phone": CONTACT,
}
"""Facts of an item in its own row -> the group in which they are verified."""
COLUMNS = {
    "service": ITEM,
    "centre": dict.fromkeys(("name", "level", "parent", "address", "serves", "notes", "duty"), HANDLING),
}
PREFIX = {"service": "s:", "centre": "c:"}
PARTS = {"required_document": ("materials",), "time_limit": ("legal_time_limit", "promised_time",
         "citizen_deadline")}  # fmt: skip
"""Tables of an item's papers and periods -> the columns of a file that fill them."""
PROVENANCE = ("source_code", "source_detail", "verified_on", "verified_by")
STANDS = "{look}, 目录不变; 文件里的记进「来源说法不一」"
GOES = "{look}, 文件核实得更晚, 以文件为准; 原来的记进「来源说法不一」"
LATE = 1000
"""Claims of imports come after those that are shipped."""


def with_claims(plan: Plan, catalog: Path | None) -> Plan:
    """The plan with what this desk verified left in place, or kept as a claim. Raises CatalogError."""
    if catalog is None or plan.creates_catalog or not plan.steps:
        return plan
    with closing(open_catalog(catalog)) as conn, spoken(catalog):
        return _contested(plan, conn)


def _contested(plan: Plan, conn: sqlite3.Connection | None) -> Plan:
    def again(now: sqlite3.Connection | None) -> Plan:
        return _contested(plan.again(now), now)

    looks = read_all_verified(conn) if conn is not None else {}
    if conn is None or not (looks or any(step.table in ("claim", "centre") for step in plan.steps)):
        return replace(plan, again=again)
    found = _Contest(plan, conn, looks)
    # Papers and periods first: whether the item's row bears the file's name depends on them.
    parts = {at: found.step(step) for at, step in enumerate(plan.steps) if step.table in PARTS}
    steps = [parts.get(at) or found.step(step) for at, step in enumerate(plan.steps)]
    claims = [row for row in found.claims.values() if not _known(conn, row["code"])]
    steps.append(Step("insert", "claim", claims))
    return replace(
        plan,
        steps=tuple(step for step in steps if step.rows or step.do == "clear"),
        differences=tuple(found.told(d) for d in plan.differences if (d.what, d.code) not in found.dropped),
        again=again,
    )


@dataclass
class _Contest:
    """Works through the steps of one plan."""

    plan: Plan
    conn: sqlite3.Connection
    looks: dict[str, tuple[Verified, ...]]
    claims: dict[str, Row] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(service code, column or table) -> what is said beside the change."""
    dropped: set[tuple[str, str]] = field(default_factory=set)
    """(sheet, code) of changes that are not made."""

    def __post_init__(self) -> None:
        self._days = _days_of_file(self.plan.steps)
        self._incoming = {
            PREFIX[step.table] + row["code"]: row
            for step in self.plan.steps
            if step.table in PREFIX
            for row in step.rows
        }
        self._new_parts: dict[tuple[str, str], Rows] = {}
        for step in self.plan.steps:
            if step.do == "insert" and step.table in PARTS:
                for row in step.rows:
                    self._new_parts.setdefault((step.table, row["service_code"]), []).append(row)

    def step(self, step: Step) -> Step:
        if step.do == "update" and step.table in COLUMNS:
            kept = (self._row(step.table, row) for row in step.rows)
            return step._replace(rows=[row for row in kept if row is not None])
        if step.do == "update" and step.table == "claim":
            return step._replace(rows=[row for row in step.rows if not self._is_settled(row)])
        if step.table in PARTS and step.do in ("insert", "delete"):
            return step._replace(rows=[row for row in step.rows if not self._part_stays(step, row)])
        return step

    def _is_settled(self, new: Row) -> bool:
        """Was it settled here, and not later elsewhere? Then it stays so."""
        sql = "SELECT settled_on FROM claim WHERE code = ?"
        found = self.conn.execute(sql, (new["code"],)).fetchone()
        here = _word(found[0]) if found else ""
        if not here or _word(new.get("settled_on")) > here:
            return False
        self.dropped.add((sheet("claim"), new["code"]))
        return True

    def _row(self, table: str, new: Row) -> Row | None:
        """The row as it may be written; None where nothing of it is left."""
        about = PREFIX[table] + new["code"]
        old = self._stored(about)
        if not old:
            return new
        row = dict(new)
        for column, group in COLUMNS[table].items():
            if _word(old[column]) != _word(new[column]) and _word(old[column]):
                row[column] = self._judged(about, column, group, old, new)
        left = [name for name in row if name not in PROVENANCE and _word(row[name]) != _word(old[name])]
        if not left and self._touched(new["code"]):
            row |= {name: old[name] for name in PROVENANCE if name in old}
        return None if all(_word(row[name]) == _word(old[name]) for name in row) else row

    def _touched(self, code: str) -> bool:
        return any(about == code for about, _name in self.notes)

    def _judged(self, about: str, column: str, group: str, old: Row, new: Row) -> Any:
        """The value that stands; the other becomes a claim."""
        look = self._look(about, group) or _own_look(old, group)
        if look is None:
            return new[column]
        stays = self._stays(about, group, look)
        self._keep(about, column, look, old[column], new[column], stays=stays)
        return old[column] if stays else new[column]

    def _part_stays(self, step: Step, row: Row) -> bool:
        """Papers and periods are replaced as a whole, or not at all."""
        code = row.get("service_code") or self._owner(step.table, row.get("id"))
        look = self._look(f"s:{code}", PAPERS)
        before = self._parts_now(step.table, code) if look is not None else ""
        if look is None or not before:
            return False
        stays = self._stays(f"s:{code}", PAPERS, look)
        after = _told(step.table, self._new_parts.get((step.table, code), []))
        self._keep(f"s:{code}", step.table, look, before, after, stays=stays)
        return stays

    def _owner(self, table: str, number: Any) -> str:
        # The table's name is one of PARTS.
        found = self.conn.execute(f"SELECT service_code FROM {table} WHERE id = ?", (number,)).fetchone()  # noqa: S608
        return text(found[0]) if found else ""

    def _parts_now(self, table: str, code: str) -> str:
        return _told(table, select(self.conn, f"SELECT * FROM {table} WHERE service_code = ?", (code,)))  # noqa: S608

    def _look(self, about: str, group: str) -> Verified | None:
        return next((look for look in self.looks.get(about, ()) if look.group == group), None)

    def _stays(self, about: str, group: str, look: Verified) -> bool:
        """Is the file not known to be newer than what somebody here looked at?"""
        newest = max(self._days.get((about, group), ""), self._days.get((about, ""), ""))
        return newest < look.on.isoformat()

    def _keep(self, about: str, name: str, look: Verified, old: Any, new: Any, *, stays: bool) -> None:
        code = about[2:]
        said = f"本台 {look.by} {look.on.isoformat()} {look.how}核实"
        self.notes[code, name] = (STANDS if stays else GOES).format(look=said)
        incoming = self._incoming.get(about) or self._stored(about)
        value = _word(new if stays else old)
        if not value:
            return  # that a file says nothing is no other value
        source = text(incoming["source_code"]) if stays else OWN_DESK
        number = "z-" + digest("|".join((about, name, value, source)))
        self.claims[number] = {
            "code": number,
            "about": about,
            "thing": _word(incoming.get("name")) or code,
            "field": name,
            "value": value,
            "wording": f"导入 {self.plan.path.name}"[:200] if stays else said,
            "as_of": None if stays else look.on,
            "source_code": source,
            "position": LATE,
        }

    def _stored(self, about: str) -> Row:
        """The row as it is; empty where there is none."""
        table = next(table for table, prefix in PREFIX.items() if about.startswith(prefix))
        # The table's name is one of PREFIX.
        return next(select(self.conn, f"SELECT * FROM {table} WHERE code = ?", (about[2:],)), {})  # noqa: S608

    def told(self, difference: Difference) -> Difference:
        """The same change, with what is said of it."""
        fields = tuple(self._noted(difference, change) for change in difference.fields)
        return difference._replace(fields=fields)

    def _noted(self, difference: Difference, change: FieldChange) -> FieldChange:
        for (code, name), note in self.notes.items():
            shown = {label(name), header(name), sheet(name), *map(label, PARTS.get(name, ()))}
            if code == difference.code and change.label in shown:
                return change._replace(note=note)
        return change


def _days_of_file(steps: Iterable[Step]) -> dict[tuple[str, str], str]:
    """(about, group) -> the day on which the file says that it was verified; group "": the whole item."""
    days: dict[tuple[str, str], str] = {}
    for step in steps:
        for row in step.rows if step.do in ("insert", "update") else ():
            if step.table == "verification":
                key = (row["about"], row["fact_group"])
            elif step.table in PREFIX:
                key = (PREFIX[step.table] + row["code"], "")
            else:
                continue
            days[key] = max(days.get(key, ""), _word(row.get("verified_on")))
    return days


def _own_look(row: Row, group: str) -> Verified | None:
    """A row that this desk says itself bears the day and the name of who looked."""
    on = day(row["verified_on"]) if row["source_code"] == OWN_DESK else None
    return Verified(group, on, text(row["verified_by"]), "") if on is not None else None


def _told(table: str, rows: Iterable[Row]) -> str:
    if table == "required_document":
        ordered = sorted(rows, key=lambda row: row["position"])
        return "|".join(material((text(row["name"]), text(row["situation"]))) for row in ordered)
    return "|".join(text(row["text"]) for row in rows)


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _known(conn: sqlite3.Connection, code: str) -> bool:
    """Is it kept already? Somebody may have settled it: the same file asks only once."""
    return conn.execute("SELECT 1 FROM claim WHERE code = ?", (code,)).fetchone() is not None
