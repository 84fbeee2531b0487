"""Where a hall's tables usually lie: the desktop, downloads, documents, a plugged USB stick."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

ENDINGS = (".xlsx", ".xlsm", ".csv", ".json")
CATALOG = ".db"
_QUOTES = "'\"“”‘’「」"
MOST = 40
"""Files listed, the newest first."""
LOOKED_AT = 2000
"""Names looked at in one folder: a folder with more is no place where somebody looks for a table."""

_AT_HOME = ("Desktop", "桌面", "Downloads", "下载", "Documents", "文档", "")


class Found(NamedTuple):
    """A file and where it lies, in a word."""

    path: Path
    place: str
    changed: float
    """Seconds since 1970."""

    @property
    def day(self) -> str:
        """「11-24 09:30」"""
        return f"{datetime.fromtimestamp(self.changed, tz=UTC).astimezone():%m-%d %H:%M}"


def table_files() -> list[Found]:
    """Files that may be tables, newest first. Folders that cannot be read have none."""
    return _files(ENDINGS)


def catalog_files() -> list[Found]:
    """Files that may be backups of a catalog."""
    return _files((CATALOG,))


def _files(endings: tuple[str, ...]) -> list[Found]:
    found: dict[Path, Found] = {}
    for folder, place in _folders():
        for one in _in_folder(folder, place, endings):
            found.setdefault(one.path, one)
    return sorted(found.values(), key=lambda one: -one.changed)[:MOST]


def typed_path(text: str, endings: tuple[str, ...] = ENDINGS) -> Path | None:
    """The file that was typed, pasted or dropped into a box: with quotes, as file://, with a ~; None where
    the text does not end like such a file's name."""
    plain = text.strip().strip(_QUOTES).strip()
    if plain.lower().startswith("file:"):
        plain = _of_url(plain)
    elif "\\" in plain and os.sep == "/":
        plain = plain.replace("\\ ", " ")  # how a terminal writes the spaces of a dropped file
    if not plain.lower().endswith(endings):
        return None
    with suppress(RuntimeError):
        return Path(plain).expanduser()
    return Path(plain)


def _of_url(text: str) -> str:
    """file:///media/U%E7%9B%98/a.xlsx, file:///D:/a.xlsx"""
    path = unquote(urlsplit(text).path) or text.partition(":")[2]
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _folders() -> Iterator[tuple[Path, str]]:
    for stick in sticks():
        yield stick, "U盘"
    with suppress(RuntimeError):
        for name in _AT_HOME:
            yield Path.home() / name, name or "主目录"
    with suppress(OSError):
        yield Path.cwd(), "当前文件夹"


def sticks() -> Iterable[Path]:
    """Where systems put removable disks; those of Windows are the letters after C."""
    if sys.platform == "win32":
        return [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
    if sys.platform == "darwin":
        return _inside(Path("/Volumes"))
    user = Path(os.environ.get("USER", ""))
    return [
        stick
        for parent in (Path("/media") / user, Path("/run/media") / user, Path("/media"), Path("/mnt"))
        for stick in _inside(parent)
    ]


def _inside(parent: Path) -> list[Path]:
    """Folders that are disks of their own: others there are no place to carry anything away on."""
    with suppress(OSError):
        return [Path(entry.path) for entry in os.scandir(parent) if os.path.ismount(entry.path)]
    return []


def _in_folder(folder: Path, place: str, endings: tuple[str, ...]) -> Iterator[Found]:
    with suppress(OSError):
        for number, entry in enumerate(os.scandir(folder)):
            if number >= LOOKED_AT:
                return
            name = entry.name.lower()
            # 「~$」 is what Excel leaves beside a table that is open.
            if name.endswith(endings) and not name.startswith(("~$", ".")) and entry.is_file():
                yield Found(Path(entry.path), place, entry.stat().st_mtime)
