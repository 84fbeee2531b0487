"""A list that files lying nearby come into, and whose box takes the path of any other file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path

from textual import work

from deskapp.exchange.nearby import Found, typed_path
from deskapp.tui.forms.pane import EditBox
from deskapp.tui.upkeep.picker import Picker
from deskapp.upkeep.kind import Entry


class PathPicker(Picker):
    """What is looked for, and what a path in the box does, its kinds say."""

    ENDINGS: tuple[str, ...]
    """Of the files that are meant."""
    READ_IT: str
    """What Enter does with a path, with `{path}`."""

    def on_mount(self) -> None:
        super().on_mount()
        self._look()

    @work(thread=True, exclusive=True, group="files", exit_on_error=False)
    def _look(self) -> None:
        """In a thread: a stick that is slow holds no key."""
        self.app.call_from_thread(self.came, self.look_around())

    @abstractmethod
    def look_around(self) -> Sequence[Found]:
        """Files nearby; called in a thread."""

    @abstractmethod
    def came(self, found: Sequence[Found]) -> None:
        """They are there: list them."""

    @abstractmethod
    def take(self, path: Path) -> None:
        """A file was meant."""

    def nothing_like(self, typed: str) -> str:
        path = typed_path(typed, self.ENDINGS)
        return self.READ_IT.format(path=path) if path else super().nothing_like(typed)

    def action_open(self) -> None:
        """A path in the box is taken as it stands."""
        super().action_open()
        path = typed_path(self.query_one(EditBox).value, self.ENDINGS)
        if path is not None and self.chosen is None:
            self.take(path)


def entry_of(found: Found) -> Entry:
    """A file by its name, with the place and the day."""
    return Entry(str(found.path), found.path.name, f"{found.place} {found.day}")
