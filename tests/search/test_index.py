"""Packing, numbering and remembering the index."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deskapp.search import index as index_module
from deskapp.search.building import build, memory_index, numbered, variants
from deskapp.search.engine import Engine
from deskapp.search.features import features
from deskapp.search.index import Phrase, StoredIndex
from deskapp.search.seals import COUNTS
from deskapp.search.words import NO_WORDS

PHRASES = [
    Phrase("s:1", "name", "低保", "低保", 3),
    Phrase("s:2", "name", "低保边缘家庭认定", "低保边缘家庭认定", 0),
    Phrase("s:3", "name", "户口迁移", "户口迁移", 9),
]


def test_low_numbers_go_to_what_is_asked_often_and_is_short() -> None:
    assert [p.target for p in numbered(PHRASES)] == ["s:3", "s:1", "s:2"]
    assert numbered(reversed(PHRASES)) == numbered(PHRASES)


def test_every_feature_of_a_phrase_leads_to_it() -> None:
    index = memory_index(PHRASES, NO_WORDS.concepts)
    for number, phrase in enumerate(numbered(PHRASES)):
        for feature in features(phrase.squeezed):
            assert index.members(feature) >> number & 1, feature


def test_a_feature_of_no_phrase_leads_nowhere() -> None:
    assert memory_index(PHRASES, NO_WORDS.concepts).members("c鑫") == 0


def test_character_counts_are_kept_beside_the_postings() -> None:
    built = build(PHRASES, NO_WORDS.concepts)
    assert built.counts["低"] == 2
    assert COUNTS in built.packed


def test_what_was_fetched_is_remembered_and_forgotten_in_turn() -> None:
    built = build(PHRASES, NO_WORDS.concepts)
    asked: list[str] = []

    def fetch(features: Sequence[str]) -> dict[str, bytes]:
        asked.extend(features)
        return {feature: built.packed[feature] for feature in features if feature in built.packed}

    index = StoredIndex(len(built.phrases), built.counts, fetch, lambda ns: {n: built.phrases[n] for n in ns})
    assert index.members("c低") == index.members("c低")
    assert asked == ["c低"]
    assert [p.target for p in index.phrases([2, 0, 2])] == ["s:2", "s:3", "s:2"]


def test_what_is_prepared_is_fetched_once_and_at_once() -> None:
    built = build(PHRASES, NO_WORDS.concepts)
    asked: list[Sequence[str]] = []

    def fetch(features: Sequence[str]) -> dict[str, bytes]:
        asked.append(features)
        return {feature: built.packed[feature] for feature in features if feature in built.packed}

    index = StoredIndex(len(built.phrases), built.counts, fetch, lambda ns: {n: built.phrases[n] for n in ns})
    index.prepare(["c低", "b低保", "b保低"])
    index.prepare(["c低", "b保低"])
    assert index.members("c低") == index.members("b低保")
    assert index.members("b保低") == 0
    assert asked == [["c低", "b低保", "b保低"]]


def test_typing_key_by_key_fetches_nothing_twice() -> None:
    built = build(PHRASES, NO_WORDS.concepts)
    asked: list[str] = []

    def fetch(features: Sequence[str]) -> dict[str, bytes]:
        asked.extend(features)
        return {feature: built.packed[feature] for feature in features if feature in built.packed}

    index = StoredIndex(len(built.phrases), built.counts, fetch, lambda ns: {n: built.phrases[n] for n in ns})
    engine = Engine(index)
    typed = "hukouqi"
    found = [engine.search(typed[: length + 1]) for length in range(len(typed))]
    assert found[-1].hits[0].text == "户口迁移"
    assert len(asked) == len(set(asked))


def test_a_union_has_whoever_has_one_of_its_features() -> None:
    index = memory_index(PHRASES, NO_WORDS.concepts)
    assert index.any_of(("c低", "c户")) == index.members("c低") | index.members("c户")
    assert index.how_many(("c低", "c户")) == len(PHRASES)
    assert index.how_many(("c低",)) == 2
    assert index.any_of(("c低",)) == index.members("c低")


def test_unused_postings_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "CACHED_BYTES", 0)
    monkeypatch.setattr(index_module, "FEWEST_CACHED", 2)
    index = memory_index(PHRASES, NO_WORDS.concepts)
    expected = {feature: index.members(feature) for feature in ("c低", "c保", "c户", "b低保")}
    for feature in (*expected, *reversed(expected)):
        assert index.members(feature) == expected[feature]
    assert len(index._held) == 2


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("低保", ["低保"]),
        ("出生登记(新生儿落户)", ["出生登记新生儿落户", "出生登记"]),
        ("职工（居民）参保", ["职工居民参保", "职工参保"]),
        ("(示例)", ["示例"]),
        ("。", []),
    ],
)
def test_a_name_is_also_compared_without_its_brackets(text: str, spelled: list[str]) -> None:
    assert variants(text) == spelled
