"""Numbers in a text, however they are written: 六十岁 and 60岁 are one, 六十岁 and 八十岁 are not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
UNITS = (
    "周岁",
    "岁",
    "号",
    "级",
    "孩",
    "胎",
    "代",
    "档",
    "年",
    "月",
    "块",
    "元",
    "亩",
    "楼",
    "层",
    "天",
    "日",
)
"""What is counted. A single numeral counts only before one of these: the 一 of 一次性 is no number."""
SAME_UNIT = {"周岁": "岁", "块": "元", "胎": "孩", "层": "楼", "日": "天"}
FOUND = re.compile(rf"([0-9]+|[{''.join(DIGITS)}{''.join(PLACES)}]+)[多来几]?({'|'.join(UNITS)})?")
NONE: frozenset[Number] = frozenset()


class Number(NamedTuple):
    """A number with what it counts; `unit` is empty where nothing is said."""

    value: int
    unit: str


@lru_cache(maxsize=4096)
def numbers(squeezed: str) -> frozenset[Number]:
    """The numbers in a squeezed text."""
    found = (_number(match) for match in FOUND.finditer(squeezed))
    return frozenset(n for n in found if n is not None) or NONE


def disagree(asked: frozenset[Number], squeezed: str) -> bool:
    """Does the text count the same thing as `asked`, and name other numbers only? 八十岁 for 六十岁."""
    told = numbers(squeezed)
    rivals = [(a, t) for a in asked for t in told if _one_thing(a, t)]
    return bool(rivals) and not any(_begins(a, t) for a, t in rivals)


def respelled(squeezed: str) -> tuple[str, ...]:
    """The text with its numbers written the other ways: 五号窗口 -> 5号窗口, 60岁 -> 六十岁."""
    ways = (FOUND.sub(_in_digits, squeezed), FOUND.sub(_in_words, squeezed))
    return tuple(way for way in dict.fromkeys(ways) if way != squeezed)


def _number(match: re.Match[str]) -> Number | None:
    written, unit = match.group(1), match.group(2) or ""
    value = int(written) if written.isascii() else _value(written)
    if value is None or (len(written) == 1 and not unit):
        return None
    return Number(value, SAME_UNIT.get(unit, unit))


def _value(written: str) -> int | None:
    """六十 -> 60, 一百零五 -> 105, 三千六 and 三六零零 -> 3600; None for what is no number: 千百."""
    if not any(c in PLACES for c in written):
        return int("".join(str(DIGITS[c]) for c in written))
    if written[0] not in DIGITS and written[0] != "十":
        return None
    total, digit, place = 0, 1 if written[0] == "十" else 0, 1
    for char in written:
        if char in DIGITS:
            digit, place = DIGITS[char], 1 if char in "零〇" else place
        elif char == "万":
            total, digit, place = (total + digit) * PLACES[char], 0, PLACES[char]
        else:
            total, digit, place = total + digit * PLACES[char], 0, PLACES[char]
    return total + digit * (place // 10 if place > 10 else 1)


def _one_thing(one: Number, other: Number) -> bool:
    """六十 may well be 60岁; 3600 is no age."""
    alike = len(str(one.value)) == len(str(other.value))
    return one.unit == other.unit or (alike and not (one.unit and other.unit))


def _begins(asked: Number, told: Number) -> bool:
    """123 is 12345 still being typed."""
    return asked.value == told.value or (asked.value > 99 and str(told.value).startswith(str(asked.value)))


def _in_digits(match: re.Match[str]) -> str:
    number = _number(match)
    return match.group() if number is None else str(number.value) + match.group()[len(match.group(1)) :]


def _in_words(match: re.Match[str]) -> str:
    number = _number(match)
    if number is None or not match.group(1).isascii() or number.value > 99:
        return match.group()
    return _spoken(number.value) + match.group()[len(match.group(1)) :]


def _spoken(value: int) -> str:
    """0 to 99 as said: 五, 十二, 六十."""
    tens, ones = divmod(value, 10)
    names = "零一二三四五六七八九"
    head = ("" if tens == 1 else names[tens]) + "十" if tens else ""
    return head + (names[ones] if ones or not tens else "")
