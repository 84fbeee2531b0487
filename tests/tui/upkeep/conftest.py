"""The app over a copy of the shipped catalog, for driving forms by keys."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog
from deskapp.tui.app import DeskApp
from deskapp.tui.screens.home import Home
from tests.tui.waiting import settled, work_done

WORKDAY = datetime(2026, 11, 24, 9, 30)

Seated = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With its search index, which every test would make anew otherwise."""
    path = tmp_path_factory.mktemp("shipped") / "catalog.db"
    create_catalog(path, seed_text())
    with closing(open_desk(path)) as desk:
        desk.warm()
    return path


@pytest.fixture
def catalog(shipped: Path, home: Path) -> Path:
    return Path(shutil.copy(shipped, paths.catalog_path()))


@pytest.fixture
def seated(catalog: Path) -> Seated:
    @asynccontextmanager
    async def started(columns: int = 80, rows: int = 24) -> AsyncIterator[Pilot[None]]:
        app = DeskApp(lambda: open_desk(at=WORKDAY))
        async with app.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            yield pilot
            await work_done(app, pilot)
        assert app.desk is not None
        app.desk.close()

    return started


def home_of(pilot: Pilot[None]) -> Home:
    home = pilot.app.screen_stack[0]
    assert isinstance(home, Home)
    return home


async def loaded(pilot: Pilot[None]) -> None:
    """What is loaded, read or written beside the keyboard is done."""
    await settled(pilot)


async def typed(pilot: Pilot[None], *words: str) -> None:
    """Keys by their names, and texts after 「=」 letter by letter; what is written is waited for."""
    for word in words:
        await pilot.press(*(word[1:] if word.startswith("=") else [word]))
    await settled(pilot)
