"""The verdict: from service x centre, seen from one desk, at one moment.

Order of places: this centre if it handles the service -> another open one, same 办事处
first -> whoever is responsible outside the centres -> places that are not open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from deskapp.domain.answer import (
    ACCEPT_ONLY,
    ADVICE_ONLY,
    CAN_DO,
    ELSEWHERE,
    NOT_OPEN,
    PLACE_SERVICE,
    SUSPENDED,
    UNKNOWN_PLACE,
    UNVERIFIED,
    Answer,
    LimitDate,
    Programme,
    Status,
)
from deskapp.domain.calendar import Published, nothing_published
from deskapp.domain.deadlines import limit_dates
from deskapp.domain.handlings import Handlings
from deskapp.domain.hours import UNKNOWN_HOURS, WRONG_CLOCK
from deskapp.domain.models import Centre, Places, Provenance, Service
from deskapp.domain.outside import is_district_only, is_for_all, is_office_only, is_police_item, outside
from deskapp.domain.programme import ASK_ENDED, ENDED, programme_of
from deskapp.domain.site import Sites, always_needed, distinct
from deskapp.domain.walking import walk_minutes

RELIEF = "民政救助"
RELIEF_COUNTER = "也可到社会救助一门受理窗口问"
ASK_HOME = "先问清户籍或居住在哪个辖区"
ASK_ANYBODY = "问大厅导服, 或拨 12345"
ASK_WHERE = "问大厅导服或 12345 到哪里交材料"

HELPING = (CAN_DO, ACCEPT_ONLY)
WORKING = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY)
BEST_FIRST = (CAN_DO, ACCEPT_ONLY, ADVICE_ONLY, UNVERIFIED, NOT_OPEN, SUSPENDED, ELSEWHERE)


class Verdicts:
    """Answers for one catalog's places."""

    def __init__(self, places: Places, published: Published = nothing_published) -> None:
        """`published`: notices of years that are not in the catalog; see deskapp.domain.calendar."""
        self._places = places
        self._handlings = Handlings(places)
        self.sites = Sites(places, published)

    def answer(self, service: Service, desk: str | None, now: datetime) -> Answer:
        """The best place for `service` seen from the centre with code `desk`, or overall.

        Asked where and when a centre is, a desk that stands in one speaks of its own.
        """
        home = self._places.centre(desk)
        if home is not None and service.name == PLACE_SERVICE:
            return self.about(home, service, "", now)
        found = self._answer(service, home, now)
        programme = programme_of(service, now.date())
        if programme is None or programme.state != ENDED:
            return found
        return found._replace(verdict=UNVERIFIED, reason=programme.text, instead=None, advice=ASK_ENDED)

    def programme(self, service: Service, now: datetime) -> Programme | None:
        """Its season and its end, on this day."""
        return programme_of(service, now.date())

    def _answer(self, service: Service, home: Centre | None, now: datetime) -> Answer:
        known = self._known(service, now)
        here = known.pop(home.code, None) if home else None
        others = self._ranked((a for a in known.values() if a.verdict != ELSEWHERE), home)
        usual, neighbours = self._by_parish(service, home, others)
        if home is None:
            main = self._anywhere(service, usual)
        elif here is None or here.verdict == ELSEWHERE:
            main = self._not_here(service, home, here, usual, now)
        else:
            main = self._from_here(service, here, usual, home)
        return self._complete(main, [*usual, *neighbours], service, home)

    def about(self, centre: Centre, service: Service, room_name: str, now: datetime) -> Answer:
        """The answer about a place itself."""
        return self.sites.about(centre, service, room_name, now)

    def dates(self, service: Service, now: datetime) -> tuple[LimitDate, ...]:
        """The service's periods as dates, if they start today."""
        hours = self.sites.hours
        doubt = WRONG_CLOCK if hours.clock_is_wrong(now) else ""
        return limit_dates(hours.calendar, service, now.date(), doubt)

    def _known(self, service: Service, now: datetime) -> dict[str, Answer]:
        found = {}
        for code, row in self._handlings.of(service).items():
            centre = self._places.centre(code)
            if centre is not None:
                found[code] = self.sites.handling(centre, row, service, now)
        if is_district_only(service):
            # The level itself says so; a centre's refusal adds nothing to it.
            return {c: a for c, a in found.items() if a.verdict != ELSEWHERE}
        return found

    def _ranked(self, answers: Iterable[Answer], home: Centre | None) -> list[Answer]:
        def key(answer: Answer) -> tuple[bool, bool, bool, int]:
            foreign = home is not None and self._parent(answer) != home.parent
            advice_only = answer.verdict == ADVICE_ONLY
            return answer.verdict not in WORKING, advice_only, foreign, BEST_FIRST.index(answer.verdict)

        return sorted(answers, key=key)

    def _by_parish(
        self, service: Service, home: Centre | None, others: list[Answer]
    ) -> tuple[list[Answer], list[Answer]]:
        """Splits off open neighbouring 办事处 centres that may only take their own people's papers."""
        if home is None or not is_office_only(service):
            return others, []
        usual, neighbours = [], []
        for answer in others:
            parent = self._parent(answer)
            if answer.verdict in WORKING and parent != home.parent:
                reason = f"户籍或居住在{parent}辖区的才到这里; {answer.reason}"
                neighbours.append(answer._replace(reason=reason))
            else:
                usual.append(answer)
        return usual, neighbours

    def _parent(self, answer: Answer) -> str:
        centre = self._places.centre(answer.centre_code)
        return centre.parent if centre else ""

    def _from_here(self, service: Service, here: Answer, others: list[Answer], home: Centre) -> Answer:
        """This centre has a word on the service: its own verdict, and where instead if that does not help."""
        if here.verdict in HELPING:
            return here
        wanted = HELPING if here.verdict == ADVICE_ONLY else WORKING
        there = next((a for a in others if a.verdict in wanted), None) or outside(service, home)
        if there is None and here.verdict == ADVICE_ONLY and here.bring and not here.advice:
            return here._replace(advice=ASK_WHERE)
        return here._replace(instead=there)

    def _not_here(
        self, service: Service, home: Centre, refused: Answer | None, others: list[Answer], now: datetime
    ) -> Answer:
        """This centre refuses the service, or has no word on it."""
        there = next((a for a in others if a.verdict in WORKING), None)
        district = is_district_only(service)
        if there is None and others and not district:
            return _with_police(service, others[0], home)
        there = there or outside(service, home)
        if there is None:
            return refused._replace(advice=_whom(service)) if refused else self._nobody(service, home)
        reason = "区级事项, 这里不办" if district else "这里没有登记办理这一项"
        return (refused or self.sites.refusal(home, service, now, reason))._replace(instead=there)

    def _anywhere(self, service: Service, others: list[Answer]) -> Answer:
        """No desk is set: the best place speaks for itself."""
        return _with_police(service, others[0], None) if others else self._nobody(service, None)

    def _nobody(self, service: Service, home: Centre | None) -> Answer:
        """No centre is known for the service."""
        there = outside(service, home)
        return Answer(
            verdict=UNVERIFIED if there is None else ELSEWHERE,
            centre=None,
            centre_code=None,
            level=there.level if there else None,
            floor=None,
            room=None,
            window=None,
            address=None,
            status=Status("unknown", UNKNOWN_HOURS),
            reason=_unknown(service, home) if there is None else "这些中心没有登记办理这一项",
            bring=always_needed(service),
            instead=there,
            also=(),
            advice=_whom(service) if there is None else "",
            sample=False,
            provenances=(service.provenance,),
            unplaced=True,
        )

    def _complete(self, main: Answer, others: list[Answer], service: Service, home: Centre | None) -> Answer:
        """Adds the other places, whom to ask, and everything the shown facts lean on."""
        there = main.instead
        if there is not None:
            there = there._replace(walk_minutes=self._walk(home, there))
        shown = {main.centre_code, there.centre_code if there else None}
        alerts = main.alerts if main.centre_code else self.sites.board.alerts(None, None, service)
        return main._replace(
            instead=there,
            walk_minutes=self._walk(home, main),
            alerts=tuple(dict.fromkeys((*alerts, *(there.alerts if there else ())))),
            also=tuple(
                a._replace(walk_minutes=self._walk(home, a)) for a in others if a.centre_code not in shown
            ),
            advice=self._advice(main, service, home),
            sample=main.sample or (there is not None and there.sample),
            provenances=_sources(main, there),
        )

    def _walk(self, home: Centre | None, answer: Answer) -> int | None:
        """Minutes from this desk; None for the desk's own centre and where a position is not known."""
        if home is None or answer.centre_code in (None, home.code):
            return None
        return walk_minutes(home, self._places.centre(answer.centre_code))

    def _advice(self, main: Answer, service: Service, home: Centre | None) -> str:
        there = main.instead
        parts = [main.advice] if there is None else [there.advice]
        if there and there.centre_code is not None and home is not None and not is_for_all(service):
            parts.append(ASK_HOME if self._parent(there) != home.parent else "")
        if service.category.name == RELIEF and (main.verdict == UNVERIFIED or main.centre is None):
            parts.append(RELIEF_COUNTER)
        return "; ".join(p for p in parts if p)


def _sources(main: Answer, there: Answer | None) -> tuple[Provenance, ...]:
    """Those of the place first: of a place that no source knows for the item only the item's own are left."""
    if there is None:
        return main.provenances
    ordered = (there, main) if main.unplaced else (main, there)
    return distinct(p for answer in ordered for p in answer.provenances)


def _unknown(service: Service, home: Centre | None) -> str:
    """That nobody knows where; whose business it is may be known all the same."""
    if is_for_all(service):
        return "在哪里没有核实过"
    if home is not None and home.parent and is_office_only(service):
        return f"归{home.parent}受理, 在哪里办未核实"
    return "哪个中心办未核实"


def _whom(service: Service) -> str:
    return ASK_ANYBODY if is_for_all(service) else UNKNOWN_PLACE


def _with_police(service: Service, main: Answer, home: Centre | None) -> Answer:
    """A police item's place that does not work yet: the police station itself always takes it."""
    if main.verdict in WORKING or not is_police_item(service):
        return main
    return main._replace(instead=outside(service, home))
