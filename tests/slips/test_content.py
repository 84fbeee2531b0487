"""What stands on a slip: marks everywhere, documents once, no catch-alls, no judgement."""

from __future__ import annotations

from datetime import date

import pytest

from deskapp.domain.answer import LimitDate
from deskapp.domain.models import Document
from deskapp.errors import UsageError
from deskapp.slips import content, text
from deskapp.slips.papers import CatchAllDocument
from deskapp.slips.turned import turned
from tests.slips.build import AT, HALL, REPORT, SAMPLE, answer, hit, sample_hit, service


def words(slip: content.Slip) -> str:
    return text.render(slip, 200)


def labelled(slip: content.Slip, label: str) -> list[content.Line]:
    return [line for item in slip.items for line in item.lines if line.label == label]


def test_a_verified_item_at_a_verified_place_has_no_mark() -> None:
    slip = content.build([hit()], AT)
    assert not slip.sample
    assert not slip.warning
    assert "[" not in words(slip)
    assert "本台, 核实于 2026-09-01" in slip.sources


def test_every_line_of_a_sample_place_is_marked() -> None:
    slip = content.build([sample_hit()], AT)
    place = [
        line for item in slip.items for line in item.lines if line.label in ("结论", "地点", "窗口", "时间")
    ]
    assert len(place) == 4
    assert {line.mark for line in place} == {"示例"}
    assert "不能照着去" in slip.warning


def test_what_nobody_verified_says_so() -> None:
    slip = content.build([hit(service(confidence="low"), answer(source=REPORT))], AT)
    assert {line.mark for item in slip.items for line in item.lines} == {"未核实"}
    assert {paper.mark for paper in slip.papers} == {"未核实"}


def test_a_sample_item_stays_a_sample_at_a_real_place() -> None:
    slip = content.build([hit(service(provenance=SAMPLE))], AT)
    assert slip.sample
    assert {paper.mark for paper in slip.papers} == {"示例"}


def test_an_unknown_window_is_said_and_never_made_up() -> None:
    slip = content.build([hit(where=answer(window=None, advice="窗口号未核实, 到大厅问导服"))], AT)
    assert slip.items[0].window is None
    assert labelled(slip, "窗口")[0].text == "窗口号未核实, 到大厅问导服"


def test_where_instead_is_what_the_slip_sends_to() -> None:
    there = answer("能办", "许湾便民服务中心", "5号", source=REPORT)
    slip = content.build([hit(where=answer("去别处", instead=there, reason="这里不办"))], AT)
    assert labelled(slip, "结论")[0].text == f"去别处: {HALL} 这里不办"
    assert [line.text for line in labelled(slip, "地点")] == ["许湾便民服务中心 一楼 便民服务大厅"]
    assert labelled(slip, "地点")[0].mark == "未核实"
    assert slip.items[0].window == content.Line("窗口", "5号窗口", "未核实")


def test_advice_here_and_papers_there_are_both_named() -> None:
    there = answer("只收件", "许湾便民服务中心", "5号")
    slip = content.build([hit(where=answer("只咨询", instead=there))], AT)
    assert labelled(slip, "地点")[0].text.startswith(HALL)
    assert labelled(slip, "交件")[0].text.startswith("许湾")


def test_a_place_outside_the_centres_is_said_in_words() -> None:
    outside = answer("待核实", None, None, reason="由户籍地派出所办, 派出所地点未核实", advice="先拨 12345")
    slip = content.build([hit(where=outside)], AT)
    assert labelled(slip, "地点")[0].text == "由户籍地派出所办, 派出所地点未核实"
    assert labelled(slip, "先问")[0].text == "先拨 12345"
    assert not labelled(slip, "窗口")


def test_the_citizens_own_deadline_comes_first() -> None:
    limits = labelled(content.build([hit()], AT), "时限")
    assert [line.text for line in limits] == ["申请人 一个月内申报", "法定 30个工作日"]


def test_a_deadline_is_written_as_a_date_where_the_desk_counted_it() -> None:
    counted = LimitDate("citizen", "本人最迟", date(2026, 10, 22), "一个月内申报", "按今天算")
    uncounted = LimitDate("legal", "法定最迟", None, "30个工作日", "")
    slip = content.build([hit()._replace(dates=(counted, uncounted))], AT)
    assert [line.text for line in labelled(slip, "时限")] == [
        "申请人 一个月内申报, 本人最迟 2026-10-22 (按今天算)",
        "法定 30个工作日",
    ]


