"""The screen over the shipped catalog: the errands that must give a line to read aloud."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from textual.pilot import Pilot

from deskapp.desk.bootstrap import open_desk
from deskapp.tui import strings
from deskapp.tui.app import DeskApp
from deskapp.tui.panes.pages import Choosing
from deskapp.tui.screens.home import Home
from deskapp.tui.widgets.search_box import SearchBox
from tests.tui.screens import text
from tests.tui.waiting import settled

ERRANDS = {
    "dibao": "最低生活保障对象认定",
    "db": "最低生活保障对象认定",
    "低保": "最低生活保障对象认定",
    "底保": "最低生活保障对象认定",
    "户口迁移": "户口迁移",
    "hkqy": "户口迁移",
    "粮补": "耕地地力保护补贴",
    "信访": "信访事项",
    "积分超市": "积分超市",
}
WORKDAY = datetime(2026, 11, 23, 10, 10)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = DeskApp(lambda: open_desk(at=WORKDAY))
    async with app.run_test(size=(80, 24)) as started:
        await started.pause()
        yield started
    assert app.desk is not None
    app.desk.close()


async def test_each_errand_opens_an_answer(pilot: Pilot[None]) -> None:
    home = pilot.app.screen
    assert isinstance(home, Home)
    for query, item in ERRANDS.items():
        home.query_one(SearchBox).set_query(query)
        await pilot.pause()
        assert home.chosen is not None
        assert item in home.chosen.service.name, query
        shown = text(pilot.app)
        assert strings.LABEL_BRING in shown
        assert strings.LABEL_SURE in shown


async def test_without_the_sample_no_window_is_shown(pilot: Pilot[None]) -> None:
    home = pilot.app.screen
    assert isinstance(home, Home)
    home.query_one(SearchBox).set_query("低保")
    await pilot.pause()
    with_sample = text(pilot.app)
    home._remove_sample()
    await settled(pilot)
    without = text(pilot.app)
    assert ("2号窗口" in with_sample, strings.SAMPLE_MARK in with_sample) == (True, True)
    assert ("2号窗口" in without, strings.SAMPLE_MARK in without.replace(strings.REMOVED, "")) == (
        False,
        False,
    )


async def test_every_page_of_the_catalog_opens(pilot: Pilot[None]) -> None:
    home = pilot.app.screen
    assert isinstance(home, Home)
    await pilot.press("f2")
    browse = home.page
    assert isinstance(browse, Choosing)
    for choice in browse.choices:
        if choice.chosen is not None:
            choice.chosen()
            await pilot.pause()
            assert home.page is not None
            assert home.page.title.startswith(choice.label)
            assert home.page.title in text(pilot.app)
            home.pages.pop()


async def test_keys_typed_while_the_sample_is_taken_out_wait_and_arrive(pilot: Pilot[None]) -> None:
    home = pilot.app.screen
    assert isinstance(home, Home)
    home._remove_sample()
    assert home.hold.running
    assert strings.WRITING in text(pilot.app)
    await pilot.press("d", "b")
    await settled(pilot)
    assert home.typed == "db"
    assert home.desk is not None
    assert not home.desk.has_sample
