"""What stands on the signs of halls, and which whole category it means (整类)."""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.upkeep.finding import begins

WHOLE = "k:"
"""Codes of whole categories begin so among what may be picked; those of items with 「s:」."""

SIGNS = {
    "户籍": ("户口", "户政", "公安户籍", "派出所"),
    "民政救助": ("民政", "社会救助", "救助"),
    "惠农补贴": ("惠农", "农业", "农业农村", "涉农补贴", "种地补贴"),
    "劳动保障": ("社保", "人社", "社会保险", "社会保障", "人力资源", "就业", "劳动就业", "劳动"),
    "医疗保障": ("医保", "医疗", "医疗保险", "新农合", "合作医疗"),
    "计划生育": ("计生", "卫健", "生育"),
    "党群服务": ("党群", "党建", "党员", "党务"),
    "信访": ("群众来访", "矛盾调解", "来访接待"),
    "退役军人": ("退役", "双拥", "军人", "优抚"),
    "残疾人": ("残联", "助残", "残疾"),
    "养老": ("养老服务", "老龄"),
    "住房土地": ("住房", "土地", "自然资源", "不动产", "宅基地", "住建"),
    "办证执照": ("营业执照", "市场监管", "工商", "办证", "证照"),
    "帮教": ("安置帮教", "司法", "社区矫正"),
    "教育": ("教体", "教体局", "入学"),
    "生活服务": ("便民", "便民服务", "生活缴费"),
}
"""Name of a category -> what halls call it. Words of a whole counter only: a single matter (低保, 身份证)
means that matter, for a whole category claims much more."""

_LEAST = 2
"""Letters or signs below which too many signs would fit."""


def meant(typed: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The whole categories among `pairs`, (code, label), whose name or sign begins with what was typed."""
    if len(typed.strip()) < _LEAST:
        return []
    return [
        pair
        for pair in pairs
        if pair[0].startswith(WHOLE) and any(begins(typed, sign) for sign in _signs(pair[1]))
    ]


def _signs(label: str) -> tuple[str, ...]:
    name = label.partition(" (")[0]
    return (name, *SIGNS.get(name, ()))
