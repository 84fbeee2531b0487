"""What one visitor has done: thrown away whole when the next one comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from deskapp.domain.answer import Results
from deskapp.kiosk.page import Page

NOTHING = Results(query="", hits=(), confident=True)


@dataclass(slots=True)
class Visit:
    """Nothing of a visitor is kept anywhere else, so a new Visit forgets everything."""

    typed: str = ""
    results: Results = NOTHING
    trail: list[Page] = field(default_factory=list)
    """Pages opened over the first one, the newest last."""
    chosen: str = ""
    """The act of the cell that Enter would touch."""
    said: str = ""
    """A sentence over the page, gone with the next touch."""
    knocks: int = 0
    """Touches of the corner in a row."""

    @property
    def page(self) -> Page | None:
        return self.trail[-1] if self.trail else None
