"""A shipped catalog, and tables written as an office would."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

Written = Callable[..., Path]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.db"
    create_catalog(path, seed_text())
    return path


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str | bytes, name: str = "事项.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write
