"""From a query to answers: what the search found, with a verdict for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from deskapp.desk.experience import lifted
from deskapp.desk.standing import centre_meant
from deskapp.desk.tact import fit_beside, fit_to_ask, without_death
from deskapp.domain.answer import (
    PLACE_SERVICE,
    Answer,
    Bundle,
    BundleItem,
    Emergency,
    Hit,
    Matched,
    Question,
    Results,
)
from deskapp.domain.bundle import bundled
from deskapp.domain.circle import need_met
from deskapp.domain.claims import about_mention, mention_of
from deskapp.domain.clean import clean
from deskapp.domain.models import Category, Centre, Need, Places, Provenance, Service, Source
from deskapp.domain.refusals import refusing
from deskapp.domain.staleness import PAPERS, warnings
from deskapp.domain.verdict import Verdicts
from deskapp.storage.life_events import EventRow

LONGEST_QUERY = 200
"""Characters of a query that are looked at; nobody types more at a desk."""

CATEGORY_SHOWN = 5
"""Services shown for one category of the hall's sign."""

_ASKING = Category("", "生活服务", 1_000_000)
_NOBODY = Provenance(Source("", "来源未注明", "practice"))
GENERIC_PLACE = Service(
    "", PLACE_SERVICE, _ASKING, "", "", (), "", "", "", "", "", "low", (), (), (), (), "", _NOBODY
)  # fmt: skip
"""Stands in where a catalog has no such service."""


