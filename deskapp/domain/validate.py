"""The field's rules, each as a small function: a text in, the reason in Chinese out, "" when it is good.

Shared by forms, imports and the catalog check, so that one fact is judged once. Sources: 行政许可法
第30条 and 河南省优化营商环境条例 第28条 (no catch-alls in a list of documents), GB/T 39554.2 (日 and
工作日 are different units), 个人信息保护法 第6条 (nothing about a person that is not needed).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from deskapp.domain.clean import clean

Check = Callable[[str], str]
"""The reason why a text cannot stay as it is; "" when it can."""

_LOOSE = re.compile(
    r"(其他|其它|其余)(的)?(有关|相关|所需|必要|需要)?(的)?(材料|资料|证件|证明|手续|文件)"
    r"|(有关|相关|所需|必要)的?(材料|资料|手续|证件)"
    r"|等(有关|相关)?(材料|资料)"
)
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")

_PHONE = re.compile(
    r"1[3-9]\d{9}"  # mobile
    r"|0\d{2,3}[- ]?[2-9]\d{6,7}([- 转]\d{1,6})?"  # landline, with an extension
    r"|(400|800)[- ]?\d{3}[- ]?\d{4}"
    r"|1[12]\d|12\d{3}|1[01]\d{3}|9[56]\d{3,4}"  # 110 120 · 12345 · 10086 · 95598
)
_LOCAL_PHONE = re.compile(r"[2-9]\d{6,7}")
_BETWEEN_PHONES = re.compile(r"[、,，;；/]")

_DAYS = re.compile(r"(\d+)\s*个?\s*(工作日|日|天|年)")
UNITS = ("日", "工作日", "年")
"""Units of a period; never converted into each other."""


def all_of(*checks: Check) -> Check:
    """The first reason that any of `checks` gives."""
    return lambda text: next((reason for check in checks if (reason := check(text))), "")


def unless_empty(check: Check) -> Check:
    """Nothing written is unknown, which is always allowed to be said."""
    return lambda text: check(text) if text.strip() else ""


def required(text: str) -> str:
    return "" if text.strip() else "要填"


def longest(limit: int) -> Check:
    """At most `limit` characters."""
    return lambda text: "" if len(text) <= limit else f"太长: {len(text)} 个字, 最多 {limit} 个"


def one_of(words: Iterable[str]) -> Check:
    known = tuple(words)
    return lambda text: "" if text in known else f"只能是: {'、'.join(word or '空' for word in known)}"


def no_hidden_characters(text: str) -> str:
    """Control, invisible and direction characters can steer a terminal or hide text."""
    return "" if clean(text, len(text) + 1) == text else "里面有看不见的控制字符, 请删掉重打"


def no_person(text: str) -> str:
    """A catalog holds facts about counters, never about a citizen."""
    return "像身份证号: 目录里不记个人信息" if _ID_NUMBER.search(text) else ""


def no_mobile(text: str) -> str:
    """A mobile number anywhere but in the field for telephones is most likely somebody's own."""
    return "像手机号: 电话请填到电话一栏, 个人手机不要写" if _MOBILE.search(text) else ""


def no_catch_all(text: str) -> str:
    """「其他有关材料」 tells nobody what to bring; a list of documents must be complete."""
    found = _LOOSE.search(text)
    return f"「{found[0]}」等于没说, 群众会白跑: 请写出是哪一样" if found else ""


def plain_text(limit: int) -> Check:
    """What every text of the catalog obeys."""
    return all_of(longest(limit), no_hidden_characters, no_person, no_mobile)


def phone(text: str) -> str:
    """Mobile, landline with its area code, 400, or a short number such as 12345; several with 、 between."""
    for part in _BETWEEN_PHONES.split(text):
        number = part.strip()
        if _PHONE.fullmatch(number):
            continue
        if _LOCAL_PHONE.fullmatch(number):
            return f"{number} 少了区号: 写成 0394-{number} 这样 (区号按实际)"
        return f"「{number[:20]}」不像电话: 手机 11 位、座机带区号、或 12345 这样的短号"
    return ""


def window_label(text: str) -> str:
    """As on the sign: 3号, A12, 综合; short, for it is shown in the largest letters."""
    if len(text) > 8:
        return "窗口号太长: 照牌子上写, 如 3号、A12、综合"
    return "" if re.fullmatch(r"[0-9A-Za-z一-鿿-]+", text) else "窗口号只用汉字、字母、数字和短横"


def tidy_window_label(text: str) -> str:
    """「3」 and 「3号窗口」 are both 「3号」."""
    label = text.strip().translate(_HALF_WIDTH).removesuffix("窗口") or text.strip()
    return f"{label}号" if label.isdecimal() else label


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def period(wording: str, days: str, unit: str) -> str:
    """Does the length stand in the wording, in the same unit? 日 ≠ 工作日: a week's difference."""
    if bool(days) != bool(unit):
        return "天数和单位要么都写, 要么都不写"
    if not days:
        return ""
    if not days.isdecimal() or int(days) < 1:
        return "天数要写成 1 以上的整数"
    if unit == "年":
        return "" if "年" in wording else "原话里没有「年」"
    if ("工作日" in wording) != (unit == "工作日"):
        return f"原话{'是' if '工作日' in wording else '不是'}工作日: 日和工作日不能混用"
    return "" if days in re.findall(r"\d+", wording) else f"原话里没有 {days} 这个数"


def length_in(wording: str) -> tuple[str, str]:
    """(days, unit) of a wording with exactly one plain length, else two empty texts."""
    found = _DAYS.findall(wording)
    if len(found) != 1:
        return "", ""
    number, unit = found[0]
    return number, "日" if unit == "天" else unit


def everyday_name(text: str) -> str:
    """What citizens call an item: short, and more than one letter of it."""
    if len(text) < 2:
        return "至少两个字: 一个字会搜出太多别的事项"
    return longest(20)(text)


def taken_by(name: str, owners: Mapping[str, Iterable[str]]) -> str:
    """Whom `name` also belongs to, as a sentence: two items may share one, but somebody must mean it.

    `owners`: everyday or official name -> official names of the other items that bear it.
    """
    others = tuple(dict.fromkeys(owners.get(name.strip(), ())))
    if not others:
        return ""
    return f"「{name.strip()}」也是「{'」「'.join(others[:2])}」的叫法: 两项都会被搜到, 确认是这样再存"


def repeated(names: Iterable[str]) -> str:
    """The first text that stands twice in one list."""
    seen: set[str] = set()
    for name in names:
        key = name.strip()
        if key and key in seen:
            return f"「{key}」写了两遍"
        seen.add(key)
    return ""
