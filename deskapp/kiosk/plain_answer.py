"""An answer in plain short lines, where to go first; every mark of the catalog stays on its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from deskapp.desk.say import brings, is_place
from deskapp.domain.answer import Hit
from deskapp.domain.outside import is_for_all
from deskapp.kiosk import words
from deskapp.slips import content
from deskapp.slips.content import Line, Timetable

RENAMED = {
    "结论": words.HERE,
    "地点": words.GO,
    "位置": words.GO,
    "时间": words.NOW,
    "时限": words.HOW_LONG,
    "存疑": words.DOUBT,
}
"""The slip's labels in the kiosk's words."""
FIRST = (words.GO, words.WINDOW, words.CHANGED, words.NOW, words.HERE)
"""What is read first, in this order; the rest follows as the slip has it."""
HAND_IN = "交件"
"""The slip's label of the second place, where what is asked about here is handed in."""
OF_A_PLACE = ("地址", "窗口", "时间", "平时")


class Fact(NamedTuple):
    """One line. `mark`: 示例, 未核实 … or empty where somebody verified it."""

    label: str
    text: str
    mark: str = ""


def title(hit: Hit) -> str:
    """What others may read over the visitor's shoulder."""
    return hit.service.neutral_name or content.title(hit)


def facts(hit: Hit, at: datetime, timetable: Timetable | None = None) -> list[Fact]:
    """Where to go, which window, now, what to bring; then the rest.

    Of an item that must not be called aloud only the way is shown: papers and periods would tell.
    """
    here, there = _places(content.item(hit, at, {}, timetable).lines)
    lines = [Fact(*_renamed(line, at)) for line in here]
    if hit.mention is not None:
        # Nobody knows which place a source means by that name: there is no way there to be told.
        lines = [line for line in lines if line.label not in (words.GO, words.FIRST)]
        lines.append(Fact(words.GO, hit.answer.advice))
    first = [fact for label in FIRST for fact in lines if fact.label == label]
    first += _handed_in([_renamed(line, at) for line in there])
    if hit.service.neutral_name:
        return [*first, Fact(words.BRING, words.BRING_ASIDE)]
    rest = [fact for fact in lines if fact.label not in FIRST]
    return [*first, *_bring(hit), *rest, *_who(hit), *_sources(content.sources([hit]))]


def _places(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(all but the second place, the second place): each window stays with its own place."""
    begins = next((at for at, line in enumerate(lines) if line.label == HAND_IN), len(lines))
    ends = next((at for at in range(begins + 1, len(lines)) if lines[at].label not in OF_A_PLACE), len(lines))
    return [*lines[:begins], *lines[ends:]], list(lines[begins:ends])


def _handed_in(place: Sequence[tuple[str, str, str]]) -> Iterator[Fact]:
    """The second place with its window in one fact, and whether it is open."""
    where = [text for label, text, _ in place if label in (HAND_IN, words.WINDOW)]
    if where:
        yield Fact(words.HAND_IN, " ".join(where), place[0][2])
    yield from (Fact(words.THERE, text, mark) for label, text, mark in place if label == words.NOW)


def _renamed(line: Line, at: datetime) -> tuple[str, str, str]:
    """The time of asking is on top of the screen already."""
    asked = f"{at.month}月{at.day}日 {at:%H:%M} 时: "
    return RENAMED.get(line.label, line.label), line.text.removeprefix(asked), line.mark


def _bring(hit: Hit) -> Iterator[Fact]:
    """The papers that are always needed, then each situation."""
    if is_place(hit) or not (brings(hit) or hit.service.documents):
        return
    mark = content.service_mark(hit.service)
    if not hit.service.documents:
        yield Fact(words.BRING, words.BRING_UNKNOWN, mark)
    else:
        always = [paper.name for paper in hit.service.documents if not paper.situation]
        yield Fact(words.BRING, "、".join(always) or words.BRING_UNKNOWN, mark)
        for paper in hit.service.documents:
            if paper.situation:
                yield Fact("", f"{paper.situation}: {paper.name}", mark)


def _who(hit: Hit) -> Iterator[Fact]:
    """Who decides, never whether somebody qualifies; nobody decides on what is for all."""
    if not is_place(hit) and not is_for_all(hit.service):
        yield Fact(words.WHO, f"可申请, 由{hit.service.department or '主管部门'}审核")


def _sources(names: Sequence[str]) -> Iterator[Fact]:
    if names:
        yield Fact(words.SOURCE, "；".join(names))
