"""The shipped catalog, a fresh copy for each test, and a keeper over it."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog
from deskapp.upkeep.keeper import Keeper
from deskapp.upkeep.kind import Stamp

NOW = datetime(2026, 11, 24, 9, 30)
SEEN = Stamp(date(2026, 11, 24), "王芳", "现场")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "catalog.db"
    create_catalog(path, seed_text())
    return path


@pytest.fixture
def catalog(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped, tmp_path / "catalog.db"))


@pytest.fixture
def keeper(catalog: Path) -> Keeper:
    return Keeper(catalog, lambda: NOW)
