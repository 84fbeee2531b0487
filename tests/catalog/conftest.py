"""Catalogs for these tests: the shipped seed in memory, with and without its sample layer."""

import sqlite3
from collections.abc import Iterator

import pytest

from tests.catalog.seeding import PARTS, Load, empty_catalog, parts_of, seed_text


@pytest.fixture
def load() -> Iterator[Load]:
    opened: list[sqlite3.Connection] = []

    def loaded(*names: str) -> sqlite3.Connection:
        conn = empty_catalog()
        opened.append(conn)
        parts = parts_of(seed_text())
        for name in names or PARTS:
            conn.executescript(parts[name])
        return conn

    yield loaded
    for conn in opened:
        conn.close()


@pytest.fixture
def with_sample(load: Load) -> sqlite3.Connection:
    return load("report", "services", "sample")


@pytest.fixture
def without_sample(load: Load) -> sqlite3.Connection:
    return load("report", "services")


@pytest.fixture(params=["sample on", "sample off"])
def catalog(request: pytest.FixtureRequest, load: Load) -> sqlite3.Connection:
    return (
        load("report", "services", "sample") if request.param == "sample on" else load("report", "services")
    )
