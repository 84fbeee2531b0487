"""Disks that are full: by a limit on every file, and a small one of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.storage.faults import state_of

FULL = """
import resource, sys
from pathlib import Path
from deskapp.desk.bootstrap import open_desk
from deskapp.errors import CatalogError
from deskapp.storage.writer import Why, transaction
path, limit = Path(sys.argv[1]), int(sys.argv[2])
desk = open_desk(path)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with transaction(path, Why("import")) as conn:
        conn.exec_driver_sql("UPDATE service SET notes = hex(zeroblob(200000))")
    print("written")
except CatalogError as error:
    print(error)
print(desk.lookup("低保").hits[0].service.code)
"""


def disk_full(path: Path, count: int) -> Counter[str]:
    """No file may grow over a limit, which is raised until the write fits: backup, copy, journal and file
    meet it in turn."""
    seen: Counter[str] = Counter()
    size = path.stat().st_size
    for number in range(count):
        if _written_on_a_full_disk(path, max(size * 12 * number // count, 1), seen):
            break
    return seen


def small_disk(path: Path, count: int) -> Counter[str]:
    """The same on a disk of its own (tmpfs), made larger until the write fits. Only root may make one:
    ask `may_mount` first."""
    seen: Counter[str] = Counter()
    size = path.stat().st_size
    beside = path.with_name(path.name + ".copies")
    needed = size + sum(file.stat().st_size + PAGE for file in beside.iterdir()) + 16 * PAGE
    for number in range(count):
        with small_mount(path.with_name("small"), needed + size * 12 * number // count) as point:
            there = Path(shutil.copy(path, point))
            shutil.copytree(beside, point / beside.name)
            if _written_on_a_full_disk(there, 0, seen):
                break
    return seen


PAGE = 4096


@contextmanager
def small_mount(point: Path, size: int) -> Iterator[Path]:
    """An empty disk of so many bytes. Raises CalledProcessError where it cannot be had."""
    point.mkdir(exist_ok=True)
    options = f"size={-(-size // PAGE) * PAGE}"
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(point)], check=True, stderr=subprocess.PIPE
    )
    try:
        yield point
    finally:
        subprocess.run(["umount", str(point)], check=True)


def may_mount(folder: Path) -> bool:
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        return False
    try:
        with small_mount(folder / "tried", 1 << 20):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _written_on_a_full_disk(path: Path, limit: int, seen: Counter[str]) -> bool:
    """One write where there may be no room; was it written?"""
    truth, before = state_of(path), path.read_bytes()
    command = [sys.executable, "-c", FULL, str(path), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True)
    said, *found = done.stdout.splitlines() or [""]
    seen["found all the same"] += found == ["mz-1"]
    if said == "written":
        seen["written"] += 1
        return True
    seen["refused in one sentence"] += said.endswith("。") and "没有" in said
    seen["as it was, to the byte"] += path.read_bytes() == before and state_of(path) == truth
    return False
