"""How long a key takes to show, in a pseudo-terminal, against a bare Textual Input in the same run.

    .venv/bin/python bench/keys.py [--keys 60] [--items 10000] [--size 80x24]

First byte: from writing the key to the first byte the program paints. Settled: to the last
byte before the screen is quiet. The programs take turns, query by query, so that a busy
moment of the machine meets all of them. Aims at the shipped size: first byte p95 under 15 ms,
settled p95 under 60 ms; with 10,000 further items first byte p95 under 20 ms, with 100,000 under 30.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.pty_driver import Terminal
from bench.search_rows import make_catalog, others
from deskapp.desk.index import load_engine
from deskapp.storage.reader import open_catalog

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ("dibao", "hkqy", "shebaoka", "xinfang", "db", "cjr", "liangbu", "shenfenzheng", "jzz", "yibao")
QUIET = 0.12
"""Seconds without a byte after which a screen counts as settled."""
BACKSPACE = "\x7f"


@dataclass
class Seen:
    """Milliseconds of every key of one program."""

    name: str
    first: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)


def p95(values: list[float]) -> float:
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


@contextmanager
def started(command: tuple[str, ...], ready: str, size: tuple[int, int], home: str) -> Iterator[Terminal]:
    environment = {
        "DESKAPP_HOME": home,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    with Terminal(command, columns=size[0], rows=size[1], environment=environment) as terminal:
        terminal.wait_for(ready, 60.0)
        terminal.settle(1.0, 60.0)
        yield terminal


def one_query(terminal: Terminal, seen: Seen, query: str) -> None:
    """Types a query key by key, then takes it back unmeasured."""
    for key in query:
        written = terminal.type(key)
        seen.first.append((terminal.first_byte() - written) * 1000)
        seen.settled.append((terminal.settle(QUIET) - written) * 1000)
    terminal.type(BACKSPACE * len(query))
    terminal.settle(QUIET)


def table(all_seen: list[Seen]) -> str:
    lines = [
        "| program | keys | first byte p50, ms | p95 | settled p50, ms | p95 | first p95 against bare |",
        "|---|---|---|---|---|---|---|",
    ]
    bare = p95(all_seen[0].first)
    for seen in all_seen:
        first, settled = statistics.median(seen.first), statistics.median(seen.settled)
        figures = f"{first:.1f} | {p95(seen.first):.1f} | {settled:.1f} | {p95(seen.settled):.1f}"
        lines.append(f"| {seen.name} | {len(seen.first)} | {figures} | {p95(seen.first) / bare:.2f} |")
    return "\n".join(lines)


def measure(keys: int, items: int, size: tuple[int, int]) -> tuple[list[Seen], str]:
    python = sys.executable
    more = others(items)
    with tempfile.TemporaryDirectory(prefix="deskapp-keys-") as folder, ExitStack() as stack:
        large = Path(folder) / "large.db"
        make_catalog(large, more.names)
        with closing(open_catalog(large)) as conn:
            load_engine(conn, large, read_only=False)  # stored, as after the first start
        desk = (python, "-P", "-m", "deskapp")
        commands = (
            ("bare Textual Input", (python, str(ROOT / "bench" / "bare_app.py")), "BARE-READY"),
            ("deskapp, shipped catalog", desk, "便民服务中心"),
            (f"deskapp, {items:,} further items", (*desk, "--catalog", str(large)), "便民服务中心"),
        )
        running = [
            (stack.enter_context(started(command, ready, size, folder)), Seen(name))
            for name, command, ready in commands
        ]
        for terminal, seen in running:
            one_query(terminal, Seen(seen.name), "warm")
        while len(running[0][1].first) < keys:
            for query in QUERIES:
                for terminal, seen in running:
                    one_query(terminal, seen, query)
        return [seen for _, seen in running], more.told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--size", default="80x24", help="columns x rows")
    chosen = parser.parse_args()
    columns, rows = (int(part) for part in chosen.size.split("x"))
    seen, told = measure(chosen.keys, chosen.items, (columns, rows))
    print(f"{chosen.size}; further items: {told}\n")
    print(table(seen))


if __name__ == "__main__":
    main()
