"""The packaged seed: data only, in labelled parts. Standard library only."""

import re
import sqlite3
from collections.abc import Iterator
from importlib import resources

PARTS = ("report", "services", "sample")
"""The parts in loading order."""

_MARKER = re.compile(r"^-- part: (\w+)\s*$", re.MULTILINE)


def seed_text() -> str:
    """The whole of deskapp/data/seed.sql."""
    return resources.files("deskapp").joinpath("data", "seed.sql").read_text(encoding="utf-8")


def seed_parts(text: str) -> dict[str, str]:
    """Part name -> its SQL. Raises ValueError when a part is missing, double or unknown."""
    pieces = _MARKER.split(text)
    names = pieces[1::2]
    if sorted(names) != sorted(PARTS):
        raise ValueError(f"seed parts are {names}, expected {list(PARTS)}")
    return dict(zip(names, pieces[2::2], strict=True))


def seed_words() -> Iterator[str]:
    """The packaged synonyms and fillers: how people speak, true of any catalog, no fact of any hall."""
    for statement in statements(seed_parts(seed_text())["services"]):
        if statement.startswith(("INSERT INTO concept ", "INSERT INTO filler ")):
            yield statement


def statements(sql: str) -> Iterator[str]:
    """Single statements, so that they run inside a transaction (`executescript` would commit)."""
    waiting = ""
    for line in sql.splitlines(keepends=True):
        if not waiting and (not line.strip() or line.startswith("--")):
            continue
        waiting += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        raise ValueError("seed ends in the middle of a statement")
