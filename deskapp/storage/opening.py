"""Opening a catalog file: recognised first, then read with sqlite3, never changed by reading.

A file that is not what it should be gets one sentence that says what happened, what is
safe and what to do. Checks read 100 bytes before SQLite sees the file.
"""

import os
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from deskapp import errors
from deskapp.domain.clean import clean, clean_bytes
from deskapp.storage.copies import SUFFIX
from deskapp.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from deskapp.storage.standing import is_sound

MAGIC = b"SQLite format 3\x00"
NEEDED = frozenset({"source", "category", "service", "service_name", "centre", "room", "service_at_location"})
"""Tables without which a file is no catalog."""

BUSY_SECONDS = 5.0
MISTAKES = (sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""Errors of the program, not of the file: they are not put into a sentence about it."""

_CHECKED_WHOLE = 8 << 20
"""Files without copies to tell by are checked page by page up to this many bytes (about 1 ms per MB)."""

P = ParamSpec("P")
R = TypeVar("R")


def shown(path: Path | str) -> str:
    """A path as it may stand in a sentence."""
    return clean(str(path), 300)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a SQLite file say (sqlite.org/fileformat2.html, 1.3)."""

    application_id: int
    user_version: int
    wal: bool
    bytes_promised: int
    """Page size times page count; 0 when the header does not vouch for the count."""

    @classmethod
    def of(cls, raw: bytes) -> "Header":
        page = struct.unpack(">H", raw[16:18])[0]
        changes, pages = struct.unpack(">II", raw[24:32])
        counted = changes == struct.unpack(">I", raw[92:96])[0]
        return cls(
            application_id=struct.unpack(">I", raw[68:72])[0],
            user_version=struct.unpack(">i", raw[60:64])[0],
            wal=raw[18] == 2 or raw[19] == 2,
            bytes_promised=(65536 if page == 1 else page) * pages if counted else 0,
        )


def open_catalog(path: Path, *, read_only: bool = True) -> sqlite3.Connection:
    """A connection whose every text is already clean.

    Raises CatalogMissing, CatalogForeign, CatalogTooNew, CatalogOld, CatalogDamaged; with
    `read_only=False` also CatalogReadOnly where the file cannot be written. A journal left
    by a killed program is rolled back first: that is SQLite's own recovery.
    """
    header = _recognised(path)
    if not read_only and not writable(path):
        raise errors.CatalogReadOnly(read_only_words(path))
    with spoken(path):
        if _recovered(path):
            header = _recognised(path)  # what was half done may have been in the header too
        _refuse_truncated(path, header)
        conn = connect(path, _mode(path, header) if read_only else "mode=rw")
        try:
            _refuse_strangers(conn, path)
        except BaseException:
            conn.close()
            raise
    return conn


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A plain connection in SQLite's URI `mode`; autocommit, foreign keys on, clean texts."""
    name = quote(path.absolute().as_posix())
    uri = f"file:{name if name.startswith('/') else '/' + name}?{mode}"
    conn = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
    conn.text_factory = clean_bytes
    conn.execute("PRAGMA foreign_keys = ON")
    # A hostile schema may hide calls in views and triggers; ours needs none of them.
    conn.execute("PRAGMA trusted_schema = OFF")
    return conn


def writable(path: Path) -> bool:
    """Can this user change the file, and put a journal beside it? A last good copy is never changed."""
    if path.parent.name.endswith(SUFFIX):
        return False
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into our sentences."""
    try:
        yield
    except MISTAKES:
        raise
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged schema in its message, and Python cannot read the quotation.
        raise errors.CatalogDamaged(damaged_words(path)) from error
    except sqlite3.Error as error:
        raise in_words(path, error) from error


@contextmanager
def spoken_of(conn: sqlite3.Connection) -> Iterator[None]:
    """The same where only the connection is known; its path is asked for when something went wrong."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        with spoken(path_of(conn)):
            raise error from None


def in_words(path: Path, error: sqlite3.Error) -> errors.CatalogError:
    """The sentence for one SQLite error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return errors.CatalogError(f"目录文件 {shown(path)} 正被另一个程序占用, 这次没有改动; 请稍等再试。")
    if code == sqlite3.SQLITE_FULL:
        return errors.CatalogError(
            f"磁盘已满, 目录文件 {shown(path)} 保持原样, 这次没有写入; 请腾出空间再试。"
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return errors.CatalogReadOnly(read_only_words(path))
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return errors.CatalogError(
            f"磁盘读写出错, 目录文件 {shown(path)} 这次没有改动; 请检查磁盘和文件夹权限后再试。"
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return errors.CatalogError(
            f"新内容与目录 {shown(path)} 里已有的行互相矛盾, 这次没有改动; 请运行 deskapp check 查看。"
        )
    return errors.CatalogDamaged(damaged_words(path))


def spoken_reads(
    read: Callable[Concatenate[sqlite3.Connection, P], R],
) -> Callable[Concatenate[sqlite3.Connection, P], R]:
    """A reading function whose SQLite errors become sentences."""

    @wraps(read)
    def reading(conn: sqlite3.Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with spoken_of(conn):
            return read(conn, *args, **kwargs)

    return reading


def path_of(conn: sqlite3.Connection) -> Path:
    """The file behind a connection, or 「目录」 where SQLite cannot tell any more."""
    try:
        row = conn.execute("PRAGMA database_list").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return Path("目录")
    return Path(row[2]) if row and row[2] else Path("目录")


def _recognised(path: Path) -> Header:
    """The header of a catalog of this release; everything else raises."""
    raw = _first_bytes(path)
    if not raw:
        raise errors.CatalogForeign(
            f"文件 {shown(path)} 是空的, 不是便民服务目录, 没有改动它; 请换一个目录文件, 或移走它再启动。"
        )
    if not raw.startswith(MAGIC[: len(raw)]):
        raise errors.CatalogForeign(
            f"文件 {shown(path)} 不是便民服务目录, 没有改动它; 请检查路径, 或换一个目录文件。"
        )
    if len(raw) < 100:
        raise errors.CatalogDamaged(damaged_words(path))
    header = Header.of(raw)
    if header.application_id != APPLICATION_ID:
        raise errors.CatalogForeign(
            f"文件 {shown(path)} 是别的程序的数据库, 没有改动它; 请检查路径, 或换一个目录文件。"
        )
    if header.user_version > SCHEMA_VERSION:
        raise errors.CatalogTooNew(
            f"目录文件 {shown(path)} 由更新版本的 deskapp 写成 (格式 {header.user_version}, "
            f"本版认识到 {SCHEMA_VERSION}), 没有改动它; 请先升级 deskapp 再打开。"
        )
    if header.user_version < 1:
        raise errors.CatalogDamaged(damaged_words(path))
    if header.user_version < SCHEMA_VERSION:
        raise errors.CatalogOld(
            f"目录文件 {shown(path)} 是早先版本的格式 ({header.user_version}), 没有改动它; "
            f"在能写的地方用 deskapp 打开一次, 就会先备份再升到格式 {SCHEMA_VERSION}。"
        )
    return header


def _first_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise errors.CatalogForeign(
                f"{shown(path)} 是一个文件夹, 不是目录文件, 没有改动它; 请写出目录文件的完整路径。"
            )
        if path.exists() and not path.is_file():
            raise errors.CatalogForeign(f"{shown(path)} 不是普通文件, 没有打开它; 请写出目录文件的完整路径。")
        with path.open("rb") as file:
            return file.read(100)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise errors.CatalogMissing(
            f"找不到目录文件 {shown(path)}, 没有改动任何文件; 请检查路径, 或用 deskapp import 建立目录。"
        ) from error
    except OSError as error:
        raise errors.CatalogError(
            f"读不了目录文件 {shown(path)} ({error.strerror or '系统拒绝'}), 没有改动它; 请检查权限和磁盘。"
        ) from error


def _recovered(path: Path) -> bool:
    """Lets SQLite roll back what a killed program left half done, where that is possible and needed."""
    journal = path.with_name(path.name + "-journal")
    if not (journal.is_file() and journal.stat().st_size and writable(path)):
        return False
    with closing(connect(path, "mode=rw")) as conn:
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return True


def _refuse_truncated(path: Path, header: Header) -> None:
    if path.stat().st_size < header.bytes_promised:
        raise errors.CatalogDamaged(damaged_words(path))


def _mode(path: Path, header: Header) -> str:
    """Plain read-only; `immutable` for a file in WAL mode, which would else grow side files."""
    log = path.with_name(path.name + "-wal")
    if header.wal and not (log.is_file() and log.stat().st_size):
        return "mode=ro&immutable=1"
    return "mode=ro"


def _refuse_strangers(conn: sqlite3.Connection, path: Path) -> None:
    tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not tables & NEEDED:
        raise errors.CatalogForeign(
            f"文件 {shown(path)} 里没有便民服务目录的表, 没有改动它; 请换一个目录文件。"
        )
    if NEEDED - tables:
        raise errors.CatalogDamaged(damaged_words(path))
    sound = is_sound(conn, path)
    if sound is False:
        raise errors.CatalogDamaged(damaged_words(path))
    if sound is None and path.stat().st_size <= _CHECKED_WHOLE:
        verdict = conn.execute("PRAGMA quick_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise errors.CatalogDamaged(damaged_words(path))


def damaged_words(path: Path) -> str:
    """The sentence about a catalog that cannot be read whole."""
    return (
        f"目录文件 {shown(path)} 已损坏, 读不完整, 没有改动它; "
        "请把它移到别处留存, 再换上备份, 或重新启动以建立新目录。"
    )


def read_only_words(path: Path) -> str:
    """The sentence about a catalog that can be read but not written."""
    return f"目录文件 {shown(path)} 在这里只能读, 没有改动它, 查询照常; 要改目录请检查文件和文件夹的写权限。"
