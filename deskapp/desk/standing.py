"""Which centre a desk stands in: by code, by name, or by a part that only one centre has."""

from __future__ import annotations

from deskapp.domain.clean import clean
from deskapp.domain.models import Centre, Places
from deskapp.errors import UsageError


def find_centre(places: Places, words: str) -> Centre:
    """The centre meant by `words`. Raises UsageError with the names when none or several fit."""
    wanted = clean(words, 100).strip()
    for fits in (_exactly, _partly):
        found = [c for c in places.centres if wanted and fits(c, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            names = "、".join(c.name for c in found)
            raise UsageError(f"「{wanted}」不止一个中心: {names}。请写全一点。")
    names = "、".join(f"{c.name}({c.code})" for c in places.centres) or "目录里还没有中心"
    raise UsageError(f"没有叫「{wanted}」的中心。可选: {names}。")


def _exactly(centre: Centre, wanted: str) -> bool:
    return wanted in (centre.code, centre.name, *(n.text for n in centre.names))


def _partly(centre: Centre, wanted: str) -> bool:
    return any(wanted in text for text in (centre.code, centre.name, *(n.text for n in centre.names)))
