"""来源说法不一: what sources say side by side, and settling it: one transaction, on record, undoable."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple
from uuid import uuid4

from deskapp.domain.claims import (
    NAME,
    OTHER,
    REFUSED,
    SAME,
    STANDS,
    STATE_FIELDS,
    UNSETTLED,
    VERDICT_WORDS,
    Dispute,
    disputes,
    label,
    real_state,
    source_words,
    standing,
)
from deskapp.domain.models import OWN_DESK, Centre, Places, Service
from deskapp.domain.said import Claim
from deskapp.errors import UsageError
from deskapp.storage.opening import open_catalog
from deskapp.storage.places import read_places
from deskapp.storage.records import RawRow, Scope
from deskapp.storage.services import Services
from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.fields import LIST, Field, Values
from deskapp.upkeep.keeper import Keeper, Saved, look
from deskapp.upkeep.kind import Kind, Stamp, changed_groups

PAPERS, LIMITS = "required_document", "time_limit"
"""Fields that are lists in the form."""
_UNMATCHED = Scope("claim", "thing = (SELECT thing FROM claim WHERE code = ?)", (1,))
"""Everything that is said of a place which only a source names, and once it is matched too."""
_SAME_FIELD = Scope("claim", "(about, field) = (SELECT about, field FROM claim WHERE code = ?)", (1,))


class Side(NamedTuple):
    """Who says what: a source with its day, and labelled lines."""

    source: str
    lines: tuple[tuple[str, str], ...]


class Way(NamedTuple):
    """One way to settle a dispute. `target`: a centre's code for 是同一处, a claim's for 以此为准."""

    verdict: str
    target: str
    words: str


class Shown(NamedTuple):
    """A dispute as it is looked at: the catalog at the left, the other sources at the right."""

    dispute: Dispute
    left: tuple[Side, ...]
    right: tuple[Side, ...]
    ways: tuple[Way, ...]


class Disputes:
    """What is open in one catalog, and how it gets settled."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper

    def open(self) -> tuple[Dispute, ...]:
        """Places that nobody could match first, then fields in which sources differ from the catalog."""
        with closing(open_catalog(self.keeper.catalog)) as conn:
            places, services = read_places(conn), Services(conn)
            found = [d for d in disputes(places.claims) if _differs(d, places, services)]
            named = [d._replace(title=_title(d, places, services)) for d in found]
        return tuple(sorted(named, key=lambda d: bool(d.about)))

    def find(self, code: str) -> Dispute | None:
        """The open dispute in which the claim `code` has a part."""
        return next((d for d in self.open() if any(claim.code == code for claim in d.claims)), None)

    def show(self, dispute: Dispute) -> Shown:
        with closing(open_catalog(self.keeper.catalog)) as conn:
            places, services = read_places(conn), Services(conn)
            right = tuple(_side(claims) for claims in _by_source(dispute.claims))
            if not dispute.about:
                return Shown(dispute, _known_places(places), right, tuple(_whose(places)))
            here = Side(_whose_word(dispute, places, services), (_standing(dispute, places, services),))
            return Shown(dispute, (here,), right, tuple(_which(dispute, here)))

    def settle(self, dispute: Dispute, way: Way, stamp: Stamp) -> Saved:
        """Keeps who settled it, when, how and why, and what follows from it in the catalog.

        是同一处 gives the centre an everyday name and says nothing of whether it is open; 以此为准 writes
        the field where it is one. Raises UsageError where a rule of the field stops that, else the Catalog*
        errors; then nothing was written.
        """
        lead = _lead(dispute)
        if way.verdict == SAME:
            return self._match(dispute, way, stamp, f"{way.target}|{lead.code}")
        if way.verdict == STANDS and self.writes(dispute):
            return self._write(dispute, way, stamp)
        scope = _SAME_FIELD if dispute.about else _UNMATCHED
        kind = replace(_kind(dispute), scopes=(scope,))
        record = self.keeper.open(kind, f"|{lead.code}")
        rows = {"claim": [_judged(row, dispute, way, stamp) for row in record.stored["claim"]]}
        return self.keeper.write(record, rows, dispute.title, _why(dispute, way, stamp))

    def by_hand(self, dispute: Dispute) -> bool:
        """Is it a list of the form, so that a value that stands is still to be written there?"""
        return dispute.field in (PAPERS, LIMITS)

    def writes(self, dispute: Dispute) -> bool:
        """Is it a field of a form, which a settled value can be written into?"""
        item = _field(dispute)
        return item is not None and item.kind != LIST

    def _match(self, dispute: Dispute, way: Way, stamp: Stamp, key: str) -> Saved:
        kind = replace(BY_NAME["centre"], scopes=(*BY_NAME["centre"].scopes, _UNMATCHED))
        record = self.keeper.open(kind, key)
        about = f"c:{way.target}"
        rows: dict[str, list[RawRow]] = {table: list(found) for table, found in record.stored.items()}
        rows["claim"] = [
            {**_judged(row, dispute, way, stamp), "about": about} for row in record.stored["claim"]
        ]
        name = _lead(dispute).value
        if name not in {row["text"] for row in rows["centre_name"]}:
            new = {"id": None, "centre_code": way.target, "text": name, "kind": "alias"}
            rows["centre_name"].append(new)
        return self.keeper.write(record, rows, dispute.title, _why(dispute, way, stamp))

    def _write(self, dispute: Dispute, way: Way, stamp: Stamp) -> Saved:
        plain = _kind(dispute)
        code = dispute.about.partition(":")[2]
        record = self.keeper.open(
            replace(plain, scopes=(*plain.scopes, _SAME_FIELD)), f"{code}|{_lead(dispute).code}"
        )
        claim = next(c for c in dispute.claims if c.code == way.target)
        values = _adopted(record.values, claim)
        stopping = [p for p in self.keeper.problems(record, values, stamp) if p.stops]
        if stopping:
            raise UsageError(stopping[0].text)
        rows = plain.rows(values, record.stored, code, stamp)
        rows["claim"] = [_judged(row, dispute, way, stamp) for row in record.stored["claim"]]
        groups = changed_groups(plain.fields, record.values, values)
        looks = [look(dispute.about, group, stamp) for group in sorted(groups)]
        return self.keeper.write(record, rows, dispute.title, _why(dispute, way, stamp), looks)

    def note(self, about: str, thing: str, field: str, value: str, stamp: Stamp) -> None:
        """Keeps what somebody says besides the catalog; nothing in the catalog changes."""
        self.keeper.add_claims([
            {
                "code": f"z-{uuid4().hex[:12]}",
                "thing": thing,
                "about": about,
                "field": field,
                "value": value,
                "wording": " ".join(part for part in (stamp.by, stamp.how, stamp.paper) if part),
                "as_of": stamp.on,
                "source_code": OWN_DESK,
            }
        ], stamp.by, f"记下另一种说法: {thing} {label(field)}")  # fmt: skip


