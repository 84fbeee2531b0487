"""The emergency gate: is somebody in danger? Asked of every query, before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deskapp.desk.beaten import is_beaten
from deskapp.desk.phrasebook import spelled
from deskapp.domain.answer import Emergency
from deskapp.search.text import squeeze
from deskapp.storage.emergencies import Alarms

BEATEN = "家暴"
"""The danger with this phrase is also that of every other way to say it; see deskapp.desk.beaten."""
APART = " "
"""Stands where harmless words stood, so that what is around them does not run together."""


class Gate:
    """Dangers by the phrases that tell of them: one anywhere in a query is enough."""

    def __init__(self, alarms: Alarms) -> None:
        self._harmless = sorted(_squeezed(alarms.harmless), key=len, reverse=True)
        self._dangers = [(_squeezed(row.phrases), row.emergency) for row in alarms.rows]

    def emergency(self, query: str) -> Emergency | None:
        """The most pressing danger that `query` tells of. Letters tell of one only when all of
        them are the pinyin of a phrase."""
        typed = squeeze(query)
        if typed.isascii() and typed.isalpha():
            return self._told(lambda phrase: spelled(phrase, typed))
        for words in self._harmless:
            typed = typed.replace(words, APART)
        return self._told(lambda phrase: phrase in typed or (phrase == BEATEN and is_beaten(typed)))

    def _told(self, tells: Callable[[str], bool]) -> Emergency | None:
        return next((danger for phrases, danger in self._dangers if any(map(tells, phrases))), None)


def _squeezed(phrases: Iterable[str]) -> list[str]:
    return [words for words in map(squeeze, phrases) if words]
