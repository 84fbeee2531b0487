"""What the repository holds: no machine's paths, no host names, no overgrown files, one seed."""

from __future__ import annotations

import re
import subprocess
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LONGEST_FILE = 350
"""Lines of one Python file. Past this it has a second job."""

HOME_PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|work|opt|mnt)/[\w.+-]+|[A-Z]:\\Users\\")
"""A path of some machine; `~`, `/tmp` and `/usr` are everyone's."""

HOSTS = re.compile(
    r"(?:https?|ftp)://(?:[\w.-]*pypi|[\w.-]*pythonhosted|localhost|10\.|192\.168\.|127\.)[\w.:/-]*"
)
"""A package index, or somebody's own network."""

NO_TEXT = {".db", ".bin", ".png", ".ico", ".sqlite"}


def tracked() -> list[Path]:
    """Files that are or will be committed; every file but the ignored ones."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    files = (ROOT / name for name in done.stdout.split("\0") if name)
    return [file for file in files if file.is_file()]


TEXTS = [file for file in tracked() if file.suffix not in NO_TEXT]


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number} {found.group()}"
        for file in TEXTS
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_no_file_names_a_path_of_some_machine() -> None:
    assert not lines_matching(HOME_PATHS)


def test_no_file_names_an_index_or_a_private_host() -> None:
    assert not lines_matching(HOSTS)


def test_locks_hold_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert all("--hash=sha256:" in entry for entry in entries_of(text))


def test_both_locks_pin_the_same_versions() -> None:
    run = pins_of("requirements.lock")
    assert run <= pins_of("requirements-dev.lock")
    assert {pin.partition("==")[0] for pin in run} >= {"textual", "sqlmodel", "rapidfuzz"}


def entries_of(text: str) -> list[str]:
    return [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]


def pins_of(name: str) -> set[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {entry.split()[0] for entry in entries_of(text)}


@pytest.mark.parametrize(
    "file",
    [file for file in TEXTS if file.suffix == ".py"],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_a_file_has_one_job(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_the_packaged_seed_is_the_one_in_db() -> None:
    packaged = resources.files("deskapp").joinpath("data", "seed.sql").read_bytes()
    assert packaged == (ROOT / "db" / "seed.sql").read_bytes()
