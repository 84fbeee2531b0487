"""All labelled queries of the bench and of the contract test, by kind, for one catalog.

Typed kinds are made by `bench.queries`; the rest are lists that people wrote: spoken phrases
and places with what they mean, requests that nobody here serves, everyday names held out.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from bench.queries import Labelled, labelled
from bench.search_rows import OTHER, ROOT, held_out_sql
from deskapp.search.text import squeeze
from deskapp.storage.reader import Term

SPOKEN = ROOT / "db" / "source" / "phrases.csv"
FOREIGN = ROOT / "tests" / "search" / "foreign.txt"
PLACES = ROOT / "tests" / "search" / "places.csv"

OLD_NAMES, HELD_OUT, SPEECH, PLACE, NOT_OURS = (
    "old name",
    "held-out everyday name",
    "spoken",
    "place",
    "not ours",
)
TYPED_NAMES = frozenset(("name", "alias", "old_name"))
GROUPS = {
    "initials": "initials",
    "pinyin cut": "cut",
    HELD_OUT: "said",
    SPEECH: "said",
    PLACE: "place",
    NOT_OURS: "not ours",
}
"""Kind -> which of issue targets it has; the others are `typed`."""


def group(kind: str) -> str:
    """typed · initials · cut · said · place · not ours."""
    return GROUPS.get(kind, "typed")


def all_labelled(conn: sqlite3.Connection, terms: Iterable[Term], each: int) -> list[Labelled]:
    """Queries of every kind but the held-out names. `each`: how many of each typed kind."""
    listed = list(terms)
    names = [t for t in listed if t.kind in TYPED_NAMES]
    ours = [(t.target, t.text) for t in names if not is_other(t.target)]
    twins = [(t.target, t.text) for t in names if is_other(t.target)]
    rooms = [(t.target, t.text) for t in listed if t.kind in ("category", "place")]
    found = labelled(ours, each, twins, rooms)
    found += old_names(names)
    found += spoken(conn)
    found += places(listed)
    return found + [Labelled(NOT_OURS, line, frozenset()) for line in lines(FOREIGN)]


def old_names(names: list[Term]) -> list[Labelled]:
    """Each old name typed whole; whoever else is called so is right too."""
    owners: dict[str, set[str]] = {}
    for term in names:
        owners.setdefault(squeeze(term.text), set()).add(term.target)
    asked = dict.fromkeys(term.text for term in names if term.kind == "old_name")
    return [Labelled(OLD_NAMES, text, frozenset(owners[squeeze(text)])) for text in asked]


def is_other(target: str) -> bool:
    return target.startswith(f"s:{OTHER}")


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spoken(conn: sqlite3.Connection) -> list[Labelled]:
    """Whole sentences with the services they mean; several are meant by some."""
    codes = {name: f"s:{code}" for code, name in conn.execute("SELECT code, name FROM service")}
    return [
        Labelled(SPEECH, row["phrase"], frozenset(codes[n] for n in row["service_names"].split("|")))
        for row in rows(SPOKEN)
    ]


def places(terms: list[Term]) -> list[Labelled]:
    """Departments, rooms, centres and windows: any service of the department is a right answer."""
    departments = [t for t in terms if t.kind == "department"]
    found = []
    for row in rows(PLACES):
        right = {t for t in row["targets"].split("|") if t}
        if row["department"]:
            right |= {t.target for t in departments if row["department"] in t.text}
        found.append(Labelled(PLACE, row["query"], frozenset(right)))
    return found


def held_out(whole: sqlite3.Connection) -> list[Labelled]:
    """The everyday names that `make_catalog(hold_out=True)` leaves out, read from the whole catalog.

    Whoever else is called so is right too.
    """
    owners: dict[str, set[str]] = {}
    for code, text in whole.execute("SELECT service_code, text FROM service_name"):
        owners.setdefault(squeeze(text), set()).add(f"s:{code}")
    asked = dict.fromkeys(
        t for (t,) in whole.execute(f"SELECT text FROM service_name WHERE {held_out_sql()}")
    )
    return [Labelled(HELD_OUT, text, frozenset(owners[squeeze(text)])) for text in asked]
