"""The kiosk in a real (pseudo) terminal: killed, hung, ended by its operator."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty_driver import NotSeenError, Terminal
from deskapp.kiosk import words

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-P", "-m", "deskapp", "kiosk")
LIMIT = 30.0
FULL_SCREEN_OFF, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?1000l"


@pytest.fixture
def terminal(seeded: Path) -> Iterator[Terminal]:
    environment = {"PYTHONPATH": str(ROOT), "DESKAPP_HOME": str(seeded.parent / "home")}
    command = (*COMMAND, "--catalog", str(seeded), "--desk", "guihe")
    with Terminal(command, environment=environment) as opened:
        opened.wait_for("人生大事", LIMIT)
        yield opened


def inside(terminal: Terminal) -> int:
    """Process number of the program that is watched."""
    children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children")
    return int(children.read_text(encoding="ascii").split()[0])


def test_a_killed_kiosk_says_that_it_recovers_and_comes_back(terminal: Terminal) -> None:
    terminal.type("s")
    terminal.wait_for("首页", LIMIT)
    first = inside(terminal)
    os.kill(first, signal.SIGKILL)
    terminal.wait_for(words.RECOVERING[:6], LIMIT)
    terminal.wait_for("人生大事", LIMIT)
    assert inside(terminal) != first


def test_a_hung_kiosk_is_back_within_ten_seconds_of_hanging(terminal: Terminal) -> None:
    terminal.settle(0.7)
    hung, began = inside(terminal), time.monotonic()
    os.kill(hung, signal.SIGSTOP)
    terminal.type("")
    terminal.wait_for(words.RECOVERING[:6], LIMIT)
    assert time.monotonic() - began < 10.0
    terminal.wait_for("人生大事", LIMIT)


def test_keys_of_a_terminal_end_nothing(terminal: Terminal) -> None:
    terminal.type("\x03\x1a\x1c\x11\x10")
    terminal.settle()
    terminal.type("s")
    terminal.wait_for("首页", LIMIT)
    assert not terminal.ended(0.2)


def test_its_operator_ends_it_and_the_terminal_is_left_whole(terminal: Terminal) -> None:
    terminal.signal("SIGTERM")
    assert terminal.ended(10.0)
    assert FULL_SCREEN_OFF in terminal.bytes
    assert MOUSE_OFF in terminal.bytes


def test_a_kiosk_whose_supervisor_is_gone_ends_by_itself(terminal: Terminal) -> None:
    child = inside(terminal)
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ended(5.0)
    end = time.monotonic() + 10.0
    while Path(f"/proc/{child}/stat").exists() and time.monotonic() < end:
        with contextlib.suppress(NotSeenError):
            terminal.settle(0.1, 0.2)
    assert not Path(f"/proc/{child}/stat").exists()