def test_todays_changes_stand_on_the_slip_and_on_the_turned_screen() -> None:
    changed = hit(where=answer()._replace(alerts=("社保系统慢, 到 9月22日 18:00",)))
    assert [line.text for line in labelled(content.build([changed], AT), "注意")] == [
        "社保系统慢, 到 9月22日 18:00"
    ]
    assert "社保系统慢" in turned(changed).lines[1]


def test_who_qualifies_is_never_said() -> None:
    whole = words(content.build([hit(), sample_hit()], AT))
    assert not [word for word in ("符合", "资格", "够条件", "可以领") if word in whole]


def test_documents_of_several_items_stand_once() -> None:
    one = service(papers=("居民身份证", "申请书"))
    other = service(
        "残疾人证新办", ("居民身份证", Document("结婚证", "已婚的")), code="cl-1", confidence="low"
    )
    slip = content.build([hit(one), hit(other)], AT)
    assert [(p.name, p.when(2), p.mark) for p in slip.papers] == [
        ("居民身份证", "", "未核实"),
        ("申请书", "第1项", ""),
        ("结婚证", "第2项: 已婚的", "未核实"),
    ]


def test_an_item_without_known_documents_says_so() -> None:
    slip = content.build([hit(service(papers=())), hit()], AT)
    assert slip.no_papers == (content.Line("材料", "第1项要带什么先问窗口", "未核实"),)


@pytest.mark.parametrize(
    "name",
    [
        "其他有关材料",
        "其他材料",
        "相关材料",
        "其它需要提供的证明材料",
        "法律、法规规定的其他材料",
        "(其他资料)",
        "相关材料(原件)",
        "身份证(及其他有关材料)",
        "身份证等材料",
        "身份证及其他相关证明",
        "有关部门要求的其他文件",
        "户口簿等",
    ],
)  # fmt: skip
def test_a_catch_all_makes_no_slip(name: str) -> None:
    with pytest.raises(CatchAllDocument, match="兜底"):
        content.build([hit(service(papers=("居民身份证", name)))], AT)


@pytest.mark.parametrize(
    "name",
    [
        "不动产权属材料或其他合法住所材料",
        "经营场所相关文件",
        "申请材料",
        "身份证明",
        "相关合同和证据",
        "证据(考勤、欠条等)",
    ],
)
def test_a_paper_that_names_something_is_no_catch_all(name: str) -> None:
    assert content.build([hit(service(papers=(name,)))], AT).papers[0].name == name


def test_a_missing_paper_is_named_by_a_part_of_its_name() -> None:
    slip = content.build([hit()], AT, missing=["户口簿"])
    assert [p.name for p in slip.papers if p.missing] == ["居民户口簿"]


def test_a_whole_name_beats_its_part_in_another() -> None:
    slip = content.build([hit(service(papers=("身份证", "父母身份证")))], AT, missing=["身份证"])
    assert [p.missing for p in slip.papers] == [True, False]


def test_a_missing_paper_that_is_not_asked_for_is_refused() -> None:
    with pytest.raises(UsageError, match="居民身份证、居民户口簿"):
        content.build([hit()], AT, missing=["护照"])


def test_a_blank_missing_paper_is_refused() -> None:
    with pytest.raises(CatchAllDocument):
        content.build([hit()], AT, missing=[" "])


def test_no_item_no_slip() -> None:
    with pytest.raises(UsageError):
        content.build([], AT)


def test_a_neutral_name_stands_for_a_sensitive_item() -> None:
    slip = content.build([hit()], AT, neutral={"mz-0038": "民政事项"})
    assert slip.items[0].name == "民政事项"
    assert "最低生活" not in words(slip)


def test_hostile_text_is_harmless() -> None:
    evil = service("低保\x1b]0;x\x07\u202e\n第二行", ("身份证\x00\r\n\u200b", "[/nope]"))
    slip = content.build([hit(evil, answer(window="2号\x1b[31m"))], AT)
    assert not [c for c in words(slip) if (c < " " and c != "\n") or c in "\u202e\u200b"]
    assert slip.items[0].name == "低保]0;x 第二行"
