"""This desk's own file: where it stands. Losing it loses no fact.

Plain sqlite3, one short transaction a call. The file is made by the first write only.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from deskapp.errors import DeskappError

STANDS_AT = "stands_at"
BUSY_SECONDS = 2.0
TABLE = "CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL)"


class DeskFile:
    """Key-value state of one desk. `notice` says what had to be done about a broken file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice = ""

    def get(self, key: str) -> str | None:
        """The remembered value; None when there is none or the file cannot be read."""
        if not self.path.exists():
            return None
        try:
            with closing(self._connect()) as conn:
                row = conn.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:
            # Locked, unreadable or without the table: nothing is remembered, nothing is lost.
            return None
        except sqlite3.DatabaseError:
            self._set_aside()
            return None
        return str(row[0]) if row else None

    def set(self, key: str, value: str | None) -> None:
        """Remembers `value`, or forgets the key. Raises DeskappError when it cannot be written."""
        try:
            self._write(key, value)
        except sqlite3.OperationalError as error:
            raise DeskappError(_unwritable(self.path)) from error
        except sqlite3.DatabaseError:
            self._set_aside()
            self._retry(key, value)
        except OSError as error:
            raise DeskappError(_unwritable(self.path)) from error

    def _retry(self, key: str, value: str | None) -> None:
        try:
            self._write(key, value)
        except (sqlite3.Error, OSError) as error:
            raise DeskappError(_unwritable(self.path)) from error

    def _write(self, key: str, value: str | None) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as conn, conn:
            conn.execute(TABLE)
            if value is None:
                conn.execute("DELETE FROM state WHERE key = ?", (key,))
            else:
                conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=BUSY_SECONDS)

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


def _unwritable(path: Path) -> str:
    return f"没能记住本台在哪, 这次仍按所选的用; 请检查 {path.parent} 的写权限和磁盘空间。"
