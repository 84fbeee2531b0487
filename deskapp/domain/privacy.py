"""What must not be kept of what somebody typed: numbers of persons, and matters nobody may read later.

`masked` is asked before any word is stored, `is_unspoken` before it is even considered.
"""

from __future__ import annotations

import re
import unicodedata

from deskapp.domain.clean import clean

LONGEST_WORDS = 60
"""Characters that are kept of one query, after masking."""

LONGEST_KEPT = 5
"""Digits that may stand in a row: 12345 and 12333 are hot lines; six may be a card or a birthday."""

MASK = "〔号码〕"
_LOOKED_AT = 400
"""Characters of a text that are read at all."""

# People also say numbers: 幺三八…, which a microphone or an input method writes in characters.
_SPOKEN = dict(zip("零〇○幺一二两三四五六七八九", "00011223456789", strict=True))
_BETWEEN = r" ?[-_.,:;/|+*#·•—–、。()]* ?"
_DIGITS = re.compile(rf"[+(]?\d(?:{_BETWEEN}\d){{{LONGEST_KEPT},}}(?:{_BETWEEN}[xX](?![a-zA-Z]))?", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9_.-]+")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s*[A-Za-z]\s*[·.\s-]?\s*(?=[A-Za-z]{0,5}\d)[A-Za-z0-9]{5,6}"
)

UNSPOKEN: tuple[str, ...] = (
    "失独", "戒毒", "吸毒", "贩毒", "毒品", "毒瘾", "矫正", "刑满", "出狱", "服刑", "坐牢", "监狱", "犯人",
    "前科", "劳教", "强制隔离", "帮教", "艾滋", "性病", "梅毒", "精神病", "精神障碍", "抑郁", "自杀", "轻生",
    "自残", "寻死", "不想活", "跳楼", "家暴", "家庭暴力", "强奸", "性侵", "猥亵", "骚扰", "拐卖", "堕胎",
    "流产", "引产", "嫖", "卖淫", "收养", "领养", "孤儿", "弃婴", "检举", "控告", "举报", "纪检", "两癌",
    "癌",
)  # fmt: skip
"""Stems of matters that are kept nowhere, whatever the search makes of the words around them."""


def masked(text: str) -> str:
    """`text` with every number that may name a person as 〔号码〕, at most LONGEST_WORDS long.

    Identity cards, phones, bank cards, plates, mail addresses and any row of more than
    LONGEST_KEPT digits, however they are spaced, in full width, or spoken in characters.
    """
    words = " ".join(clean(text, _LOOKED_AT).split())
    words = _ADDRESS.sub(MASK, _PLATE.sub(MASK, words))
    shadow = "".join(map(_digit, words))
    kept, at = [], 0
    for found in _DIGITS.finditer(shadow):
        kept += [words[at : found.start()], MASK]
        at = found.end()
    return clean(" ".join("".join([*kept, words[at:]]).split()), LONGEST_WORDS)


def is_unspoken(text: str) -> bool:
    """Does `text` (in characters) tell of a matter that is kept nowhere?"""
    together = "".join(text.split())
    return any(stem in together for stem in UNSPOKEN)


def _digit(character: str) -> str:
    """The ASCII digit that a character means in any script, else the character; one for one."""
    if character.isascii():
        return character
    if character in _SPOKEN:
        return _SPOKEN[character]
    value = unicodedata.digit(character, None)
    if value is not None:
        return str(value)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
