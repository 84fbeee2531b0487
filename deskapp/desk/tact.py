"""Beside a life in danger nothing about death: whoever says 想死 is not shown what a funeral pays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deskapp.domain.answer import Bundle, Emergency, Hit, Question

OF_DEATH = ("死亡", "丧葬", "殡葬", "火化", "遗属", "遗产", "抚恤", "身后")
"""In the official name of what follows a death."""
SAID_OF_DEATH = ("死", "丧", "后事", "没了")
"""In the everyday name that was met."""


def without_death(hits: Sequence[Hit], danger: Emergency | None) -> list[Hit]:
    """`hits`, ranked anew, without those of death where a life is in danger."""
    if danger is None or not danger.of_life:
        return list(hits)
    kept = [hit for hit in hits if not _of_death(hit)]
    return [hit._replace(rank=rank) for rank, hit in enumerate(kept, 1)]


def fit_beside(danger: Emergency | None, bundle: Bundle | None) -> Bundle | None:
    """`bundle`, unless it is that of a death and a life is in danger."""
    if bundle is None or danger is None or not danger.of_life:
        return bundle
    return None if any(_of_death(item.hit) for item in bundle.items) else bundle


def fit_to_ask(danger: Emergency | None, question: Question | None, names: Iterable[str]) -> Question | None:
    """`question`, unless one of its choices (`names`: their items) is of death."""
    if question is None or danger is None or not danger.of_life:
        return question
    return None if any(_holds(name, OF_DEATH) for name in names) else question


def _of_death(hit: Hit) -> bool:
    return _holds(hit.service.name, OF_DEATH) or _holds(hit.matched.text, SAID_OF_DEATH)


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
