"""A place that only a source names: found, told as what it is, never taken for one of ours."""

from __future__ import annotations

import pytest

from deskapp.desk.desk import Desk
from deskapp.desk.say import say
from deskapp.domain.answer import UNVERIFIED, Hit
from deskapp.domain.claims import beside

EAST = "东新区便民服务中心"
LI = "李庄便民服务中心"
SPELLED = {
    EAST: (EAST, "dongxinqubianminfuwuzhongxin", "dxqbmfwzx"),
    LI: (LI, "lizhuangbianminfuwuzhongxin", "lzbmfwzx"),
}
SIX = ("碧桂园社区", "贵和家园社区", "名都社区", "文昌办事处", "搬口办事处", "许湾办事处")


def first(desk: Desk, query: str) -> Hit:
    results = desk.lookup(query)
    assert results.confident
    return results.hits[0]


@pytest.mark.parametrize(("name", "query"), [(n, q) for n, queries in SPELLED.items() for q in queries])
def test_it_is_found_however_it_is_typed(shipped_desk: Desk, name: str, query: str) -> None:
    hit = first(shipped_desk, query)
    assert hit.mention is not None
    assert (hit.mention.name, hit.answer.centre, hit.answer.verdict) == (name, name, UNVERIFIED)


@pytest.mark.parametrize("name", SPELLED)
def test_the_line_says_who_told_it_and_what_nobody_knows(shipped_desk: Desk, name: str) -> None:
    line = say(first(shipped_desk, name))
    for told in ("周口日报 2023-09-05 提到", "是不是 2022-08-22 报道里六个中心之一未核实", "是否已开未核实"):
        assert told in line
    assert "12345" in line
    assert not [centre for centre in SIX if centre in line]


def test_what_the_source_does_not_say_stays_unknown(shipped_desk: Desk) -> None:
    east, li = first(shipped_desk, EAST).answer, first(shipped_desk, LI).answer
    assert (east.address, li.address) == ("恒山路与东六路交叉口附近", None)
    for answer in (east, li):
        assert (answer.centre_code, answer.level, answer.window, answer.room) == (None, None, None, None)
        assert answer.status.code == "unknown"


def test_last_years_next_year_is_said_to_be_old(shipped_desk: Desk) -> None:
    assert "当时说: 在建, 明年交付" in say(first(shipped_desk, LI))


def test_a_centre_tells_that_it_may_be_meant(shipped_desk: Desk) -> None:
    for centre in shipped_desk.places.centres:
        assert any(EAST in told and "未核实" in told for told in beside(shipped_desk.places, centre))


def test_a_source_that_agrees_is_no_news(shipped_desk: Desk) -> None:
    mingdu = shipped_desk.places.centre("mingdu")
    assert mingdu is not None
    assert not [told for told in beside(shipped_desk.places, mingdu) if "搬口" in told]


def test_without_the_sample_it_is_told_the_same(shipped_desk: Desk) -> None:
    before = say(first(shipped_desk, EAST))
    shipped_desk.remove_sample()
    assert say(first(shipped_desk, EAST)) == before
