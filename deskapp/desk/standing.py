"""Which centre a desk stands in: by code, by name, or by a part that only one centre has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskapp.domain.claims import mentions
from deskapp.domain.clean import clean
from deskapp.domain.models import Centre, Places
from deskapp.errors import UsageError

KIND = re.compile("(?:社区|办事处级|办事处)?(?:便民)?(?:服务)?中心$")
"""The end of a centre's name that every centre has."""


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


def centre_meant(places: Places, words: str, here: str | None) -> str | None:
    """Code of the centre that a question of where and when names, else `here`; None where it names a
    place of which nobody knows which centre it is."""
    if any(_stem(mention.name) in words for mention in mentions(places.claims)):
        return None
    named = [(len(stem), c.code) for c in places.centres for stem in _stems(c) if stem in words]
    return max(named)[1] if named else here


def _stems(centre: Centre) -> Iterator[str]:
    """「许湾」 of 「许湾办事处级便民服务中心」, so of its other names."""
    stems = (_stem(name) for name in (centre.name, *(other.text for other in centre.names)))
    return (stem for stem in stems if len(stem) > 1)


def _stem(name: str) -> str:
    return KIND.sub("", name) or name


def _exactly(centre: Centre, wanted: str) -> bool:
    return wanted in (centre.code, centre.name, *(n.text for n in centre.names))


def _partly(centre: Centre, wanted: str) -> bool:
    return any(wanted in text for text in (centre.code, centre.name, *(n.text for n in centre.names)))
