"""fzf as a filter: one process a query over name, pinyin and initials on one line."""

from __future__ import annotations

import shutil
import subprocess

from bench.peers.common import Answer, Row, first_of_each, tidy


class Fzf:
    """Raises FileNotFoundError where fzf is not installed."""

    def __init__(self, rows: list[Row]) -> None:
        program = shutil.which("fzf")
        if program is None:
            raise FileNotFoundError("fzf is not installed")
        self._command = [program, "--delimiter=\t", "--nth=2..", "--filter"]
        self._lines = "".join(
            f"{r.target}\t{r.hanzi}\t{r.pinyin.replace(' ', '')}\t{r.initials}\n" for r in rows
        ).encode()

    def answer(self, query: str) -> Answer:
        asked = "".join(tidy(query).split())
        done = subprocess.run([*self._command, asked], input=self._lines, capture_output=True, check=False)
        return first_of_each(line.split("\t", 1)[0] for line in done.stdout.decode().splitlines())
