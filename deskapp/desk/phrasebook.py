"""Fixed phrases of the catalog that a query may be, or may hold: written, in pinyin, or misheard.

Unlike the search it never ranks: a phrase is met or it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from deskapp.search.readings import folds, readings
from deskapp.search.text import normalise, squeeze
from deskapp.search.words import Words

T = TypeVar("T")

SHORTEST_MISHEARD = 3
"""Characters of a phrase that another spelling of the same sounds may stand for."""


class Phrasebook(Generic[T]):
    """Phrases, each with what it means."""

    def __init__(self, meanings: Mapping[str, T], words: Words, around: Iterable[str] = ()) -> None:
        """`around`: words that may stand before or after a phrase without changing it."""
        self._words = words
        self._around = tuple(w for w in map(squeeze, around) if w)
        self._whole: dict[str, T] = {}
        for phrase, meaning in meanings.items():
            self._whole.setdefault(squeeze(phrase), meaning)
        self._whole.pop("", None)

    def whole(self, query: str) -> T | None:
        """The phrase that `query` is, fillers and the words around aside."""
        text = normalise(query)
        typed = text.replace(" ", "")
        forms = dict.fromkeys((typed, *self._stripped(typed), *self._stripped(self._core(text))))
        found = next((self._whole[form] for form in forms if form in self._whole), None)
        if found is None and typed.isascii():
            return next((m for phrase, m in self._whole.items() if spelled(phrase, typed)), None)
        return found

    def before(self, query: str, endings: Iterable[str]) -> T | None:
        """The phrase that stands before one of `endings`, which close the query."""
        typed = squeeze(query)
        for ending in endings:
            stem = typed.removesuffix(ending)
            if ending and len(stem) < len(typed):
                forms = (*self._stripped(stem), *self._stripped(self._core(stem)))
                found = next((self._whole[form] for form in forms if form in self._whole), None)
                if found is not None:
                    return found
        return None

    def misheard(self, query: str) -> T | None:
        """The phrase that sounds like `query` character by character, for a slip among homophones."""
        core = self._core(normalise(query))
        if len(core) < SHORTEST_MISHEARD or core.isascii():
            return None
        return next((m for phrase, m in self._whole.items() if sounds_like(phrase, core)), None)

    def _core(self, text: str) -> str:
        return self._words.without_fillers(text).replace(" ", "")

    def _stripped(self, text: str) -> list[str]:
        """`text` without the words around it, the least shortened first."""
        forms = [text]
        for form in forms:
            for word in self._around:
                for left in (form.removeprefix(word), form.removesuffix(word)):
                    if left and left not in forms:
                        forms.append(left)
        return forms


def spelled(phrase: str, letters: str) -> bool:
    """Are `letters` the whole pinyin of `phrase`, in any of its readings?"""
    return any(not rest for rest in _after(phrase, letters))


def spelled_within(phrase: str, letters: str) -> bool:
    """Is the pinyin of `phrase`, of two characters or more, somewhere in `letters`?"""
    starts = range(len(letters)) if len(phrase) > 1 else ()
    return any(True for at in starts for _ in _after(phrase, letters[at:]))


def _after(phrase: str, letters: str) -> Iterator[str]:
    """What is left of `letters` behind the pinyin of `phrase`, for each reading that fits."""
    if not phrase:
        yield letters
        return
    own = (phrase[0],) if phrase[0].isascii() else readings(phrase[0])
    for sound in own:
        if sound and letters.startswith(sound):
            yield from _after(phrase[1:], letters[len(sound) :])


def sounds_like(phrase: str, other: str) -> bool:
    """As long as each other, and every pair of characters sounds the same."""
    return len(phrase) == len(other) and all(
        a == b or not set(folds(a)).isdisjoint(folds(b)) for a, b in zip(phrase, other, strict=True)
    )
