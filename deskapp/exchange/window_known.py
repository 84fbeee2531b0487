"""What a catalog knows of one centre's windows, and by what names its services go."""

import sqlite3
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from deskapp.domain.models import SAMPLE
from deskapp.domain.validate import tidy_window_label
from deskapp.exchange.window_rows import key_of
from deskapp.storage.rows import Row, select, text

Thing = tuple[str, str]
"""(service_code | category_code, the code)"""


@dataclass(slots=True)
class Centre:
    """One centre. Nothing here is of the sample layer, which may be removed."""

    code: str
    name: str
    windows: dict[str, Row] = field(default_factory=dict)
    """Tidy label -> row."""
    rooms: dict[str, Row] = field(default_factory=dict)
    """Name -> row."""
    handlings: dict[Thing, list[Row]] = field(default_factory=dict)
    names: dict[str, set[Thing]] = field(default_factory=dict)
    """A name as it is compared -> what goes by it."""
    shown: dict[Thing, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """A name as it is compared -> as it is written."""
    sources: dict[str, str] = field(default_factory=dict)
    """Name -> code."""
    noticed: set[str] = field(default_factory=set)
    """Codes of windows that a notice speaks of."""
    has_sample: bool = False

    def meant(self, parts: tuple[str, ...]) -> tuple[list[Thing], list[str]]:
        """(what the parts of a cell name, the parts that name nothing or several things).

        A name may itself hold the comma that parted it: the longest run that is a name wins.
        """
        found: list[Thing] = []
        unknown: list[str] = []
        at = 0
        while at < len(parts):
            for end in range(len(parts), at, -1):
                named = self.names.get(key_of("".join(parts[at:end])), set())
                if len(named) == 1:
                    found += named
                    at = end
                    break
            else:
                unknown.append(parts[at])
                at += 1
        return found, unknown

    def called(self, thing: Thing) -> str:
        """A thing as it is told."""
        name = self.shown.get(thing, thing[1])
        return f"{name} (整类)" if thing[0] == "category_code" else name

    def several(self, text: str) -> set[Thing]:
        """The things that go by this one name; none where it is not known."""
        return self.names.get(key_of(text), set())

    def advice(self, text: str, near: str = "") -> str:
        """Why a name was not taken, and the nearest one: `near` where the search knows of one."""
        if self.several(text):
            names = sorted(self.shown[thing] for thing in self.several(text))
            return f"「{text[:40]}」 可能是 {'、'.join(names)}"
        near = near or self._nearest(text)
        return f"目录里没有叫 「{text[:40]}」 的事项" + (f", 最接近的是 「{near}」" if near else "")

    def _nearest(self, text: str) -> str:
        near = process.extractOne(key_of(text), self.written.keys(), scorer=fuzz.ratio, score_cutoff=50)
        return self.written[near[0]] if near else ""


def read_centre(conn: sqlite3.Connection, code: str) -> Centre | None:
    """None when there is no such centre."""
    found = next(select(conn, "SELECT code, name FROM centre WHERE code = ?", (code,)), None)
    if found is None:
        return None
    centre = Centre(text(found["code"]), text(found["name"]))
    of_centre = "WHERE centre_code = ? AND source_code <> ? ORDER BY rowid"
    for row in select(conn, f"SELECT * FROM service_window {of_centre}", (code, SAMPLE)):  # noqa: S608
        centre.windows.setdefault(tidy_window_label(text(row["label"])), row)
    for row in select(conn, f"SELECT * FROM room {of_centre}", (code, SAMPLE)):  # noqa: S608 - no value in it
        centre.rooms.setdefault(row["name"], row)
    for row in select(conn, f"SELECT * FROM service_at_location {of_centre}", (code, SAMPLE)):  # noqa: S608
        kind = "service_code" if row["service_code"] is not None else "category_code"
        centre.handlings.setdefault((kind, row[kind]), []).append(row)
    _read_names(conn, centre)
    centre.sources = {text(r["name"]): text(r["code"]) for r in select(conn, "SELECT code, name FROM source")}
    noticed = select(conn, "SELECT DISTINCT window_code FROM notice WHERE window_code IS NOT NULL")
    centre.noticed = {row["window_code"] for row in noticed}
    sampled = "SELECT count(*) AS n FROM service_window WHERE centre_code = ? AND source_code = ?"
    centre.has_sample = bool(next(select(conn, sampled, (code, SAMPLE)))["n"])
    return centre


_NAMED = (
    ("service_code", "SELECT code, name FROM service WHERE retired_on IS NULL"),
    ("category_code", "SELECT code, name FROM category"),
)
_ALSO = (
    "SELECT service_code AS code, text AS name FROM service_name JOIN service ON service.code = service_code "
    "WHERE retired_on IS NULL ORDER BY id"
)


def _read_names(conn: sqlite3.Connection, centre: Centre) -> None:
    """Official names first: where one is taken, an everyday name of another item does not count."""
    for kind, sql in _NAMED:
        for row in select(conn, sql):
            thing = (kind, row["code"])
            centre.shown[thing] = text(row["name"])
            _name(centre, text(row["name"]), thing)
    official = set(centre.names)
    for row in select(conn, _ALSO):
        if key_of(text(row["name"])) not in official:
            _name(centre, text(row["name"]), ("service_code", row["code"]))


def _name(centre: Centre, name: str, thing: Thing) -> None:
    key = key_of(name)
    if key:
        centre.names.setdefault(key, set()).add(thing)
        centre.written.setdefault(key, name)
