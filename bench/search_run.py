"""One engine over one catalog in a process of its own, so that memory and start are its own.

`python -m bench.search_run JOB.json` reads a job and prints its figures as one JSON line.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path

from bench.peers.common import Peer, Row, spelled
from bench.search_rows import ROOT
from deskapp.storage import reader

OURS = "deskapp"
PEERS = {
    "rapidfuzz WRatio": ("rapid", "wratio"),
    "rapidfuzz partial_ratio": ("rapid", "partial_ratio"),
    "FTS5 trigram": ("fts", "Trigram"),
    "FTS5 characters + pinyin": ("fts", "Columns"),
    "tantivy": ("tantivy_index", "Tantivy"),
    "fzf": ("fzf", "Fzf"),
}
"""Name -> where it is made from rows."""
OTHER_PROGRAMS = {"fzf"}
"""Peers that answer in a process of their own."""
LEAST_ASKED = 12
"""Queries asked however slow the engine is."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one process does. Queries are asked in order until `seconds` have passed."""

    engine: str
    catalog: str
    queries: list[str]
    stream: list[str]
    """Queries asked once each after all the others: what was typed, key by key."""
    seconds: float


@dataclass(slots=True)
class Done:
    """What came of a job; times in seconds, memory in bytes."""

    ready: float = 0.0
    ready_own: float = 0.0
    """Of that, the processor time of this process."""
    rss: int = 0
    """Memory taken between the start of loading and the last answer."""
    answers: list[tuple[list[str], bool | None]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    """The same calls by the processor time of this process alone: what else the machine does is left out.
    An engine that is another program is not in it."""
    stream_times: list[float] = field(default_factory=list)
    absent: str = ""
    """Why the engine could not be asked at all."""


def start(job: Job) -> Done:
    """Runs `job` in a fresh process."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(asdict(job), file)
        file.flush()
        command = [sys.executable, "-m", "bench.search_run", file.name]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
        )
    if done.returncode:
        return Done(absent=(done.stderr.strip().splitlines() or ["no answer"])[-1])
    return Done(**json.loads(done.stdout))


def run(job: Job) -> Done:
    """Runs `job` here."""
    import_module(module_of(job.engine))
    gc.collect()
    before = resident()
    made = _maker(job)
    began, own = time.perf_counter(), time.process_time()
    engine = made()
    done = Done(ready=time.perf_counter() - began, ready_own=time.process_time() - own)
    deadline = time.perf_counter() + job.seconds
    for query in job.queries:
        began, own = time.perf_counter(), time.process_time()
        if began > deadline and len(done.times) >= LEAST_ASKED:
            break
        answer = engine.answer(query)
        done.times.append(time.perf_counter() - began)
        done.own.append(time.process_time() - own)
        done.answers.append((answer.targets, answer.sure))
    done.stream_times = _stream(engine, job.stream, deadline + job.seconds / 4)
    done.rss = resident() - before
    return done


def _stream(engine: Peer, keys: list[str], deadline: float) -> list[float]:
    times: list[float] = []
    for typed in keys:
        began = time.perf_counter()
        if began > deadline and len(times) >= LEAST_ASKED:
            break
        engine.answer(typed)
        times.append(time.perf_counter() - began)
    return times


def module_of(engine: str) -> str:
    return f"bench.peers.{'ours' if engine == OURS else PEERS[engine][0]}"


def _maker(job: Job) -> Callable[[], Peer]:
    """What builds or loads the engine; peers are given their rows ready spelled."""
    module = import_module(module_of(job.engine))
    if job.engine == OURS:
        return partial(module.Ours, Path(job.catalog))
    make: Callable[[list[Row]], Peer] = getattr(module, PEERS[job.engine][1])
    with closing(reader.open_catalog(Path(job.catalog))) as conn:
        rows = [spelled(term.target, term.text) for term in reader.read_terms(conn)]
    return partial(make, rows)


def resident() -> int:
    """This process's memory in bytes; 0 where the system has no /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    print(json.dumps(asdict(run(Job(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))))
