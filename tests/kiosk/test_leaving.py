"""The PIN is the way out; without one there is none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from deskapp import paths
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.kiosk import words
from deskapp.kiosk.app import KioskApp
from deskapp.kiosk.current import Current
from deskapp.kiosk.kiosk import Kiosk
from tests.kiosk.conftest import Clock
from tests.kiosk.reading import text, type_in

PIN = "2580"


@pytest.fixture
def app(open_current: Callable[..., Current], clock: Clock) -> KioskApp:
    return KioskApp(open_current, clock=clock)


async def tried(pilot: Pilot[None], app: KioskApp, typed: str) -> None:
    """Opens the page, types, and waits until the try was looked at."""
    app.post_message(events.Key("ctrl+q", "\x11"))
    for sign in typed:
        app.post_message(events.Key(sign, sign))
    app.post_message(events.Key("enter", "\r"))
    await pilot.pause()
    with contextlib.suppress(WorkerCancelled):  # the right PIN ends the app, and its workers with it
        await app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_pin_leads_out(app: KioskApp, catalog: Path) -> None:
    Pin(catalog, DeskFile(paths.desk_path())).set(PIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await tried(pilot, app, PIN)
    assert app.kiosk.leaving


async def test_a_wrong_pin_is_refused_and_tries_are_limited(app: KioskApp, catalog: Path) -> None:
    Pin(catalog, DeskFile(paths.desk_path())).set(PIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(4):
            await tried(pilot, app, "1111")
        await tried(pilot, app, PIN)
        assert not app.kiosk.leaving
        assert "请等" in text(app.kiosk)


def test_without_a_pin_the_screen_has_no_way_out(kiosk: Kiosk) -> None:
    kiosk.key("ctrl+q", None)
    assert words.PIN_NONE in text(kiosk)
    type_in(kiosk, "1234")
    kiosk.key("enter", None)
    assert kiosk.pin_to_check == ""


def test_what_was_typed_of_a_pin_is_never_painted_and_goes_with_the_page(kiosk: Kiosk, catalog: Path) -> None:
    Pin(catalog, DeskFile(paths.desk_path())).set(PIN)
    kiosk.key("ctrl+q", None)
    page = type_in(kiosk, "2580")
    assert "2580" not in page
    assert "****" in page
    kiosk.key("escape", None)
    kiosk.key("ctrl+q", None)
    assert "*" not in text(kiosk)
