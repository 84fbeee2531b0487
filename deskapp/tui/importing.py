"""Importing a table on the screen: file, plan, confirm, progress. Loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from deskapp.errors import CatalogError, DeskappError
from deskapp.exchange.apply import ImportCancelled, apply
from deskapp.exchange.imports import plan_file
from deskapp.exchange.nearby import Found, table_files, typed_path
from deskapp.exchange.plan import Plan
from deskapp.exchange.windows import plan_windows
from deskapp.tui import strings
from deskapp.tui.import_run import Run
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
        self._run = Run(self._progressed)
        self._waiting: Reading | None = None
        self.busy = False
        """Is it being written?"""

    def begin(self, typed: str) -> None:
        """With a path in the box that file; else the files that lie nearby."""
        path = typed_path(typed)
        if path is not None:
            self._read(path)
        else:
            self._work(strings.IMPORT_LOOKING, table_files, self._choose)

    def show(self) -> None:
        """How far the writing is: for whoever looked away."""
        if self._waiting is not None and self._waiting not in self._home.pages:
            self._show(self._waiting)

    def shipped(self) -> None:
        """What a newer program brings into this catalog. Whoever comes this way has passed the PIN."""
        from deskapp.exchange.shipped import plan_shipped

        self._work(strings.SHIPPED_READING, lambda: plan_shipped(self._desk.catalog_path), self._offered)

    def _offered(self, plan: Plan) -> None:
        if plan.differences:
            self._told(plan)
        else:
            self._failed(strings.SHIPPED_NOTHING)

    def _choose(self, found: list[Found]) -> None:
        self._show(pages.files_page(found, self._read))

    def _read(self, path: Path) -> None:
        self._work(strings.IMPORT_READING, lambda: self._planned(path), self._told)

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
        self._home.push(
            pages.confirm_page(
                plan, lambda: self._home.gated(lambda: self._write(plan)), self._home.drop_pages
            )
        )

    def _write(self, plan: Plan) -> None:
        self.busy = True
        self._work(strings.IMPORT_WRITING, lambda: self._applied(plan), self._done)

    def _applied(self, plan: Plan) -> str:
        catalog = self._desk.catalog_path
        return apply(plan, catalog, skip_bad=not plan.ok, progress=self._run.progress).summary()

    def _done(self, summary: str) -> None:
        self._desk.reread()
        if self._waiting in self._home.pages:
            self._home.drop_pages()
        self._home.catalog_changed(summary)

    def _progressed(self) -> None:
        """Called by the writing thread."""
        self._home.app.call_from_thread(self._repaint)

    def _repaint(self) -> None:
        if self._waiting is not None and self._home.page is self._waiting:
            self._home.reader.show(self._waiting)
            self._home.repaint()

    def _work(self, doing: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._run.begin(doing)
        self._waiting = pages.waiting_page(lambda: self._run.at, self._run.stop)
        self._show(self._waiting)
        self._home.run_worker(lambda: self._in_thread(work, then), thread=True, group=GROUP)

    def _in_thread(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """The work, then its outcome on the screen."""
        call = self._home.app.call_from_thread
        try:
            result = work()
        except ImportCancelled as error:
            call(self._ended, str(error))
        except DeskappError as error:
            call(self._failed, str(error))
        else:
            call(self._finished, then, result)

    def _finished(self, then: Callable[[T], None], result: T) -> None:
        """Whoever has left a page that only read wants nothing of it any more; what is written is written."""
        written, self.busy = self.busy, False
        if written or self._waiting in self._home.pages:
            then(result)

    def _ended(self, sentence: str) -> None:
        self.busy = False
        self._home.say(sentence)

    def _failed(self, sentence: str) -> None:
        if self._waiting in self._home.pages:
            self._home.drop_pages()
        self._ended(sentence)

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
