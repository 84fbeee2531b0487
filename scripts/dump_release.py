"""Writes the schema of the release at hand, with a few rows, as text: what every later one must open.

    python -m scripts.dump_release    # tests/storage/released/v<SCHEMA_VERSION>.sql

Run when a schema is released. The rows are those of tests/storage/released/rows.sql as they were
then; the file of an older schema is never written again.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from deskapp.storage.identity import SCHEMA_VERSION
from deskapp.storage.writer import create_catalog

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "storage" / "released"


def dumped(path: Path) -> str:
    """A catalog as SQL, its marks included: `iterdump` leaves the header's numbers out."""
    with closing(sqlite3.connect(path)) as conn:
        marks = [
            f"PRAGMA {name} = {conn.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join([*marks, *conn.iterdump()]) + "\n"


def release() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        create_catalog(path, (FOLDER / "rows.sql").read_text(encoding="utf-8"))
        return dumped(path)


def main() -> None:
    (FOLDER / f"v{SCHEMA_VERSION}.sql").write_text(release(), encoding="utf-8")


if __name__ == "__main__":
    main()
