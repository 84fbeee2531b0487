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
from tests.desk.conftest import shipped as shipped

NOW = datetime(2026, 11, 24, 10, 10)
"""A Tuesday."""


@pytest.fixture
def desk(home: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shipped, paths.catalog_path())
    with closing(open_desk()) as opened:
        yield opened
