"""The application: themes, the one screen, opening the desk, leaving the terminal whole."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from deskapp.errors import CatalogError, DeskappError
from deskapp.tui import strings, theme
from deskapp.tui.actions import with_keys
from deskapp.tui.burst import Burst
from deskapp.tui.hold import Hold
from deskapp.tui.ports import Desk
from deskapp.tui.screens.home import Home
from deskapp.tui.settings import Settings
from deskapp.tui.widgets.search_box import SearchBox

OpenDesk = Callable[[], Desk]


class DeskApp(App[None]):
    """Paints first, then opens the desk with `open_desk`."""

    TITLE = strings.APP_TITLE
    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True, id="leave")
    ]

    def __init__(
        self,
        open_desk: OpenDesk,
        settings: Settings | None = None,
        remember_theme: Callable[[str], None] = lambda _name: None,
        waiting: str = strings.LOADING,
    ) -> None:
        """`remember_theme` keeps a theme's name for the next start; raises OSError. `waiting` is
        said until the desk is open."""
        chosen = settings or Settings()
        # Before Textual's own beginning: a theme set later has every style worked out twice.
        self.set_reactive(App.theme, chosen.theme)
        super().__init__()
        self._open_desk = open_desk
        self.desk: Desk | None = None
        self.told_to_end: Callable[[int], None] = lambda _number: None
        """Called with the number of a signal that ends the program, before it ends."""
        self.failure: DeskappError | None = None
        """Why the desk could not be opened; its `exit_code` ends the program."""
        self.set_keymap(chosen.keys)
        self._burst = Burst()
        self.hold = Hold(self)
        self._stirred: Callable[[], bool] = lambda: False
        self.home = Home(chosen, remember_theme)
        self.home.table = with_keys(chosen.keys)
        self.home.waiting = waiting

    @property
    def available_themes(self) -> dict[str, Theme]:
        return theme.NAMED

    def get_default_screen(self) -> Home:
        return self.home

    def on_mount(self) -> None:
        self._watch_signals()

    def on_ready(self) -> None:
        """The first screen has been painted; Textual says so once."""
        self._open()

    def _open(self) -> None:
        """After the first paint: keys typed so far wait in the box and are answered now."""
        try:
            self.desk = self._open_desk()
        except CatalogError as error:
            self.failure = error
            self.home.broken(str(error))
        except DeskappError as error:
            self.failure = error
            self.exit()
        else:
            self.home.opened(self.desk)
            self.home.call_after_refresh(self._warm)

    def _warm(self) -> None:
        """What the first look-up would wait for; then what is here to stay is taken out of the
        collector's sight, for a full collection would hold a key for longer than a look-up."""
        if self.desk is not None:
            self.desk.warm()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _watch_signals(self) -> None:
        """A terminated program must not leave the terminal in its full-screen state."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and hasattr(signal, "SIGHUP"):
                loop.add_signal_handler(number, self._told_to_end, number)

    def _told_to_end(self, number: int) -> None:
        """Leave in good order."""
        self.told_to_end(number)
        self.exit()

    def watch_idle(self, stirred: Callable[[], bool], look: Callable[[], bool], seconds: float) -> None:
        """`stirred` is asked at every key whether it goes no further; `look` is called now and then."""
        self._stirred = stirred
        self.set_interval(seconds, look)

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.InputEvent | events.Paste)
            and not event.is_forwarded
            and self.hold.takes(event)
        ):
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._stirred():
                return
            self._give_keyboard_back()
            if isinstance(event, events.Key) and self._used_up(event):
                return
        await super().on_event(event)

    def _used_up(self, event: events.Key) -> bool:
        """A command that nobody typed goes nowhere; a digit may answer the question on the screen."""
        if self._burst.takes(event):
            return True
        digit = event.character or ""
        return (
            digit.isdigit()
            and not self._burst.running()
            and self.screen is self.home
            and self.home.answers_question(digit)
        )

    def _give_keyboard_back(self) -> None:
        """Whatever was clicked, keys go to the box."""
        if self.screen_stack and isinstance(self.screen, Home) and not isinstance(self.focused, SearchBox):
            self.screen.set_focus(self.screen.query_one(SearchBox))

    def action_leave(self) -> None:
        """A form with unsaved work asks first."""
        guard = getattr(self.screen, "may_leave", None)
        if guard is None or guard():
            self.home.let_go(self.home.results, self.home.chosen)
            self.exit()
