"""States of the whole screen that no key leads to, as pictures in text, at three sizes."""

from __future__ import annotations

import pytest

from deskapp.domain.answer import Answer
from deskapp.errors import CatalogDamaged
from deskapp.tui import strings
from deskapp.tui.app import DeskApp
from tests.tui.conftest import Start
from tests.tui.fake_desk import AWAY, CLOSED, HERE, POLICE, FakeDesk
from tests.tui.screens import assert_golden, painted, text

SIZES = ((80, 24), (120, 40), (40, 12))
SENTENCE = "目录文件不完整, 没有改动它。请用备份替换后再打开。"
sized = pytest.mark.parametrize(("columns", "rows"), SIZES)


def broken() -> FakeDesk:
    raise CatalogDamaged(SENTENCE)


@sized
@pytest.mark.parametrize(
    ("name", "waiting", "keys"),
    [
        ("loading", strings.LOADING, ()),
        ("loading-typed", strings.LOADING, ("低", "保")),
        ("first-run", strings.LOADING_FIRST, ()),
    ],
    ids=["loading", "loading-typed", "first-run"],
)
async def test_before_the_catalog_is_open(
    monkeypatch: pytest.MonkeyPatch, columns: int, rows: int, name: str, waiting: str, keys: tuple[str, ...]
) -> None:
    app = DeskApp(FakeDesk, waiting=waiting)
    monkeypatch.setattr(app, "_open", lambda: None)
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert waiting in text(app)
        assert_golden(app, name)


@sized
async def test_a_broken_catalog(columns: int, rows: int) -> None:
    app = DeskApp(broken)
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        assert strings.BROKEN_HELP in text(app)
        assert_golden(app, "broken")


@sized
async def test_a_catalog_that_can_only_be_read(start: Start, columns: int, rows: int) -> None:
    desk = FakeDesk()
    desk.read_only = True
    desk.notices = ("目录文件是只读的: 能查, 不能改。",)
    async with start(columns, rows, desk) as (pilot, _desk):
        assert_golden(pilot.app, "read-only")


@sized
async def test_a_catalog_without_the_sample(start: Start, columns: int, rows: int) -> None:
    desk = FakeDesk()
    desk.has_sample = False
    desk.here = None
    async with start(columns, rows, desk) as (pilot, _desk):
        assert strings.SAMPLE_MARK not in text(pilot.app)
        assert_golden(pilot.app, "unset")


@sized
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("低", "保"), HERE),
        (("低", "保", "down"), CLOSED),
        (("h", "k", "q", "y"), POLICE),
        (("h", "k", "q", "y", "down"), AWAY),
    ],
    ids=["here", "not-open", "accept-only", "elsewhere"],
)
async def test_what_is_read_aloud_is_all_on_the_first_page(
    start: Start, columns: int, rows: int, keys: tuple[str, ...], answer: Answer
) -> None:
    """Verdict, place, moment, papers: at every size, before anything has to be scrolled."""
    async with start(columns, rows) as (pilot, _desk):
        await pilot.press(*keys)
        await pilot.pause()
        there = answer.instead or answer
        card = "".join(row.strip() for row in painted(pilot.app)).replace(" ", "")
        assert answer.verdict in card
        assert (there.window or there.room or "") in card
        assert there.status.text.replace(" ", "") in card
        assert strings.LABEL_BRING in card
