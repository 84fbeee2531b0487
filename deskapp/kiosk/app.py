"""The kiosk's application: one screen that no key leads out of."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable
from typing import ClassVar

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from deskapp.desk.desk import Desk
from deskapp.errors import DeskappError
from deskapp.kiosk import signals, themes
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import SECONDS, Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.kiosk.surface import Surface

TICK_SECONDS = 0.5
AGAIN_SECONDS = 10.0
"""Until a catalog that could not be opened is tried again: somebody may have mended it."""


class KioskScreen(Screen[None]):
    """One surface, and no key of its own."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, surface: Surface) -> None:
        super().__init__()
        self.surface = surface

    def compose(self) -> ComposeResult:
        yield self.surface


class KioskApp(App[None]):
    """Every key and touch goes to the `Kiosk`; none ever reaches Textual's own bindings."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS = "KioskScreen { background: $background; color: $foreground; }"

    def __init__(
        self,
        open_current: Callable[[], Current],
        *,
        idle_seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
        beat: Callable[[], None] = lambda: None,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`beat` is called twice a second while the loop turns: a supervisor listens. `note` is told what
        whoever looks after the machine should know."""
        super().__init__()
        self._open_current = open_current
        self._beat, self._clock, self._note = beat, clock, note
        self._try_at = 0.0
        for item in themes.THEMES:
            self.register_theme(item)
        self.theme = themes.PLAIN_LOOK.theme
        self.kiosk = Kiosk(Idle(clock, idle_seconds))
        self._surface = Surface(self.kiosk.sheet)

    def get_default_screen(self) -> KioskScreen:
        return KioskScreen(self._surface)

    def on_mount(self) -> None:
        self._watch_signals()
        self.screen.call_after_refresh(self._open)
        self.set_interval(TICK_SECONDS, self._tick)
        self._beats = asyncio.create_task(self._beating())

    def on_unmount(self) -> None:
        self._beats.cancel()

    def _open(self) -> None:
        try:
            current = self._open_current()
        except DeskappError as error:
            self.kiosk.broken = str(error)
            self._note(f"no catalog can be opened: {error}")
            self._try_at = self._clock() + AGAIN_SECONDS
        else:
            self.kiosk.open(current)
            self._keep(current)
            self.call_after_refresh(self._warm, current)
        self._after()

    def _warm(self, current: Current) -> None:
        """Before anybody types: a catalog that may not be written has its search built at each start."""
        with contextlib.suppress(DeskappError):
            current.desk.warm()

    @work(thread=True, group="copy", exclusive=True)
    def _keep(self, current: Current) -> None:
        """Off the keys' path: it reads the whole file."""
        current.keep()

    async def _beating(self) -> None:
        """Of the loop itself, not of its queue: a flood of keys is no hang."""
        while True:
            self._beat()
            await asyncio.sleep(TICK_SECONDS)

    def _tick(self) -> None:
        if self.kiosk.broken and self._clock() >= self._try_at:
            self._note(f"opening the catalog anew: {self.kiosk.broken}")
            self._open()
        if self.kiosk.tick():
            self._after()
        if self.kiosk.renewed is not None:
            self._keep(self.kiosk.renewed)
            self.kiosk.renewed = None
        if self.kiosk.to_save and self.kiosk.desk is not None:
            self.kiosk.to_save = False
            self._save(self.kiosk.desk)

    @work(thread=True, group="records", exclusive=True)
    def _save(self, desk: Desk) -> None:
        """Off the keys' path; what a full disk does not take now waits in memory for the next visitor."""
        with contextlib.suppress(DeskappError):
            desk.records.save()

    def _after(self) -> None:
        """What a key or touch led to: a new picture, another theme, a bell, the end."""
        if self.kiosk.leaving:
            self.exit()
        if self.kiosk.pin_to_check and self.kiosk.desk is not None:
            self._check_pin(self.kiosk.desk, self.kiosk.pin_to_check)
            self.kiosk.pin_to_check = ""
        if self.kiosk.look.theme != self.theme:
            self.theme = self.kiosk.look.theme
        if self.kiosk.rings():
            self.bell()
        self._surface.refresh()

    @work(thread=True, group="pin")
    def _check_pin(self, desk: Desk, typed: str) -> None:
        """Off the keys' path; tries are limited by the desk."""
        try:
            desk.pin.check(typed)
        except DeskappError as error:
            self.call_from_thread(self._pin_checked, str(error))
        else:
            self.call_from_thread(self._pin_checked, "")

    def _pin_checked(self, refusal: str) -> None:
        self.kiosk.pin_checked(refusal)
        self._after()

    @property
    def fault(self) -> Exception | None:
        """What it crashed with; Textual keeps it and prints it on a terminal that nobody reads."""
        return self._exception

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes end here, so that no binding of Textual's ever sees one."""
        if isinstance(event, events.Key):
            event.stop()
            self.kiosk.key(event.key, event.character)
            self._after()
        elif isinstance(event, events.Paste):
            event.stop()
            self.kiosk.paste(event.text)
            self._after()
        else:
            await super().on_event(event)
        # A full queue is worked off without a pause, and would starve the clock, the beat and the painting.
        await asyncio.sleep(0)

    def on_surface_touched(self, event: Surface.Touched) -> None:
        self.kiosk.touch(event.act)
        self._after()

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing of a visitor is put where the next one finds it."""
        del text

    def _watch_signals(self) -> None:
        """The operator's way out: the terminal is left whole. Textual would stop at Ctrl+Z's signal."""
        loop = asyncio.get_running_loop()
        if hasattr(signal, "SIGHUP"):
            for name in signals.OPERATORS:
                loop.add_signal_handler(getattr(signal, name), self.exit)
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
