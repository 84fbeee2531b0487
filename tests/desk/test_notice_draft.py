"""A typed notice: what it seems to be about and until when, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk

NOW = datetime(2026, 11, 24, 10, 0)


@pytest.fixture
def desk(installed: None) -> Iterator[Desk]:
    with closing(open_desk(desk="guihe", at=NOW)) as opened:
        yield opened


def first(desk: Desk, words: str) -> tuple[str, bool, datetime]:
    abouts, untils = desk.draft_notice(words)
    return abouts[0].label, abouts[0].suspends, untils[0].moment


@pytest.mark.parametrize(
    ("words", "label", "pauses"),
    [
        ("3号窗口今天暂停", "3号窗口 劳动保障", True),
        ("3号窗口今天暂停, 到5号", "3号窗口 劳动保障", True),
        ("3号窗口今天人多", "3号窗口 劳动保障", False),
        ("户籍1号没人", "户籍1号窗口 户籍", True),
        ("社保系统慢", "劳动保障这一类", False),
        ("复印纸用完了", "贵和家园社区便民服务中心", False),
        ("整栋楼停电", "贵和家园社区便民服务中心", False),
    ],
)
def test_the_likeliest_thing_comes_first(desk: Desk, words: str, label: str, pauses: bool) -> None:
    assert first(desk, words)[:2] == (label, pauses)


def test_a_whole_centre_is_never_paused_by_a_guess(desk: Desk) -> None:
    abouts, _ = desk.draft_notice("今天关门")
    whole = [about for about in abouts if about.suspends and not (about.window or about.service)]
    assert [abouts.index(about) for about in whole] == [len(abouts) - 1]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("3号窗口暂停", "2026-11-24T18:00"),
        ("到5号", "2026-12-05T23:59"),
        ("到30号", "2026-11-30T23:59"),
        ("到12月1日", "2026-12-01T23:59"),
        ("到3月1日", "2027-03-01T23:59"),
        ("到周五", "2026-11-27T23:59"),
        ("到下周一", "2026-11-30T23:59"),
        ("到周一", "2026-11-30T23:59"),
        ("到周二", "2026-11-24T23:59"),
        ("到明天", "2026-11-25T23:59"),
        ("停电到下午三点", "2026-11-24T15:00"),
        ("到15:30", "2026-11-24T15:30"),
        ("到三点半", "2026-11-24T15:30"),
        ("到9点", "2026-11-24T18:00"),
        ("到11月31日", "2026-11-24T18:00"),
    ],
)
def test_the_end_is_read_from_the_words_or_is_tonight(desk: Desk, words: str, end: str) -> None:
    assert first(desk, words)[2] == datetime.fromisoformat(end)


def test_the_item_whose_answer_was_open_may_be_meant(desk: Desk) -> None:
    abouts, _ = desk.draft_notice("先不收件", "mz-0038")
    assert [about.service for about in abouts if about.service] == ["mz-0038", "mz-0038"]


def test_after_closing_time_today_means_the_whole_day(installed: None) -> None:
    with closing(open_desk(desk="guihe", at=datetime(2026, 11, 24, 19, 0))) as desk:
        _, untils = desk.draft_notice("打印机坏了")
    assert untils[0].label == "今天全天"


def test_a_draft_writes_nothing(desk: Desk) -> None:
    desk.draft_notice("3号窗口暂停")
    assert desk.notice_history() == ()
