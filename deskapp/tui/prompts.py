"""What stands above the rows: the number to dial in danger, and the one question to ask."""

from __future__ import annotations

from textual.content import Content

from deskapp.domain import circle
from deskapp.domain.answer import Emergency, Question, Results
from deskapp.tui import strings, theme
from deskapp.tui.text import fit, flow, line, pad, plain, wrap


def alarm(emergency: Emergency, width: int) -> list[Content]:
    """The number, large as a line can be, then what to do."""
    number = line((f"  {emergency.title}: 先打 {emergency.number}  ", theme.ALARM))
    return [
        pad(number, width).stylize_before(theme.ALARM_GROUND),
        *wrap(plain(emergency.sentence, theme.WARN), width),
    ]


def question(asked: Question, width: int) -> list[Content]:
    """The question, then its answers with the digit to press; each answer stays whole."""
    lines = wrap(line((f"{strings.ASK} ", theme.KEY), (asked.text, theme.STRONG)), width)
    choices = (line((f" {c.key} ", theme.CHOICE), (f" {c.label}", theme.STRONG)) for c in asked.choices)
    return [*lines, *flow(choices, width)]


def beside(results: Results, width: int) -> list[Content]:
    """A life event that is one key away, and where a need of daily life is met: one line each."""
    lines: list[Content] = []
    if results.bundle is not None:
        told = strings.EVENT_NEAR.format(name=results.bundle.event.name, count=len(results.bundle.items))
        lines.append(plain(told, theme.STRONG))
    if results.need is not None:
        head = (f"{strings.CIRCLE_SHORT} · {results.need.need.name}: ", theme.STRONG)
        lines.append(line(head, (circle.words(results.need, centres=True), theme.PLAIN)))
    return [fit(one, width) for one in lines]


def choice_at(asked: Question, width: int, x: int, y: int) -> str:
    """The digit of the answer painted at a cell of `question`; empty where there is none."""
    lines = question(asked, width)
    if not 0 <= y < len(lines):
        return ""
    found = ""
    for choice in asked.choices:
        start = plain(lines[y].plain[: lines[y].plain.find(f" {choice.key}  {choice.label}")]).cell_length
        if f" {choice.key}  {choice.label}" in lines[y].plain and start <= x:
            found = choice.key
    return found
