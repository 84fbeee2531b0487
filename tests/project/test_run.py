"""run.py: when it makes its environment, when it makes it again, and what it says when it cannot."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py, as if it lay in a folder of its own with a lock beside it."""
    spec = importlib.util.spec_from_file_location("run_here", ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "UNFINISHED", str(tmp_path / ".venv" / "unfinished"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    (tmp_path / "requirements.lock").write_text("textual==8.2.8 --hash=sha256:00\n", encoding="utf-8")
    return module


def finished_environment(folder: Path, version: str) -> Path:
    """What `python -m venv` leaves behind, as far as run.py looks at it."""
    venv = folder / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n", encoding="utf-8")
    return venv


THIS_PYTHON = "{}.{}.{}".format(*sys.version_info[:3])


def test_no_environment_is_not_ready(run: ModuleType) -> None:
    assert not run.is_ready("requirements.lock")


def test_an_environment_without_the_lock_is_not_ready(run: ModuleType, tmp_path: Path) -> None:
    finished_environment(tmp_path, THIS_PYTHON)
    assert run.is_made()
    assert not run.is_ready("requirements.lock")


def test_an_installed_lock_is_remembered_until_it_changes(run: ModuleType, tmp_path: Path) -> None:
    finished_environment(tmp_path, THIS_PYTHON)
    run.keep_stamp("requirements.lock")
    assert run.is_ready("requirements.lock")
    (tmp_path / "requirements.lock").write_text("textual==9\n", encoding="utf-8")
    assert not run.is_ready("requirements.lock")


def test_an_environment_killed_in_the_middle_is_made_again(run: ModuleType, tmp_path: Path) -> None:
    venv = finished_environment(tmp_path, THIS_PYTHON)
    run.keep_stamp("requirements.lock")
    (venv / "unfinished").touch()
    assert not run.is_ready("requirements.lock")


def test_an_environment_whose_python_is_gone_is_made_again(run: ModuleType, tmp_path: Path) -> None:
    venv = finished_environment(tmp_path, THIS_PYTHON)
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to(tmp_path / "no-such-python")
    assert not run.is_made()


def test_an_environment_of_another_python_is_made_again(run: ModuleType, tmp_path: Path) -> None:
    finished_environment(tmp_path, "3.9.2")
    assert not run.is_made()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ERROR: [Errno 28] No space left on device", "磁盘已满"),
        ("NewConnectionError: Temporary failure in name resolution", "连不上软件包源"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "校验值不符"),
        ("ERROR: something else", "依赖没有装上"),
    ],
)
def test_a_failed_installation_says_why(run: ModuleType, said: str, sentence: str) -> None:
    assert run.why_not_installed(said).startswith(sentence) or sentence in run.why_not_installed(said)


def test_an_old_python_is_told_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 8, 1))
    assert run.main(["find", "低保"]) == 3
    assert "需要 Python 3.11" in capsys.readouterr().err


def test_old_pythons_can_parse_it() -> None:
    """Otherwise they would show a SyntaxError instead of the sentence."""
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_package_changed_after_compiling_is_compiled_again(run: ModuleType, tmp_path: Path) -> None:
    package = tmp_path / "deskapp"
    package.mkdir()
    (package / "errors.py").write_text("A = 1\n", encoding="utf-8")
    assert run.has_stale(str(package))
    compiled = package / "__pycache__" / f"errors.{sys.implementation.cache_tag}.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    assert not run.has_stale(str(package))
