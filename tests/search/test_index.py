"""Packing, numbering and remembering the index."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.search.counting import as_set
from deskapp.search.features import Speller
from deskapp.search.index import (
    COUNTS,
    DENSE,
    SPARSE,
    Phrase,
    StoredIndex,
    build,
    memory_index,
    numbered,
    pack,
    pack_counts,
    unpack,
    unpack_counts,
    variants,
)
from deskapp.search.words import NO_WORDS

SIZE = 2000

PHRASES = [
    Phrase("s:1", "name", "低保", "低保", 3),
    Phrase("s:2", "name", "低保边缘家庭认定", "低保边缘家庭认定", 0),
    Phrase("s:3", "name", "户口迁移", "户口迁移", 9),
]


@given(st.sets(st.integers(0, SIZE - 1)))
def test_a_posting_comes_back_as_it_went_in(numbers: set[int]) -> None:
    packed = pack(array("I", sorted(numbers)), SIZE)
    assert unpack(packed, SIZE) == as_set(numbers, SIZE)


def test_a_rare_feature_is_a_list_and_a_common_one_a_map() -> None:
    rare, common = pack(array("I", [7]), SIZE), pack(array("I", range(SIZE)), SIZE)
    assert rare[0] == SPARSE
    assert common[0] == DENSE
    assert len(common) == 1 + SIZE // 8 + 1


DAMAGED = {
    "empty": b"",
    "a number outside the index": bytes((SPARSE,)) + array("I", [SIZE]).tobytes(),
    "a number cut off": bytes((SPARSE, 1, 0, 0)),
    "a map too long": bytes((DENSE,)) + b"\xff" * (SIZE // 8 + 9),
    "an unknown tag": b"\x09abcd",
}


@pytest.mark.parametrize("packed", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_posting_is_a_value_error(packed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  where it comes from differs
        unpack(packed, SIZE)


def test_counts_come_back_as_they_went_in() -> None:
    counts = {"低": 2, "3": 14, "x": 1}
    assert unpack_counts(pack_counts(counts)) == counts


@pytest.mark.parametrize("packed", [b"\xff\xfe", "低x".encode(), "低 保".encode()])
def test_damaged_counts_are_a_value_error(packed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  where it comes from differs
        unpack_counts(packed)


def test_low_numbers_go_to_what_is_asked_often_and_is_short() -> None:
    assert [p.target for p in numbered(PHRASES)] == ["s:3", "s:1", "s:2"]
    assert numbered(reversed(PHRASES)) == numbered(PHRASES)


def test_every_feature_of_a_phrase_leads_to_it() -> None:
    index = memory_index(PHRASES, NO_WORDS.concepts)
    for number, phrase in enumerate(numbered(PHRASES)):
        for feature in Speller().features(phrase.squeezed):
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

    def fetch(feature: str) -> bytes | None:
        asked.append(feature)
        return built.packed.get(feature)

    index = StoredIndex(len(built.phrases), built.counts, fetch, lambda ns: {n: built.phrases[n] for n in ns})
    assert index.members("c低") == index.members("c低")
    assert asked == ["c低"]
    assert [p.target for p in index.phrases([2, 0, 2])] == ["s:2", "s:3", "s:2"]


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
