"""Faults done to a catalog on purpose, and what a start makes of them. Tests do a few, bench/faults.py
the full counts."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from deskapp.desk.bootstrap import open_desk
from deskapp.errors import DeskappError

WRITING = """
import sys
from pathlib import Path
from tests.storage import faults
faults.{what}(Path(sys.argv[1]), int(sys.argv[2]))
"""

FACTS = (
    "SELECT code, name, phone, frequency, notes FROM service ORDER BY code",
    "SELECT service_code, text, kind FROM service_name ORDER BY id",
    "SELECT kind, why FROM change ORDER BY id",
    "SELECT change_id, table_name, row_key, op FROM row_change ORDER BY id",
)
"""What a state consists of; the search index, which is made from it, is looked at by searching."""

State = tuple[tuple[tuple[object, ...], ...], ...]


def state_of(path: Path) -> State:
    with closing(sqlite3.connect(path)) as conn:
        return tuple(tuple(conn.execute(sql).fetchall()) for sql in FACTS)


def import_rows(path: Path, round_: int) -> None:
    """A file of 300 items, each with names and papers, written as an import does; then one more, for ever."""
    from deskapp.storage import tables
    from deskapp.storage.writer import Why, insert_rows, insert_services, transaction

    while True:
        sys.stdout.write("go\n")
        sys.stdout.flush()
        with transaction(path, Why("import", words=f"第 {round_} 次")) as conn:
            codes = [f"x{round_}-{n}" for n in range(300)]
            base = {"category_code": "mz", "source_code": "practice"}
            insert_services(conn, [{"code": code, "name": f"事项{code}", **base} for code in codes])
            names = [{"service_code": code, "text": f"俗名{code}", "kind": "alias"} for code in codes]
            insert_rows(conn, tables.ServiceNameRow, names)
            conn.exec_driver_sql(
                "UPDATE service SET notes = ?, frequency = ?", (f"第 {round_} 次", round_ % 10)
            )
        round_ += 1000


def edit_rows(path: Path, round_: int) -> None:
    """Small changes one after the other, each of two tables."""
    from deskapp.storage.writer import Why, transaction

    while True:
        sys.stdout.write("go\n")
        sys.stdout.flush()
        with transaction(path, Why("edit", words=f"第 {round_} 次")) as conn:
            conn.exec_driver_sql("UPDATE service SET phone = ?", (f"0394-{round_}",))
            conn.exec_driver_sql("UPDATE service_name SET text = ?", (f"名{round_}",))
        round_ += 1000


def is_one_state(path: Path, what: str) -> bool:
    """Does every row tell of the same, newest change?"""
    state = state_of(path)
    own = what.removesuffix("_rows")
    whys = [str(why) for kind, why in state[2] if kind == own]
    newest = whys[-1].split()[1]
    if own == "import":
        rounds = {str(row[4]).split()[1] for row in state[0]}
        return rounds == {newest} and sum(str(row[0]).startswith("x") for row in state[0]) == 300 * len(whys)
    phones = {str(row[2]).removeprefix("0394-") for row in state[0]}
    return phones == {str(row[1]).removeprefix("名") for row in state[1]} == {newest}


def kill_while_writing(path: Path, what: str, number: int, seconds: float) -> float:
    """SIGKILL so many seconds after a write began, or with 0 when it is done. Returns how long it went on."""
    command = [sys.executable, "-c", WRITING.format(what=what), str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        child.stdout.readline()
        began = time.perf_counter()
        if not seconds:
            child.stdout.readline()
        while time.perf_counter() < began + seconds:
            child.poll()
        child.kill()
        return time.perf_counter() - began


def kills(path: Path, count: int, seed: int = 1) -> Counter[str]:
    """Half of them in imports, half in edits, on one catalog that lives on; at any moment of a write or a
    half, as long as one takes here and now."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    for what in ("import_rows", "edit_rows"):
        usual = kill_while_writing(path, what, 999, 0)
        for number in range(count // 2):
            before = state_of(path)
            kill_while_writing(path, what, number + 1, chance.uniform(0.001, 1.5 * usual))
            seen["told of damage"] += told_of_damage(path)
            if state_of(path) == before:
                seen["old"] += 1
            else:
                seen["new" if is_one_state(path, what) else "mixed"] += 1
    return seen


def flip(path: Path, chance: random.Random) -> None:
    """One bit, anywhere."""
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def flips(path: Path, count: int, seed: int = 2) -> Counter[str]:
    """One flipped bit, one start: noticed, told with a date, the good copy in place, answers as before?"""
    chance = random.Random(seed)
    truth, answers = state_of(path), answers_of(path)
    good = path.read_bytes()
    seen: Counter[str] = Counter()
    for _ in range(count):
        for old in path.with_name(path.name + ".copies").glob("damaged.*"):
            old.unlink()
        flip(path, chance)
        seen["noticed and told with its date"] += told_of_damage(path)
        seen["wrong answers"] += answers_of(path) != answers
        seen["as it was, to the byte"] += path.read_bytes() == good and state_of(path) == truth
    return seen


def told_of_damage(path: Path) -> bool:
    desk = open_desk(path)
    try:
        return any("已损坏" in notice and "留的好副本" in notice for notice in desk.notices)
    finally:
        desk.close()


def answers_of(path: Path) -> list[object]:
    desk = open_desk(path)
    try:
        return [desk.lookup(query) for query in ("低保", "hkqy", "吃低保", "dibao")]
    finally:
        desk.close()


LOST_JOURNAL = """
import os, signal, sqlite3, sys
from pathlib import Path
from deskapp.storage import keeping
from deskapp.storage.opening import connect
path, stop = Path(sys.argv[1]), int(sys.argv[2])
conn = connect(path, "mode=rw")
conn.execute("PRAGMA cache_size = 3")
conn.execute("BEGIN IMMEDIATE")
keeping.begin(conn, path)
conn.execute("UPDATE service SET name = '改了一半', notes = hex(zeroblob(20000))")
if stop:
    keeping.prepare(conn, path)
conn.execute("UPDATE service_name SET text = '改了一半'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def lost_journals(path: Path, count: int) -> Counter[str]:
    """Killed with half of the pages in the file, and then a cleaner deletes the journal."""
    truth = state_of(path)
    seen: Counter[str] = Counter()
    for number in range(count):
        before = path.read_bytes()
        subprocess.run(
            [sys.executable, "-c", LOST_JOURNAL, str(path), str(number % 2)], stderr=subprocess.PIPE
        )
        journal = path.with_name(path.name + "-journal")
        seen["left half written"] += journal.exists() and path.read_bytes() != before
        journal.unlink(missing_ok=True)
        seen["noticed and told with its date"] += told_of_damage(path)
        seen["as it was"] += state_of(path) == truth
    return seen


def count_up(path: Path, times: int) -> None:
    """Adds one to a number that a form shows, again and again; looks again where somebody was quicker."""
    from deskapp.storage.editor import EditConflict, change, changed
    from deskapp.storage.writer import Why

    left = times
    while left:
        with closing(sqlite3.connect(path, timeout=30)) as conn:
            (seen,) = conn.execute("SELECT notes FROM service WHERE code = 'mz-1'").fetchone()
        to = {"notes": str(int(seen or 0) + 1)}
        try:
            change(path, [changed("service", ("mz-1",), seen={"notes": seen}, to=to)], Why(by=str(times)))
        except EditConflict:
            continue
        left -= 1


def two_writers(path: Path, times: int) -> Counter[str]:
    """Two programs, one file, `times` changes each."""
    command = [sys.executable, "-c", WRITING.format(what="count_up"), str(path), str(times)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    failed = sum(writer.wait() != 0 for writer in writers)
    for writer in writers:
        assert writer.stderr is not None
        writer.stderr.close()
    state = state_of(path)
    (counted,) = (int(str(row[4])) for row in state[0] if row[0] == "mz-1")
    recorded = sum(kind == "edit" for kind, _ in state[2])
    told = told_of_damage(path)
    return Counter(counted=counted, recorded=recorded, failed=failed, damaged=int(told))


def refused(path: Path) -> str:
    """The sentence of a catalog that cannot be opened; empty when it can."""
    try:
        open_desk(path).close()
    except DeskappError as error:
        return str(error)
    return ""
