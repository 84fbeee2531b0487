"""Commits that leave a checked copy behind; for every connection that writes the catalog.

    begin(conn, path); …; commit(conn, path)

`begin` takes the write lock and refuses to build on damage. `commit` works out the file as it will be,
keeps that as the next state, safe on the disk, commits, and looks that this is what the file is now.
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from deskapp import clock
from deskapp.errors import CatalogDamaged, CatalogError
from deskapp.storage import copies, standing
from deskapp.storage.files import flush_folder, why_not, write_whole
from deskapp.storage.opening import connect, damaged_words, shown, spoken

_VERSION = struct.pack(">I", sum(n * 1000 ** (2 - i) for i, n in enumerate(sqlite3.sqlite_version_info)))
"""SQLite's version as it writes it into the header at every commit."""


@contextmanager
def kept_transaction(conn: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One BEGIN IMMEDIATE … COMMIT with its copy; undone by any error. Raises CatalogError, sqlite3.Error."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        begin(conn, path)
        yield
        state = prepare(conn, path)
        with undoing([state]):
            conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    settle(path, state)


def begin(conn: sqlite3.Connection, path: Path) -> None:
    """To be called under the write lock, before anything is written. Raises CatalogDamaged."""
    states = copies.listed(path)
    if not states:
        return
    image = conn.serialize()
    sha256 = copies.digest(image)
    if not standing.is_known(path, sha256) and not standing.written_by_others(conn, path, image):
        raise CatalogDamaged(damaged_words(path))
    _tidy(path, sha256)


def prepare(conn: sqlite3.Connection, path: Path) -> copies.Copy:
    """Keeps the state that the running transaction will commit. Raises CatalogError when it cannot be kept:
    then it must not be committed."""
    image = _as_committed(conn.serialize())
    return _keep(path, image, copies.digest(image), copies.NEXT)


@contextmanager
def undoing(states: list[copies.Copy]) -> Iterator[None]:
    """Takes states back that were not committed."""
    try:
        yield
    except BaseException:
        for state in states:
            with suppress(OSError):
                state.path.unlink(missing_ok=True)
        raise


def settle(path: Path, state: copies.Copy) -> None:
    """Marks a committed state as good. Where the file is not what was foreseen, what it is gets kept.

    What fails here fails after the commit, and the next writer does it: it is no reason to say that
    nothing was written.
    """
    with suppress(CatalogError):
        if not _become_good(path, state):
            adopt(path)


def adopt(path: Path) -> None:
    """Keeps the catalog as it is now, unless that is known: a new one, or one that others wrote."""
    with spoken(path), closing(connect(path, "mode=rw")) as conn:
        conn.execute("BEGIN IMMEDIATE")
        image = conn.serialize()
        sha256 = copies.digest(image)
        if not standing.is_known(path, sha256):
            _keep(path, image, sha256, copies.GOOD)
        _tidy(path, sha256)
        conn.execute("ROLLBACK")


def _become_good(path: Path, state: copies.Copy) -> bool:
    """Also true where the next writer, who looked under the lock, has done it already."""
    with spoken(path), closing(connect(path, "mode=ro")) as conn:
        same = copies.digest(conn.serialize()) == state.sha256
    if same:
        with suppress(FileNotFoundError):
            state.path.rename(state.path.with_suffix(f".{copies.GOOD}"))
        _thin_out(path)
    return same or not state.path.exists()


def _as_committed(image: bytes) -> bytes:
    """A transaction's pages as the commit will leave them: it counts itself in the header, twice."""
    count = struct.unpack(">I", image[24:28])[0]
    counted = struct.pack(">I", (count + 1) & 0xFFFFFFFF)
    return b"".join((image[:24], counted, image[28:92], counted, _VERSION, image[100:]))


def _keep(path: Path, image: bytes, sha256: str, state: str) -> copies.Copy:
    number = max((copy.number for copy in copies.listed(path)), default=0) + 1
    at = clock.now()
    folder = copies.folder_of(path)
    target = folder / copies.name_of(number, at, sha256, state)
    try:
        if not folder.exists():
            folder.mkdir()
            flush_folder(path.parent)
        write_whole(target, image)
    except OSError as error:
        raise CatalogError(
            f"没有地方留下目录 {shown(path)} 的副本 ({why_not(error)}), "
            "所以这次没有写入, 目录保持原样; 请腾出磁盘空间或检查写权限后再试。"
        ) from error
    return copies.Copy(number, at, sha256, state, target)


def _tidy(path: Path, sha256: str) -> None:
    """Under the write lock no other state is on its way: the live one is good, others were given up."""
    for copy in copies.listed(path):
        if copy.state == copies.NEXT:
            with suppress(OSError):
                if copy.sha256 == sha256:
                    copy.path.rename(copy.path.with_suffix(f".{copies.GOOD}"))
                else:
                    copy.path.unlink()
    _thin_out(path)


def _thin_out(path: Path) -> None:
    for copy in copies.good_ones(path)[copies.KEPT :]:
        with suppress(OSError):
            copy.path.unlink()
