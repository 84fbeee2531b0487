"""The kiosk in a real (pseudo) terminal: killed, hung, ended by its operator."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty_driver import Terminal
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
    terminal.wait_for(words.RECOVERING[0], LIMIT)
    terminal.wait_for("人生大事", LIMIT)
    assert inside(terminal) != first


def test_a_hung_kiosk_is_back_within_ten_seconds_of_hanging(terminal: Terminal) -> None:
    terminal.settle(0.7)
    hung, began = inside(terminal), time.monotonic()
    os.kill(hung, signal.SIGSTOP)
    terminal.type("")
    terminal.wait_for(words.RECOVERING[0], LIMIT)
    assert time.monotonic() - began < 10.0
    terminal.wait_for("人生大事", LIMIT)


def test_keys_of_a_terminal_end_nothing(terminal: Terminal) -> None:
    terminal.type("\x03\x1a\x1c\x11\x10")
    terminal.settle()
    terminal.type("s")
    terminal.wait_for("首页", LIMIT)
    assert not terminal.ended(0.2)


STRAY = ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGPIPE", "SIGRTMIN")


def test_stray_signals_end_neither_of_the_two(terminal: Terminal) -> None:
    child = inside(terminal)
    for name in STRAY:
        for process in (child, terminal.pid):
            os.kill(process, getattr(signal, name))
    terminal.type("s")
    terminal.wait_for("首页", LIMIT)
    assert inside(terminal) == child
    assert not terminal.ended(0.3)


def test_a_kiosk_that_alone_is_told_to_end_comes_back(terminal: Terminal) -> None:
    first = inside(terminal)
    terminal.type("")
    os.kill(first, signal.SIGTERM)
    terminal.wait_for(words.RECOVERING[0], LIMIT)
    terminal.wait_for("人生大事", LIMIT)
    assert inside(terminal) != first


def test_a_finger_opens_and_closes_by_the_bytes_that_a_terminal_sends(terminal: Terminal) -> None:
    for column, row, seen in ((30, 4, "低保 救助 婚姻"), (10, 3, words.GO), (70, 22, words.CALLING[1])):
        terminal.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        terminal.wait_for(seen, LIMIT)
        assert seen in terminal.text


def test_a_terminal_is_asked_for_no_keys_that_lose_chinese_input(seeded: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "DESKAPP_HOME": str(seeded.parent / "home")}
    with Terminal((*COMMAND, "--catalog", str(seeded), "--desk", "guihe"), environment=environment) as opened:
        opened.wait_for("人生大事", LIMIT)
        assert b"\x1b[>" not in opened.bytes.replace(b"\x1b[>0q", b"")


def test_a_closed_terminal_ends_both_and_leaves_nothing(terminal: Terminal, seeded: Path) -> None:
    child, log = inside(terminal), seeded.parent / "home" / "deskapp.log"
    before = log.read_text(encoding="utf-8") if log.exists() else ""
    terminal.hang_up()
    assert terminal.ended(10.0)
    assert not Path(f"/proc/{child}/stat").exists()
    said = log.read_text(encoding="utf-8") if log.exists() else ""
    assert "Traceback" not in said.removeprefix(before)


def test_the_catalog_is_open_for_reading_only(terminal: Terminal, seeded: Path) -> None:
    terminal.type("s")
    terminal.wait_for("首页", LIMIT)
    folder = Path(f"/proc/{inside(terminal)}")
    opened = [one.name for one in (folder / "fd").iterdir() if one.readlink() == seeded]
    assert opened
    for number in opened:
        flags = (folder / "fdinfo" / number).read_text(encoding="ascii").split("flags:")[1].split()[0]
        assert int(flags, 8) & os.O_ACCMODE == os.O_RDONLY


def test_its_operator_ends_it_and_the_terminal_is_left_whole(terminal: Terminal) -> None:
    terminal.signal("SIGTERM")
    assert terminal.ended(10.0)
    assert FULL_SCREEN_OFF in terminal.bytes
    assert MOUSE_OFF in terminal.bytes


def test_a_kiosk_whose_supervisor_is_gone_ends_by_itself(terminal: Terminal) -> None:
    child = inside(terminal)
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ended(5.0)
    assert is_gone(child)


STUCK = """import os, time
from deskapp.kiosk.orphan import watched_by
watched_by(os.getppid(), lambda: os._exit(1))
print(os.getpid(), flush=True)
time.sleep(60)"""
WATCHER = """import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
print(child.stdout.readline().decode())"""


def test_it_ends_also_when_its_own_loop_is_stuck() -> None:
    watcher = (sys.executable, "-c", WATCHER, STUCK)
    ran = subprocess.run(watcher, check=True, capture_output=True, cwd=ROOT, timeout=LIMIT)
    assert is_gone(int(ran.stdout))


def is_gone(process: int, limit: float = 10.0) -> bool:
    """Waits for the end of a process that is not a child of this one."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], limit)[0])
    finally:
        os.close(watched)
