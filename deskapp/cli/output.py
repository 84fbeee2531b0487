"""Words and data out of the program: UTF-8 whatever the locale, data to stdout, words to stderr."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable

from deskapp.desk.say import say as spoken
from deskapp.domain import claims
from deskapp.domain.answer import (
    Answer,
    Bundle,
    Emergency,
    Hit,
    LimitDate,
    NeedMet,
    Programme,
    Question,
    Results,
)
from deskapp.domain.clean import clean
from deskapp.domain.models import Centre, Provenance, Service
from deskapp.domain.notices import Notice
from deskapp.domain.said import Mention

LONGEST_LINE = 100_000

Json = dict[str, object]


def speak_utf8() -> None:
    """The same bytes on every system: no locale, no line-end translation."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Text for the reader of stdout, made harmless to terminals."""
    sys.stdout.write(clean(text, LONGEST_LINE, newlines=True) + "\n")


def warn(text: str) -> None:
    """One sentence beside the data."""
    sys.stderr.write(clean(text, LONGEST_LINE, newlines=True) + "\n")
    sys.stderr.flush()


def say_json(value: Json) -> None:
    """One object on one line, sent at once: whoever feeds lines waits for the answers."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def results_json(results: Results, around: Callable[[Hit], Json | None] = lambda _hit: None) -> Json:
    """`find --json`; the shape is docs/cli-contract.md. `around`: what lies around a place."""
    return {
        "query": results.query,
        "confident": results.confident,
        "emergency": emergency_json(results.emergency),
        "question": question_json(results.question),
        "bundle": bundle_json(results.bundle),
        "need": need_json(results.need),
        "results": [{**hit_json(hit), "place": around(hit)} for hit in results.hits],
    }


def emergency_json(emergency: Emergency | None) -> Json | None:
    if emergency is None:
        return None
    return {"title": emergency.title, "number": emergency.number, "sentence": emergency.sentence}


def question_json(question: Question | None) -> Json | None:
    if question is None:
        return None
    choices = [{"key": c.key, "label": c.label, "code": c.code} for c in question.choices]
    return {"text": question.text, "choices": choices}


def bundle_json(bundle: Bundle | None) -> Json | None:
    """A life event; each item has the shape of a result, its note beside it."""
    if bundle is None:
        return None
    return {
        "code": bundle.event.code,
        "name": bundle.event.name,
        "items": [{**hit_json(item.hit), "note": item.note} for item in bundle.items],
        "documents": [
            {"name": d.name, "situation": d.situation, "items": list(d.ranks)} for d in bundle.documents
        ],
    }


def hit_json(hit: Hit) -> Json:
    service = hit.service
    return {
        "rank": hit.rank,
        "service": {"code": service.code, "name": service.name, "category": service.category.name},
        "sensitive": sensitive_json(service),
        "matched": {
            "text": hit.matched.text,
            "kind": hit.matched.kind,
            "spans": [list(span) for span in hit.matched.spans],
        },
        "often": hit.often,
        "answer": answer_json(hit.answer),
        "limits": [limit_json(limit) for limit in hit.dates],
        "documents": [{"name": d.name, "situation": d.situation} for d in service.documents],
        "confused_with": [
            {"code": c.code, "name": c.name, "difference": c.difference} for c in service.confusions
        ],
        "in_person": service.in_person,
        "proxy_rule": service.proxy_rule,
        "programme": programme_json(hit.programme),
        "refused": [
            {
                "name": r.name,
                "instead": r.instead,
                "code": r.service_code,
                "source": source_json(r.provenance),
            }
            for r in service.refused
        ],
        "mention": mention_json(hit.mention),
        "say": spoken(hit),
    }


def programme_json(programme: Programme | None) -> Json | None:
    if programme is None:
        return None
    return {
        "state": programme.state,
        "text": programme.text,
        "wording": programme.wording,
        "valid_to": programme.valid_to.isoformat() if programme.valid_to else None,
    }


def need_json(met: NeedMet | None) -> Json | None:
    """A need of the life circle; no facilities: the sources name none."""
    if met is None:
        return None
    return {
        "code": met.need.code,
        "name": met.need.name,
        "facilities": [
            {
                "centre": f.centre,
                "name": f.name,
                "floor": f.floor or None,
                "note": f.note,
                "sample": f.provenance.source.is_sample,
                "source": source_json(f.provenance),
            }
            for f in met.facilities
        ],
    }


def mention_json(mention: Mention | None) -> Json | None:
    """A place that only a source names, with everything that is said of it."""
    if mention is None:
        return None
    lead = next(claim for claim in mention.claims if claim.code == mention.code)
    return {
        "code": mention.code,
        "name": mention.name,
        "settled": claims.settled_words(lead),
        "says": [
            {
                "field": claim.field,
                "label": claims.label(claim.field),
                "value": claim.value,
                "wording": claim.wording,
                "source": source_json(claim.provenance),
            }
            for claim in mention.claims
        ],
    }


def place_json(
    centre: Centre, circle: Iterable[NeedMet], walk: int | None, beside: Iterable[str] = ()
) -> Json:
    """What lies around a centre that was asked for."""
    return {
        "code": centre.code,
        "serves": centre.serves,
        "communities": list(centre.communities),
        "duty": centre.duty,
        "walk_minutes": walk,
        "circle": [need_json(met) for met in circle],
        "beside": list(beside),
    }


def sensitive_json(service: Service) -> Json | None:
    if not service.sensitive:
        return None
    return {"hint": service.sensitive, "neutral_name": service.neutral_name or service.category.name}


def limit_json(limit: LimitDate) -> Json:
    return {
        "kind": limit.kind,
        "label": limit.label,
        "text": limit.text,
        "date": limit.day.isoformat() if limit.day else None,
        "note": limit.note,
    }


def answer_json(answer: Answer) -> Json:
    """One place for one service; `instead` and `also` have the same shape."""
    return {
        "verdict": answer.verdict,
        "centre": answer.centre,
        "level": answer.level,
        "floor": answer.floor,
        "room": answer.room,
        "window": answer.window,
        "address": answer.address,
        "open": answer.status.code,
        "status": answer.status.text,
        "reason": answer.reason,
        "instead": answer_json(answer.instead) if answer.instead else None,
        "also": [answer_json(other) for other in answer.also],
        "bring": list(answer.bring),
        "advice": answer.advice,
        "alerts": list(answer.alerts),
        "walk_minutes": answer.walk_minutes,
        "sample": answer.sample,
        "sources": [source_json(p) for p in answer.provenances],
    }


def notice_json(notice: Notice, *, on: bool) -> Json:
    return {
        "id": notice.id,
        "text": notice.text,
        "scope": notice.scope,
        "centre": notice.centre_code,
        "window": notice.window_code,
        "service": notice.service_code,
        "category": notice.category_code,
        "pause": notice.suspends,
        "starts": notice.starts.isoformat(),
        "ends": notice.ends.isoformat(),
        "by": notice.created_by,
        "on": on,
    }


def source_json(provenance: Provenance) -> Json:
    as_of, verified = provenance.source.as_of, provenance.verified_on
    return {
        "name": provenance.source.name,
        "as_of": as_of.isoformat() if as_of else None,
        "verified_on": verified.isoformat() if verified else None,
    }
