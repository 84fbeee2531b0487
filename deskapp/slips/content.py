"""What stands on a slip (一次性告知单): built once, laid out by text, pdf, qr and escpos.

Every line carries its own mark (示例, 未核实 …), so that no form can lose it. A slip says where
to go and what to bring; who qualifies is for the department to say, and never stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from deskapp.desk.say import WORKING, brings, is_place, window_words
from deskapp.domain.answer import CAN_DO, UNKNOWN_WINDOW, Answer, Hit, LimitDate
from deskapp.domain.clean import clean
from deskapp.domain.models import Provenance, Service
from deskapp.errors import UsageError
from deskapp.slips.papers import Paper, merged, with_missing

TITLE = "一次性告知单"
SAMPLE = "示例"
UNVERIFIED = "未核实"
PARTLY = "部分核实"
SAMPLE_WARNING = "含示例: 标「示例」的地点、窗口和时间是编的, 不能照着去"
FOOTER = "本单只指路, 以窗口答复为准; 受理和审核由主管部门定。"

DOUBT = "这一项的办法或地点还有没核实的, 去之前先问"

LIMIT_KINDS = {"citizen": "申请人", "legal": "法定", "promised": "承诺", "procedure": "程序"}
MARKS = {"high": "", "medium": PARTLY, "low": UNVERIFIED}
"""A service's confidence as a mark; an unknown word counts as the weakest."""

LONGEST = 300
"""Characters of one statement; what is longer is no line of a slip."""

NOTICE = "注意"
"""Label of today's changes, which this desk itself has entered."""

ABOUT = "位置"
"""Label of a place that was itself asked for: no window is looked for."""

SOMEBODY = "主管部门"
_BETWEEN = re.compile("[、,/;\uff0c\uff0f\uff1b]+")

Timetable = Callable[[Answer], str]
"""The usual hours of an answer's place in words; empty when they are not known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled statement. `mark` is empty only where the catalog says it was verified."""

    label: str
    text: str
    mark: str = ""

    @property
    def marked(self) -> str:
        return f"{self.text} [{self.mark}]" if self.mark else self.text


@dataclass(frozen=True, slots=True)
class Item:
    """One 事项 with everything about its place."""

    name: str
    window: Line | None
    """The window, for printing large: 「2号窗口」. None when unknown, or nobody looks for one."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """Several items on one paper, their documents once."""

    at: datetime
    items: tuple[Item, ...]
    papers: tuple[Paper, ...]
    no_papers: tuple[Line, ...]
    """A line for each item whose documents are not known."""
    sources: tuple[str, ...]
    sample: bool

    @property
    def issued(self) -> str:
        return f"开单 {self.at:%Y-%m-%d %H:%M}"

    @property
    def warning(self) -> str:
        return SAMPLE_WARNING if self.sample else ""


def build(
    hits: Sequence[Hit],
    at: datetime,
    *,
    missing: Sequence[str] = (),
    neutral: Mapping[str, str] | None = None,
    timetable: Timetable | None = None,
) -> Slip:
    """A slip for `hits`, seen at `at`.

    `missing`: words for the papers that were not there. `neutral`: service code -> a name that
    others may read, for sensitive items. Raises CatchAllDocument, and UsageError when there is no
    item or a word of `missing` fits no paper.
    """
    if not hits:
        raise UsageError("告知单上没有事项。")
    services = [(n, hit.service) for n, hit in enumerate(hits, 1) if brings(hit)]
    papers = merged((n, s.documents, service_mark(s)) for n, s in services)
    several = len(hits) > 1
    unknown = [n for n, s in services if not s.documents]
    return Slip(
        at=at,
        items=tuple(item(hit, at, neutral or {}, timetable) for hit in hits),
        papers=with_missing(papers, missing),
        no_papers=tuple(_no_papers(n, several=several) for n in unknown),
        sources=sources(hits),
        sample=any(hit.answer.sample or hit.service.provenance.source.is_sample for hit in hits),
    )


def sources(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Where the facts of these items come from, each once."""
    return tuple(dict.fromkeys(source_words(p) for hit in hits for p in hit.answer.provenances))


def destination(answer: Answer) -> Answer:
    """Where the citizen goes: the place itself, or what is named instead of it."""
    return answer if answer.verdict in WORKING or answer.instead is None else answer.instead


def untold(line: str, service: Service) -> str:
    """`line` without what would tell of the item to whoever reads along: its name, its department."""
    for words in (service.department, *_BETWEEN.split(service.department), service.name):
        line = line.replace(words, SOMEBODY) if len(words) > 1 else line
    return line


def title(hit: Hit) -> str:
    """What the item is called; a place that was asked for has its own name."""
    return clean((hit.answer.centre or "") if is_place(hit) else hit.service.name, LONGEST)


def place_mark(answer: Answer) -> str:
    """示例, 未核实, or empty when somebody has verified the place."""
    if answer.sample:
        return SAMPLE
    known = answer.centre is not None and answer.provenances and not answer.unplaced
    return "" if known and answer.provenances[0].verified_on is not None else UNVERIFIED


