"""Catalogs to try things on. The small one has one of everything."""

from pathlib import Path

import pytest

from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

RELEASED = Path(__file__).with_name("released")
"""A catalog of every released schema as text (scripts/dump_release.py), and the rows in it."""

SMALL = (RELEASED / "rows.sql").read_text(encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.db"
    create_catalog(path, SMALL)
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The catalog as shipped."""
    path = tmp_path / "whole.db"
    create_catalog(path, seed_text())
    return path
