"""「统计」: a period's numbers with bars, another period under Tab, a file under Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from deskapp.reports import charts
from deskapp.reports.pages import page
from deskapp.reports.periods import NAMES
from deskapp.reports.statistics import Statistics
from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Choice, Choosing, Reading
from deskapp.tui.text import EMPTY, fit, line, plain

STYLES = {
    charts.LABEL: theme.PLAIN,
    charts.BAR: theme.BAR,
    charts.NUMBER: theme.STRONG,
    charts.QUIET: theme.QUIET,
    charts.HEAD: theme.LABEL,
}


def statistics_page(
    numbers: Statistics, name: str, turn: Callable[[int], None], export: Callable[[], None]
) -> Reading:
    """`name`: which of periods.NAMES is shown; `turn` goes to another one."""

    def make(width: int) -> list[Content]:
        return [*_periods(name, width), *(_painted(row, width) for row in page(numbers, width))]

    title = f"{strings.STATISTICS_TITLE}  {numbers.period.words}"
    return Reading(title, make, turned=turn, entered=export)


def export_page(forms: Sequence[str], folder: str, write: Callable[[str], None]) -> Choosing:
    """Which file to write."""
    rows = tuple(
        Choice(strings.EXPORT_FORMS[form], form, lambda form=form: write(form))  # type: ignore[misc]
        for form in forms
    )
    return Choosing(strings.EXPORT_TITLE, rows, note=strings.EXPORT_NOTE.format(folder=folder))


def _periods(chosen: str, width: int) -> list[Content]:
    """The periods, and the keys of this page; under them where there is no room beside."""
    parts = [(f" {words} ", theme.CHOICE if name == chosen else theme.QUIET) for name, words in NAMES.items()]
    periods, hint = line(*parts), plain(strings.STATISTICS_KEYS, theme.QUIET)
    if periods.cell_length + hint.cell_length + 2 <= width:
        return [line(periods, ("  ", ""), hint)]
    return [fit(periods, width), fit(hint, width)]


def _painted(row: charts.Row, width: int) -> Content:
    return fit(line(*((text, STYLES.get(what, theme.PLAIN)) for text, what in row)), width) if row else EMPTY
