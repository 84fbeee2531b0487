"""The line that is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.desk.desk import Desk
from deskapp.desk.say import say, sure, window_words

AT = datetime(2026, 9, 22, 12, 10)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = open_desk(at=AT)
    yield opened
    opened.close()


def line(desk: Desk, query: str) -> str:
    return say(desk.lookup(query).hits[0])


def test_verdict_place_status_papers_and_trust_stand_in_this_order(desk: Desk) -> None:
    said = line(desk, "低保")
    parts = said.split(" · ")
    assert parts[0] == "只收件"
    assert parts[1] == "贵和家园社区便民服务中心 一楼 便民服务大厅 2号窗口"
    assert parts[2] == "午休, 14:30 开"
    assert parts[3].startswith("带 申请书、")
    assert parts[-1] == "依据部分核实, 地点为示例"


def test_without_the_sample_layer_the_line_says_what_is_not_verified(desk: Desk) -> None:
    desk.remove_sample()
    said = line(desk, "低保")
    assert said.startswith("待核实 · 贵和家园社区便民服务中心")
    assert "是否已开未核实" in said
    assert "2022-08-22 报道, 未核实" in said
    assert "示例" not in said


def test_what_is_not_verified_keeps_the_window_and_the_moment_that_are(desk: Desk) -> None:
    hit = desk.lookup("低保").hits[0]
    answer = hit.answer._replace(verdict="待核实", reason="能否办理未核实")
    said = say(hit._replace(answer=answer)).split(" · ")
    assert said[1] == "贵和家园社区便民服务中心 一楼 便民服务大厅 2号窗口 能否办理未核实"
    assert said[2] == "午休, 14:30 开"


def test_a_district_item_says_who_and_that_the_place_is_unknown(desk: Desk) -> None:
    hit = desk.lookup("护照").hits[0]
    said = say(hit)
    assert said.startswith("去别处")
    assert "办理地点待核实" in said
    assert "地点未核实" in sure(hit)


def test_going_elsewhere_names_the_place_and_whether_it_is_open(desk: Desk) -> None:
    said = line(desk, "个体户执照")
    assert "请到 搬口办事处级便民服务中心" in said
    assert "午休, 14:30 开" in said
    assert said.endswith("示例")


def test_an_open_place_is_said_with_its_address_not_with_a_verdict(desk: Desk) -> None:
    said = line(desk, "贵和家园")
    assert said.startswith("贵和家园社区便民服务中心 · 武盛大道与太清路交叉口附近的贵和家园小区 · 午休")
    assert said.endswith("示例")


def test_a_place_without_an_address_says_so_once(desk: Desk) -> None:
    said = line(desk, "名都")
    assert said.startswith("待核实 · 名都社区便民服务中心")
    assert said.count("报道未写地址") == 1


def test_no_line_ever_judges_who_is_eligible(desk: Desk) -> None:
    for category in desk.places.categories:
        for service in desk.browse(category.code):
            hit = desk.hit(service.code)
            assert hit is not None
            said = say(hit)
            assert "\n" not in said
            assert not any(word in said for word in ("你符合", "不符合", "你可以享受"))


@pytest.mark.parametrize(
    ("label", "words"), [("3号", "3号窗口"), ("综合窗口", "综合窗口"), ("总服务台", "总服务台"), (None, "")]
)
def test_a_window_is_read_as_its_sign(label: str | None, words: str) -> None:
    assert window_words(label) == words
