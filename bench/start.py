"""Cold start to a usable screen, and memory, of deskapp against a bare Textual app, in one run.

    .venv/bin/python bench/start.py [--runs 11] [--size 80x24]

The two programs start in turn, so that a busy moment of the machine meets both. "Usable"
means that what is typed the moment the box is on the screen has been answered there: two
keys are typed as soon as the program paints its first screen, and the clock stops when the
answer's first line is painted. Aim: at most 1.4 times the bare app, at most 25 MB over it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bare_app import ANSWER, READY
from bench.pty_driver import Terminal

ROOT = Path(__file__).resolve().parents[1]

START_AIM = 1.4
"""Times the bare app's start."""
MEMORY_AIM = 25.0
"""MB over the bare app's."""


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
    """One start: seconds to the first screen and to the first answer, MB after it."""

    painted: float
    answered: float
    memory: float


def start_once(peer: Peer, columns: int, rows: int, home: str) -> Start:
    environment = {
        "DESKAPP_HOME": home,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    with Terminal(peer.command, columns=columns, rows=rows, environment=environment) as terminal:
        painted = terminal.wait_for(peer.ready)
        terminal.type(KEYS)
        answered = terminal.wait_for(peer.answered)
        terminal.settle()
        return Start(painted - terminal.started, answered - terminal.started, terminal.memory())


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
        "| program | first screen, ms | typed keys answered, ms | memory (PSS), MB |",
        "|---|---|---|---|",
    ]
    for peer, seen in starts.items():
        memory = median(seen, "memory")
        lines.append(
            f"| {peer.name} | {spread(seen, 'painted')} | {spread(seen, 'answered')} | {memory:.1f} |"
        )
    bare, ours = starts[BARE], starts[DESKAPP]
    painted = median(ours, "painted") / median(bare, "painted")
    answered = median(ours, "answered") / median(bare, "answered")
    more = median(ours, "memory") - median(bare, "memory")
    lines.append(f"| deskapp against bare | {painted:.2f} times | {answered:.2f} times | +{more:.1f} |")
    lines.append(f"| aim | | at most {START_AIM} times | at most +{MEMORY_AIM:.0f} |")
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
