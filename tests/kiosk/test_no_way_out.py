"""Nothing a visitor can press, paste or click edits, quits, or leaves anything behind."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from deskapp.kiosk.app import KioskApp
from deskapp.kiosk.current import Current
from tests.kiosk.conftest import Clock

TRIED = [
    "ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "ctrl+s", "ctrl+x", "ctrl+v", "ctrl+backslash",
    "ctrl+o", "ctrl+t", "ctrl+l", "alt+f4", "ctrl+w", "ctrl+n", "escape", "f1", "f2", "f5", "f9", "f10",
    "f11", "f12", "tab", "shift+tab", "insert", "home", "end", "ctrl+home", "shift+f10", "ctrl+at",
]  # fmt: skip
PASTES = ["\x11", "低保\x1b[31m\x11", "[@click=app.exit]x[/]", "保" * 9000, "\x00\x03\x1a"]
STEPS = 2000
SIZES = [(80, 24), (40, 12), (120, 40), (1, 1), (3, 2), (200, 60)]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def app(open_current: Callable[..., Current], clock: Clock) -> KioskApp:
    return KioskApp(open_current, clock=clock)


async def test_no_key_quits_edits_or_takes_a_picture(app: KioskApp, catalog: Path, tmp_path: Path) -> None:
    before, files = digest(catalog), names(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in TRIED:
            app.post_message(events.Key(key, None))
            await pilot.pause()
            assert app.is_running
            assert app.return_code is None
            assert len(app.screen_stack) == 1
    assert digest(catalog) == before
    assert names(tmp_path) - {"home"} == files


async def test_no_paste_quits_or_leaves_control_characters(app: KioskApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for pasted in PASTES:
            app.post_message(events.Paste(pasted))
            await pilot.pause()
            assert app.is_running
            assert app.kiosk.visit.typed.isprintable()


async def test_dragging_over_the_screen_puts_nothing_on_the_clipboard(app: KioskApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.mouse_down(offset=(5, 5))
        await pilot.hover(offset=(40, 12))
        await pilot.mouse_up(offset=(40, 12))
        app.copy_to_clipboard("x")
        assert app.clipboard == ""


async def test_a_click_opens_what_it_touches(app: KioskApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(30, 3))
        await pilot.pause()
        assert app.kiosk.visit.trail


def one_step(pilot: Pilot[None], chance: random.Random) -> None:
    app, kind = pilot.app, chance.random()
    if kind < 0.6:
        letter = chance.choice("abcdefghijklmnopqrstuvwxyz0123456789低保户口[]/")
        app.post_message(events.Key(letter, letter))
    elif kind < 0.75:
        app.post_message(events.Key(chance.choice([*TRIED, "enter", "left", "right", "up", "down"]), None))
    elif kind < 0.95:
        x, y = chance.randrange(app.size.width), chance.randrange(app.size.height)
        for made in (events.MouseDown, events.MouseUp):
            app.post_message(made(None, x, y, 0, 0, 1, False, False, False, x, y))
    else:
        app.post_message(events.Paste(chance.choice(PASTES)))


async def test_random_keys_clicks_pastes_and_sizes_break_nothing(app: KioskApp, catalog: Path) -> None:
    chance, before = random.Random(20261124), digest(catalog)
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(STEPS):
            one_step(pilot, chance)
            if step % 40 == 0:
                await pilot.resize_terminal(*chance.choice(SIZES))
                await pilot.pause()
            assert app.is_running
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        app.kiosk.home()
        app.post_message(events.Key("s", "s"))
        await pilot.pause()
        assert app.kiosk.visit.typed == "s"
    assert digest(catalog) == before
