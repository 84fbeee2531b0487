"""The two Markdown tables of the bench, from what the engines answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.queries import Labelled
from bench.search_labels import NOT_OURS, group
from bench.search_run import OTHER_PROGRAMS, OURS, Done

TARGETS = {
    "typed": (0.95, 0.99),
    "initials": (0.85, 0.95),
    "cut": (0.80, 0.92),
    "said": (0.85, 0.95),
    "place": (0.95, 0.99),
    "not ours": (0.0, 0.0),
}
"""Group -> (right first, right among three) that are aimed at."""
SURE_WHEN_RIGHT, SURE_BUT_WRONG = 0.80, 0.02
NEVER = 99


@dataclass(frozen=True, slots=True)
class Tally:
    """How one engine did on one kind."""

    asked: int
    first: float
    three: float
    ten: float
    sure_right: float
    """Of the queries answered rightly, the share of which the engine was sure."""
    sure_wrong: float
    """Of all queries, the share answered wrongly and surely."""


def place_of(query: Labelled, targets: Sequence[str]) -> int:
    """How many answers stand before the first right one."""
    return next((i for i, target in enumerate(targets) if target in query.right), NEVER)


def tally(queries: Sequence[Labelled], answers: Sequence[tuple[list[str], bool | None]]) -> Tally:
    """`answers` may be fewer than `queries`: the rest was not asked."""
    pairs = list(zip(queries, answers, strict=False))
    ranks = [(place_of(q, targets), bool(sure)) for q, (targets, sure) in pairs]
    count = len(ranks) or 1
    right = sum(r == 0 for r, _ in ranks)
    return Tally(
        asked=len(ranks),
        first=right / count,
        three=sum(r < 3 for r, _ in ranks) / count,
        ten=sum(r < 10 for r, _ in ranks) / count,
        sure_right=sum(sure for r, sure in ranks if r == 0) / (right or 1),
        sure_wrong=sum(sure for r, sure in ranks if r > 0) / count,
    )


def by_kind(
    queries: Sequence[Labelled], answers: Sequence[tuple[list[str], bool | None]]
) -> dict[str, Tally]:
    """Kind -> tally, in the order in which kinds first come."""
    groups: dict[str, tuple[list[Labelled], list[tuple[list[str], bool | None]]]] = {}
    for query, answer in zip(queries, answers, strict=False):
        asked, told = groups.setdefault(query.kind, ([], []))
        asked.append(query)
        told.append(answer)
    return {kind: tally(*pair) for kind, pair in groups.items()}


def found_table(ours: dict[str, Tally], peers: dict[str, dict[str, Tally]]) -> str:
    """One line for each kind: ours in full, peers as right first / among three, in per cent."""
    heads = [
        "kind",
        "asked",
        "right first",
        "among three",
        "aim",
        "sure when right",
        "sure but wrong",
        *peers,
    ]
    return table(heads, (_found_row(kind, mine, peers) for kind, mine in ours.items()))


def _found_row(kind: str, mine: Tally, peers: dict[str, dict[str, Tally]]) -> list[str]:
    others = [
        pair(tallies[kind]) if kind in tallies and kind != NOT_OURS else "–" for tallies in peers.values()
    ]
    if kind == NOT_OURS:
        wrong = marked(mine.sure_wrong, SURE_BUT_WRONG, below=True)
        return [kind, str(mine.asked), "–", "–", "–", "–", wrong, *others]
    first, three = TARGETS[group(kind)]
    return [
        kind,
        str(mine.asked),
        marked(mine.first, first),
        marked(mine.three, three),
        f"{first:.0%} / {three:.0%}",
        marked(mine.sure_right, SURE_WHEN_RIGHT),
        percent(mine.sure_wrong),
        *others,
    ]


def pair(one: Tally) -> str:
    return f"{one.first * 100:.0f} / {one.three * 100:.0f}"


def percent(share: float) -> str:
    return f"{share * 100:.1f}"


def marked(share: float, aim: float, *, below: bool = False) -> str:
    """The share in per cent; bold where it falls short of what is aimed at."""
    short = share > aim if below else share < aim
    return f"**{percent(share)}**" if short else percent(share)


@dataclass(frozen=True, slots=True)
class Speed:
    """One engine at one size."""

    engine: str
    items: int
    phrases: int
    build: float | None
    """Seconds to build what is stored; None where nothing is stored."""
    done: Done


def speed_table(speeds: Iterable[Speed]) -> str:
    heads = [
        "items",
        "engine",
        "mixed p50 ms",
        "p99 ms",
        "own time p50 ms",
        "p99 ms",
        "asked",
        "typed stream p50 ms",
        "p99 ms",
        "ready ms (own)",
        "build s",
        "memory MB",
        "MB per 10,000",
    ]
    return table(heads, map(_speed_row, speeds))


def _speed_row(one: Speed) -> list[str]:
    done = one.done
    if done.absent:
        return [f"{one.items:,}", one.engine, *["–"] * 10, done.absent]
    own = [] if one.engine in OTHER_PROGRAMS else done.own
    build = one.build if one.engine == OURS else done.ready
    ready = f"{done.ready * 1e3:.0f} ({done.ready_own * 1e3:.0f})" if one.engine == OURS else "builds"
    return [
        f"{one.items:,}",
        one.engine,
        at(done.times, 0.5),
        at(done.times, 0.99),
        at(own, 0.5),
        at(own, 0.99),
        str(len(done.times)),
        at(done.stream_times, 0.5),
        at(done.stream_times, 0.99),
        ready,
        f"{build or 0:.2f}",
        f"{done.rss / 1e6:.0f}",
        f"{done.rss / 1e6 / one.items * 10_000:.1f}",
    ]


def at(times: Sequence[float], share: float) -> str:
    """The time below which `share` of the sorted times lie, in ms."""
    if not times:
        return "–"
    return f"{sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1e3:.2f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
