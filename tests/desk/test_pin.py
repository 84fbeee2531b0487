"""The editing PIN: hashed, checked, limited in tries, whoever restarts what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deskapp import clock
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, Pin, PinRefused
from deskapp.storage.seed import seed_text
from deskapp.storage.writer import create_catalog

START = datetime(2026, 11, 24, 9)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.db"
    create_catalog(path, seed_text())
    return path


@pytest.fixture
def pin(catalog: Path, tmp_path: Path) -> Pin:
    return Pin(catalog, DeskFile(tmp_path / "desk.db"))


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def fail(pin: Pin, times: int) -> None:
    for _ in range(times):
        with pytest.raises(PinRefused, match="不对"):
            pin.check("wrong")


def test_without_a_pin_everybody_may(pin: Pin) -> None:
    assert not pin.is_set()
    pin.check("anything")


def test_the_right_pin_opens_and_a_wrong_one_does_not(pin: Pin) -> None:
    pin.set("2468")
    assert pin.is_set()
    pin.check("2468")
    pin.check(" ２４６８ ")  # an input method's full-width digits
    fail(pin, 1)


def test_only_a_slow_hash_is_kept_and_no_history_of_it(pin: Pin, catalog: Path) -> None:
    pin.set("2468", "王芳")
    with closing(sqlite3.connect(catalog)) as conn:
        assert (
            conn.execute("SELECT hash FROM pin").fetchone()[0].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
        )
        assert conn.execute("SELECT kind, changed_by FROM change WHERE id > 1").fetchall() == [
            ("pin", "王芳")
        ]
        assert "argon2id" not in str(conn.execute("SELECT * FROM row_change").fetchall())


def test_it_can_be_changed_and_taken_away(pin: Pin) -> None:
    pin.set("2468")
    pin.set("1357")
    fail(pin, 1)
    pin.check("1357")
    pin.clear()
    assert not pin.is_set()


@pytest.mark.parametrize("bad", ["", "123", "   1  ", "12\x0034", "1" * 65])
def test_a_pin_that_is_too_short_or_cannot_be_typed_is_refused(pin: Pin, bad: str) -> None:
    with pytest.raises(PinRefused, match="4 到 64"):
        pin.set(bad)
    assert not pin.is_set()


def test_after_some_tries_even_the_right_one_waits(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    pin.set("2468")
    fail(pin, FREE_TRIES)
    with pytest.raises(PinRefused, match="请等 30 秒"):
        pin.check("2468")
    at(monkeypatch, START + FIRST_WAIT)
    pin.check("2468")
    fail(pin, FREE_TRIES)  # success has forgotten the failures


def test_every_further_failure_doubles_the_wait(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    pin.set("2468")
    fail(pin, FREE_TRIES)
    at(monkeypatch, START + FIRST_WAIT)
    fail(pin, 1)
    with pytest.raises(PinRefused, match="请等 1 分钟"):
        pin.check("2468")
    moment = START
    for _ in range(12):
        moment += LONGEST_WAIT
        at(monkeypatch, moment)
        fail(pin, 1)
    with pytest.raises(PinRefused, match="请等 15 分钟"):
        pin.check("2468")


def test_another_start_does_not_forget_the_failures(pin: Pin, catalog: Path, tmp_path: Path) -> None:
    pin.set("2468")
    fail(pin, FREE_TRIES)
    with pytest.raises(PinRefused, match="请等"):
        Pin(catalog, DeskFile(tmp_path / "desk.db")).check("2468")


def test_a_clock_set_back_locks_nobody_out_for_longer(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    pin.set("2468")
    fail(pin, FREE_TRIES)
    at(monkeypatch, START - timedelta(days=3))
    with pytest.raises(PinRefused, match="请等 30 秒"):
        pin.check("2468")
    at(monkeypatch, START - timedelta(days=3) + FIRST_WAIT)
    pin.check("2468")
