"""Getting a slip out: to a file, whole or not at all, or to a printer's device path."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from deskapp.errors import DeskappError

PATIENCE = 15.0
"""Seconds in which a printer must take something: one without paper takes nothing for ever."""

REASONS = {
    errno.ENOENT: "没有这个位置或设备, 请看路径写对没有、打印机接好通电没有",
    errno.ENODEV: "没有这个设备, 请看打印机接好通电没有",
    errno.ENXIO: "设备没有应答, 请看打印机接好通电没有",
    errno.ENOTDIR: "路径里有一段不是文件夹, 请把路径写对",
    errno.EISDIR: "这是一个文件夹, 请写到文件名为止",
    errno.EACCES: "没有写的权限, 请换个位置, 打印机的权限请找管理员开",
    errno.EPERM: "没有写的权限, 请换个位置, 打印机的权限请找管理员开",
    errno.EROFS: "这个盘是只读的, 请换个位置",
    errno.ENOSPC: "磁盘满了, 请清出空间或换个位置",
    errno.EDQUOT: "磁盘的配额用完了, 请清出空间或换个位置",
    errno.EBUSY: "设备正在被别的程序用, 请等一下再印",
    errno.EPIPE: "设备断开了, 请看连线",
    errno.EIO: "设备出错, 请看打印机有没有纸、盖子盖好没有",
    errno.ETIMEDOUT: "打印机一直不接收, 请看有没有纸、盖子盖好没有",
    errno.ENAMETOOLONG: "文件名太长, 请写短一点",
}


class OutputFailed(DeskappError):
    """The slip could not be written; an older file of the same name is untouched."""

    exit_code = 3


def save(path: Path, data: bytes) -> None:
    """Writes `data`: a file atomically, a device as it is. Raises OutputFailed."""
    try:
        if _is_device(path):
            _send(path, data)
        else:
            _replace(path, data)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = REASONS.get(number or 0, "请看路径写对没有, 再试一次")
        raise OutputFailed(f"告知单没有写成: {reason}。目录资料没有受影响。({path})") from error


def _is_device(path: Path) -> bool:
    """Something that is written to, not replaced. A missing /dev/… is a printer that is not there."""
    if sys.platform == "win32":
        return str(path).startswith("\\\\.\\") or path.stem.upper().rstrip("0123456789") in ("LPT", "COM")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return path.absolute().is_relative_to("/dev")
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "directory")
    return not stat.S_ISREG(mode)


def _replace(path: Path, data: bytes) -> None:
    """A temporary file beside `path`, safe on the disk, then one rename; a link keeps pointing."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".slip-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary = Path(name)
        temporary.chmod(_mode_for(path))
        temporary.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _mode_for(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    usual = os.umask(0o077)
    os.umask(usual)
    return 0o666 & ~usual


def _send(path: Path, data: bytes) -> None:
    if sys.platform == "win32":
        with path.open("wb", buffering=0) as device:
            device.write(data)
        return
    flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK
    with closing(_Handle(os.open(path, flags))) as device:
        left = memoryview(data)
        while left:
            if not select.select([], [device.number], [], PATIENCE)[1]:
                raise TimeoutError(errno.ETIMEDOUT, "the device takes nothing")
            left = left[os.write(device.number, left) :]


class _Handle:
    """A file number that is closed whatever happens."""

    def __init__(self, number: int) -> None:
        self.number = number

    def close(self) -> None:
        os.close(self.number)
