"""The one screen, whole: the frame with what stands behind every function key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from deskapp.domain.models import Centre
from deskapp.errors import DeskappError
from deskapp.tui import cards, strings, theme
from deskapp.tui.actions import bindings
from deskapp.tui.panes import help as helping
from deskapp.tui.panes import places
from deskapp.tui.panes.pages import Page, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.screens.answers import Answers
from deskapp.tui.widgets.status_line import StatusLine


class Home(Answers):
    """Pages, the desk's place, the sample layer, colours, the clipboard: named as in the table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def action_help(self) -> None:
        self._page_key(strings.HELP_TITLE, lambda _desk: helping.help_page())

    def action_browse(self) -> None:
        self._page_key(strings.BROWSE_TITLE, lambda desk: places.browse(desk, self._push, self._open_service))

    def action_choose_desk(self) -> None:
        self._page_key(strings.DESK_TITLE, lambda desk: places.choose_desk(desk, self._stand_at))

    def action_menu(self) -> None:
        self._page_key(strings.MENU_TITLE, lambda desk: helping.menu_page(desk, self._run_from_menu))

    def _page_key(self, title: str, make: Callable[[Desk], Page]) -> None:
        """A page key opens its page afresh; pressed on that page it closes it."""
        if self.desk is None:
            return
        again = bool(self.pages) and self.pages[0].title == title
        self.pages.clear()
        if not again:
            self.pages.append(make(self.desk))
        self._layout()

    def _run_from_menu(self, action: str) -> None:
        self._drop_pages()
        self.call_later(self.run_action, action)

    def _stand_at(self, centre: Centre | None) -> None:
        if self.desk is None:
            return
        self._drop_pages()
        self._attempt(
            lambda desk: desk.stand_at(centre.code if centre else None),
            strings.STOOD_AT.format(centre=centre.name if centre else strings.DESK_NONE),
        )

    def action_remove_sample(self) -> None:
        if self.desk is not None and self.desk.has_sample:
            self._push(helping.confirm_page(self._remove_sample, self._drop_pages))

    def _remove_sample(self) -> None:
        self._drop_pages()
        self._attempt(lambda desk: desk.remove_sample(), strings.REMOVED)

    def action_restore_sample(self) -> None:
        self._attempt(lambda desk: desk.restore_sample(), strings.RESTORED)

    def _attempt(self, change: Callable[[Desk], None], done: str) -> None:
        """Change the desk or the catalog, say what came of it, answer afresh."""
        if self.desk is None:
            return
        try:
            change(self.desk)
        except DeskappError as error:
            self._say(str(error))
            return
        self.query_one(StatusLine).refresh()
        self._search(self._typed)
        self._say(done)

    def action_next_theme(self) -> None:
        names = [item.name for item in theme.THEMES]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]
        self._say(strings.THEME_CHANGED.format(name=strings.THEME_NAMES[self.app.theme]))

    def action_copy_answer(self) -> None:
        text = self.get_selected_text() or self._copyable()
        if text:
            self.app.copy_to_clipboard(text)
        self._say(strings.COPIED if text else strings.NOTHING_TO_COPY)

    def _copyable(self) -> str:
        page = self.pages[-1] if self.pages else None
        if isinstance(page, Reading) and page.clipboard is not None:
            return page.clipboard()
        return cards.copy_text(self.chosen) if self.chosen is not None else ""

    def _open_service(self, code: str) -> None:
        hit = self.desk.hit(code) if self.desk else None
        if hit is not None:
            self._push(self._card(hit))
