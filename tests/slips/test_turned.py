"""The screen turned to the citizen: short, marked, and silent about what nobody else should read."""

from __future__ import annotations

import pytest

from deskapp.domain.said import Mention
from deskapp.slips.layout import columns
from deskapp.slips.turned import SHORT, turned, window_digits
from tests.slips.build import OWN, REPORT, SAMPLE, answer, hit, sample_hit, service


def test_a_turned_screen_has_few_short_lines_and_keeps_the_marks() -> None:
    lines = turned(sample_hit()).lines
    assert len(lines) <= 6
    assert all(columns(line) <= SHORT for line in lines)
    assert lines[-1] == "[地点: 示例 · 材料: 未核实]"
    assert "2号窗口" in lines[3]


def test_a_long_line_of_a_turned_screen_is_cut_but_its_marks_are_not() -> None:
    long = hit(service("很长的事项名称" * 20, ("材料" * 40,), confidence="low"), answer(source=SAMPLE))
    lines = turned(long).lines
    assert all(columns(line) <= SHORT for line in lines)
    assert lines[0].endswith("..")
    assert "示例" in lines[-1]


def test_papers_that_do_not_fit_are_counted_and_none_is_cut() -> None:
    papers = ("收养申请书", "居民户口簿和居民身份证", "婚姻状况和抚养能力证明", "体检证明")
    (told, *_) = turned(hit(service(papers=papers))).below
    assert told == "带: 收养申请书、居民户口簿和居民身份证 等4样"


def test_a_turned_screen_says_that_a_refusal_rests_on_the_sample() -> None:
    there = answer("能办", "许湾便民服务中心", "5号", source=REPORT)
    lines = turned(hit(where=answer("去别处", source=SAMPLE, instead=there, reason="这里不办"))).lines
    assert lines[-1] == "[结论: 示例 · 地点: 未核实]"


def test_the_department_of_a_sensitive_item_is_not_named_either() -> None:
    item = service("戒毒人员帮扶")._replace(neutral_name="帮扶事项", department="办事处禁毒办、派出所")
    told = turned(hit(item, answer("去别处", None, None, reason="由区级办(办事处禁毒办、派出所)")))
    assert "禁毒" not in "".join(told.lines)
    assert "主管部门" in "".join(told.lines)


def test_the_number_stands_between_the_place_and_the_papers() -> None:
    told = turned(hit())
    assert told.digits == "2"
    assert "2号窗口" in told.above[-1]
    assert told.below[0].startswith("带: ")


def test_a_turned_screen_tells_nothing_of_a_sensitive_item() -> None:
    item = service("戒毒人员帮扶", ("解除强制隔离戒毒证明书",))._replace(neutral_name="帮扶事项")
    assert "戒毒" not in "".join(turned(hit(item)).lines)
    assert turned(hit(), "民政事项").lines[0] == "民政事项"


@pytest.mark.parametrize(("label", "digits"), [("3号", "3"), ("户籍12号", "12"), (None, ""), ("1-2号", "")])
def test_the_window_number_for_block_digits(label: str | None, digits: str) -> None:
    assert window_digits(hit(where=answer(window=label, source=OWN))) == digits


def test_a_place_that_only_a_source_names_sends_nobody_there() -> None:
    where = answer("待核实", "东新区便民服务中心", source=REPORT, reason="周口日报 2023-09-05 提到, " * 9)
    named = hit(where=where)._replace(mention=Mention("z-1", "东新区便民服务中心", ()))
    lines = turned(named).lines
    assert any("没核实" in line for line in lines)
    assert any("先别去, 拨 12345" in line for line in lines)
    assert not [line for line in lines if line.endswith("..")]
