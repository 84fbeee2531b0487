"""A desk over the shipped catalog, on a fixed morning, with nothing recorded yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from deskapp import clock, paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

NOW = datetime(2026, 11, 24, 10, 10)
"""A Tuesday."""


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of the whole seed with its search index stored. Not to be changed."""
    path = tmp_path_factory.mktemp("shipped") / "catalog.db"
    create_catalog(path, seed_text())
    with closing(open_desk(path)) as desk:
        desk.warm()
    return path


@pytest.fixture
def desk(home: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shipped, paths.catalog_path())
    with closing(open_desk()) as opened:
        yield opened