def fields_of(about: str, group: str) -> tuple[tuple[str, str], ...]:
    """(field, label) of the plain fields of a group: what somebody may have heard otherwise."""
    kind = BY_NAME["service" if about.startswith("s:") else "centre"]
    return tuple((f.name, f.label) for f in kind.fields if f.group == group and f.kind != LIST)


def _lead(dispute: Dispute) -> Claim:
    """The name where that is the question, else the first that is open."""
    wanted = [c for c in dispute.claims if dispute.about or c.field == NAME]
    return next((c for c in wanted if c.settled.verdict == UNSETTLED), wanted[0])


def _kind(dispute: Dispute) -> Kind:
    return BY_NAME["service" if dispute.about.startswith("s:") else "centre"]


def _field(dispute: Dispute) -> Field | None:
    if not dispute.about:
        return None
    return next((f for f in _kind(dispute).fields if f.name == dispute.field), None)


def _adopted(values: Values, claim: Claim) -> Values:
    found = {**values, claim.field: claim.value}
    if claim.field == "levels":
        found["levels"] = claim.value.replace("|", "、")  # as a table of items has them
    if claim.field == "state":
        found |= {"wording": claim.wording, "expected_text": "", "expected_by": ""}
    return found


def _judged(row: RawRow, dispute: Dispute, way: Way, stamp: Stamp) -> RawRow:
    """A claim as it stands once the dispute is settled; one that was settled before stays as it is."""
    if row["verdict"] != UNSETTLED or (not dispute.about and row["field"] != NAME):
        return row
    verdict = way.verdict
    if verdict == STANDS and row["code"] != way.target:
        verdict = REFUSED
    return {**row, "verdict": verdict, "settled_on": stamp.on.isoformat(), "settled_by": stamp.by,
            "settled_how": stamp.how, "settled_why": stamp.paper}  # fmt: skip