class Found(Protocol):
    """One target of the search; see deskapp.search.engine.Hit."""

    @property
    def target(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def spans(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def score(self) -> float: ...
    @property
    def exact(self) -> bool: ...


class Answers(Protocol):
    @property
    def hits(self) -> Sequence[Found]: ...
    @property
    def confident(self) -> bool: ...


class Finder(Protocol):
    """The search engine, as far as a look-up needs it."""

    def search(self, raw: str, limit: int = 10) -> Answers: ...


class Prompts(Protocol):
    """What a query calls for besides rows; see deskapp.desk.guidance."""

    def emergency(self, query: str) -> Emergency | None: ...
    def question(self, query: str, *, literal: bool) -> Question | None: ...
    def event(self, query: str) -> EventRow | None: ...
    def need(self, query: str) -> Need | None: ...


class Book(Protocol):
    """The services of the open catalog."""

    def get(self, code: str) -> Service | None: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What a look-up reads besides the index."""

    places: Places
    services: Book
    verdicts: Verdicts
    place_service: Service
    most_asked: Callable[[str, int], Sequence[str]]
    """(category code, how many) -> service codes."""


def tidy(query: str) -> str:
    """A query as it is searched and echoed: clean, one line, not longer than anyone types."""
    return clean(query.strip()[: 4 * LONGEST_QUERY]).strip()[:LONGEST_QUERY]


def look_up(
    facts: Facts,
    finder: Callable[[], Finder],
    prompts: Callable[[], Prompts],
    favoured: Callable[[str], Mapping[str, float]],
    query: str,
    limit: int,
    desk: str | None,
    now: datetime,
) -> Results:
    """Everything `query` gives, at most `limit` rows. An empty query never wakes the finder.

    `favoured`: what this desk picked for such words before, code -> trust; see `experience`. Where that
    puts another row first, nobody has judged whether it may be read aloud: it is a guess.
    """
    words = tidy(query)
    if not words or limit < 1:
        return Results(words, (), False)
    guiding = prompts()
    emergency = guiding.emergency(words)
    found = finder().search(words, limit)
    picked = favoured(words)
    ordered = lifted(found.hits, picked)
    answering = _Answering(facts, desk, now, picked, words)
    for hit in _nearest_windows(ordered, facts.places, desk):
        answering.add(hit)
    hits = tuple(without_death(answering.hits, emergency)[:limit])
    confident = found.confident and bool(hits) and ordered[0] is found.hits[0]
    confident = confident and hits[0].service is answering.hits[0].service
    literal = confident and hits[0].matched.kind != "fuzzy"
    event, need = guiding.event(words), guiding.need(words)
    bundle = bundle_of(facts, event, desk, now) if event is not None else None
    question = guiding.question(words, literal=literal)
    chosen = (facts.services.get(choice.code) for choice in question.choices) if question else ()
    return Results(
        words,
        hits,
        confident,
        fit_to_ask(emergency, question, (service.name for service in chosen if service)),
        emergency,
        fit_beside(emergency, bundle),
        need_met(facts.places, need, desk, now.date()) if need is not None else None,
    )


def answered(
    verdicts: Verdicts, rank: int, service: Service, matched: Matched, desk: str | None, now: datetime
) -> Hit:
    """One row: the service with its answer, its dates and its season, seen from `desk` at `now`."""
    answer = refusing(verdicts.answer(service, desk, now), service, matched.text)
    return Hit(
        rank,
        service,
        matched,
        answer,
        verdicts.dates(service, now),
        verdicts.programme(service, now),
        aged(answer, service, now.date()),
    )


def bundle_of(facts: Facts, row: EventRow, desk: str | None, now: datetime) -> Bundle:
    """A life event's items in order, each with its own answer, and what to bring for all of them."""
    items: list[BundleItem] = []
    for code, note in row.items:
        service = facts.services.get(code)
        if service is not None:
            matched = Matched(row.event.name, "name", ())
            items.append(
                BundleItem(answered(facts.verdicts, len(items) + 1, service, matched, desk, now), note)
            )
    return bundled(row.event, items)


def is_private(results: Results, services: Book) -> bool:
    """Must no trace of this query be kept? Yes, where it tells of a danger or is near a sensitive item."""
    choices = results.question.choices if results.question else ()
    chosen = [services.get(choice.code) for choice in choices]
    steps = results.bundle.items if results.bundle else ()
    found = [hit.service for hit in (*results.hits, *(step.hit for step in steps))]
    found += [service for service in chosen if service is not None]
    return results.emergency is not None or any(service.sensitive for service in found)


def _nearest_windows(hits: Sequence[Found], places: Places, desk: str | None) -> list[Found]:
    """Every centre has a 3号窗口: this desk's own, where it has one, is the one that is meant."""
    own = {f"w:{w.code}" for w in places.windows_of(desk or "")}
    if not any(hit.target in own for hit in hits):
        return list(hits)
    return [hit for hit in hits if not hit.target.startswith("w:") or hit.target in own]


class _Answering:
    """Collects the rows of one look-up; each service and each place once."""

    def __init__(
        self, facts: Facts, desk: str | None, now: datetime, picked: Mapping[str, float], words: str
    ) -> None:
        self.hits: list[Hit] = []
        self._words = words
        self._facts = facts
        self._desk = desk
        self._now = now
        self._picked = picked
        self._seen: set[str] = set()

    def add(self, found: Found) -> None:
        kind, _, code = found.target.partition(":")
        if kind == "s":
            self._service(code, found)
        elif kind == "k":
            for service in self._facts.most_asked(code, CATEGORY_SHOWN):
                self._service(service, found)
        elif kind == "w":
            for service in self._at_window(code):
                self._service(service, found)
        elif kind == "c":
            centre = self._facts.places.centre(code)
            if centre is not None:
                self._place(centre, found)
        elif kind == "n":
            self._mention(code, found)

    def _service(self, code: str, found: Found) -> None:
        service = self._facts.services.get(code)
        if service is None or code in self._seen:
            return
        self._seen.add(code)
        rank = len(self.hits) + 1
        desk = self._desk
        if service.name == PLACE_SERVICE:
            desk = centre_meant(self._facts.places, self._words, desk)
            if f"c:{desk}" in self._seen:
                return
            self._seen.add(f"c:{desk}")
        hit = answered(self._facts.verdicts, rank, service, _matched(found), desk, self._now)
        self.hits.append(hit._replace(often=code in self._picked))

    def _at_window(self, code: str) -> list[str]:
        """Codes of services handled at a window: its families' most asked, then the named ones."""
        rows = [h for h in self._facts.places.handlings if h.window_code == code]
        families = [h.category_code for h in rows if h.category_code]
        named = [h.service_code for h in rows if h.service_code]
        return [s for f in families for s in self._facts.most_asked(f, CATEGORY_SHOWN)] + named

    def _place(self, centre: Centre, found: Found) -> None:
        named = found.text in (centre.name, *(name.text for name in centre.names))
        if named and f"c:{centre.code}" in self._seen:
            return
        self._seen.add(f"c:{centre.code}")
        service = self._facts.place_service
        answer = self._facts.verdicts.about(centre, service, found.text, self._now)
        self.hits.append(Hit(len(self.hits) + 1, service, _matched(found), answer))

    def _mention(self, code: str, found: Found) -> None:
        """A place that only a source names: what it says, and that nobody knows more."""
        places, service = self._facts.places, self._facts.place_service
        mention = mention_of(places, code)
        if mention is not None:
            answer = about_mention(places, mention, service)
            rank = len(self.hits) + 1
            self.hits.append(Hit(rank, service, _matched(found), answer, mention=mention))


def _matched(found: Found) -> Matched:
    return Matched(found.text, found.kind, found.spans)


def aged(answer: Answer, service: Service, today: date) -> tuple[str, ...]:
    """What the answer leans on that was verified too long ago, by the pace its class changes."""
    own: list[tuple[str, date | None]] = [(look.group, look.on) for look in service.verified]
    known = {group for group, _on in own}
    own += [(PAPERS, service.provenance.verified_on)] if PAPERS not in known else []
    return tuple(dict.fromkeys((*answer.ages, *warnings(own, today))))
