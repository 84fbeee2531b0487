"""A started app over the shipped catalog, at a working morning, with slips going to a folder of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from deskapp.desk.bootstrap import open_desk
from deskapp.tui.app import DeskApp
from deskapp.tui.outlets import Outlets
from deskapp.tui.screens.home import Home
from deskapp.tui.screens.turned import Turned
from deskapp.tui.settings import Settings
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.screens import text
from tests.tui.waiting import settled

WORKDAY = datetime(2026, 11, 24, 10, 0)


class Counter:
    """What a clerk does and sees."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, DeskApp)
        self.app = pilot.app

    @property
    def home(self) -> Home:
        return self.app.home

    @property
    def seen(self) -> str:
        return text(self.app)

    @property
    def box(self) -> str:
        return self.home.query_one(SearchBox).value

    @property
    def turned(self) -> bool:
        """Is the screen turned to the citizen?"""
        return isinstance(self.app.screen, Turned)

    async def ask(self, words: str) -> str:
        """Types a query whole and returns the screen."""
        self.home.query_one(SearchBox).set_query(words)
        await self.pilot.pause()
        return self.seen

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return self.seen


@asynccontextmanager
async def counter(
    *,
    at: datetime = WORKDAY,
    desk: str | None = "guihe",
    size: tuple[int, int] = (80, 24),
    catalog: Path | None = None,
    outlets: Outlets | None = None,
) -> AsyncIterator[Counter]:
    settings = Settings() if outlets is None else Settings(outlets=outlets)
    app = DeskApp(lambda: open_desk(catalog, desk=desk, at=at), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Counter(pilot)
    assert app.desk is not None
    app.desk.close()
