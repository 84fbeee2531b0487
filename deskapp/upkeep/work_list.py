"""该核实的: what to look at next, by how often it is asked and how long ago anybody looked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from deskapp.domain import staleness
from deskapp.domain.models import Places, Provenance, Service
from deskapp.storage.opening import open_catalog
from deskapp.storage.places import read_places
from deskapp.storage.rows import select, text
from deskapp.storage.services import Services
from deskapp.storage.verifications import read_all_verified

CENTRE_WEIGHT = 5
"""Whether a centre is open stands in every answer about it: looked at yesterday it still comes before what
was never looked at and nobody asks about."""

LEFT = "还有 {count} 样没有核实过"

Asked = Mapping[str, int]
"""Item code -> how often it was answered lately."""


class Task(NamedTuple):
    """One group of facts that somebody should look at."""

    about: str
    """`s:` or `c:` and a code."""
    group: str
    title: str
    on: date | None
    asked: int
    left: int = 0
    """Rows that nobody looked at while others of the group were; 0 where all or none were."""

    def weight(self, today: date) -> float:
        """How often it is asked times how old it is, in its own re-check cycles."""
        return (1 + self.asked) * staleness.cycles(self.group, self.on, today)

    @property
    def what(self) -> str:
        """The group in words."""
        return staleness.GROUPS[self.group]

    def words(self, today: date) -> str:
        """How it stands: the age, and how often it was asked of an item."""
        age = (
            LEFT.format(count=self.left) if self.left else staleness.age_of(self.group, self.on, today).words
        )
        counted = self.asked if self.about.startswith("s:") else 0
        return f"{age}{f', 近来问过 {counted} 次' if counted else ''}"


def work_list(catalog: Path, today: date, asked: Asked, only: str = "", here: str = "") -> tuple[Task, ...]:
    """Every group that is due: those of the centre `here` (a code), then the weightiest.

    With `only` all groups of one item or centre.
    """
    with closing(open_catalog(catalog)) as conn:
        found = [*_of_centres(conn), *_of_items(conn, asked, only)]
    if only:
        return tuple(task for task in found if task.about == only)
    due = [task for task in found if staleness.due(task.group, task.on, today)]
    return tuple(sorted(due, key=lambda task: (*_near(task, here), -task.weight(today))))


def _near(task: Task, here: str) -> tuple[bool, bool]:
    """Before all else whether this centre is open, which is looked at every morning; then the rest of it."""
    own = task.about == f"c:{here}"
    return not own, not own or task.group != staleness.STATE


def _of_items(conn: sqlite3.Connection, asked: Asked, only: str) -> Iterator[Task]:
    looks = read_all_verified(conn)
    for row in select(conn, "SELECT code, name, verified_on FROM service WHERE retired_on IS NULL"):
        code = text(row["code"])
        if only and only != f"s:{code}":
            continue
        on = {look.group: look.on for look in looks.get(f"s:{code}", ())}
        for group in staleness.OF_ITEMS:
            yield Task(f"s:{code}", group, text(row["name"]), on.get(group), asked.get(code, 0))


def _of_centres(conn: sqlite3.Connection) -> Iterator[Task]:
    """Of a centre the oldest look counts; what only the sample says is not looked at, but replaced."""
    places = read_places(conn)
    looks = read_all_verified(conn)
    for centre in places.centres:
        own = {look.group: look.on for look in looks.get(f"c:{centre.code}", ())}
        for group, provenances in _facts(places, centre.code).items():
            real = [p for p in provenances if not p.source.is_sample]
            if real:
                dates = [p.verified_on or own.get(group) for p in real]
                seen = [day for day in dates if day is not None]
                left = len(dates) - len(seen)
                on = None if left else min(seen)
                yield Task(f"c:{centre.code}", group, centre.name, on, CENTRE_WEIGHT, left if seen else 0)


def _facts(places: Places, code: str) -> dict[str, list[Provenance]]:
    centre = places.centre(code)
    return {
        staleness.STATE: [centre.state.provenance] if centre and centre.state else [],
        staleness.CONTACT: [
            *(w.provenance for w in places.windows_of(code)),
            *(s.provenance for s in places.schedules if s.centre_code == code),
        ],
        staleness.HANDLING: [h.provenance for h in places.handlings if h.centre_code == code],
    }


def known_facts(catalog: Path, task: Task) -> str:
    """What the catalog says of a group, for reading it out over the telephone."""
    with closing(open_catalog(catalog)) as conn:
        kind, _, code = task.about.partition(":")
        if kind == "s":
            service = Services(conn).get(code)
            return _ITEM_FACTS[task.group](service) if service is not None else ""
        return _centre_facts(read_places(conn), code, task.group)


def _centre_facts(places: Places, code: str, group: str) -> str:
    if group == staleness.STATE:
        centre = places.centre(code)
        state = centre.state if centre else None
        return f"{state.state} {state.wording}".strip() if state else ""
    windows = "、".join(f"{w.label} {w.title}".strip() for w in places.windows_of(code))
    days = sorted({s.weekday for s in places.schedules if s.centre_code == code})
    return f"窗口: {windows or '没写'}; 有时间的日子: {len(days)} 天"


def _papers(service: Service) -> str:
    papers = "、".join(f"{d.name}({d.situation})" if d.situation else d.name for d in service.documents)
    limits = "、".join(limit.text for limit in service.limits)
    return f"材料: {papers or '没写'}; 收费: {service.fee or '没写'}; 时限: {limits or '没写'}"


_ITEM_FACTS: dict[str, Callable[[Service], str]] = {
    staleness.PAPERS: _papers,
    staleness.HANDLING: lambda s: f"{s.department or '部门没写'}; {'、'.join(s.levels)}; {s.notes}",
    staleness.CONTACT: lambda s: s.phone or "电话没写",
    staleness.BASIS: lambda s: s.legal_basis or "依据没写",
}
