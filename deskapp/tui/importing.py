"""Importing a table on the screen: file, plan, confirm, progress. Loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from deskapp import paths
from deskapp.desk.deskfile import DeskFile
from deskapp.desk.pin import Pin
from deskapp.errors import CatalogError, DeskappError
from deskapp.exchange.apply import ImportCancelled, apply
from deskapp.exchange.imports import plan_file
from deskapp.exchange.nearby import ENDINGS, Found, table_files
from deskapp.exchange.plan import Plan
from deskapp.exchange.windows import plan_windows
from deskapp.tui import strings
from deskapp.tui.panes import importing as pages
from deskapp.tui.panes.pages import Page, Reading
from deskapp.tui.ports import Desk

if TYPE_CHECKING:
    from deskapp.tui.screens.home import Home

T = TypeVar("T")
GROUP = "import"


class Importing:
    """One import from its first page to its last sentence. Slow work runs in a thread."""

    def __init__(self, home: Home, desk: Desk) -> None:
        self._home = home
        self._desk = desk
        self._at = (strings.IMPORT_LOOKING, 0, 0)
        self._waiting: Reading | None = None
        self._typed = home.typed

    def begin(self) -> None:
        """With a path in the box that file; else the files that lie nearby."""
        if Pin(self._desk.catalog_path, DeskFile(paths.desk_path())).is_set():
            self._home.say(strings.IMPORT_PIN)
            return
        typed = self._typed.strip().strip("'\"")
        if typed.lower().endswith(ENDINGS):
            self._read(Path(typed).expanduser())
        else:
            self._busy(strings.IMPORT_LOOKING, table_files, self._choose)

    def _choose(self, found: list[Found]) -> None:
        self._show(pages.files_page(found, self._read))

    def _read(self, path: Path) -> None:
        self._busy(strings.IMPORT_READING, lambda: self._planned(path), self._told)

    def _planned(self, path: Path) -> Plan:
        """What the file is, it says itself: items or a whole catalog, else this desk's windows."""
        catalog, today = self._desk.catalog_path, self._desk.now().date()
        try:
            return plan_file(path, catalog, today)
        except CatalogError:
            here = self._desk.here
            if here is None or path.suffix.lower() == ".json":
                raise
            plan = _windows(path, catalog, here.code, self._desk)
            if plan is None:
                raise
            return plan

    def _told(self, plan: Plan) -> None:
        self._show(pages.plan_page(plan, lambda: self._ask(plan)))

    def _ask(self, plan: Plan) -> None:
        self._home.push(pages.confirm_page(plan, lambda: self._write(plan), self._home.drop_pages))

    def _write(self, plan: Plan) -> None:
        self._busy(strings.IMPORT_WRITING, lambda: self._applied(plan), self._done)

    def _applied(self, plan: Plan) -> str:
        return apply(plan, self._desk.catalog_path, skip_bad=not plan.ok, progress=self._progress).summary()

    def _done(self, summary: str) -> None:
        self._desk.reread()
        self._home.drop_pages()
        self._home.catalog_changed(summary)

    def _progress(self, doing: str, done: int, most: int) -> bool:
        """Called by the writing thread; False where Esc has closed the page meanwhile."""
        self._at = (doing, done, most)
        self._home.app.call_from_thread(self._repaint)
        return not self._left()

    def _left(self) -> bool:
        """Was the page closed by Esc? Whoever types a query only looks away: it is written all the same."""
        return self._waiting not in self._home.pages and self._home.typed == self._typed

    def _repaint(self) -> None:
        if self._waiting is not None and self._home.page is self._waiting:
            self._home.reader.show(self._waiting)
            self._home.repaint()

    def _busy(self, doing: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._at = (doing, 0, 0)
        self._typed = self._home.typed
        self._waiting = pages.waiting_page(lambda: self._at)
        self._show(self._waiting)
        self._home.run_worker(lambda: self._run(work, then), thread=True, group=GROUP)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """In the thread: the work, then its outcome on the screen."""
        call = self._home.app.call_from_thread
        try:
            result = work()
        except ImportCancelled as error:
            call(self._home.say, str(error))
        except DeskappError as error:
            call(self._failed, str(error))
        else:
            call(self._finished, then, result)

    def _finished(self, then: Callable[[T], None], result: T) -> None:
        writing = isinstance(result, str)
        if writing or self._waiting in self._home.pages:
            then(result)

    def _failed(self, sentence: str) -> None:
        self._home.drop_pages()
        self._home.say(sentence)

    def _show(self, page: Page) -> None:
        """In place of whatever page of this import was on top."""
        self._home.pages.clear()
        self._home.push(page)


def _windows(path: Path, catalog: Path, centre: str, desk: Desk) -> Plan | None:
    """None when the file is no window table either: then the first reason is the one to say."""
    try:
        return plan_windows(path, catalog, centre, desk.now().date())
    except CatalogError:
        return None
