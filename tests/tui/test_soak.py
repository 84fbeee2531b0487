"""Random keys, clicks, wheels, pastes and sizes over the real catalog: nothing breaks, typing works after.

`DESKAPP_SOAK` sets the number of steps, `DESKAPP_SEED` the random order.
"""

from __future__ import annotations

import os
import random
from datetime import datetime

import pytest
from textual import events
from textual.pilot import Pilot

from deskapp.desk.bootstrap import open_desk
from deskapp.tui import strings
from deskapp.tui.actions import ACTIONS
from deskapp.tui.app import DeskApp
from deskapp.tui.screens.home import Home
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.screens import text
from tests.tui.waiting import settled

STEPS = int(os.environ.get("DESKAPP_SOAK", "2000"))
SEED = int(os.environ.get("DESKAPP_SEED", "20261123"))
TEXT = [*"低保户口养老医社身份证abcdhkqyxz0123456789 [/]@\\", "，", "𠮷", "🏢"]
EDITING = ["backspace", "left", "right", "home", "end", "delete", "ctrl+u", "ctrl+w", "ctrl+k", "ctrl+a"]
FUNCTIONS = [key for a in ACTIONS if a.keys and a.id != "leave" for key in a.keys.split(",")]
PASTES = [
    "低保\x1b[31m",
    "[red]x[/]",
    "\x00\x11\x1b",
    "户口\r\n迁移",
    "",
    "保" * 5000,
    "\u202e[@click=app.exit]",
]
SIZES = [(80, 24), (120, 40), (40, 12), (1, 1), (3, 2), (20, 5), (200, 60)]
SETTLE_EVERY = 40


def a_key(chance: random.Random) -> events.Key:
    kind = chance.random()
    if kind < 0.6:
        character = chance.choice(TEXT)
        return events.Key(character, character)
    return events.Key(chance.choice(EDITING if kind < 0.7 else FUNCTIONS), None)


async def one_step(pilot: Pilot[None], chance: random.Random, now: float) -> float:
    """Does something random; returns the time that the next key is stamped with."""
    kind, app = chance.random(), pilot.app
    x, y = chance.randrange(max(app.size.width, 1)), chance.randrange(max(app.size.height, 1))
    if kind < 0.86:
        event = a_key(chance)
        event.time = now
        app.post_message(event)
    elif kind < 0.92:
        for made in (events.MouseDown, events.MouseUp):
            app.post_message(made(None, x, y, 0, 0, 1, False, False, False, x, y))
    elif kind < 0.95:
        wheel = chance.choice((events.MouseScrollDown, events.MouseScrollUp))
        app.post_message(wheel(None, x, y, 0, 0, 0, False, False, False, x, y))
    elif kind < 0.985:
        paste = events.Paste(chance.choice(PASTES))
        paste.time = now
        app.post_message(paste)
    else:
        await pilot.resize_terminal(*chance.choice(SIZES))
    # Some keys come at once, as from a scanner; most as from a hand.
    return now + (0.0005 if chance.random() < 0.1 else 0.08)


async def test_nothing_typed_clicked_or_pasted_breaks_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Home, "action_leave", lambda _home: None)  # 「退出」 in the menu is met at random too
    chance = random.Random(SEED)
    app = DeskApp(lambda: open_desk(at=datetime(2026, 11, 23, 10, 10)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        now = 1_000_000.0
        for step in range(STEPS):
            now = await one_step(pilot, chance, now)
            if step % SETTLE_EVERY == 0:
                await pilot.pause()
            assert app.is_running
        await pilot.resize_terminal(80, 24)
        while app.screen is not app.home:
            await pilot.press("escape")
            await settled(pilot)
        await pilot.press("f5", "d", "b")
        await settled(pilot)
        assert app.screen.query_one(SearchBox).value == "db"
        assert "最低生活保障" in text(app)
        assert strings.LABEL_BRING in text(app)
    assert app.desk is not None
    app.desk.close()
