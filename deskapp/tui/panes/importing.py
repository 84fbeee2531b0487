"""Pages of an import: which file, what it would change, really?, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Choice, Choosing, Linked, Reading, Row
from deskapp.tui.text import labelled, line, plain

if TYPE_CHECKING:
    from deskapp.exchange.nearby import Found
    from deskapp.exchange.plan import Difference, Plan

SHOWN = 500
"""Changes listed on the page; the summary counts them all."""
GO_ON = "i:go"
CELLS = 30
MARKS = {"added": "新增", "changed": "更新", "retired": "停用"}


def files_page(found: Sequence[Found], chosen: Callable[[Path], None]) -> Choosing:
    rows = tuple(
        Choice(one.path.name, f"{one.place}  {one.day}", _choosing(chosen, one.path)) for one in found
    )
    note = strings.IMPORT_TYPED if found else f"{strings.IMPORT_NO_FILE}{strings.IMPORT_TYPED}"
    return Choosing(strings.IMPORT_TITLE, rows, note=note)


def _choosing(chosen: Callable[[Path], None], path: Path) -> Callable[[], None]:
    return lambda: chosen(path)


def plan_page(plan: Plan, go_on: Callable[[], None]) -> Reading:
    """Everything that would change; Enter leads on where anything may be written."""
    may = bool(plan.differences) and (plan.ok or plan.divisible)
    return Reading(
        strings.IMPORT_PLAN.format(name=plan.path.name),
        lambda width: plan_lines(plan, width, may=may),
        back=strings.IMPORT_BACK,
        follow=lambda _target: go_on(),
        link=0 if may else -1,
    )


def plan_lines(plan: Plan, width: int, *, may: bool) -> list[Row]:
    lines: list[Row] = [plain(plan.summary(), theme.STRONG)]
    if may:
        lines.append(Linked(plain(strings.IMPORT_GO_ON, theme.KEY), GO_ON))
    elif plan.ok:
        lines.append(plain(strings.IMPORT_NOTHING, theme.QUIET))
    return [*lines, *told_lines(plan, width)]


def told_lines(plan: Plan, width: int) -> list[Content]:
    """What is wrong, what is worth a look, and every change."""
    lines: list[Content] = []
    for problem in plan.problems[:SHOWN]:
        lines += labelled("不对", plain(str(problem)), width, theme.WARN)
    for warning in plan.warnings:
        lines += labelled("提醒", plain(warning), width)
    for difference in plan.differences[:SHOWN]:
        lines += _difference(difference, width)
    more = len(plan.differences) - SHOWN
    return [*lines, plain(strings.IMPORT_MORE.format(count=more), theme.QUIET)] if more > 0 else lines


def _difference(difference: Difference, width: int) -> list[Content]:
    where = f"  第 {difference.row} 行" if difference.row else ""
    head = line((difference.name, theme.STRONG), (where, theme.QUIET))
    lines = labelled(MARKS[difference.kind], head, width)
    for label, before, after, note in difference.fields:
        change = f"{before or strings.IMPORT_EMPTY} → {after or strings.IMPORT_EMPTY}"
        told = after if difference.kind == "added" else change
        lines += labelled("", plain(f"{label}: {told.replace('|', '; ')}"), width)
        lines += labelled("", plain(note, theme.WARN), width) if note else []
    return lines


def confirm_page(plan: Plan, yes: Callable[[], None], no: Callable[[], None]) -> Choosing:
    """The harmless answer is chosen already."""
    label = strings.IMPORT_YES if plan.ok else strings.IMPORT_SKIP.format(count=plan.bad_rows)
    rows = (Choice(strings.IMPORT_NO, "", no), Choice(label, plan.summary(), yes))
    return Choosing(strings.IMPORT_ASK.format(name=plan.path.name), rows, note=strings.IMPORT_NOTE)


def waiting_page(doing: Callable[[], tuple[str, int, int]], stop: Callable[[], None]) -> Reading:
    """`doing` gives what is being done, and how far it is of how much (0 of 0: not known)."""
    return Reading(
        strings.IMPORT_BUSY,
        lambda _width: bar_lines(*doing()),
        back=strings.IMPORT_STOP,
        stopped=stop,
    )


def bar_lines(doing: str, done: int, most: int) -> list[Content]:
    if not most:
        return [plain(doing, theme.STRONG)]
    full = CELLS * done // most
    return [plain(f"{doing} [{'#' * full}{'.' * (CELLS - full)}] {done}/{most}", theme.STRONG)]
