"""The one screen, whole: the frame with what stands behind every function key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from deskapp.desk.say import is_place
from deskapp.domain.models import Centre
from deskapp.errors import DeskappError
from deskapp.tui import cards, strings, theme
from deskapp.tui.actions import ACTIONS, Action, bindings
from deskapp.tui.panes import help as helping
from deskapp.tui.panes import places
from deskapp.tui.panes.pages import Page, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.screens.keeping import Keeping
from deskapp.tui.settings import Settings
from deskapp.tui.widgets.search_box import SearchBox
from deskapp.tui.widgets.status_line import KeyBar

if TYPE_CHECKING:
    from deskapp.tui.importing import Importing


class Home(Keeping):
    """Pages, the desk's place, the sample layer, colours, the clipboard: named as in the table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def __init__(self, settings: Settings, remember_theme: Callable[[str], None]) -> None:
        super().__init__(settings.outlets)
        self._settings = settings
        self._remember_theme = remember_theme
        self._importing: Importing | None = None
        self.table: tuple[Action, ...] = ACTIONS

    def on_mount(self) -> None:
        self.query_one(KeyBar).table = self.table

    def action_help(self) -> None:
        self._page_key(strings.HELP_TITLE, lambda _desk: helping.help_page(self.table))

    def action_browse(self) -> None:
        self._page_key(strings.BROWSE_TITLE, lambda desk: places.browse(desk, self.follow, self.push))

    def action_choose_desk(self) -> None:
        self._page_key(strings.DESK_TITLE, lambda desk: places.choose_desk(desk, self._stand_at))

    def action_recent(self) -> None:
        self.keep_answer()
        self._page_key(strings.RECENT_TITLE, lambda desk: places.recent_page(desk, self.follow))

    def action_menu(self) -> None:
        self._page_key(
            strings.MENU_TITLE, lambda desk: helping.menu_page(self.table, desk, self._run_from_menu)
        )

    def _page_key(self, title: str, make: Callable[[Desk], Page]) -> None:
        """A page key opens its page afresh; pressed on that page it closes it."""
        if self.desk is None:
            return
        again = bool(self.pages) and self.pages[0].title == title
        self.pages.clear()
        if not again:
            self.pages.append(make(self.desk))
        self.settle()

    def _run_from_menu(self, action: str) -> None:
        self.drop_pages()
        self.call_later(self.run_action, action)

    # The next citizen, and the one before

    def action_back(self) -> None:
        """One step back; with nothing to go back to, clear for the next citizen."""
        if self._broken:
            self.action_leave()
        elif self.pages:
            page = self.pages.pop()
            if isinstance(page, Reading) and page.stopped is not None:
                page.stopped()
            self.settle()
        else:
            self.action_next_citizen()

    def action_next_citizen(self) -> None:
        """Everything closed and empty in one key; the answer that was open is kept among the recent."""
        if self._broken:
            return
        self.keep_answer()
        self.let_go(self.results, self.chosen)
        self.seeking = None
        self._said = ""
        self.sheet_done()
        self.drop_pages()
        self.query_one(SearchBox).set_query("")
        self._search("")

    def action_open(self) -> None:
        again = self.page is None and not self.typed and self.seeking is None
        if again and self.desk is not None and self.last_name:
            self.follow(f"s:{self.desk.recent.all()[0].code}")
        else:
            if self.page is None and self.seeking is None:
                self.keep_answer()
                self.told(self.chosen)
            super().action_open()

    def keep_answer(self) -> None:
        """Puts the open answer among the recent ones: its code alone, and none that is private."""
        hit, desk = self.chosen, self.desk
        if hit is None or desk is None or is_place(hit) or not hit.service.code:
            return
        if not desk.is_private(self.results):
            desk.recent.add(hit.service.code, desk.now())
            desk.pick(self.results, hit.service.code)

    def follow(self, target: str) -> None:
        """An item reached by a link, a list or the recent answers counts as answered too."""
        super().follow(target)
        kind, _, code = target.partition(":")
        hit = self.desk.hit(code) if self.desk is not None and kind == "s" else None
        if hit is not None and self.desk is not None and not hit.service.sensitive:
            self.desk.recent.add(code, self.desk.now())
        self.told(hit)

    @property
    def last_name(self) -> str:
        answered = self.desk.recent.all() if self.desk else ()
        hit = self.desk.hit(answered[0].code) if self.desk and answered else None
        return hit.service.name if hit else ""

    @work(thread=True, group="recent")
    def save_recent(self) -> None:
        """Off the keyboard's path: a slow disk must not hold a key."""
        if self.desk is not None:
            try:
                self.desk.recent.save()
                self.desk.experience.save()
            except DeskappError as error:
                self.app.call_from_thread(self.say, str(error))

    def _tick(self) -> None:
        super()._tick()
        self.save_recent()

    # The desk and the catalog

    def _stand_at(self, centre: Centre | None) -> None:
        if self.desk is None:
            return
        self.drop_pages()
        self._attempt(
            lambda desk: desk.stand_at(centre.code if centre else None),
            strings.STOOD_AT.format(centre=centre.name if centre else strings.DESK_NONE),
        )

    def action_remove_sample(self) -> None:
        if self.desk is not None and self.desk.has_sample:
            self.push(helping.confirm_page(self._remove_sample, self.drop_pages))

    def _remove_sample(self) -> None:
        self.drop_pages()
        self.gated(lambda: self._write_sample(there=False, done=strings.REMOVED))

    def action_restore_sample(self) -> None:
        self.gated(lambda: self._write_sample(there=True, done=strings.RESTORED))

    def _write_sample(self, *, there: bool, done: str) -> None:
        desk = self.desk
        if desk is not None:
            self.write_beside(
                lambda: desk.write_sample(there=there), lambda _none: self.catalog_changed(done)
            )

    def action_import_table(self) -> None:
        typed = self.typed
        self._import(lambda importing: self.gated(lambda: importing.begin(typed)))

    def take_in_shipped(self) -> None:
        """What a newer program brings. Reached from the keeping menu, which has asked for the PIN."""
        self._import(lambda importing: importing.shipped())

    def _import(self, begin: Callable[[Importing], None]) -> None:
        """One at a time: while one is being written, it is shown."""
        desk = self.desk
        if desk is None or desk.read_only:
            return
        if self._importing is not None and self._importing.busy:
            self._importing.show()
            return
        # Loaded now and not at the start: a desk imports once in a while.
        from deskapp.tui.importing import Importing

        self._importing = Importing(self, desk)
        begin(self._importing)

    def action_forget_picks(self) -> None:
        def forget(desk: Desk) -> None:
            desk.experience.clear()

        self.gated(lambda: self._attempt(forget, strings.PICKS_FORGOTTEN))

    def _attempt(self, change: Callable[[Desk], None], done: str) -> None:
        """Change the desk or the catalog, say what came of it, answer afresh."""
        if self.desk is None:
            return
        try:
            change(self.desk)
        except DeskappError as error:
            self.say(str(error))
            return
        self.catalog_changed(done)

    # Colours, clipboard, leaving

    @property
    def notices(self) -> tuple[str, ...]:
        return (*self._settings.notices, *super().notices)

    def action_next_theme(self) -> None:
        names = [item.name for item in theme.THEMES]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]
        told = strings.THEME_CHANGED.format(name=strings.THEME_NAMES[self.app.theme])
        try:
            self._remember_theme(self.app.theme)
        except OSError:
            told = f"{told} {strings.THEME_NOT_KEPT}"
        self.say(told)

    def action_copy_answer(self) -> None:
        text = self.get_selected_text() or self._copyable()
        if text:
            self.keep_answer()
            self.told(self.chosen)
            self.copy_out(text)
        else:
            self.say(strings.NOTHING_TO_COPY)

    def _copyable(self) -> str:
        if isinstance(self.page, Reading) and self.page.clipboard is not None:
            return self.page.clipboard()
        return cards.copy_text(self.chosen) if self.chosen is not None else ""

    def action_leave(self) -> None:
        self.let_go(self.results, self.chosen)
        self.app.exit(return_code=self.app.return_code or 0)
