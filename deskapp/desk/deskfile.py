"""This desk's own file: where it stands, what was answered here, what was not. Losing it loses no fact.

Plain sqlite3, one short transaction a call. The file is made by the first write only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from deskapp.errors import DeskappError

STANDS_AT = "stands_at"
BUSY_SECONDS = 2.0
TABLE = "CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL)"

T = TypeVar("T")


class DeskFile:
    """State and records of one desk. `notice` says what had to be done about a broken file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice = ""

    def get(self, key: str) -> str | None:
        """The remembered value; None when there is none or the file cannot be read."""
        row = self.ask(lambda conn: conn.execute(_VALUE, (key,)).fetchone(), None)
        return str(row[0]) if row else None

    def set(self, key: str, value: str | None) -> None:
        """Remembers `value`, or forgets the key. Raises DeskappError when it cannot be written."""

        def change(conn: sqlite3.Connection) -> None:
            if value is None:
                conn.execute("DELETE FROM state WHERE key = ?", (key,))
            else:
                conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

        self.change((TABLE,), change, "没能记住本台在哪, 这次仍按所选的用")

    def ask(self, question: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `question` reads; `otherwise` where there is no file, no table or nothing to be read."""
        try:
            if not self.path.exists():
                return otherwise
            with closing(self._connect()) as conn:
                return question(conn)
        except (sqlite3.OperationalError, OSError):
            # Locked, unreadable or without the table: nothing is remembered, nothing is lost.
            return otherwise
        except sqlite3.DatabaseError:
            self._set_aside()
            return otherwise

    def change(
        self, tables: tuple[str, ...], change: Callable[[sqlite3.Connection], None], failed: str
    ) -> None:
        """One transaction, the `tables` (CREATE … IF NOT EXISTS) made first; a broken file is begun anew.

        `failed`: what is then not done, for the sentence of the DeskappError that is raised.
        """
        try:
            try:
                self._write(tables, change)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._set_aside()
                self._write(tables, change)
        except (sqlite3.Error, OSError) as error:
            raise DeskappError(f"{failed}; 请检查 {self.path.parent} 的写权限和磁盘空间。") from error

    def _write(self, tables: tuple[str, ...], change: Callable[[sqlite3.Connection], None]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as conn:
            # What is deleted is overwritten: words that somebody cleared must not stay in the file.
            conn.execute("PRAGMA secure_delete = ON")
            with conn:
                conn.execute("BEGIN IMMEDIATE")
                for table in tables:
                    conn.execute(table)
                change(conn)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=BUSY_SECONDS)

    def forget_broken(self) -> None:
        """Deletes the broken files that were set aside here. Raises DeskappError."""
        try:
            for broken in self.path.parent.glob(f"{self.path.name}.broken-*"):
                broken.unlink(missing_ok=True)
        except OSError as error:
            raise DeskappError(f"改名留存的坏文件没能删掉; 请检查 {self.path.parent} 的写权限。") from error

    def _set_aside(self) -> None:
        """Keeps a broken file under another name, so that a new one can begin."""
        aside = self.path.with_name(f"{self.path.name}.broken-{datetime.now():%Y%m%d-%H%M%S}")
        try:
            self.path.replace(aside)
        except OSError:
            self.notice = f"本台文件 {self.path} 读不出, 事项资料没有受影响; 请检查这个文件的权限。"
            return
        self.notice = (
            f"本台文件坏了, 已改名为 {aside.name} 留存并重新开始; 事项资料没有受影响, 请按 F3 重选本台。"
        )


_VALUE = "SELECT value FROM state WHERE key = ?"
