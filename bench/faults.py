"""Faults done to a catalog on purpose, in full counts; tests/storage does a few of each.

    .venv/bin/python bench/faults.py [--count kills=100 flips=200 …] [--only kills flips]

One table: what was done how often, and what came of it. Some minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog
from tests.storage import faults, faults_disk, faults_files
from tests.storage.conftest import SMALL

ROOT = Path(__file__).resolve().parents[1]

Fault = Callable[[Path, int], Counter[str]]

FAULTS: dict[str, tuple[Fault, int, bool, str]] = {
    "kills": (faults.kills, 100, False, "SIGKILL at a random point of imports and of edits"),
    "flips": (faults.flips, 200, True, "one flipped bit anywhere in the shipped catalog, then a start"),
    "journals": (faults.lost_journals, 20, False, "killed with half of it written, journal deleted"),
    "full": (faults_disk.disk_full, 40, False, "a file size limit, raised until the write fits"),
    "disk": (
        faults_disk.small_disk,
        40,
        False,
        "a small tmpfs, made larger until the write fits (needs root)",
    ),
    "migrations": (
        faults_files.migration_kills,
        25,
        False,
        "SIGKILL in a migration, from each released schema",
    ),
    "files": (faults_files.strange_files, 5, True, "each of these in the catalog's place, then a start"),
    "writers": (faults.two_writers, 1000, False, "changes by each of two programs to one number"),
}
"""Name -> what to do, how often, on the whole shipped catalog?, in words."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", nargs="*", default=[], metavar="NAME=N")
    parser.add_argument("--only", nargs="*", default=list(FAULTS), choices=list(FAULTS))
    chosen = parser.parse_args()
    counts = {name: int(number) for name, _, number in (pair.partition("=") for pair in chosen.count)}
    os.environ["PYTHONPATH"] = str(ROOT)
    print("| fault | times | seen | s |\n|---|---|---|---|")
    for name in chosen.only:
        fault, usual, whole, words = FAULTS[name]
        with tempfile.TemporaryDirectory(prefix="deskapp-faults-") as folder:
            os.environ["DESKAPP_HOME"] = folder
            path = Path(folder) / "catalog.db"
            create_catalog(path, seed_text() if whole else SMALL)
            faults.answers_of(path)
            count, began = counts.get(name, usual), time.perf_counter()
            seen = fault(path, count)
        told = ", ".join(f"{what}: {number}" for what, number in sorted(seen.items()))
        print(f"| {words} | {count} | {told} | {time.perf_counter() - began:.0f} |", flush=True)


if __name__ == "__main__":
    main()