def _why(dispute: Dispute, way: Way, stamp: Stamp) -> tuple[str, str, str]:
    how = f"{stamp.how}{' ' if stamp.paper else ''}{stamp.paper}"
    return "settle", stamp.by, f"定说法「{dispute.title}」{label(dispute.field)}: {way.words} ({how})"


# What is shown


def _differs(dispute: Dispute, places: Places, services: Services) -> bool:
    """Sources that say what the catalog says leave nothing to settle."""
    if not dispute.about:
        return True
    now = _standing(dispute, places, services)[1]
    return any(c.value != now for c in dispute.claims if c.settled.verdict == UNSETTLED)


def _thing(dispute: Dispute, places: Places, services: Services) -> Centre | Service | None:
    kind, _, code = dispute.about.partition(":")
    return places.centre(code) if kind == "c" else services.get(code)


def _title(dispute: Dispute, places: Places, services: Services) -> str:
    thing = _thing(dispute, places, services) if dispute.about else None
    return thing.name if thing is not None else dispute.title


def _standing(dispute: Dispute, places: Places, services: Services) -> tuple[str, str]:
    """(label, what the catalog says), empty where it says nothing."""
    thing = _thing(dispute, places, services)
    if isinstance(thing, Centre):
        return label(dispute.field), standing(dispute.field, thing)
    if thing is None:
        return label(dispute.field), ""
    return label(dispute.field), _of_item(thing, dispute.field)


def _of_item(service: Service, field: str) -> str:
    """What an item says in a field; where it is none of its own, why the item is in doubt."""
    if field == PAPERS:
        return "|".join(f"{d.name}({d.situation})" if d.situation else d.name for d in service.documents)
    if field == LIMITS:
        return "|".join(limit.text for limit in service.limits)
    if field == "levels":
        return "|".join(service.levels)
    return str(getattr(service, field)) if field in Service._fields else service.doubt


def _whose_word(dispute: Dispute, places: Places, services: Services) -> str:
    thing = _thing(dispute, places, services)
    if thing is None:
        return "目录"
    provenance = thing.provenance
    state = real_state(thing) if isinstance(thing, Centre) and dispute.field in STATE_FIELDS else None
    if state is not None:
        provenance = state.provenance
    on = f", {provenance.verified_on.isoformat()} 核实" if provenance.verified_on else ""
    return f"目录 ({source_words(provenance)}{on})"


def _known_places(places: Places) -> tuple[Side, ...]:
    """The catalog's centres by their source, each with the state that this source tells, and no other's."""
    sides: dict[str, list[tuple[str, str]]] = {}
    for centre in places.centres:
        source = centre.provenance.source.code
        state = next((s for s in centre.states if s.provenance.source.code == source), None)
        line = (centre.name, centre.address or (state.state if state else ""))
        sides.setdefault(source_words(centre.provenance), []).append(line)
    return tuple(Side(source, tuple(lines)) for source, lines in sides.items())


def _by_source(claims: Sequence[Claim]) -> list[list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(source_words(claim.provenance), []).append(claim)
    return list(found.values())


def _side(claims: Sequence[Claim]) -> Side:
    return Side(source_words(claims[0].provenance), tuple(_claimed(claim) for claim in claims))


def _claimed(claim: Claim) -> tuple[str, str]:
    more = f"「{claim.wording}」" if claim.wording and claim.wording != claim.value else ""
    settled = claim.settled.verdict
    mark = f" [{VERDICT_WORDS.get(settled, settled)}]" if settled != UNSETTLED else ""
    return label(claim.field), f"{claim.value}{more}{mark}"


def _whose(places: Places) -> list[Way]:
    """Which place is it? Each centre of the catalog, none of them, or not to be used at all."""
    ways = [Way(SAME, c.code, f"{VERDICT_WORDS[SAME]}: {c.name}") for c in places.centres]
    return [*ways, Way(OTHER, "", "都不是, 是另一处"), Way(REFUSED, "", "不采用这个说法, 以后查不到这个名字")]


def _which(dispute: Dispute, here: Side) -> list[Way]:
    ways = [
        Way(STANDS, c.code, f"{VERDICT_WORDS[STANDS]}: {c.value} ({source_words(c.provenance)})")
        for c in dispute.claims
        if c.settled.verdict == UNSETTLED
    ]
    now = here.lines[0][1] or "目录没写, 照旧空着"
    return [Way(REFUSED, "", f"目录不变: {now}"), *ways]
