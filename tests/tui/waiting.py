"""Waiting for the app as a hand would: until nothing is being done and no key waits."""

from __future__ import annotations

from textual.app import App
from textual.pilot import Pilot

from deskapp.tui.app import DeskApp


async def work_done(app: App[None], pilot: Pilot[None]) -> None:
    """Every worker has ended. One that a newer one replaced is cancelled, which is no fault."""
    while any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.01)


async def settled(pilot: Pilot[None]) -> None:
    """Nothing is being written, and the keys that waited for it have come."""
    app = pilot.app
    assert isinstance(app, DeskApp)
    await pilot.pause()
    while app.hold.running or any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.01)
    await pilot.pause()
