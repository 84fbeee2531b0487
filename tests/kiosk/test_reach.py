"""Keyboard alone, finger alone: each reaches everything; nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from rich.cells import cell_len
from textual.geometry import Size

from deskapp.desk.deskfile import DeskFile
from deskapp.kiosk import words
from deskapp.kiosk.acts import KNOCKS
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import ACTS, Kiosk
from deskapp.kiosk.sheet import POINTER
from deskapp.kiosk.views.leave import Leave
from tests.kiosk.conftest import Clock
from tests.kiosk.reading import acts, text, touch, type_in

SIZES = [Size(80, 24), Size(40, 12), Size(120, 40)]
WAYS = [
    (),
    ("tile:0",),
    ("tile:15",),
    ("s:mz-0038",),
    ("s:mz-0038", "big"),
    ("s:mz-0038", "qr"),
    ("help",),
    ("call",),
]
KEYS_ONLY = {"turn:1", "turn:-1", "leave", "report"}
"""Acts of keys that a finger reaches by cells with other names: pages, the corner, 没查到 and 答错了."""


def press(kiosk: Kiosk, size: Size, *keys: str) -> None:
    for key in keys:
        kiosk.key(key, None)
        kiosk.sheet(size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_tab_comes_to_everything_that_can_be_touched(kiosk: Kiosk, way: tuple[str, ...], size: Size) -> None:
    for act in way:
        kiosk.touch(act)
    there = acts(kiosk, size) - {"corner"}
    seen = set()
    for _ in there:
        press(kiosk, size, "tab")
        seen.add(kiosk.visit.chosen)
    assert seen == there
    press(kiosk, size, "tab", "shift+tab")
    assert kiosk.visit.chosen in there


def test_by_keys_alone_from_the_first_page_to_a_code_and_back(kiosk: Kiosk) -> None:
    size = SIZES[0]
    kiosk.sheet(size)
    press(kiosk, size, "right", "right", "enter", "tab", "enter")
    assert words.GO in text(kiosk)
    press(kiosk, size, "f8")
    assert words.QR_NOTE in text(kiosk)
    press(kiosk, size, "escape", "f12", "pagedown")
    assert "窗 口" in text(kiosk)
    press(kiosk, size, "f5")
    assert kiosk.at_rest


def test_whatever_a_key_does_a_finger_can_do(kiosk: Kiosk) -> None:
    seen = set()
    for way in WAYS:
        kiosk.home()
        for act in way:
            kiosk.touch(act)
        seen |= acts(kiosk)
    assert {act for act in ACTS.values() if act not in KEYS_ONLY} <= seen
    kiosk.home()
    type_in(kiosk, "sb")
    assert {"missed", "delete", "home"} <= acts(kiosk)


def test_the_corner_touched_often_asks_for_the_pin(kiosk: Kiosk) -> None:
    for _ in range(KNOCKS - 1):
        touch(kiosk, "corner")
    assert kiosk.at_rest
    touch(kiosk, "corner")
    assert isinstance(kiosk.visit.page, Leave)


def test_other_touches_between_begin_the_count_of_the_corner_anew(kiosk: Kiosk) -> None:
    for act in ("corner", "corner", "corner", "key:a", "corner", "corner"):
        touch(kiosk, act)
    assert kiosk.visit.page is None


def test_what_is_chosen_is_told_by_a_sign_as_well(kiosk: Kiosk) -> None:
    assert POINTER not in text(kiosk)
    kiosk.key("down", None)
    assert text(kiosk).count(POINTER) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_large_type_keeps_the_call_the_numbers_and_the_way_on_every_page(
    kiosk: Kiosk, way: tuple[str, ...], size: Size
) -> None:
    kiosk.touch("larger")
    for act in way:
        kiosk.touch(act)
    page = text(kiosk, size)
    assert "call" in acts(kiosk, size)
    assert "119" in page.split("\n")[-1]
    assert ("home" in acts(kiosk, size)) == bool(way)


def test_large_type_puts_air_between_signs_and_lines_and_shows_less(kiosk: Kiosk) -> None:
    usual = text_of_answer(kiosk)
    kiosk.touch("larger")
    large = text_of_answer(kiosk)
    assert "往 哪 走" in large
    body = large.split("\n")[1:21]
    assert not any(one.strip() and other.strip() for one, other in pairwise(body))
    assert cell_len("".join(large.split())) < cell_len("".join(usual.split()))


def text_of_answer(kiosk: Kiosk) -> str:
    kiosk.home()
    kiosk.touch("s:mz-0038")
    return text(kiosk)


def test_one_key_notes_both_what_was_not_found_and_what_is_wrong(kiosk: Kiosk) -> None:
    kiosk.key("f10", None)
    assert kiosk.visit.said == ""
    type_in(kiosk, "买火车票去北京")
    kiosk.key("f10", None)
    assert words.NOTED in text(kiosk)
    kiosk.home()
    kiosk.touch("s:mz-0038")
    kiosk.key("f10", None)
    assert words.NOTED in text(kiosk)
    assert kiosk.desk is not None
    kiosk.home()
    kiosk.desk.records.save()
    found = kiosk.desk.records.misses(kiosk.desk.now().date())
    assert {one.words for one in found if not one.service} == {"买火车票去北京"}
    assert {one.service for one in found} >= {"mz-0038"}


def test_whose_centre_is_asked_confirmed_and_remembered(
    open_current: Callable[..., Current], clock: Clock
) -> None:
    kiosk = Kiosk(Idle(clock))
    kiosk.open(open_current(None))
    touch(kiosk, "desk:xuwan", "back", "desk:guihe")
    kiosk.key("s", "s")
    assert kiosk.asking_desk
    touch(kiosk, "stand:guihe")
    assert "贵和家园" in text(kiosk)
    assert kiosk.desk is not None
    assert DeskFile(kiosk.desk.memory.path).get("stands_at") == "guihe"
    again = Kiosk(Idle(clock))
    again.open(open_current(None))
    assert again.at_rest


def test_somebody_can_be_called_also_where_no_catalog_opens(clock: Clock) -> None:
    kiosk = Kiosk(Idle(clock))
    kiosk.broken = "坏了"
    assert words.BROKEN in text(kiosk)
    touch(kiosk, "call")
    assert words.CALLING[1] in text(kiosk)
    assert kiosk.rings()
    assert words.BROKEN in touch(kiosk, "back")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("借伞", "sh-0240"),
        ("充电", "sh-0240"),
        ("走失", "sh-0242"),
        ("电动车上牌", "hj-0036"),
        ("jies", "sh-0240"),
    ],
)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_people_ask_at_a_station_is_found_beside_the_official_items(
    kiosk: Kiosk, query: str, code: str, size: Size
) -> None:
    type_in(kiosk, query)
    assert f"s:{code}" in acts(kiosk, size)
