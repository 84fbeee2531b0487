"""The way from the answers to what the desk has learned; what is behind it is loaded when first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content

from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Choosing
from deskapp.tui.screens.duties import Duties
from deskapp.tui.text import plain
from deskapp.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from deskapp.reports.unanswered import Group
    from deskapp.tui.screens.learning import Learning

T = TypeVar("T")


class Worklist(Duties):
    """「没查到的」 and 「统计」, named as in the table."""

    seeking: Group | None = None
    """The request for which an item is being searched; Enter gives it the name."""
    _learning: Learning | None = None

    @property
    def learning(self) -> Learning | None:
        if self._learning is None and self.desk is not None:
            from deskapp.tui.screens.learning import Learning

            self._learning = Learning(self, self.desk)
        return self._learning

    def action_misses(self) -> None:
        if self.learning is not None:
            self.learning.work_list()

    def action_statistics(self) -> None:
        if self.learning is not None:
            self.learning.statistics()

    def action_clear_misses(self) -> None:
        if self.learning is not None:
            self.learning.ask_to_clear()

    def action_wave_away(self) -> None:
        """Delete waves away the chosen row of a list; elsewhere it is the box's."""
        removed = (
            self.chooser.chosen.removed if isinstance(self.page, Choosing) and self.chooser.chosen else None
        )
        if removed is not None:
            removed()
        else:
            self.query_one(SearchBox).action_delete_right()

    def gated(self, change: Callable[[], None]) -> None:
        """Does a change after the PIN where one is set; given by the whole screen."""
        raise NotImplementedError

    def write_beside(self, write: Callable[[], T], then: Callable[[T], None]) -> None:
        """Writes the catalog beside the keyboard; given by the whole screen."""
        raise NotImplementedError

    # A search for the sake of a name

    def seek(self, group: Group | None) -> None:
        """The box is free for a search whose answer gets the name; None ends it."""
        self.clear_box()
        self.seeking = group
        self.repaint()

    def clear_box(self) -> None:
        self.drop_pages()
        self.fill_box("")
        self._search("")

    def answer_head(self) -> Content | None:
        if self.seeking is None:
            return super().answer_head()
        return plain(strings.MISS_SEEK.format(name=self.seeking.core), theme.WARN)

    def watch_results(self) -> None:
        """A search for the sake of a name is no citizen's."""
        if self.seeking is None:
            super().watch_results()
        else:
            self._show_results()

    def action_open(self) -> None:
        group, hit = self.seeking, self.chosen
        if group is None or self.page is not None:
            super().action_open()
        elif hit is not None and hit.service.code and self.learning is not None:
            self.learning.name(group, hit)
