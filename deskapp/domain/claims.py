"""What sources say beside the catalog (说法): where they differ, and where it is open whom they speak of.

A claim answers nothing by itself: until somebody settles it, it is only told, with its source and date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deskapp.domain.answer import UNVERIFIED, Answer, Status
from deskapp.domain.models import Centre, CentreState, Places, Provenance, Service
from deskapp.domain.opening import MAYBE_OPEN
from deskapp.domain.said import Claim, Mention

UNSETTLED, SAME, OTHER, STANDS, REFUSED = "open", "same", "other", "stands", "refused"
VERDICT_WORDS = {
    UNSETTLED: "未定",
    SAME: "是同一处",
    OTHER: "不是一处",
    STANDS: "以此为准",
    REFUSED: "不采用",
}

NAME, ADDRESS = "name", "address"
STATE_FIELDS = ("state", "expected_text")
FIELDS = {
    NAME: "名称",
    ADDRESS: "地址",
    "state": "状态",
    "expected_text": "预计开放",
    "parent": "所属",
    "level": "级别",
    "serves": "服务谁",
    "phone": "电话",
    "hours": "办公时间",
    "windows": "窗口",
    "fee": "收费",
    "department": "谁办",
    "levels": "办理层级",
    "eligibility": "受理条件",
    "legal_basis": "依据",
    "required_document": "材料",
    "time_limit": "时限",
    "notes": "注意",
}
"""Field of a claim -> its label; any other field is its own label."""

ASK_FIRST = "先别去, 拨 12345 或问大厅导服, 问清再去"
_NUMERALS = "零一二三四五六七八九十"


def mentions(claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """Places that a source names and nobody could match with one of the catalog, in order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.about:
            found.setdefault(claim.thing, []).append(claim)
    leads = ((thing, _lead(said), said) for thing, said in found.items())
    return tuple(Mention(lead.code, thing, tuple(said)) for thing, lead, said in leads if lead is not None)


def _lead(said: Iterable[Claim]) -> Claim | None:
    """The claim that gives the name; a name that is not used is not shown."""
    return next((c for c in said if c.field == NAME and c.settled.verdict in (UNSETTLED, OTHER)), None)


def mention_of(places: Places, code: str) -> Mention | None:
    """The place whose name is claimed by the claim `code`."""
    return next((mention for mention in mentions(places.claims) if mention.code == code), None)


def about_mention(places: Places, mention: Mention, service: Service) -> Answer:
    """What may be said of a place that only a source names: never that it is one of the known ones."""
    said = {claim.field: claim for claim in mention.claims}
    provenances = dict.fromkeys(claim.provenance for claim in mention.claims)
    address = said.get(ADDRESS)
    return Answer(
        verdict=UNVERIFIED,
        centre=mention.name,
        centre_code=None,
        level=None,
        floor=None,
        room=None,
        window=None,
        address=address.value if address is not None else None,
        status=Status("unknown", MAYBE_OPEN),
        reason=f"{_told(mention)}, {_whose(places, mention)}, {MAYBE_OPEN}",
        bring=(),
        instead=None,
        also=(),
        advice=ASK_FIRST,
        sample=any(p.source.is_sample for p in provenances),
        provenances=(*provenances, service.provenance),
    )


def _told(mention: Mention) -> str:
    """「周口日报 2023-09-05 提到(当时说: 四层封顶)」: what was next year then is long past."""
    lead = mention.claims[0]
    more = (claim.wording or claim.value for claim in mention.claims if claim.field not in (NAME, ADDRESS))
    words = ", ".join(dict.fromkeys(more))
    return f"{source_words(lead.provenance)} 提到{f'(当时说: {words})' if words else ''}"


def _whose(places: Places, mention: Mention) -> str:
    lead = next(claim for claim in mention.claims if claim.code == mention.code)
    known = known_centres(places.centres)
    if lead.settled.verdict == OTHER:
        return f"不是 {known} ({settled_words(lead)})"
    return f"是不是 {known}之一未核实"


