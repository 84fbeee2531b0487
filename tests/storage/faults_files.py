"""Other files in the catalog's place, and migrations that are killed."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from deskapp.errors import CatalogOld
from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.opening import open_catalog
from tests.storage.faults import refused, state_of, told_of_damage

KILLED_MIGRATING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from deskapp.storage.migrate import migrate
left = int(sys.argv[2])
@event.listens_for(Engine, "before_cursor_execute")
def count(conn, cursor, *rest):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
@event.listens_for(Engine, "connect")
def little_memory(dbapi, record):
    dbapi.execute("PRAGMA cache_size = 1")  # so that half of the work is in the file already
migrate(Path(sys.argv[1]))
print(left)
"""


def old_catalog(path: Path, version: int) -> Path:
    """A catalog as the release with that schema made it."""
    text = (Path(__file__).with_name("released") / f"v{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(text)
    return path


def killed_migration(path: Path, statements: int) -> int:
    """SIGKILL before the statement with that number. Returns how many were left, -1 when killed."""
    command = [sys.executable, "-c", KILLED_MIGRATING, str(path), str(statements)]
    done = subprocess.run(command, capture_output=True, text=True)
    return int(done.stdout) if done.returncode == 0 else -1


def migration_kills(path: Path, count: int, seed: int = 3) -> Counter[str]:
    """From every released schema, before a statement anywhere in the migration, then a start."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    for version in range(1, SCHEMA_VERSION):
        usual = 10_000 - killed_migration(old_catalog(path.with_name(f"usual{version}.db"), version), 10_000)
        for number in range(count):
            old = old_catalog(path.with_name(f"v{version}-{number}.db"), version)
            before = dump(old)
            killed = killed_migration(old, chance.randrange(usual)) == -1
            seen["killed"] += killed
            try:
                open_catalog(old).close()  # rolls back what is in the journal
            except CatalogOld:
                seen["as it was"] += dump(old) == before
            seen["then brought up to date"] += refused(old) == "" and not told_of_damage(old)
    return seen


def dump(path: Path) -> list[str]:
    """Everything in a file, as text."""
    with closing(sqlite3.connect(path)) as conn:
        return [*conn.iterdump(), str(conn.execute("PRAGMA user_version").fetchone())]


STRANGE: dict[str, Callable[[bytes], bytes]] = {
    "0-byte": lambda _good: b"",
    "one byte": lambda good: good[:1],
    "truncated to a tenth": lambda good: good[: len(good) // 10],
    "truncated by one page": lambda good: good[:-4096],
    "a text": lambda _good: "名称,编码\n".encode() * 900,
    "a header and nothing else": lambda good: good[:16],
    "another program's database": lambda good: good[:68] + b"\x00\x00\x00\x01" + good[72:],
    "the number of a newer schema, rotten": lambda good: good[:63] + b"\x63" + good[64:],
    "zeros in the middle": lambda good: good[:8192] + bytes(4096) + good[12288:],
}
"""What may lie in the catalog's place -> made of the good file."""


def strange_files(path: Path, count: int) -> Counter[str]:
    """Something else in its place, `count` times each: told with the copy's date, and as it was after."""
    truth, good = state_of(path), path.read_bytes()
    seen: Counter[str] = Counter()
    for what, make in STRANGE.items():
        for _ in range(count):
            for old in path.with_name(path.name + ".copies").glob("damaged.*"):
                old.unlink()
            path.write_bytes(make(good))
            whole = told_of_damage(path) and path.read_bytes() == good and state_of(path) == truth
            seen[what] += whole
    path.unlink()
    seen["deleted"] += told_of_damage(path) and state_of(path) == truth
    return seen
