"""`import --shipped`: what a newer program brings, from the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import deskapp
from tests.storage.conftest import RELEASED


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript((RELEASED / "v2.sql").read_text(encoding="utf-8"))
    return path


def test_a_dry_run_lists_what_would_come_and_writes_nothing(old: Path) -> None:
    ran = deskapp("--catalog", str(old), "import", "--shipped", "--dry-run")
    assert ran.code == 0
    assert "+ 来源说法 东新区便民服务中心" in ran.out
    with closing(sqlite3.connect(old)) as conn:
        assert conn.execute("SELECT count(*) FROM claim").fetchone() == (0,)


def test_it_is_taken_in_and_found_at_once(old: Path) -> None:
    ran = deskapp("--catalog", str(old), "import", "--shipped", "--yes", "--json")
    assert ran.code == 0
    assert ran.objects[0]["written"] is True
    found = deskapp("--catalog", str(old), "find", "lzbmfwzx", "--json").objects[0]
    assert found["results"][0]["mention"]["name"] == "李庄便民服务中心"
    again = deskapp("--catalog", str(old), "import", "--shipped", "--yes")
    assert again.code == 0
    assert "都有了" in again.err


@pytest.mark.parametrize("words", [("import",), ("import", "a.csv", "--shipped")])
def test_either_a_file_or_what_is_shipped(old: Path, words: tuple[str, ...]) -> None:
    ran = deskapp("--catalog", str(old), *words)
    assert ran.code == 2
    assert "--shipped" in ran.err
