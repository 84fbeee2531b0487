"""Where things live on this machine. Nothing is created here; standard library only.

`DESKAPP_HOME` overrides the data folder. Otherwise Windows uses `%LOCALAPPDATA%\\deskapp`,
macOS `~/Library/Application Support/deskapp`, and everything else the XDG data folder.
"""

import os
import sys
from pathlib import Path

from deskapp.errors import CatalogError

NAME = "deskapp"


def data_dir() -> Path:
    """The folder that holds everything of this desk; may not exist yet.

    Raises CatalogError when the system names no home folder.
    """
    override = os.environ.get("DESKAPP_HOME", "").strip()
    try:
        if override:
            return Path(override).expanduser().absolute()
        return _system_folder() / NAME
    except (RuntimeError, KeyError) as error:
        raise CatalogError(
            "找不到本用户的主目录, 没有读写任何文件; 请设置环境变量 DESKAPP_HOME 后再试。"
        ) from error


def _system_folder() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    # The XDG specification says that a relative value is invalid and must be ignored.
    shared = os.environ.get("XDG_DATA_HOME", "")
    return Path(shared) if Path(shared).is_absolute() else Path.home() / ".local" / "share"


def catalog_path() -> Path:
    """The facts: services, centres, windows."""
    return data_dir() / "catalog.db"


def desk_path() -> Path:
    """This desk's own state; losing it loses no fact."""
    return data_dir() / "desk.db"


def settings_path() -> Path:
    return data_dir() / "settings.toml"


def backups_dir() -> Path:
    return data_dir() / "backups"


def log_path() -> Path:
    return data_dir() / "deskapp.log"
