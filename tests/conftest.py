"""Every test has a home of its own, the hall's time zone, and a terminal that does not vary."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

# What a person may have set, and what would change a screen, a folder or a clock.
VARYING = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "XDG_DATA_HOME", "LOCALAPPDATA", "TEXTUAL_THEME")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty data folder of this test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DESKAPP_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    for name in VARYING:
        monkeypatch.delenv(name, raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    return folder
