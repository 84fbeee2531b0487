"""A long day at the kiosk: random keys, clicks, pastes and sizes by pseudo-terminal.

    python bench/kiosk_soak.py [--steps 50000] [--seed 1]

Prints crashes (restarts of the program that is watched), its own memory after the first 5,000 steps and
at the end (without files, which others share at times), and the time from a key to the first byte (p95)
in the first and the last part. Nothing may crash,
memory may grow by less than 5 MB, p95 stays what it was. Since the machine may be busier at the end
than at the start, a fresh kiosk is timed right after the old one, and both in turn: what differs then
is what the day has done to it.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.pty_driver import NotSeenError, Terminal

ROOT = Path(__file__).resolve().parents[1]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KEYS = [
    "\r",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x7f",
    "\x1bOP",
    "\x11",
    "\x03",
    "\x10",
    "\x1a",
    "\x1b[5~",
]
PASTES = ["低保", "[red]x[/]", "户口\r\n迁移", "保" * 3000, "\x00\x11"]
SIZES = [(80, 24), (120, 40), (40, 12), (20, 5), (200, 60)]
TIMED = 200
"""Keys timed at the start and at the end."""
TURNS = 3
"""How often the old one and a fresh one are timed in turn at the end."""
FIRST = 5_000
"""Steps before the memory counts: tables and bounded caches are filled by any first visitors."""
WARM = 200
"""Steps of the fresh one before it is timed."""
CAUGHT_UP = 500
"""Steps after which all of them are waited for: what still waits in a queue would count as memory."""
BURST = 25
"""Steps written before the screen is read."""


def one_step(terminal: Terminal, chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.6:
        terminal.type(chance.choice(LETTERS))
    elif kind < 0.75:
        terminal.type(chance.choice(KEYS))
    elif kind < 0.95:
        x, y = chance.randrange(1, 81), chance.randrange(1, 25)
        terminal.type(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
    elif kind < 0.985:
        terminal.type(f"\x1b[200~{chance.choice(PASTES)}\x1b[201~")
    else:
        terminal.resize(*chance.choice(SIZES))


def timed(terminal: Terminal, chance: random.Random) -> float:
    """p95 of the milliseconds from a letter to the first byte painted."""
    terminal.resize(80, 24)
    terminal.settle(0.5)
    found = []
    for number in range(TIMED):
        pressed = terminal.type("\x7f" if number % 4 == 3 else chance.choice("abcdefghjklmnopqrstwxyz"))
        found.append(1000 * (terminal.first_byte() - pressed))
        terminal.settle(0.03)
    return sorted(found)[math.ceil(0.95 * len(found)) - 1]


def soak(terminal: Terminal, steps: int, chance: random.Random) -> None:
    """Writes all the steps, reading the screen in between."""
    for step in range(steps):
        one_step(terminal, chance)
        if step % BURST == 0:
            terminal.settle(0.02)
        if step % CAUGHT_UP == 0:
            terminal.settle(0.3, 60.0)
    terminal.settle(1.5, 60.0)


def inside(terminal: Terminal) -> str:
    """The process that is watched."""
    return Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text(encoding="ascii")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--steps", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as home:
        command = (sys.executable, "-m", "deskapp", "kiosk", "--desk", "贵和家园")
        environment = {"DESKAPP_HOME": home, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        with Terminal(command, environment=environment) as terminal:
            terminal.wait_for("人生大事", 60.0)
            soak(terminal, FIRST, chance)
            first, before, p95 = inside(terminal), terminal.own_memory(), timed(terminal, chance)
            soak(terminal, options.steps, chance)
            try:
                after = terminal.own_memory()
                with Terminal(command, environment=environment) as fresh:
                    fresh.wait_for("人生大事", 60.0)
                    soak(fresh, WARM, chance)
                    pairs = [(timed(terminal, chance), timed(fresh, chance)) for _ in range(TURNS)]
            except NotSeenError as error:
                print(f"ended: {error}")
                return 1
            crashed = inside(terminal) != first
    late, control = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        "| steps | crashed | memory at first, MB | grown, MB | key p95 first, ms | last | a fresh one then |"
    )
    print("|---|---|---|---|---|---|---|")
    grown = f"{before:.1f} | {after - before:+.1f}"
    print(f"| {options.steps} | {crashed} | {grown} | {p95:.1f} | {late:.1f} | {control:.1f} |")
    print(f"load average at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(crashed)


if __name__ == "__main__":
    sys.exit(main())
