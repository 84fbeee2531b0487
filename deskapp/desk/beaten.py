"""Somebody is beaten at home: who beats, that he beats, whom. People say it in a hundred ways, always
with these three parts, so no list of whole phrases holds them all."""

from __future__ import annotations

import re

FAMILY = (
    "儿子", "儿媳妇", "儿媳", "儿", "媳妇", "老婆", "妻子", "老公", "丈夫", "男人", "男的", "对象", "爱人",
    "当家的",
    "孩他爹", "孩他爸", "女婿", "闺女", "女儿", "妮", "孙子", "孙女", "外甥", "侄子", "侄儿", "爹", "爸",
    "娘", "妈",
    "哥", "弟", "姐", "妹", "嫂子", "公公", "婆婆", "婆子", "公婆", "家里人", "家人", "屋里人", "家里的",
    "一家子",
    "老头", "老头子", "老汉", "老伴", "孩子", "娃", "小子", "亲戚", "保姆", "护工",
)  # fmt: skip
BLOWS = ("打骂", "毒打", "暴打", "殴打", "打", "揍", "捶", "踹", "踢", "掐", "扇")
WHOM = (
    "俺", "我", "咱", "老人", "老的", "老娘", "老爹", "他妈", "他娘", "他爹", "他爸", "她妈", "她娘",
    "亲娘", "亲爹",
    "爹娘", "爹妈", "父母", "奶奶", "爷爷", "婆婆", "公公",
)  # fmt: skip
PASSIVE = ("被", "叫", "让", "挨")
NO_BLOW = "的|机|电话|手机|卡|账|帐|存折|银行|社保|身份证|微信|钱|款|工资|疫苗|针|预防|印|工"
"""打 with these means a call, a payment, a jab or a printout."""
BETWEEN = 8
"""Characters between who and the blow: 「儿媳妇不给饭吃还打我」."""


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_ACTIVE = re.compile(
    f"{_any(FAMILY)}[^ ]{{0,{BETWEEN}}}?{_any(BLOWS)}(?:了|着|过|伤|骂|死)?{_any(WHOM)}(?!{NO_BLOW})"
)
_SUFFERED = re.compile(
    f"{_any(PASSIVE)}(?:俺|我|他|她|自己|自家|亲|的|那){{0,2}}{_any(FAMILY)}"
    f"[^ ]{{0,2}}{_any(BLOWS)}(?!.{{0,3}}(?:{NO_BLOW}))(?:了|伤|骂|得|坏|哭|一顿|咋|$)"
)
_TAKEN = re.compile(
    f"{_any(FAMILY)}(?:把|将){_any(WHOM)}[^ ]{{0,3}}?{_any(BLOWS)}(?:了|伤|得|坏|哭|死|一顿|$)(?!{NO_BLOW})"
)


def is_beaten(typed: str) -> bool:
    """Does `typed`, squeezed and without harmless words, tell of a blow among one's own?"""
    return any(pattern.search(typed) for pattern in (_ACTIVE, _SUFFERED, _TAKEN))
