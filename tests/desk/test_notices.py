"""Today's changes: shown where they matter, gone by themselves, kept as history."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta

import pytest

from deskapp import paths
from deskapp.desk.bootstrap import open_desk
from deskapp.desk.changes import LONGEST, moment_of
from deskapp.desk.desk import Desk
from deskapp.domain.answer import Answer
from deskapp.errors import CatalogReadOnly, UsageError

AT = datetime(2026, 9, 22, 10, 0)
TONIGHT = datetime(2026, 9, 22, 18, 0)


def answer(query: str, at: datetime = AT, stands: str = "guihe") -> Answer:
    with closing(open_desk(desk=stands, at=at)) as desk:
        return desk.lookup(query, 1).hits[0].answer


def put_up(text: str, until: datetime = TONIGHT, **about: object) -> int:
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        return desk.add_notice(text, until, **about).id  # type: ignore[arg-type]


def test_a_paused_window_turns_its_verdict_and_says_until_when() -> None:
    assert answer("失业登记").verdict == "能办"
    put_up("3号窗口电脑坏了", window="3号", suspends=True)
    paused = answer("失业登记")
    assert (paused.verdict, paused.status.code) == ("暂停", "suspended")
    assert paused.reason == "3号窗口电脑坏了, 到今天 18:00"
    assert paused.instead is not None
    assert paused.instead.centre_code == "bankou"
    assert paused.provenances[0].source.name == "本台"


def test_other_windows_and_other_centres_go_on() -> None:
    put_up("3号窗口电脑坏了", window="3号", suspends=True)
    assert answer("低保").verdict == "只收件"
    assert answer("失业登记", stands="bankou").verdict == "只收件"


def test_it_is_gone_by_itself_and_stays_in_the_history() -> None:
    number = put_up("3号窗口电脑坏了", window="3号", suspends=True)
    assert answer("失业登记", TONIGHT - timedelta(minutes=1)).verdict == "暂停"
    assert answer("失业登记", TONIGHT).verdict == "能办"
    with closing(open_desk(desk="guihe", at=TONIGHT)) as desk:
        assert desk.notices_now() == ()
        assert [n.id for n in desk.notice_history()] == [number]


def test_a_notice_without_a_pause_is_an_alert_beside_the_answer() -> None:
    put_up("社保系统慢")
    found = answer("失业登记")
    assert found.verdict == "能办"
    assert found.alerts == ("社保系统慢(到今天 18:00)",)
    elsewhere = answer("失业登记", stands="bankou")
    assert elsewhere.alerts == ()


def test_a_notice_about_an_item_goes_with_that_item_only() -> None:
    put_up("表格用完了", service="sb-0072")
    assert answer("失业登记").alerts
    assert answer("低保").alerts == ()


def test_a_notice_for_everywhere_reaches_items_that_no_centre_handles() -> None:
    put_up("全区停电", everywhere=True)
    assert answer("失业登记", stands="bankou").alerts
    district = answer("公证")
    assert district.alerts == ("全区停电(到今天 18:00)",)


def test_a_paused_centre_is_paused_when_it_is_asked_for_too() -> None:
    put_up("停水停电, 今天不办", suspends=True)
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        place = desk.lookup("贵和家园", 1).hits[0].answer
        assert desk.centre_status("guihe").code == "suspended"
        assert desk.centre_status("bankou").code == "open"
    assert (place.verdict, place.status.text) == ("暂停", "暂停, 到今天 18:00")


def test_a_pause_opens_nothing_that_has_not_opened() -> None:
    with closing(open_desk(desk="xuwan", at=AT)) as desk:
        before = desk.lookup("低保", 1).hits[0].answer.verdict
        desk.add_notice("今天不办", TONIGHT, suspends=True)
        assert desk.lookup("低保", 1).hits[0].answer.verdict == before
        assert desk.centre_status("xuwan").code != "suspended" or before == "暂停"


def test_another_desk_sees_it_at_its_next_look_up() -> None:
    with closing(open_desk(desk="guihe", at=AT)) as other:
        assert other.lookup("失业登记", 1).hits[0].answer.alerts == ()
        put_up("社保系统慢")
        assert other.lookup("失业登记", 1).hits[0].answer.alerts


def test_one_that_starts_later_waits() -> None:
    put_up("下午开会", starts=datetime(2026, 9, 22, 14, 30))
    assert answer("失业登记").alerts == ()
    assert answer("失业登记", datetime(2026, 9, 22, 15, 0)).alerts


def test_it_can_be_ended_once() -> None:
    number = put_up("社保系统慢")
    with closing(open_desk(desk="guihe", at=AT + timedelta(minutes=5))) as desk:
        desk.end_notice(number)
        assert desk.notices_now() == ()
        with pytest.raises(UsageError, match="没有还在用的"):
            desk.end_notice(number)


def test_without_the_sample_a_notice_about_its_window_says_nothing() -> None:
    put_up("3号窗口电脑坏了", window="3号", suspends=True)
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        desk.remove_sample()
        found = desk.lookup("失业登记", 1).hits[0].answer
        assert len(desk.notice_history()) == 1
    assert "电脑坏了" not in found.reason
    assert found.alerts == ()


def refused(desk: Desk, text: str, until: datetime, **about: object) -> str:
    with pytest.raises(UsageError) as caught:
        desk.add_notice(text, until, **about)  # type: ignore[arg-type]
    return str(caught.value)


def test_what_cannot_be_a_notice_is_refused_in_words_and_nothing_is_written() -> None:
    with closing(open_desk(desk="guihe", at=AT)) as desk:
        assert "空的" in refused(desk, " \x1b\u200b ", TONIGHT)
        assert "太长" in refused(desk, "长" * (LONGEST + 1), TONIGHT)
        assert "结束时间" in refused(desk, "晚了", AT)
        assert "可选: 1号" in refused(desk, "哪个窗口", TONIGHT, window="99号")
        assert "没有编号是" in refused(desk, "哪个事项", TONIGHT, service="nope")
        assert desk.notice_history() == ()


def test_a_catalog_that_cannot_be_written_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskapp.storage.opening.writable", lambda path: False)
    with closing(open_desk(desk="guihe", at=AT)) as desk, pytest.raises(CatalogReadOnly):
        desk.add_notice("社保系统慢", TONIGHT)


def test_hostile_text_comes_out_harmless() -> None:
    put_up("系统\x1b[31m慢\u202e'; DROP TABLE notice; --")
    (alert,) = answer("失业登记").alerts
    assert alert.startswith("系统[31m慢'; DROP TABLE notice; --")
    assert paths.catalog_path().exists()


@pytest.mark.parametrize(
    ("words", "end", "moment"),
    [
        ("18:00", True, datetime(2026, 9, 22, 18, 0)),
        ("8:30", False, datetime(2026, 9, 22, 8, 30)),
        ("2026-09-25", True, datetime(2026, 9, 25, 23, 59)),
        ("2026-09-25", False, datetime(2026, 9, 25)),
        ("2026-09-25T12:00", True, datetime(2026, 9, 25, 12, 0)),
        ("2026-09-25 12:00", True, datetime(2026, 9, 25, 12, 0)),
    ],
)
def test_a_moment_is_read_as_it_is_typed(words: str, end: bool, moment: datetime) -> None:
    assert moment_of(words, AT, end=end) == moment


@pytest.mark.parametrize("words", ["", "明天", "25:00", "2026-13-01", "2026-09-25T25:00", "18"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="不是时间"):
        moment_of(words, AT, end=True)
