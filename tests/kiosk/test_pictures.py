"""Every page at three sizes, as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.geometry import Size

from deskapp.errors import CatalogDamaged
from deskapp.kiosk import words
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import Kiosk
from tests.kiosk.conftest import Clock
from tests.kiosk.reading import acts, assert_golden, text, type_in

SIZES = [Size(80, 24), Size(120, 40), Size(40, 12)]
PAGES = {
    "home": (),
    "tile": ("tile:0",),
    "events": ("tile:15",),
    "bundle": ("tile:15", "e:birth"),
    "answer": ("s:mz-0038",),
    "away": ("s:hj-0024",),
    "big-place": ("s:mz-0038", "big"),
    "big-window": ("s:mz-0038", "big", "turn:1"),
    "code": ("s:mz-0038", "qr"),
    "help": ("help",),
    "call": ("call",),
    "large-home": ("larger",),
    "large-tile": ("larger", "tile:0"),
    "large-answer": ("larger", "s:mz-0038"),
    "large-help": ("larger", "help"),
}
"""Name -> what was touched."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_should(kiosk: Kiosk, name: str, size: Size) -> None:
    for act in PAGES[name]:
        kiosk.touch(act)
        kiosk.sheet(size)
    assert_golden(kiosk, name, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_found_looks_as_it_should(kiosk: Kiosk, size: Size) -> None:
    type_in(kiosk, "魑魅魍魉")
    assert_golden(kiosk, "nothing", size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_question_and_the_rows_under_it_can_all_be_touched(kiosk: Kiosk, size: Size) -> None:
    for letter in "db":
        kiosk.key(letter, letter)
    question = kiosk.visit.results.question
    assert question is not None
    assert words.ASK in text(kiosk, size)
    assert {f"s:{choice.code}" for choice in question.choices} <= acts(kiosk, size)
    assert {"key:a", "delete", "home", "missed", "call"} <= acts(kiosk, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_notice_looks_as_it_should(kiosk: Kiosk, clock: Clock, size: Size) -> None:
    type_in(kiosk, "s")
    clock.now += 53.0
    assert_golden(kiosk, "idle", size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_before_the_catalog_is_open_it_says_so(clock: Clock, size: Size) -> None:
    assert_golden(Kiosk(Idle(clock)), "opening", size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_catalog_that_cannot_be_used_says_whom_to_ask(clock: Clock, size: Size) -> None:
    kiosk = Kiosk(Idle(clock))
    kiosk.broken = str(CatalogDamaged("目录文件坏了, 没有动它; 请工作人员用备份恢复。"))
    assert kiosk.broken not in text(kiosk)
    assert_golden(kiosk, "broken", size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_at_the_first_start_it_asks_whose_centre_it_is(
    open_current: Callable[..., Current], clock: Clock, size: Size
) -> None:
    kiosk = Kiosk(Idle(clock))
    kiosk.open(open_current(None))
    assert_golden(kiosk, "whose", size)
    kiosk.touch("desk:guihe")
    assert_golden(kiosk, "sure", size)
