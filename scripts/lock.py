"""Writes requirements.lock and requirements-dev.lock from pyproject.toml.

    pip install uv && python scripts/lock.py

Both hold every version with the hashes of all its files, for every platform (`--universal`),
and no address of any registry, so a hall with its own mirror uses them as they are.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUIET = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet")


def compile_lock(name: str, *extras: str) -> None:
    chosen = [word for extra in extras for word in ("--extra", extra)]
    command = [sys.executable, "-m", "uv", "pip", "compile", *QUIET, *chosen, "--output-file", name]
    subprocess.run([*command, "pyproject.toml"], cwd=ROOT, check=True)


def main() -> None:
    compile_lock("requirements.lock")
    # The first lock's pins are repeated in the second: a test compares them.
    compile_lock("requirements-dev.lock", "dev")


if __name__ == "__main__":
    main()
