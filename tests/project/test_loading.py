"""What a look-up loads, seen in a clean interpreter: the start is paid at every start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WRITING = {"sqlmodel", "sqlalchemy", "pydantic"}
NEVER = {"pypinyin", "opencc", "numpy", "platformdirs", "pytest"}

LOADED = "import sys; {code}; print(*sys.modules)"

FIND = "from deskapp.cli.main import main; main(['find', '低保'])"

UNLOADED_BY = [
    ("from deskapp.cli import main", {"textual", "rich", "asyncio", *WRITING, *NEVER}),
    ("from deskapp.desk import bootstrap", {"textual", "rich", *WRITING, *NEVER}),
    ("from deskapp.storage import reader", {"textual", "rich", "rapidfuzz", *WRITING, *NEVER}),
    ("from deskapp.search import engine", {"textual", "rich", "sqlite3", *WRITING, *NEVER}),
    ("from deskapp.tui import app", {"sqlite3", "argparse", *WRITING, *NEVER} - {"platformdirs"}),
]
"""(code, top-level modules that must not be loaded after it). Textual itself loads platformdirs."""


def loaded_by(code: str) -> set[str]:
    """Top-level modules that are loaded after `code`."""
    return {name.partition(".")[0] for name in modules_after(code)}


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code=code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(("code", "unwanted"), UNLOADED_BY, ids=[code for code, _ in UNLOADED_BY])
def test_importing_loads_no_more_than_it_needs(code: str, unwanted: set[str]) -> None:
    assert not loaded_by(code) & unwanted


def test_a_second_look_up_loads_no_screen_and_no_writing() -> None:
    loaded_by(FIND)  # the first one makes the catalog, by writing
    assert not loaded_by(FIND) & {"textual", "rich", *WRITING, *NEVER}


WARM = (
    "from deskapp.tui import app; from deskapp.desk.bootstrap import open_desk;"
    "desk = open_desk(); desk.lookup('低保'); desk.close()"
)


def test_a_warm_desk_on_the_screen_loads_no_writing() -> None:
    loaded_by(FIND)
    assert not loaded_by(WARM) & ({*WRITING, *NEVER} - {"platformdirs"})


def test_a_screen_loads_nothing_of_files_and_reports_before_it_is_asked_to() -> None:
    loaded_by(FIND)
    after = modules_after(WARM)
    assert "deskapp.tui.app" in after
    late = (
        "deskapp.exchange",
        "deskapp.tui.importing",
        "deskapp.reports",
        "deskapp.desk.records",
        "deskapp.desk.everyday",
        "deskapp.desk.visit",
    )
    assert not {name for name in after if name.startswith(late)}
