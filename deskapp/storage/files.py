"""Files written whole or not at all: safe on the disk before they bear their name."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, replacing what is there, in one step. Raises OSError; then nothing changed."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    flush_folder(path.parent)


def why_not(error: OSError) -> str:
    """Why a file could not be read or written, in a clerk's words."""
    return _REASONS.get(error.errno or 0, error.strerror or "系统拒绝")


_FULL, _FORBIDDEN = "磁盘满了或超出限额", "没有权限"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "这个盘是只读的",
    errno.EIO: "盘读写出错",
    errno.ENOENT: "没有这个位置",
}


def flush_folder(folder: Path) -> None:
    """Makes new names survive a power cut, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    usual = os.umask(0o077)
    os.umask(usual)
    return usual