def known_centres(centres: Iterable[Centre]) -> str:
    """「2022-08-22 报道里六个中心」: those of the report, else all that the catalog has."""
    listed = tuple(centres)
    told = [c for c in listed if c.provenance.source.kind == "report"]
    whose = f"{told[0].provenance.source.name}里" if told else "目录里"
    count = len(told or listed)
    return f"{whose}{_NUMERALS[count] if count < len(_NUMERALS) else count}个中心"


def source_words(provenance: Provenance) -> str:
    """The source's name, with its day where the name does not say it."""
    as_of = provenance.source.as_of
    name = provenance.source.name
    return name if as_of is None or as_of.isoformat() in name else f"{name} ({as_of.isoformat()})"


def settled_words(claim: Claim) -> str:
    """「不是一处, 王芳 2026-11-27 电话核实」; 「未定」 while nobody has."""
    settled = claim.settled
    word = VERDICT_WORDS.get(settled.verdict, settled.verdict)
    if settled.on is None:
        return word
    return f"{word}, {settled.by} {settled.on.isoformat()} {settled.how}核实"


def label(field: str) -> str:
    return FIELDS.get(field, field)


def said_of(claims: Iterable[Claim], about: str) -> tuple[Claim, ...]:
    """What other sources say of one item or centre and nobody has settled."""
    return tuple(c for c in claims if c.about == about and c.settled.verdict == UNSETTLED)


def beside(places: Places, centre: Centre) -> tuple[str, ...]:
    """What other sources say that concerns a centre, each with its source, as sentences."""
    about = f"c:{centre.code}"
    own = (claim for claim in places.claims if claim.about == about)
    told = [_beside(claim, centre) for claim in own if claim.settled.verdict in (UNSETTLED, SAME)]
    perhaps = [mention for mention in mentions(places.claims) if not _is_settled(mention)]
    if perhaps and not _is_known(centre):
        names = "、".join(mention.name for mention in perhaps)
        said = "、".join(dict.fromkeys(source_words(m.claims[0].provenance) for m in perhaps))
        told.append(f"{said} 另提到 {names}, 是不是这里未核实")
    return tuple(part for part in told if part)


def _is_settled(mention: Mention) -> bool:
    return any(c.code == mention.code and c.settled.verdict == OTHER for c in mention.claims)


def _is_known(centre: Centre) -> bool:
    """Did somebody look whether it is open? Then it is no riddle which place it is."""
    return centre.state is not None and centre.state.provenance.verified_on is not None


def _beside(claim: Claim, centre: Centre) -> str:
    said = f"{source_words(claim.provenance)} 说"
    if claim.settled.verdict == SAME:
        return f"{said}的「{claim.value}」就是这里 ({settled_words(claim)})" if claim.field == NAME else ""
    if standing(claim.field, centre) == claim.value:
        return ""
    return f"{said}{label(claim.field)}: {claim.wording or claim.value} (未定)"


def standing(field: str, centre: Centre) -> str:
    """What the catalog itself says in a field of a centre; "" where it says nothing."""
    if field in STATE_FIELDS:
        state = real_state(centre)
        return str(getattr(state, field)) if state is not None else ""
    return str(getattr(centre, field)) if field in Centre._fields else ""


def real_state(centre: Centre) -> CentreState | None:
    """What is known of its state, the sample layer left aside: that disputes nothing."""
    return next((state for state in centre.states if not state.provenance.source.is_sample), None)


class Dispute(NamedTuple):
    """What is to be settled together: one field of one thing, or a place nobody could match."""

    key: str
    about: str
    """`s:` or `c:` and a code; empty: whom it speaks of is the question."""
    field: str
    title: str
    claims: tuple[Claim, ...]


def disputes(claims: Iterable[Claim]) -> tuple[Dispute, ...]:
    """Everything that is open."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        key = (claim.about, claim.field, "") if claim.about else ("", NAME, claim.thing)
        groups.setdefault(key, []).append(claim)
    return tuple(
        Dispute("|".join(key), key[0], key[1], said[0].thing, tuple(said))
        for key, said in groups.items()
        if any(claim.settled.verdict == UNSETTLED for claim in said if _counts(claim))
    )


def _counts(claim: Claim) -> bool:
    """Of an unmatched place only its name is to be settled; the rest waits for that."""
    return bool(claim.about) or claim.field == NAME
