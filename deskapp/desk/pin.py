"""The editing PIN: who does not know it can look up and report, and change nothing. Tries are limited.

A hurdle against the passing hand, not against somebody with the file: SQLite files are not encrypted.
"""

from __future__ import annotations

import unicodedata
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from deskapp import clock
from deskapp.desk.deskfile import DeskFile
from deskapp.errors import DeskappError
from deskapp.storage.opening import open_catalog, spoken_reads

FAILURES = "pin_failures"
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST, LONGEST = 4, 64
"""Characters of a PIN."""


class PinRefused(DeskappError):
    """The PIN is wrong, or may not be tried now; nothing was changed (exit 1)."""


class Pin:
    """The PIN of one catalog. Failed tries are counted in the desk file, across programs and starts."""

    def __init__(self, catalog: Path, deskfile: DeskFile) -> None:
        self._catalog = catalog
        self._file = deskfile

    def is_set(self) -> bool:
        """Is a PIN asked for before something is changed? Raises CatalogError."""
        return self._hash() is not None

    def check(self, typed: str) -> None:
        """Raises PinRefused unless `typed` is the PIN, or none is set. About 50 ms: not on the loop."""
        known = self._hash()
        if known is None:
            return
        count, last = self._failures()
        wait = _wait(count) - (clock.now() - last)
        if wait > timedelta(0):
            raise PinRefused(f"口令错了 {count} 次, 请等{_words(min(wait, LONGEST_WAIT))}再试; 什么都没改。")
        # Counted before it is looked at: killing the program must not save a try.
        self._file.set(FAILURES, f"{count + 1} {clock.now().isoformat()}")
        if not _fits(known, typed):
            raise PinRefused("口令不对, 什么都没改; 忘了口令请找设口令的人。")
        self._file.set(FAILURES, None)

    def set(self, new: str, by: str = "") -> None:
        """Sets or changes the PIN; whoever calls has checked the old one. Raises DeskappError."""
        from argon2 import PasswordHasher

        from deskapp.storage.writer_pin import write_pin

        plain = _normal(new)
        if not SHORTEST <= len(plain) <= LONGEST or not plain.isprintable():
            raise PinRefused(f"口令要 {SHORTEST} 到 {LONGEST} 个字, 没有改; 请换一个。")
        write_pin(self._catalog, PasswordHasher().hash(plain), by)

    def clear(self, by: str = "") -> None:
        """Takes the PIN away; whoever calls has checked it. Raises CatalogError."""
        from deskapp.storage.writer_pin import write_pin

        write_pin(self._catalog, None, by)

    def _hash(self) -> str | None:
        with closing(open_catalog(self._catalog)) as conn:
            return _stored(conn)

    def _failures(self) -> tuple[int, datetime]:
        """Failed tries in a row, and when the last one was."""
        count, _, at = (self._file.get(FAILURES) or "").partition(" ")
        try:
            failures, last = int(count), datetime.fromisoformat(at)
        except ValueError:
            return 0, datetime(1, 1, 1)
        if last > clock.now():  # the clock was set back: the wait begins now, and ends
            last = clock.now()
            self._file.set(FAILURES, f"{failures} {last.isoformat()}")
        return failures, last


@spoken_reads
def _stored(conn: object) -> str | None:
    row = conn.execute("SELECT hash FROM pin WHERE id = 1").fetchone()  # type: ignore[attr-defined]
    return str(row[0]) if row is not None else None


def _fits(known: str, typed: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(known, _normal(typed))
    except (Argon2Error, InvalidHashError):
        return False


def _normal(pin: str) -> str:
    """An input method types full-width digits; they are the same PIN."""
    return unicodedata.normalize("NFKC", pin).strip()


def _wait(failures: int) -> timedelta:
    if failures < FREE_TRIES:
        return timedelta(0)
    doubled = FIRST_WAIT * (1 << min(failures - FREE_TRIES, 10))
    return min(doubled, LONGEST_WAIT)


def _words(wait: timedelta) -> str:
    seconds = max(1, round(wait.total_seconds()))
    return f" {seconds} 秒" if seconds < 60 else f" {-(-seconds // 60)} 分钟"
