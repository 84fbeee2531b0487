"""Every name and everyday name of the shipped catalog finds its own: whole, in pinyin, by initials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deskapp.search.building import variants
from deskapp.search.readings import readings
from deskapp.search.text import LONGEST_QUERY, squeeze
from tests.search.catalogs import owners, shipped

NAMED = frozenset(("name", "alias", "old_name"))
FEWEST_INITIALS, TOP = 3, 5


def spelled(text: str, part: Callable[[str], str]) -> str:
    """First readings of a phrase, character by character."""
    return "".join(part((readings(char) or (char,))[0]) for char in squeeze(text))


def initial(reading: str) -> str:
    return reading[0]


def pinyin(reading: str) -> str:
    return reading


def asked() -> dict[str, set[str]]:
    """Phrase as typed -> targets that are called so."""
    _, terms = shipped()
    all_owners = owners(terms)
    return {t.text: all_owners[squeeze(t.text)] for t in terms if t.kind in NAMED}


def test_a_name_typed_whole_finds_its_owner_first() -> None:
    engine, _ = shipped()
    lost = {
        text: hits[0].text if (hits := engine.search(text, 1).hits) else None
        for text, right in asked().items()
        if not (hits := engine.search(text, 1).hits) or hits[0].target not in right
    }
    assert not lost, f"{len(lost)}: {list(lost.items())[:10]}"


def test_a_name_typed_whole_is_sure() -> None:
    """A clerk may read it aloud; one character says too little, and so does a name that several have."""
    engine, _ = shipped()
    unsure = [
        text for text, right in asked().items() if len(right) == 1 and not engine.search(text, 2).confident
    ]
    assert not [text for text in unsure if len(squeeze(text)) > 1], unsure[:10]


def _by_sound() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text, targets in owners(shipped()[1]).items():
        found.setdefault(spelled(text, pinyin), set()).update(targets)
    return found


def test_a_name_in_full_pinyin_finds_its_owner_first() -> None:
    engine, _ = shipped()
    sounds = _by_sound()
    lost = []
    for text in asked():
        typed = spelled(text, pinyin)
        if len(typed) > LONGEST_QUERY // 2:
            continue
        hits = engine.search(typed, 1).hits
        if not hits or hits[0].target not in sounds[typed]:
            lost.append((text, typed, hits[0].text if hits else None))
    assert not lost, f"{len(lost)}: {lost[:10]}"


def test_initials_find_their_owner_among_the_top() -> None:
    """Of all phrases with these very initials one owner must be there; longer names are too many to tell."""
    engine, _ = shipped()
    same: dict[str, set[str]] = {}
    for text, targets in owners(shipped()[1]).items():
        same.setdefault(spelled(text, initial), set()).update(targets)
    lost = []
    for text in asked():
        typed = spelled(text, initial)
        if len(typed) < FEWEST_INITIALS or not typed.isalpha():
            continue
        found = {hit.target for hit in engine.search(typed, TOP).hits}
        right = same[typed]
        if not found & right:
            lost.append((text, typed))
    assert not lost, f"{len(lost)}: {lost[:10]}"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dibao", "低保"),
        ("db", "低保"),
        ("底保", "低保"),
        ("户口迁移", "户口迁移"),
        ("hkqy", "户口迁移"),
        ("信访", "信访"),
        ("积分超市", "积分超市"),
    ],
)
def test_what_a_clerk_types_first_is_found(typed: str, name: str) -> None:
    engine, _ = shipped()
    assert any(name in hit.text for hit in engine.search(typed, 3).hits)


def test_brackets_may_be_left_out() -> None:
    engine, terms = shipped()
    all_owners = owners(terms)
    for term in terms:
        if term.kind == "name" and len(spellings := variants(term.text)) > 1:
            assert engine.search(spellings[-1], 1).hits[0].target in all_owners[spellings[-1]], term.text
