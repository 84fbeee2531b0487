"""The program in a real (pseudo) terminal: signals, odd surroundings, closed windows, pastes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.pty_driver import NotSeenError, Terminal

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-P", "-m", "deskapp")
LEFT_FULL_SCREEN = b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
LIMIT = 30.0
Open = Callable[..., Terminal]


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One catalog for all: making it is the slow part of a first start."""
    return tmp_path_factory.mktemp("terminal-home")


@pytest.fixture
def terminal(shared_home: Path) -> Open:
    def opened(columns: int = 80, rows: int = 24, **environment: str) -> Terminal:
        surroundings = {"DESKAPP_HOME": str(shared_home), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        return Terminal(COMMAND, columns=columns, rows=rows, environment={**surroundings, **environment})

    return opened


def test_a_first_start_says_that_it_opens_the_catalog(terminal: Open, tmp_path: Path) -> None:
    with terminal(DESKAPP_HOME=str(tmp_path / "new")) as opened:
        painted = opened.wait_for("正在建目录", LIMIT)
        assert opened.wait_for("便民服务中心", LIMIT) > painted


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {"LC_ALL": "C", "LANG": "C"},
        {"NO_COLOR": "1"},
        {"TEXTUAL_COLOR_SYSTEM": "standard"},
    ],
    ids=lambda surroundings: "-".join(f"{k}={v}" for k, v in surroundings.items()),
)
def test_an_odd_terminal_still_answers(terminal: Open, surroundings: dict[str, str]) -> None:
    with terminal(**surroundings) as opened:
        opened.wait_for("F1", LIMIT)
        opened.type("db")
        opened.wait_for("最低生活保障", LIMIT)


def test_no_size_and_a_storm_of_sizes_are_survived(terminal: Open) -> None:
    with terminal(80, 24) as opened:
        opened.wait_for("F1", LIMIT)
        opened.type("db")
        opened.wait_for("最低生活保障", LIMIT)
        for step in range(60):
            opened.resize((step * 7) % 130, (step * 5) % 45)
        for columns, rows in ((0, 0), (1, 1), (80, 0), (80, 24)):
            opened.resize(columns, rows)
            opened.settle(0.05, 1.0)
        opened.type("\x1b[15~hkqy")
        opened.wait_for("户口", LIMIT)


@pytest.mark.parametrize("keys", ["\x11", "\x1b[200~低保\x1b\x11\x1b[201~"], ids=["typed", "pasted"])
def test_only_a_typed_quit_key_quits(terminal: Open, keys: str) -> None:
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        opened.settle()
        opened.type(keys)
        if keys == "\x11":
            assert opened.ended(LIMIT)
            assert LEFT_FULL_SCREEN in opened.bytes
        else:
            opened.wait_for("最低生活保障", LIMIT)
            assert not opened.ended(0.3)


def test_no_key_protocol_is_asked_for_and_chinese_arrives(terminal: Open) -> None:
    """Under the protocol that Textual asks for by itself, several terminals drop Chinese commits."""
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        assert re.search(rb"\x1b\[>\d+u", opened.bytes) is None
        opened.type("低保")
        opened.wait_for("最低生活保障", LIMIT)


def test_ctrl_c_copies_and_does_not_end_the_program(terminal: Open) -> None:
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        opened.type("db")
        opened.wait_for("最低生活保障", LIMIT)
        opened.type("\x03")
        opened.wait_for("剪贴板", LIMIT)
        assert b"\x1b]52;c;" in opened.bytes
        assert not opened.ended(0.3)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_leaves_the_terminal_whole(terminal: Open, name: str) -> None:
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        opened.settle()
        opened.signal(name)
        assert opened.ended(LIMIT)
        assert LEFT_FULL_SCREEN in opened.bytes
        assert MOUSE_OFF in opened.bytes


def test_a_closed_terminal_ends_the_program(terminal: Open) -> None:
    opened = terminal()
    opened.wait_for("F1", LIMIT)
    opened.hang_up()
    assert opened.ended(LIMIT)


def test_without_a_terminal_it_does_not_hang() -> None:
    done = subprocess.run(
        COMMAND, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert done.stderr


def test_the_driver_tells_a_program_that_ended(terminal: Open) -> None:
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        opened.type("\x11")
        with pytest.raises(NotSeenError):
            opened.wait_for("never painted", LIMIT)


def test_bytes_that_are_no_text_end_nothing(terminal: Open) -> None:
    with terminal() as opened:
        opened.wait_for("F1", LIMIT)
        opened.write(b"\xff\xfe\xe4\xbd")
        opened.type("db")
        opened.wait_for("最低生活保障", LIMIT)
