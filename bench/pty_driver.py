"""Runs a full-screen program in a pseudo-terminal and tells when words appear on its screen.

POSIX only; the standard library alone. Times are seconds of `time.perf_counter`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[PX^_].*?\x1b\\"  # DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"  # two-character escapes
    r"|[\x00-\x08\x0b-\x1f\x7f]",
    re.DOTALL,
)

# What a modern terminal answers when asked; a program that waits for it takes its usual path.
REPLIES = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronized output: supported
    b"\x1b[6n": b"\x1b[1;1R",  # cursor position
    b"\x1b[c": b"\x1b[?62;22c",  # device attributes
}


class NotSeenError(Exception):
    """The words did not appear in time, or the program ended first."""


class Terminal:
    """One program in one terminal, from its start to its end."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self._seen = b""
        self._over = False
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            _become(command, environment or {})
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size; the program is told by SIGWINCH."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def type(self, keys: str) -> float:
        """Writes keys, forgets what was seen before; returns the moment of writing."""
        self._seen = b""
        moment = time.perf_counter()
        self.write(keys.encode())
        return moment

    def write(self, keys: bytes) -> None:
        """Writes all of the keys; what the program paints meanwhile is read, or both would wait for ever."""
        while keys:
            _, writable, _ = select.select([], [self._descriptor], [], 0.05)
            keys = keys[os.write(self._descriptor, keys[:512]) :] if writable else keys
            if keys or not writable:
                self._read(0.0)

    def wait_for(self, words: str, limit: float = 15.0) -> float:
        """The moment at which `words` have been painted since the last `type`."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            moment = self._read(0.05)
            if moment is not None and words in self.text:
                return moment
        raise NotSeenError(f"{words!r} not seen in {limit} s; the end of the screen:\n{self.text[-800:]}")

    def first_byte(self, limit: float = 15.0) -> float:
        """The moment at which anything is painted."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            moment = self._read(0.05)
            if moment is not None:
                return moment
        raise NotSeenError(f"nothing painted in {limit} s")

    def settle(self, quiet: float = 0.15, limit: float = 5.0) -> float:
        """Reads until nothing is painted for `quiet` seconds; the moment of the last byte."""
        last = time.perf_counter()
        end = last + limit
        while time.perf_counter() < min(last + quiet, end):
            last = self._read(0.01) or last
        return last

    @property
    def text(self) -> str:
        """Everything painted since the last `type`, without control sequences."""
        return CONTROL.sub("", self._seen.decode("utf-8", "replace"))

    def _read(self, timeout: float) -> float | None:
        if self._descriptor < 0:
            select.select([], [], [], timeout)
            return None
        readable, _, _ = select.select([self._descriptor], [], [], timeout)
        if not readable:
            return None
        try:
            data = os.read(self._descriptor, 65536)
        except OSError as error:
            raise NotSeenError(f"the program ended; its last words:\n{self.text[-800:]}") from error
        moment = time.perf_counter()
        for question, reply in REPLIES.items():
            if question in data:
                os.write(self._descriptor, reply)
        self._seen += data
        return moment

    @property
    def bytes(self) -> bytes:
        """Everything written since the last `type`, as it came."""
        return self._seen

    def signal(self, name: str) -> None:
        """Forgets what was seen before, and signals the program."""
        self._seen = b""
        os.kill(self.pid, getattr(signal, name))

    def ended(self, limit: float) -> bool:
        """Whether the program ends by itself within `limit` seconds; reads its last words."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and not self._over:
            with contextlib.suppress(NotSeenError):
                self._read(0.02)
            self._over = bool(os.waitpid(self.pid, os.WNOHANG)[0])
        return self._over

    def hang_up(self) -> None:
        """Closes the terminal under the program, as a closed window does."""
        os.close(self._descriptor)
        self._descriptor = -1

    def memory(self) -> float:
        """PSS of the program and its children, in MB (10^6 bytes)."""
        return sum(_share(pid, "Pss:") for pid in _tree(self.pid)) / 1e6

    def own_memory(self) -> float:
        """What the program and its children hold of their own, in MB: no files, which are shared."""
        return sum(_share(pid, "Pss_Anon:") for pid in _tree(self.pid)) / 1e6

    def close(self) -> None:
        """Ends the program, politely first."""
        if not self._over:
            self._end()
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def _end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        end = time.perf_counter() + 2
        while time.perf_counter() < end:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
            with contextlib.suppress(NotSeenError):
                self._read(0.02)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


def _become(command: Sequence[str], environment: Mapping[str, str]) -> None:
    surroundings = {**os.environ, **environment}
    for name in ("COLUMNS", "LINES"):
        surroundings.pop(name, None)
    try:
        os.execvpe(command[0], list(command), surroundings)
    finally:
        os._exit(127)


def _tree(pid: int) -> list[int]:
    """A process and everything it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = children.read_text(encoding="ascii").split() if children.exists() else []
    return [pid, *(found for child in below for found in _tree(int(child)))]


def _share(pid: int, kind: str) -> int:
    """Proportional set size of one kind, in bytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith(kind):
            return int(line.split()[1]) * 1024
    return 0
