"""Does a file lie on a network drive? SQLite's locks do not hold there: two desks would mix their writes."""

import os
import sys
from pathlib import Path

from deskapp.errors import CatalogError
from deskapp.storage.opening import shown

MOUNTS = Path("/proc/mounts")
NETWORK_TYPES = frozenset(
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs"]
).union(f"fuse.{name}" for name in ("sshfs", "glusterfs", "davfs", "rclone", "smbnetfs"))
"""Types of mounts that lie on another machine."""

REMOTE = 4
"""Windows: GetDriveTypeW's answer for a network drive."""


def refuse_network(catalog: Path) -> None:
    """Raises CatalogError with advice when the live catalog would lie on a network drive."""
    if is_on_network(catalog.absolute()):
        raise CatalogError(
            f"目录文件 {shown(catalog)} 在网络盘上, 没有打开它: 几台电脑同时写会把目录写坏; "
            "请把它拷到本机再打开 (或设 DESKAPP_HOME 到本机文件夹), 网络盘只放 deskapp backup 的备份。"
        )


def is_on_network(path: Path) -> bool:
    """`path` absolute; it need not exist."""
    if sys.platform == "win32":
        return _is_on_windows_network(str(path))
    try:
        return mount_type(os.path.realpath(path), MOUNTS.read_text("utf-8", "replace")) in NETWORK_TYPES
    except OSError:
        return False  # no such table on this system: nobody can tell


def mount_type(path: str, mounts: str) -> str:
    """The type of the mount that `path` lies on; the later of two on one folder hides the earlier."""
    found, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        folder = parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = path == folder or path.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(found):
            found, kind = folder, parts[2]
    return kind


def is_unc(path: str) -> bool:
    r"""``\\server\share\…``, also as ``\\?\UNC\server\…``; not ``\\?\C:\…``."""
    plain = path.replace("/", "\\")
    return plain.startswith("\\\\?\\UNC\\") or (
        plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))
    )


def _is_on_windows_network(path: str) -> bool:
    if is_unc(path):
        return True
    import ctypes

    drive = os.path.splitdrive(path)[0] + "\\"
    return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == REMOTE)  # type: ignore[attr-defined,unused-ignore]
