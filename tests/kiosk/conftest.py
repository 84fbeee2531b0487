"""A kiosk over the real catalog, with a clock that a test moves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.kiosk.current import Current
from deskapp.kiosk.goodcopy import GoodCopy
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

AT = datetime(2026, 11, 24, 10, 20)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kiosk") / "catalog.db"
    create_catalog(path, seed_text())
    open_desk(path).warm()
    return path


@pytest.fixture
def catalog(seeded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded, tmp_path / "catalog.db"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said_to_operator() -> list[str]:
    return []


@pytest.fixture
def open_current(
    catalog: Path, tmp_path: Path, said_to_operator: list[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Current]:
    """On a Tuesday morning; the clock is frozen, for `at` would be a plan, of which nothing is noted."""
    monkeypatch.setattr("deskapp.clock.now", lambda: AT)

    def opened(desk: str | None = "guihe") -> Current:
        def open_one(path: Path, *, as_is: bool) -> Desk:
            return open_desk(path, desk=desk, locked=True, as_is=as_is)

        return Current(catalog, open_one, GoodCopy(tmp_path / "home", catalog), said_to_operator.append)

    return opened


@pytest.fixture
def kiosk(open_current: Callable[..., Current], clock: Clock) -> Kiosk:
    """Standing in 贵和家园, on the first page."""
    found = Kiosk(Idle(clock, 60.0))
    found.open(open_current())
    return found
