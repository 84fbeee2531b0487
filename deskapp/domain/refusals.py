"""Certificates that a 社区 must not issue: asking for one is answered with where to go instead."""

from __future__ import annotations

from deskapp.domain.answer import ELSEWHERE, Answer
from deskapp.domain.models import Refused, Service
from deskapp.domain.site import distinct


def asked_refusals(service: Service, words: str) -> tuple[Refused, ...]:
    """The refused certificates of `service` that `words` name."""
    return tuple(one for one in service.refused if words in (one.name, *one.words))


def is_refused(service: Service, words: str) -> bool:
    """Do `words` name a certificate that `service` can only explain? An item that itself takes the
    certificate's place (养老认证 for 健在证明) is no refusal."""
    return len(service.refused) > 1 and bool(asked_refusals(service, words))


def refusing(answer: Answer, service: Service, words: str) -> Answer:
    """`answer`, or 去别处 when `words` name a certificate that is not issued."""
    if not is_refused(service, words):
        return answer
    one = asked_refusals(service, words)[0]
    return answer._replace(
        verdict=ELSEWHERE,
        reason=f"社区不开「{one.name}」: {one.instead}",
        instead=None,
        also=(),
        advice="",
        bring=(),
        provenances=distinct([one.provenance, service.provenance]),
        unplaced=True,
    )
