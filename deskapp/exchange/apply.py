"""Carrying out a plan: one transaction, told of as it goes, stopped at a word, all or nothing."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp.domain.clean import clean, clean_bytes
from deskapp.errors import DeskappError
from deskapp.exchange.plan import Applied, Plan, Stamp
from deskapp.storage.opening import spoken

if TYPE_CHECKING:
    from deskapp.storage.writer import Connection

Progress = Callable[[str, int, int], bool]
"""(what is being done, rows done, rows in all) -> go on? False stops and undoes everything."""

WRITING, INDEXING = "写入", "建立查找索引"


class ImportRefused(DeskappError):
    """Bad rows: nothing was written (exit 1)."""


class ImportCancelled(DeskappError):
    """Somebody stopped it: nothing was written (exit 1)."""

    def __init__(self) -> None:
        super().__init__("导入已停下, 目录和原来一样, 一行也没有写; 要导入就再来一次。")


def always(_doing: str, _done: int, _all: int) -> bool:
    """Progress that nobody watches."""
    return True


@contextmanager
def collector_paused() -> Iterator[None]:
    """A file of 20,000 rows makes a million small objects and no cycles: collecting them takes
    half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@collector_paused()
def apply(plan: Plan, catalog: Path, *, skip_bad: bool = False, progress: Progress = always) -> Applied:
    """Writes the good rows of a plan and the search index. Makes the catalog where there is none.

    Raises ImportRefused when there are bad rows and they are not to be skipped, or when the
    catalog changed since planning so that a row is bad now; ImportCancelled when `progress`
    says stop or Ctrl+C comes; CatalogError when it cannot be written. After any error the
    catalog is as it was.
    """
    if plan.problems and not skip_bad:
        raise ImportRefused(
            f"文件里有 {plan.bad_rows} 行有问题, 一行也没有导入; 请改正后再导入, 或用 --skip-bad 跳过它们。"
        )
    if plan.problems and not plan.divisible:
        raise ImportRefused(
            f"文件里有 {plan.bad_rows} 行有问题, 一行也没有导入; 整个目录的文件不能跳过行, 请改正后再导入。"
        )
    if plan.empty:
        raise ImportRefused(f"文件里没有可导入的{plan.what}, 目录没有改动; 请确认表头下面有内容。")
    before = stamp_of(catalog)
    done: list[Plan] = []
    try:
        _write(plan, catalog, progress, done)
    except KeyboardInterrupt:
        # The key may come a moment too late: then it is written, and saying otherwise were wrong.
        if not done or stamp_of(catalog) == before:
            raise ImportCancelled from None
    return Applied(done[0], plan.problems)


def stamp_of(catalog: Path) -> Stamp | None:
    """None for a file that cannot be read: opening it says why."""
    try:
        with catalog.open("rb") as file:
            return file.read(28)[24:], catalog.stat().st_size
    except OSError:
        return None


def _write(plan: Plan, catalog: Path, progress: Progress, done: list[Plan]) -> None:
    # SQLModel is loaded here and not before: planning and --dry-run stay quick.
    from deskapp.storage import writer

    if catalog.exists():
        why = writer.Why(plan.kind, words=f"导入 {clean(plan.path.name, 100)}")
        with writer.transaction(catalog, why) as conn:
            done.append(_write_in(conn, plan, catalog, progress, fresh=False))
    else:
        writer.create_catalog(
            catalog,
            None,
            lambda conn: done.append(_write_in(conn, plan, catalog, progress, fresh=True)),
        )


def _write_in(conn: "Connection", plan: Plan, catalog: Path, progress: Progress, *, fresh: bool) -> Plan:
    """Writes, under the write lock; compares once more where the catalog changed since."""
    from deskapp.storage import writer
    from deskapp.storage.writer_bulk import write_steps

    reading = writer.plain(conn)
    if (None if fresh else _counter(reading)) != (plan.stamp and plan.stamp[0]):
        known_bad = {problem.row for problem in plan.problems}
        with spoken(catalog):
            plan = plan.again(None if fresh else reading)
        bad = [problem for problem in plan.problems if problem.row not in known_bad]
        if bad:
            raise ImportRefused(
                f"目录刚才被改过, 第 {bad[0].row} 行不能导入了 ({bad[0].text}), 没有改动; 请重新导入。"
            )
    write_steps(conn, plan.steps, lambda rows, most: _go_on(progress, WRITING, rows, most))
    if plan.steps:
        _index(reading, catalog, progress)
    return plan


def _counter(reading: sqlite3.Connection) -> bytes:
    """SQLite's change counter under the lock. Not from the file itself: where a process closes a file,
    POSIX takes away every lock that the process has on it."""
    return reading.serialize()[24:28]


def _index(reading: sqlite3.Connection, catalog: Path, progress: Progress) -> None:
    """The search index in the same transaction: what is imported is found at once."""
    from deskapp.desk.index import build_into

    kept, reading.text_factory = reading.text_factory, clean_bytes
    try:
        with spoken(catalog):
            build_into(reading, lambda done, most: _go_on(progress, INDEXING, done, most))
    finally:
        reading.text_factory = kept


def _go_on(progress: Progress, doing: str, done: int, most: int) -> None:
    if not progress(doing, done, most):
        raise ImportCancelled
