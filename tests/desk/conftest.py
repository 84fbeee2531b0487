"""The shipped catalog, made once and copied into each test's own home."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of the whole seed with its search index stored. Not to be changed."""
    path = tmp_path_factory.mktemp("shipped") / "catalog.db"
    create_catalog(path, seed_text())
    with closing(open_desk(path)) as desk:
        desk.warm()
    return path


@pytest.fixture
def nothing_yet() -> None:
    """Asks for a home without a catalog: a first start."""


@pytest.fixture(autouse=True)
def installed(request: pytest.FixtureRequest, home: Path, shipped: Path) -> None:
    """This user's own catalog."""
    if "nothing_yet" not in request.fixturenames:
        paths.data_dir().mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shipped, paths.catalog_path())


@pytest.fixture
def shipped_desk(installed: None) -> Iterator[Desk]:
    """A desk over this user's own catalog."""
    with closing(open_desk()) as desk:
        desk.warm()
        yield desk