def service_mark(service: Service) -> str:
    """示例, 未核实, 部分核实, or empty for an item whose basis is verified."""
    return SAMPLE if service.provenance.source.is_sample else MARKS.get(service.confidence, UNVERIFIED)


def source_words(item: Provenance) -> str:
    """「2022-08-22 报道」, 「《户口登记条例》 1958-01-09, 核实于 2026-11-23」."""
    dated = item.source.as_of.isoformat() if item.source.as_of else ""
    name = item.source.name if dated in item.source.name else f"{item.source.name} {dated}"
    checked = f", 核实于 {item.verified_on.isoformat()}" if item.verified_on else ""
    return clean(name + checked, LONGEST)


def item(hit: Hit, at: datetime, neutral: Mapping[str, str], timetable: Timetable | None) -> Item:
    """One item with its place and periods; its papers stand apart, and may be what forbids a slip."""
    answer, going = hit.answer, destination(hit.answer)
    lines = [Line("结论", verdict_words(hit), place_mark(answer))] if verdict_words(hit) else []
    lines += [Line(NOTICE, alert) for alert in answer.alerts]
    lines += _whereabouts(going, at, timetable, ABOUT if is_place(hit) else "地点")
    if answer is going and answer.instead is not None:
        lines += _whereabouts(answer.instead, at, timetable, "交件")
    advice = answer.advice or (going.advice if going is not answer else "")
    lines += [Line("先问", advice)] if advice else []
    lines += [] if is_place(hit) else _facts(hit)
    window = Line("窗口", window_words(going.window), place_mark(going)) if going.window else None
    other_name = neutral.get(hit.service.code, "")
    quiet = partial(untold, service=hit.service) if other_name else str
    clean_lines = tuple(Line(one.label, clean(quiet(one.text), LONGEST), one.mark) for one in lines)
    return Item(clean(other_name or title(hit), LONGEST), window, clean_lines)


def _whereabouts(answer: Answer, at: datetime, timetable: Timetable | None, label: str) -> Iterator[Line]:
    """Place, address, window and hours of one answer; what is not known is said."""
    mark = place_mark(answer)
    if answer.centre is None:
        yield Line(label, answer.reason, mark)
        return
    yield Line(label, place_words(answer), mark)
    if answer.address:
        yield Line("地址", answer.address, mark)
    window = window_words(answer.window) or no_window(answer)
    if window and label != ABOUT:
        yield Line("窗口", window, mark)
    yield Line("时间", f"{at.month}月{at.day}日 {at:%H:%M} 时: {answer.status.text}", mark)
    usual = timetable(answer) if timetable else ""
    if usual:
        yield Line("平时", usual, mark)


def _facts(hit: Hit) -> Iterator[Line]:
    """Season, who has to come, periods, fee, phone and doubt; the citizen's own deadline first."""
    service, mark = hit.service, service_mark(hit.service)
    if hit.programme is not None and hit.programme.text:
        yield Line("申报", hit.programme.text, mark)
    for label, words in (("本人", service.in_person), ("代办", service.proxy_rule)):
        if words:
            yield Line(label, words, mark)
    dates = {(one.kind, one.text): one for one in hit.dates}
    for limit in sorted(service.limits, key=lambda one: one.kind != "citizen"):
        words = f"{LIMIT_KINDS.get(limit.kind, '')} {limit.text}".strip()
        yield Line("时限", words + _date_words(dates.get((limit.kind, limit.text))), mark)
    yield Line("收费", service.fee, mark) if service.fee else Line("收费", "先问窗口", UNVERIFIED)
    if service.phone:
        yield Line("电话", service.phone, mark)
    if service.doubt:
        # The doubt itself is for the desk; a citizen needs to know that there is one.
        yield Line("存疑", DOUBT, UNVERIFIED)


def _date_words(found: LimitDate | None) -> str:
    """「, 本人最迟 2026-10-22 (按今天算)」; nothing where the wording is no plain length."""
    if found is None or found.day is None:
        return ""
    note = f" ({found.note})" if found.note else ""
    return f", {found.label} {found.day.isoformat()}{note}"


def verdict_words(hit: Hit) -> str:
    """「只收件: 这里只收材料, 不在这里审批」, 「去别处: …」; nothing for a place that is open."""
    answer = hit.answer
    if is_place(hit) and answer.verdict == CAN_DO:
        return ""
    who = f"{answer.centre} " if destination(answer) is not answer and answer.centre else ""
    return f"{answer.verdict}: {who}{answer.reason}" if answer.reason else answer.verdict


def place_words(answer: Answer) -> str:
    return " ".join(part for part in (answer.centre, answer.floor, answer.room) if part)


def no_window(answer: Answer) -> str:
    """That the window is not known, unless the answer knows that none is looked for."""
    silent = answer.centre is None or (answer.verdict in WORKING and answer.advice == "")
    return "" if silent else UNKNOWN_WINDOW


def _no_papers(number: int, *, several: bool) -> Line:
    which = f"第{number}项" if several else ""
    return Line("材料", f"{which}要带什么先问窗口", UNVERIFIED)
