"""The index: which phrases have which features.

Phrases are numbered by how commonly they are asked and how short they are, so among equal
counts the lower number is the better guess. Postings are sets of phrase numbers (see
`counting`), kept as `packing` writes them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from deskapp.search import packing
from deskapp.search.packing import DamagedIndexError

MOST_PHRASES = 4_000
"""Phrases remembered between key presses."""

CACHED_BYTES = 4_000_000
"""Memory for postings already unpacked; about what a day's typing at one desk touches."""
FEWEST_CACHED = 500
"""And never fewer postings than this, some twenty queries' worth: 80 MB for a million phrases."""


class Phrase(NamedTuple):
    """One searchable phrase. `squeezed` is what is compared, `text` what is shown."""

    target: str
    kind: str
    """name · alias · old_name · department · category · place."""
    text: str
    squeezed: str
    prior: int
    """0 to 9: how commonly the target is asked."""


class Index(Protocol):
    """What the engine needs of an index, wherever it is kept."""

    size: int
    counts: dict[str, int]
    """Character -> how many phrases have it."""

    def prepare(self, features: Iterable[str]) -> None:
        """Fetches at once what will be asked for next."""

    def members(self, feature: str) -> int:
        """The set of phrases that have a feature."""

    def any_of(self, features: tuple[str, ...]) -> int:
        """The set of phrases that have at least one of the features."""

    def how_many(self, features: tuple[str, ...]) -> int:
        """How many phrases have at least one of the features."""

    def phrases(self, numbers: list[int]) -> list[Phrase]: ...


Fetch = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Features -> the packed postings of those that the index has."""


class StoredIndex:
    """An index whose postings and phrases are fetched when asked for, and remembered within bounds."""

    def __init__(
        self,
        size: int,
        counts: dict[str, int],
        fetch: Fetch,
        fetch_phrases: Callable[[list[int]], Mapping[int, Phrase]],
    ) -> None:
        self.size = size
        self.counts = counts
        self._fetch = fetch
        self._fetch_phrases = fetch_phrases
        self._held: OrderedDict[str | tuple[str, ...], bytes | int] = OrderedDict()
        """Postings, checked, unpacked when first counted; and unions of postings."""
        self._most = max(FEWEST_CACHED, CACHED_BYTES // (size // 8 + 64))
        self._phrases: OrderedDict[int, Phrase] = OrderedDict()

    def prepare(self, features: Iterable[str]) -> None:
        held = self._held
        missing = [feature for feature in features if feature not in held]
        if not missing:
            return
        found = self._fetch(missing)
        for feature in missing:
            sealed = found.get(feature)
            if sealed is not None:
                packing.check(feature, sealed, self.size)
                held[feature] = sealed
            elif feature[0] == "c" and feature[1:] in self.counts:
                raise DamagedIndexError(f"{feature}: gone")
            else:
                held[feature] = 0

    def members(self, feature: str) -> int:
        held = self._held.get(feature)
        if held is None:
            self.prepare((feature,))
            held = self._held[feature]
        elif isinstance(held, int):
            self._held.move_to_end(feature)
            return held
        return self._keep(feature, held if isinstance(held, int) else packing.members(held))

    def any_of(self, features: tuple[str, ...]) -> int:
        if len(features) == 1:
            return self.members(features[0])
        held = self._held.get(features)
        if isinstance(held, int):
            self._held.move_to_end(features)
            return held
        members = 0
        for feature in features:
            members |= self.members(feature)
        return self._keep(features, members)

    def _keep(self, key: str | tuple[str, ...], members: int) -> int:
        self._held[key] = members
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return members

    def how_many(self, features: tuple[str, ...]) -> int:
        held = self._held.get(features[0]) if len(features) == 1 else None
        return packing.how_many(held) if isinstance(held, bytes) else self.any_of(features).bit_count()

    def phrases(self, numbers: list[int]) -> list[Phrase]:
        held = self._phrases
        missing = [n for n in numbers if n not in held]
        if missing:
            held.update(self._fetch_phrases(missing))
        if not all(n in held for n in missing):
            raise DamagedIndexError("phrase missing from the index")
        found = [held[n] for n in numbers]
        while len(held) > MOST_PHRASES:
            held.popitem(last=False)
        return found
