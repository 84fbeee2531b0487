"""What the search finds and how fast, beside what a hall could pick instead.

    python -m bench.search                       the whole of it at 10,000 items
    python -m bench.search --quick               ours alone, fewer queries
    python -m bench.search --sizes 1000,10000,100000,1000000
    python -m bench.search --misses misses.tsv   every query not answered first, for study

Prints Markdown tables and, with peers, writes docs/search-bench.svg. The peers come with
the `bench` extra; fzf, where wanted, from the system.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench import search_everyday
from bench.queries import SEED, Labelled, pinyin
from bench.search_chart import write_chart
from bench.search_labels import HELD_OUT, NOT_OURS, PLACE, SPEECH, all_labelled, group, held_out
from bench.search_rows import Others, make_catalog, others
from bench.search_run import OURS, PEERS, Done, Job, start
from bench.search_tables import Speed, Tally, by_kind, found_table, place_of, speed_table
from deskapp.desk.index import load_engine
from deskapp.search.words import Words
from deskapp.storage import reader

SEEDED = 255
"""Items of the shipped catalog, which the others fill up to the size asked for."""
EACH, QUICK_EACH, PEERS_EACH = 100, 40, 25
"""Queries of each kind: of ours, with --quick, and of the peers."""
FOUND_SECONDS, SPEED_SECONDS = 240.0, 20.0
"""Longest time one engine is asked, for what it finds and for how fast it is."""
SPEED_QUERIES = 1500
SAME = f"{OURS}, same queries"
"""Ours on the queries that the peers were asked: what they are to be compared with."""
STREAMED = 40
"""Phrases typed key by key."""


@dataclass(frozen=True, slots=True)
class Stocked:
    """A catalog file of one size with its stored index."""

    path: Path
    items: int
    phrases: int
    build: float
    others: Others


def stocked(folder: Path, size: int, *, hold_out: bool = False) -> Stocked:
    """Makes the catalog and stores its index, as a first start does."""
    path = folder / f"{size}{'-held-out' if hold_out else ''}.db"
    path.unlink(missing_ok=True)
    more = others(max(0, size - SEEDED))
    make_catalog(path, more.names, hold_out=hold_out)
    began = time.perf_counter()
    with closing(reader.open_catalog(path)) as conn:
        engine = load_engine(conn, path, read_only=False)
    return Stocked(path, size, engine.index.size, time.perf_counter() - began, more)


def queries_for(one: Stocked, each: int) -> list[Labelled]:
    with closing(reader.open_catalog(one.path)) as conn:
        return all_labelled(conn, reader.read_terms(conn), each)


def sampled(queries: list[Labelled], each: int) -> list[Labelled]:
    """The first `each` queries of every kind in a stated shuffle; of foreign ones all."""
    shuffled = random.Random(SEED).sample(queries, len(queries))
    seen: dict[str, int] = {}
    found = []
    for query in shuffled:
        seen[query.kind] = seen.get(query.kind, 0) + 1
        if seen[query.kind] <= each:
            found.append(query)
    return found


def ask(
    engine: str, one: Stocked, queries: list[Labelled], seconds: float, stream: tuple[str, ...] = ()
) -> Done:
    return start(Job(engine, str(one.path), [q.query for q in queries], list(stream), seconds))


def streamed(queries: list[Labelled]) -> tuple[str, ...]:
    """Names typed in pinyin, every key a query."""
    names = [q.query for q in queries if q.kind == "whole name"][:STREAMED]
    typed = [pinyin(name) for name in names]
    return tuple(word[:n] for word in typed for n in range(1, min(len(word), 16) + 1))


def found(folder: Path, size: int, each: int, peers: list[str]) -> tuple[str, dict[str, dict[str, Tally]]]:
    """The table of what is found, and the tallies of every engine."""
    whole, fewer = stocked(folder, size), stocked(folder, size, hold_out=True)
    queries = queries_for(whole, each)
    with closing(reader.open_catalog(whole.path)) as conn:
        missing = held_out(conn)
    tallies: dict[str, dict[str, Tally]] = {}
    for engine in [OURS, *peers]:
        listed = queries if engine == OURS else sampled(queries, PEERS_EACH)
        apart = missing if engine == OURS else sampled(missing, PEERS_EACH)
        first, second = ask(engine, whole, listed, FOUND_SECONDS), ask(engine, fewer, apart, FOUND_SECONDS)
        if first.absent:
            print(f"left out: {engine} ({first.absent})")
            continue
        tallies[engine] = by_kind(listed, first.answers) | by_kind(apart, second.answers)
        if engine == OURS:
            asked = dict(zip((q.query for q in listed), first.answers, strict=False))
            asked_apart = dict(zip((q.query for q in apart), second.answers, strict=False))
            if peers:
                same, same_apart = sampled(queries, PEERS_EACH), sampled(missing, PEERS_EACH)
                tallies[SAME] = by_kind(same, [asked[q.query] for q in same]) | by_kind(
                    same_apart, [asked_apart[q.query] for q in same_apart]
                )
            remember([*zip(listed, first.answers, strict=False), *zip(apart, second.answers, strict=False)])
    mine = tallies[OURS]
    last = (HELD_OUT, SPEECH, PLACE, NOT_OURS)
    mine = {k: mine[k] for k in [*(k for k in mine if k not in last), *last]}
    told = f"\n### Found\n\n{size:,} items: the shipped {SEEDED} among {whole.others.told}. "
    told += f"{whole.phrases:,} phrases. Per cent; bold: short of the aim. "
    if len(tallies) > 1:
        told += f"Peers: right first / among three, on up to {PEERS_EACH} queries of each kind; "
        told += "ours on the same ones beside them."
    others_ = {name: t for name, t in tallies.items() if name != OURS}
    return f"{told}\n\n{found_table(mine, others_)}\n\n{totals(mine)}", tallies


MISSED: list[str] = []


def remember(asked: list[tuple[Labelled, tuple[list[str], bool | None]]]) -> None:
    """Keeps what was not answered first, or answered surely where nobody could, for --misses."""
    for query, (targets, sure) in asked:
        rank = place_of(query, targets)
        if rank and (query.kind != NOT_OURS or sure):
            told, right = " ".join(targets[:3]), " ".join(sorted(query.right)[:3])
            fields = (query.kind, query.query, str(rank), str(sure), told, right)
            MISSED.append("\t".join(fields))


def shipped_words(folder: Path) -> Words:
    path = folder / "shipped.db"
    make_catalog(path, ())
    with closing(reader.open_catalog(path)) as conn:
        tables = reader.read_words(conn)
    return Words(lambda: tables)


def totals(kinds: dict[str, Tally]) -> str:
    """Groups of kinds with one aim, weighted by queries."""
    lines = []
    for name in dict.fromkeys(group(k) for k in kinds if k != NOT_OURS):
        members = [t for k, t in kinds.items() if group(k) == name]
        count = sum(t.asked for t in members)
        first, three = (
            sum(getattr(t, part) * t.asked for t in members) / count for part in ("first", "three")
        )
        lines.append(f"{name}: {first:.1%} first, {three:.1%} among three of {count}")
    return "Together: " + "; ".join(lines) + "."


def speed(folder: Path, sizes: list[int], peers: list[str], peers_up_to: int) -> tuple[str, list[Speed]]:
    """The table of how fast, engine by engine at each size."""
    speeds, busy = [], load()
    for size in sizes:
        one = stocked(folder, size)
        listed = sampled(queries_for(one, EACH), EACH)[:SPEED_QUERIES]
        keys = streamed(queries_for(one, EACH))
        for engine in [OURS, *(peers if size <= peers_up_to else ())]:
            done = ask(engine, one, listed, SPEED_SECONDS, keys)
            speeds.append(Speed(engine, size, one.phrases, one.build, done))
        one.path.unlink()
    told = f"\n### Speed\n\nPython {platform.python_version()}, {os.cpu_count()} cores, load {busy} before. "
    told += "`ready` loads the stored index from the catalog file; peers build theirs at every start. "
    told += "`own time` is the processor time of the engine's process: on a busy machine it wanders less. "
    told += f"Engines are asked for at most {SPEED_SECONDS:.0f} s: see `asked`."
    return f"{told}\n\n{speed_table(speeds)}", speeds


def load() -> str:
    """What else the machine does: more than its cores means that every time below is too long."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def main() -> None:
    options = parser().parse_args()
    peers = (
        [] if options.quick else [p for p in PEERS if p in options.peers.split(",") or options.peers == "all"]
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tallies: dict[str, dict[str, Tally]] = {}
        if not options.speed_only:
            text, tallies = found(folder, options.size, QUICK_EACH if options.quick else EACH, peers)
            print(text, flush=True)
            print(search_everyday.table(shipped_words(folder)), flush=True)
        sizes = [int(s) for s in (options.sizes or str(options.size)).split(",")]
        text, speeds = speed(folder, sizes, peers, options.peers_up_to)
        print(text, flush=True)
    if options.misses:
        options.misses.write_text("\n".join(MISSED) + "\n", encoding="utf-8")
    if SAME in tallies:
        compared = {name: kinds for name, kinds in tallies.items() if name not in (OURS, SAME)}
        write_chart({OURS: tallies[SAME], **compared}, [one for one in speeds if one.items == options.size])


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.search", description="search: found and speed")
    made.add_argument("--size", type=int, default=10_000, help="items for what is found")
    made.add_argument("--sizes", default="", help="items for speed, separated by commas (default: --size)")
    made.add_argument("--peers", default="all", help="names separated by commas, `all` or `none`")
    made.add_argument("--peers-up-to", type=int, default=100_000, help="largest size peers are asked at")
    made.add_argument("--quick", action="store_true", help="ours alone, fewer queries")
    made.add_argument("--speed-only", action="store_true", help="the table of speed alone, no chart")
    made.add_argument("--misses", type=Path, help="file for the queries not answered first")
    return made


if __name__ == "__main__":
    main()
