"""Runs the program as a user does: its own process, its own locale, no terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

AT = ("--at", "2026-09-22T12:10")


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def deskapp(*words: str, stdin: bytes = b"", **environment: str) -> Ran:
    """`python -m deskapp WORDS`, with stdin from a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "deskapp", *words],
        input=stdin,
        capture_output=True,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert b"Traceback" not in done.stderr
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
