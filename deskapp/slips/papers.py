"""The tick list: documents of all items merged once, no catch-alls, missing ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from deskapp.domain.clean import clean
from deskapp.domain.models import Document
from deskapp.errors import DeskappError, UsageError

LONGEST_NAME = 120

# A whole name made of nothing but vague words asks for everything and names nothing.
_VAGUE = (
    r"(?:其他|其它|有关|相关|必要|所需|需要|应当|提供|提交|规定|要求|办理|窗口|认为|法律|法规|部门|的|和|及)"
)
_PAPERS = r"(?:申请|证明|身份|辅助)?(?:材料|资料|文件|证件|证明|凭证|手续|证照)"
_CATCH_ALL = re.compile(rf"{_VAGUE}+{_PAPERS}(?:等|等等)?")
_TRAILING = re.compile(rf"(?:等|以及|及|和|与)(?:{_VAGUE})*(?:其他|其它|相关|有关)(?:{_VAGUE})*{_PAPERS}等?$")
_AND_SO_ON = re.compile(rf"等{_PAPERS}?$")
_BRACKETS = re.compile(r"[((][^()()]*[))]")
_NOISE = re.compile(r"[\s()()「」【】、,,。.;;::]+")


class CatchAllDocument(DeskappError):
    """A list of documents holds a 「其他有关材料」, which tells nobody what to bring."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the tick list."""

    name: str
    needs: tuple[tuple[int, str], ...]
    """(item number from 1, situation or empty when it is always needed there)."""
    mark: str
    missing: bool = False

    def when(self, items: int) -> str:
        """For which of `items` items, and in which situation; empty when always for all."""
        if items == 1:
            return "、".join(dict.fromkeys(s for _, s in self.needs if s))
        if len({n for n, _ in self.needs}) == items and not any(s for _, s in self.needs):
            return ""
        always = [str(n) for n, situation in self.needs if not situation]
        parts = [f"第{'、'.join(always)}项"] if always else []
        parts += [f"第{n}项: {situation}" for n, situation in self.needs if situation]
        return "; ".join(parts)


def merged(items: Iterable[tuple[int, Sequence[Document], str]]) -> tuple[Paper, ...]:
    """Papers of (item number, documents, mark), each name once, always needed ones first.

    Raises CatchAllDocument. A paper that two items need keeps the weaker item's mark.
    """
    found: dict[str, Paper] = {}
    for number, documents, mark in items:
        for document in documents:
            name = clean(document.name, LONGEST_NAME).strip()
            refuse_catch_all(name)
            need = (number, clean(document.situation, LONGEST_NAME).strip())
            known = found.get(name)
            if known is None:
                found[name] = Paper(name, (need,), mark)
            else:
                found[name] = replace(known, needs=_added(known.needs, need), mark=weaker(known.mark, mark))
    return tuple(sorted(found.values(), key=lambda paper: all(situation for _, situation in paper.needs)))


def refuse_catch_all(name: str) -> None:
    """Raises CatchAllDocument for a name that is, or ends in, a catch-all."""
    bare = _NOISE.sub("", name)
    # 「证据(考勤、欠条等)」 names its kind, and only the examples in brackets go on.
    outside = _NOISE.sub("", _BRACKETS.sub("", name))
    if not outside or _CATCH_ALL.fullmatch(outside) or _TRAILING.search(bare) or _AND_SO_ON.search(outside):
        raise CatchAllDocument(
            f"材料「{name}」是兜底的写法, 告知单要写清是哪几样, 没有出单; "
            "请先在目录里把这一项的材料写具体, 或请窗口当面说明。"
        )


def with_missing(papers: Sequence[Paper], missing: Sequence[str]) -> tuple[Paper, ...]:
    """`papers` with those marked that the words of `missing` name: by the whole name, else by a part.

    Raises UsageError when a word fits none, CatchAllDocument for 「其他材料」.
    """
    lacking: set[str] = set()
    for words in missing:
        wanted = clean(words, LONGEST_NAME).strip()
        refuse_catch_all(wanted)
        fits = [p.name for p in papers if p.name == wanted] or [p.name for p in papers if wanted in p.name]
        if not fits:
            names = "、".join(p.name for p in papers) or "没有已知的材料"
            raise UsageError(f"材料里没有「{wanted}」。这张单上的材料: {names}。")
        lacking.update(fits)
    return tuple(replace(p, missing=True) if p.name in lacking else p for p in papers)


TRUST = ("示例", "未核实", "部分核实", "")
"""Marks, the weakest first."""


def weaker(one: str, other: str) -> str:
    return min(one, other, key=TRUST.index)


def _added(needs: tuple[tuple[int, str], ...], need: tuple[int, str]) -> tuple[tuple[int, str], ...]:
    """Always beats a situation of the same item."""
    if need in needs or (need[0], "") in needs:
        return needs
    kept = needs if need[1] else tuple(n for n in needs if n[0] != need[0])
    return (*kept, need)
