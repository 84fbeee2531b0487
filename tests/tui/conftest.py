"""A started app over the fake desk, at the size a test asks for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from deskapp.tui.app import DeskApp
from tests.tui.fake_desk import FakeDesk

Start = Callable[..., AbstractAsyncContextManager[tuple[Pilot[None], FakeDesk]]]


@pytest.fixture(autouse=True)
def usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def start() -> Start:
    @asynccontextmanager
    async def started(
        columns: int = 80, rows: int = 24, desk: FakeDesk | None = None
    ) -> AsyncIterator[tuple[Pilot[None], FakeDesk]]:
        chosen = desk or FakeDesk()
        app = DeskApp(lambda: chosen)
        async with app.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            yield pilot, chosen

    return started
