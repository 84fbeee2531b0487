"""Keeping a catalog true: open a record, judge what was typed, save it, undo it, retire it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from deskapp.domain.staleness import CONTACT, GROUPS, HANDLING, STATE
from deskapp.domain.validate import no_hidden_characters, no_person
from deskapp.errors import UsageError
from deskapp.storage.opening import open_catalog
from deskapp.storage.records import RawRow, Rows, read_rows
from deskapp.upkeep.fields import CHOICE, LIST, PICK, Field, Lots, Problem, Values
from deskapp.upkeep.kind import BY_PAPER, BY_REPORT, WAYS, Entry, Kind, Stamp, changed_groups
from deskapp.upkeep.lots import owners_of, read_lots, rooms_by_centre


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was read. `key` is empty for a new one."""

    kind: Kind
    key: str
    stored: Rows
    values: Values
    lots: Lots
    owners: dict[str, list[str]]
    rooms: dict[str, set[str]]

    @property
    def is_new(self) -> bool:
        return not any(self.stored.values())

    @property
    def title(self) -> str:
        return self.kind.title(self.values, self.lots)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save changed, for taking it back."""

    kind: Kind
    key: str
    before: Rows
    after: Rows
    title: str
    looks: tuple[int, ...] = ()
    """Numbers of the verifications that came with it."""


class Keeper:
    """Edits of one catalog. `now` gives the moment that edits bear."""

    def __init__(self, catalog: Path, now: Callable[[], datetime]) -> None:
        self.catalog = catalog
        self._now = now
        self._saves: list[Saved] = []
        """The saves of this sitting that can be taken back, the latest last."""

    @property
    def today(self) -> date:
        return self._now().date()

    # Reading

    def entries(self, kind: Kind) -> tuple[Entry, ...]:
        """Every record of a kind, retired ones last."""
        with closing(open_catalog(self.catalog)) as conn:
            found = list(kind.entries(conn))
        return tuple(sorted(found, key=lambda entry: entry.retired))

    def open(self, kind: Kind, key: str = "") -> Record:
        """The record `key`, or an empty one. Raises the Catalog* errors."""
        with closing(open_catalog(self.catalog)) as conn:
            stored = _raw(conn, kind, key) if key else {scope.table: [] for scope in kind.scopes}
            return Record(
                kind, key, stored, kind.values(stored, key), read_lots(conn),
                owners_of(conn, key if kind.name == "service" else ""), rooms_by_centre(conn),
            )  # fmt: skip

    # Judging

    def problems(self, record: Record, values: Values, stamp: Stamp | None = None) -> tuple[Problem, ...]:
        """What is wrong or doubtful, worst first. Old faults in fields nobody touched do not stop a save."""
        around = {"lots": record.lots, "owners": record.owners, "rooms": record.rooms,
                  "today": self.today, "key": record.key}  # fmt: skip
        simple = [p for f in record.kind.fields for p in _field_problems(f, values, record.lots)]
        # What one field cannot be, no rule about several can judge.
        found = simple or list(record.kind.problems(values, around))
        if stamp is not None:
            found += self._stamp_problems(record, values, stamp)
        judged = [self._softened(p, record, values) for p in found]
        return tuple(sorted(judged, key=lambda p: not p.stops))

    def _stamp_problems(self, record: Record, values: Values, stamp: Stamp) -> Iterator[Problem]:
        if not changed_groups(record.kind.fields, record.values, values):
            return
        if stamp.how not in WAYS:
            yield Problem("_how", "怎么知道的要选一个: 没有出处的事不能进目录")
        if not stamp.by.strip():
            yield Problem("_by", "谁核实的要写: 名字或工号")
        if stamp.how in (BY_PAPER, BY_REPORT) and not stamp.paper.strip():
            yield Problem("_paper", "写明是哪份文件、哪篇报道")
        if stamp.on > self.today:
            yield Problem("_on", "核实日期不能晚于今天")

    @staticmethod
    def _softened(problem: Problem, record: Record, values: Values) -> Problem:
        before, after = record.values.get(problem.field), values.get(problem.field)
        touched = record.is_new or problem.field.startswith("_") or before != after
        if touched and problem.row >= 0 and isinstance(after, list):
            touched = after[problem.row] not in (before or ())
        return problem if touched else replace(problem, stops=False)

    # Writing

    def save(self, record: Record, values: Values, stamp: Stamp, why_less: str = "") -> Saved:
        """Writes what differs; `why_less` says why rows of a list were taken out.

        Raises UsageError where a problem stops it, else the Catalog* errors.
        """
        stopping = [p for p in self.problems(record, values, stamp) if p.stops]
        if stopping:
            raise UsageError(stopping[0].text)
        key = record.key or record.kind.new_key(values)
        groups = changed_groups(record.kind.fields, record.values, values)
        looks = [look(record.kind.about(key), group, stamp) for group in sorted(groups)]
        less = f"; 去掉的: {why_less}" if why_less else ""
        why = ("edit", stamp.by, _changed_words(record, values, stamp) + less)
        wanted = record.kind.rows(values, record.stored, key, stamp)
        return self._write(record, key, wanted, values, why, [look for look in looks if look["about"]])

    def retire(self, record: Record, by: str = "", reason: str = "") -> Saved:
        """Takes a record out of use, or an item that was out of use back into it. `reason`: why."""
        if record.kind.retire is not None:
            wanted: Rows = record.kind.retire(record.stored, self.today)
        else:
            wanted = {table: [] for table in record.stored}
        verb = f"停用或撤下{record.kind.label}" if reason else f"恢复{record.kind.label}"
        why = ("edit", by, f"{verb}「{record.title}」{f': {reason}' if reason else ''}")
        return self._write(record, record.key, wanted, record.values, why)

    def verify(self, about: str, group: str, stamp: Stamp) -> None:
        """Somebody looked, and it is as the catalog says. Facts of the sample are never verified."""
        from deskapp.storage.writer_records import Dated, verify

        facts = [Dated(table, where, (about.partition(":")[2],)) for table, where in _DATED.get(group, ())]
        why = (
            "verify",
            stamp.by,
            f"核实{GROUPS[group]} ({stamp.how}{' ' if stamp.paper else ''}{stamp.paper})",
        )
        verify(self.catalog, about, [look(about, group, stamp)], why, facts if about[0] == "c" else ())

    @property
    def saves(self) -> int:
        """How many saves of this sitting can be taken back."""
        return len(self._saves)

    def undo(self, by: str = "") -> Saved | None:
        """Takes the latest save back, the next time the one before it; None where there is none.

        Raises ChangedMeanwhile; then that save is passed over from now on.
        """
        if not self._saves:
            return None
        saved = self._saves.pop()
        from deskapp.storage.writer_records import write_record

        why = ("undo", by, f"撤销对{saved.kind.label}「{saved.title}」的改动")
        write_record(
            self.catalog, saved.kind.scopes, saved.key, saved.after, saved.before, why, (), saved.looks
        )
        return saved

    def write(
        self, record: Record, rows: Rows, title: str, why: tuple[str, str, str], looks: Sequence[RawRow] = ()
    ) -> Saved:
        """Writes the rows of a record that was not filled in as a form; undoable like a save."""
        saved = self._write(record, record.key, rows, record.values, why, looks)
        self._saves[-1] = replace(saved, title=title)
        return self._saves[-1]

    def add_claims(self, rows: Sequence[RawRow], by: str, words: str) -> None:
        """Keeps what sources say beside the catalog (fields of ClaimRow)."""
        from deskapp.storage.writer_claims import add_claims

        add_claims(self.catalog, rows, ("settle", by, words))

    def _write(
        self,
        record: Record,
        key: str,
        wanted: Rows,
        values: Values,
        why: tuple[str, str, str],
        looks: Sequence[RawRow] = (),
    ) -> Saved:
        from deskapp.storage.writer_records import write_record

        scopes = record.kind.scopes
        numbers = write_record(self.catalog, scopes, key, record.stored, wanted, why, looks)
        with closing(open_catalog(self.catalog)) as conn:
            after = _raw(conn, record.kind, key)
        title = record.kind.title(values, record.lots)
        saved = Saved(record.kind, key, record.stored, after, title, tuple(numbers))
        self._saves.append(saved)
        return saved


_NEWEST = "id = (SELECT max(id) FROM centre_state WHERE centre_code = ? AND source_code <> 'sample')"
_DATED = {
    STATE: (("centre_state", _NEWEST),),
    CONTACT: (("service_window", "centre_code = ?"), ("schedule", "centre_code = ?")),
    HANDLING: (("service_at_location", "centre_code = ?"),),
}
"""Group -> the rows of a centre that bear the date of a look, with its code for the `?`."""


def look(about: str, group: str, stamp: Stamp) -> RawRow:
    """A verification (fields of VerificationRow but its source) of one group of facts."""
    return {"about": about, "fact_group": group, "verified_on": stamp.on.isoformat(),
            "verified_by": stamp.by, "how": stamp.how, "note": stamp.paper}  # fmt: skip


def _changed_words(record: Record, values: Values, stamp: Stamp) -> str:
    """「改事项「…」: 收费、材料 (电话)」: what a history shows of a change."""
    labels = [f.label for f in record.kind.fields if record.values.get(f.name) != values.get(f.name)]
    verb = "新增" if record.is_new else "改"
    how = f" ({stamp.how}{' ' if stamp.paper else ''}{stamp.paper})" if stamp.how else ""
    title = record.kind.title(values, record.lots)
    return f"{verb}{record.kind.label}「{title}」: {'、'.join(labels)}{how}"


def _raw(conn: sqlite3.Connection, kind: Kind, key: str) -> Rows:
    """Stored rows as they are: the reader's own connection cleans every text."""
    factory, conn.text_factory = conn.text_factory, str
    try:
        return read_rows(conn, kind.scopes, key)
    finally:
        conn.text_factory = factory


def _field_problems(item: Field, values: Values, lots: Lots) -> Iterator[Problem]:
    if item.kind != LIST:
        reason = _reason(item, str(values.get(item.name, "")), lots)
        if reason:
            yield Problem(item.name, reason)
        return
    for at, part in enumerate(values.get(item.name, ())):
        for sub in item.parts:
            reason = _reason(sub, part.get(sub.name, ""), lots)
            if reason:
                yield Problem(item.name, reason, at, sub.name)


def _reason(item: Field, text: str, lots: Lots) -> str:
    reason = item.problem(text) or no_hidden_characters(text) or no_person(text)
    if reason or not text:
        return reason
    if item.kind == CHOICE and text not in {value for value, _word in item.choices}:
        return "从给出的几个里选"
    if item.kind == PICK and text not in {code for code, _label in lots.get(item.lot, ())}:
        return "要从列表里选一个"
    return ""
