"""Cold start to a usable screen, and memory, of deskapp against a bare Textual app, in one run.

    .venv/bin/python bench/start.py [--runs 11] [--size 80x24]

The two programs start in turn, so that a busy moment of the machine meets both. "Usable"
means that what is typed the moment the box is on the screen has been answered there: two
keys are typed as soon as the program paints its first screen, and the clock stops when the
answer's first line is painted. The longest wait is that of a key typed in the second after the
first screen, until it stands in the box: what the program still does then must not hold it. It
is taken in starts of its own. Aims: the first screen at most 1.3 times the bare app, at most
20 MB over it, no key held for more than 30 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bare_app import ANSWER, READY
from bench.pty_driver import Terminal

ROOT = Path(__file__).resolve().parents[1]

START_AIM = 1.3
"""Times the bare app's start."""
MEMORY_AIM = 20.0
"""MB over the bare app's."""
HOLD_AIM = 30.0
"""ms that a key may wait while the program finishes its start."""
HOLD_SECONDS = 1.0
TYPED = "shebaoka"
BACKSPACE = "\x7f"


@dataclass(frozen=True)
class Peer:
    """A program, what its first screen shows, and what shows that the keys have been answered."""

    name: str
    command: tuple[str, ...]
    ready: str
    answered: str


KEYS = "db"
BARE_APP = str(ROOT / "bench" / "bare_app.py")
BARE = Peer("bare Textual app", (sys.executable, BARE_APP), READY, f"{ANSWER} {KEYS}")
DESKAPP = Peer("deskapp", (sys.executable, "-P", "-m", "deskapp"), "F1", "最低生活保障")


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first screen, to the first answer and of the longest wait, MB."""

    painted: float
    answered: float
    memory: float
    held: float


def surroundings(home: str) -> dict[str, str]:
    return {
        "DESKAPP_HOME": home,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def start_once(peer: Peer, columns: int, rows: int, home: str) -> Start:
    held = longest_wait(peer, columns, rows, home)
    with Terminal(peer.command, columns=columns, rows=rows, environment=surroundings(home)) as terminal:
        painted = terminal.wait_for(peer.ready)
        terminal.type(KEYS)
        answered = terminal.wait_for(peer.answered)
        terminal.settle()
        return Start(painted - terminal.started, answered - terminal.started, terminal.memory(), held)


def longest_wait(peer: Peer, columns: int, rows: int, home: str) -> float:
    """Seconds until the slowest of the keys typed one after another stood in the box."""
    waits = []
    with Terminal(peer.command, columns=columns, rows=rows, environment=surroundings(home)) as terminal:
        end = terminal.wait_for(peer.ready) + HOLD_SECONDS
        while time.perf_counter() < end:
            for at, key in enumerate(TYPED, 1):
                written = terminal.type(key)
                waits.append(terminal.wait_for(TYPED[:at]) - written)
            terminal.type(BACKSPACE * len(TYPED))
            terminal.first_byte()
    return max(waits)


def measure(runs: int, columns: int, rows: int) -> dict[Peer, list[Start]]:
    """The first start of each is not counted: it fills the disk's cache and makes the catalog."""
    starts: dict[Peer, list[Start]] = {BARE: [], DESKAPP: []}
    with tempfile.TemporaryDirectory(prefix="deskapp-bench-") as home:
        for run in range(runs + 1):
            for peer in (BARE, DESKAPP):
                start = start_once(peer, columns, rows, home)
                if run:
                    starts[peer].append(start)
    return starts


def median(starts: list[Start], field: str) -> float:
    return statistics.median(float(getattr(start, field)) for start in starts)


def spread(starts: list[Start], field: str) -> str:
    values = [getattr(start, field) * 1000 for start in starts]
    return f"{statistics.median(values):.0f} ({min(values):.0f}-{max(values):.0f})"


def table(starts: dict[Peer, list[Start]]) -> str:
    lines = [
        "| program | first screen, ms | typed keys answered, ms | longest wait, ms | memory (PSS), MB |",
        "|---|---|---|---|---|",
    ]
    for peer, seen in starts.items():
        memory = median(seen, "memory")
        figures = " | ".join(spread(seen, field) for field in ("painted", "answered", "held"))
        lines.append(f"| {peer.name} | {figures} | {memory:.1f} |")
    bare, ours = starts[BARE], starts[DESKAPP]
    painted = median(ours, "painted") / median(bare, "painted")
    answered = median(ours, "answered") / median(bare, "answered")
    more = median(ours, "memory") - median(bare, "memory")
    lines.append(f"| deskapp against bare | {painted:.2f} times | {answered:.2f} times | | +{more:.1f} |")
    lines.append(f"| aim | {START_AIM} times | | {HOLD_AIM:.0f} | +{MEMORY_AIM:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--size", default="80x24", help="columns x rows")
    chosen = parser.parse_args()
    columns, rows = (int(part) for part in chosen.size.split("x"))
    # Where .pyc files may not be written, every start would measure the compiler.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print(f"{chosen.runs} starts each, in turn, {chosen.size}; medians (least-most)\n")
    print(table(measure(chosen.runs, columns, rows)))


if __name__ == "__main__":
    main()
