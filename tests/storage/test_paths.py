"""Where things live."""

import sys
from pathlib import Path

import pytest

from deskapp import paths


def test_the_override_wins_and_nothing_is_created(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DESKAPP_HOME", str(tmp_path / "家"))
    assert paths.data_dir() == tmp_path / "家"
    assert paths.catalog_path() == tmp_path / "家" / "catalog.db"
    assert {paths.desk_path().parent, paths.settings_path().parent, paths.backups_dir().parent} == {
        paths.data_dir()
    }
    assert paths.log_path().parent == paths.data_dir()
    assert not paths.data_dir().exists()


@pytest.mark.parametrize("relative", ["", "relative/folder"])
def test_on_linux_the_xdg_folder_counts_only_when_absolute(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, relative: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DESKAPP_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", relative)
    assert paths.data_dir() == tmp_path / ".local" / "share" / "deskapp"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert paths.data_dir() == tmp_path / "xdg" / "deskapp"


def test_on_windows_the_local_folder_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("DESKAPP_HOME")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.data_dir() == tmp_path / "Local" / "deskapp"
