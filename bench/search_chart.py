"""A small chart for the README: what each engine finds first, and how long a query takes."""

from __future__ import annotations

from html import escape
from pathlib import Path

from bench.search_labels import NOT_OURS
from bench.search_rows import ROOT
from bench.search_run import OTHER_PROGRAMS, OURS
from bench.search_tables import Speed, Tally, at

CHART = ROOT / "docs" / "search-bench.svg"
LEFT, BAR, LINE, TOP = 190, 330, 24, 46
"""Pixels: names, the longest bar, one row, above the first row."""
STRONG, PLAIN, INK = "#0f766e", "#94a3b8", "#334155"


def write_chart(tallies: dict[str, dict[str, Tally]], speeds: list[Speed], path: Path = CHART) -> None:
    """One bar for each engine: the mean over kinds of right first; its median time beside it."""
    times = {one.engine: at(typical(one), 0.5) for one in speeds}
    shares = {engine: mean_first(kinds, tallies[OURS]) for engine, kinds in tallies.items()}
    ranked = sorted(shares, key=lambda engine: -shares[engine])
    rows = [bar(i, engine, shares[engine], times.get(engine, "–")) for i, engine in enumerate(ranked)]
    width, height = LEFT + BAR + 150, TOP + LINE * len(rows) + 10
    items = f"{speeds[0].items:,} " if speeds else ""
    title = f"Right answer first, mean of {len(tallies[OURS]) - 1} kinds of query · median ms ({items}items)"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'font-family="sans-serif" font-size="13" fill="{INK}">'
    )
    heading = f'<text x="12" y="26" font-weight="bold">{escape(title)}</text>'
    background = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    path.write_text("\n".join([head, background, heading, *rows, "</svg>", ""]), encoding="utf-8")


def typical(one: Speed) -> list[float]:
    """Processor times, which wander less than the clock; of another program only the clock is known."""
    return one.done.times if one.engine in OTHER_PROGRAMS else one.done.own


def mean_first(kinds: dict[str, Tally], asked: dict[str, Tally]) -> float:
    """Every kind that has an answer counts alike."""
    answerable = [kind for kind in asked if kind != NOT_OURS]
    return sum(kinds[kind].first for kind in answerable if kind in kinds) / len(answerable)


def bar(row: int, engine: str, share: float, milliseconds: str) -> str:
    y = TOP + row * LINE
    colour = STRONG if engine == OURS else PLAIN
    long = BAR * share
    name = f'<text x="{LEFT - 10}" y="{y + 14}" text-anchor="end">{escape(engine)}</text>'
    box = f'<rect x="{LEFT}" y="{y + 2}" width="{long:.0f}" height="{LINE - 8}" rx="2" fill="{colour}"/>'
    return f'{name}{box}<text x="{LEFT + long + 8:.0f}" y="{y + 14}">{share:.0%} · {milliseconds} ms</text>'
