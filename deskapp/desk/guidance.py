"""What a query calls for besides rows: the number to dial, a question where it has several meanings,
a life event's items, a need of the life circle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from deskapp.desk.alarm import Gate
from deskapp.desk.phrasebook import Phrasebook
from deskapp.domain.answer import Emergency, Question
from deskapp.domain.models import Need, Service
from deskapp.search.words import Words
from deskapp.storage.emergencies import read_alarms
from deskapp.storage.life_events import EventRow, read_endings, read_life_events
from deskapp.storage.questions import read_questions

WHOSE = ("俺", "我", "俺家", "我家", "他", "她")
"""Whose 爹 it is changes no life event; the search's fillers leave 「俺爹」 whole, for it is a word there."""
OFTEN = 4
"""Of so many everyday names one at least has to tell of the danger."""


class Guidance:
    """The catalog's guiding rows, indexed by the phrases that call for them."""

    def __init__(self, conn: sqlite3.Connection, words: Words, needs: Iterable[Need]) -> None:
        asked = read_questions(conn)
        meanings = {phrase: row.question for row in asked.rows for phrase in row.phrases}
        self._questions = Phrasebook(meanings, words, asked.words)
        self._gate = Gate(read_alarms(conn))
        events = read_life_events(conn)
        self._events = Phrasebook({phrase: row for row in events for phrase in row.phrases}, words, WHOSE)
        stems = {stem: row for row in events for stem in (*row.phrases, *row.stems)}
        self._stems = Phrasebook(stems, words, WHOSE)
        self._endings = read_endings(conn)
        self._needs = Phrasebook(
            {phrase: need for need in needs for phrase in (need.name, *need.words)}, words
        )

    def emergency(self, query: str) -> Emergency | None:
        """The danger that `query` tells of."""
        return self._gate.emergency(query)

    def danger_of(self, service: Service) -> Emergency | None:
        """The one danger that people speak of who come for this item; None where few do, or of several."""
        told = [danger for name in service.names if (danger := self._gate.emergency(name.text))]
        alone = len(set(told)) == 1 and len(told) * OFTEN >= len(service.names)
        return told[0] if alone else None

    def event(self, query: str) -> EventRow | None:
        """The life event that `query` names."""
        return self._events.whole(query) or self._stems.before(query, self._endings)

    def need(self, query: str) -> Need | None:
        """The need of the life circle that `query` is."""
        return self._needs.whole(query)

    def question(self, query: str, *, literal: bool) -> Question | None:
        """The question that `query` raises. `literal`: the search met the query as it is written,
        so it is no slip for another phrase of the same sound."""
        found = self._questions.whole(query)
        return found if found is not None or literal else self._questions.misheard(query)
