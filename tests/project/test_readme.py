"""The README's words are tried: commands exist, files exist, every command has help."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

SHELL = "\n".join(re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
COMMANDS = sorted(set(re.findall(r"^deskapp ([a-z]+)\b", SHELL, re.MULTILINE)))
LINKS = sorted(set(re.findall(r"\]\(([^):#]+)\)", README)))
LAYOUT = sorted(set(re.findall(r"^([\w./-]+(?:\.py|/))  +\S", README, re.MULTILINE)))


def deskapp(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deskapp", *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_readme_shows_the_two_commands() -> None:
    assert "\npython3 run.py\n" in README
    assert "\npython3 run.py test\n" in README


def test_readme_has_commands_links_and_a_layout() -> None:
    assert {"find", "import", "sample", "check", "locate"} <= set(COMMANDS)
    assert LINKS
    assert len(LAYOUT) > 10


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_the_readme_has_help(command: str) -> None:
    done = deskapp(command, "--help")
    assert done.returncode == 0, done.stderr
    assert command in done.stdout


def test_every_command_in_the_help_is_in_the_readme() -> None:
    done = deskapp("--help")
    assert done.returncode == 0, done.stderr
    offered = set(re.findall(r"^    ([a-z]+) ", done.stdout, re.MULTILINE))
    assert "find" in offered
    assert offered <= set(COMMANDS)


@pytest.mark.parametrize("link", LINKS)
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("path", LAYOUT)
def test_every_path_in_the_layout_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("query", re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE))
def test_every_example_search_finds_something(query: str) -> None:
    done = deskapp("find", query)
    assert done.returncode == 0, done.stdout + done.stderr
