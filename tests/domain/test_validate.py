"""The field's rules give their reason, and let good text through."""

from __future__ import annotations

import pytest

from deskapp.domain import validate as rules


@pytest.mark.parametrize(
    "text",
    [
        "其他有关材料",
        "其它相关材料",
        "身份证等材料",
        "需要的相关资料",
        "其他材料",
        "办理所需手续",
        "其他证明",
    ],
)
def test_a_catch_all_is_refused_and_named(text: str) -> None:
    reason = rules.no_catch_all(text)
    assert "等于没说" in reason
    assert "「" in reason


@pytest.mark.parametrize(
    "text", ["身份证原件", "户口簿", "劳动关系证明", "经办人证件", "不动产权证书或购房合同"]
)
def test_a_document_that_says_what_it_is_is_good(text: str) -> None:
    assert rules.no_catch_all(text) == ""


@pytest.mark.parametrize(
    "text", ["13812345678", "0394-8123456", "037112345678"[:4] + "-81234567", "12345", "110", "400-123-4567",
             "95598", "0394-8123456转802", "12345、0394-8123456"]
)  # fmt: skip
def test_telephones_of_every_kind_are_good(text: str) -> None:
    assert rules.phone(text) == ""


@pytest.mark.parametrize("text", ["1381234567", "电话", "123456789012", "12345、你好", "1"])
def test_what_is_no_telephone_is_refused(text: str) -> None:
    assert "不像电话" in rules.phone(text)


def test_a_landline_without_area_code_is_told_what_is_missing() -> None:
    assert "少了区号" in rules.phone("8123456")


def test_nothing_about_a_person_is_taken() -> None:
    assert "身份证号" in rules.no_person("张三 41272619900101123X")
    assert rules.no_person("编码 000717007000") == ""
    assert "手机号" in rules.no_mobile("找小李 13812345678")
    assert rules.no_mobile("12345 政务热线") == ""


def test_hidden_characters_are_refused() -> None:
    assert rules.no_hidden_characters("好\x1b[31m") != ""
    assert rules.no_hidden_characters("左\u202e右") != ""
    assert rules.no_hidden_characters("贵和家园") == ""


@pytest.mark.parametrize(
    ("wording", "days", "unit"),
    [("20个工作日", "20", "工作日"), ("30日内", "30", "日"), ("1年内", "1", "年"), ("当场办结", "", "")],
)
def test_a_period_whose_unit_its_wording_bears_out_is_good(wording: str, days: str, unit: str) -> None:
    assert rules.period(wording, days, unit) == ""


@pytest.mark.parametrize(
    ("wording", "days", "unit", "reason"),
    [
        ("20个工作日", "20", "日", "日和工作日不能混用"),
        ("20日", "20", "工作日", "日和工作日不能混用"),
        ("20日", "30", "日", "没有 30"),
        ("20日", "20", "", "要么都写"),
        ("20日", "零", "日", "整数"),
        ("20日", "1", "年", "没有「年」"),
    ],
)
def test_a_period_that_says_two_things_is_refused(wording: str, days: str, unit: str, reason: str) -> None:
    assert reason in rules.period(wording, days, unit)


def test_a_length_is_read_from_its_wording_only_when_there_is_one() -> None:
    assert rules.length_in("自受理之日起20个工作日") == ("20", "工作日")
    assert rules.length_in("30天内") == ("30", "日")
    assert rules.length_in("20日, 特殊情况45日") == ("", "")


@pytest.mark.parametrize(
    ("typed", "label"),
    [("3", "3号"), ("3号窗口", "3号"), ("１２", "12号"), ("A12", "A12"), ("综合窗口", "综合")],
)
def test_a_window_label_is_written_as_on_the_sign(typed: str, label: str) -> None:
    assert rules.tidy_window_label(typed) == label
    assert rules.window_label(label) == ""


def test_a_window_label_is_short_and_plain() -> None:
    assert rules.window_label("一楼大厅左手第二个窗口") != ""
    assert rules.window_label("3/4") != ""


def test_a_name_that_others_bear_is_said_with_its_owner() -> None:
    owners = {"过户": ("不动产转移登记", "机动车过户")}
    assert "不动产转移登记" in rules.taken_by(" 过户", owners)
    assert rules.taken_by("低保", owners) == ""
    assert rules.repeated(["低保", "五保", "低保 "]) == "「低保」写了两遍"
    assert rules.repeated(["", ""]) == ""
    assert rules.everyday_name("证") != ""


def test_checks_are_joined_and_the_first_reason_counts() -> None:
    check = rules.all_of(rules.required, rules.plain_text(5))
    assert (check(" "), check("一二三四五六"), check("低保")) == ("要填", "太长: 6 个字, 最多 5 个", "")
    assert rules.unless_empty(rules.phone)("") == ""
    assert "只能是: 直接办、空" in rules.one_of(("直接办", ""))("都行")
