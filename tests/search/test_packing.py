"""Packed postings: what went in comes out, and a single wrong bit is noticed."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.search.counting import bits
from deskapp.search.index import Phrase
from deskapp.search.packing import (
    DENSE,
    DENSE_FROM,
    HEAD,
    SPARSE,
    DamagedIndexError,
    check,
    how_many,
    members,
    pack_raw,
    pack_set,
    payload,
)
from deskapp.search.seals import SEALED_TOGETHER, SealedPhrases, pack_counts, pack_seals, unpack_counts

SIZE = 2000
FORM = 4
"""Where the byte stands that tells how a set is written."""
SOME = pack_set("c低", array("I", [3, 4, 1999]), SIZE)
MANY = pack_set("c保", array("I", range(0, SIZE, 3)), SIZE)


@given(st.sets(st.integers(0, SIZE - 1)))
def test_a_posting_comes_back_as_it_went_in(numbers: set[int]) -> None:
    packed = pack_set("c低", array("I", sorted(numbers)), SIZE)
    check("c低", packed, SIZE)
    assert list(bits(members(packed))) == sorted(numbers)
    assert how_many(packed) == len(numbers)


def test_a_rare_feature_is_written_by_its_places_and_a_common_one_as_a_map() -> None:
    assert SOME[FORM] == SPARSE
    assert len(SOME) == HEAD.size + 2 * 5
    assert MANY[FORM] == DENSE
    assert len(MANY) == HEAD.size + SIZE // 8 + 1
    assert SIZE // 3 > SIZE // DENSE_FROM > 3


@pytest.mark.parametrize("packed", [SOME, MANY], ids=["sparse", "dense"])
def test_any_wrong_bit_is_noticed(packed: bytes) -> None:
    feature = "c低" if packed is SOME else "c保"
    for place in range(len(packed)):
        for bit in range(8):
            wrong = bytearray(packed)
            wrong[place] ^= 1 << bit
            with pytest.raises(DamagedIndexError):
                check(feature, bytes(wrong), SIZE)


@pytest.mark.parametrize(
    ("feature", "packed", "size"),
    [
        ("c低", b"", SIZE),
        ("c低", SOME[:3], SIZE),
        ("c低", SOME[:-1], SIZE),
        ("c低", SOME + b"\0", SIZE),
        ("c底", SOME, SIZE),
        ("c低", SOME, SIZE + 1),
    ],
    ids=["empty", "no head", "cut off", "too long", "of another feature", "of another index"],
)
def test_what_was_not_written_so_is_damaged(feature: str, packed: bytes, size: int) -> None:
    with pytest.raises(DamagedIndexError):
        check(feature, packed, size)


def test_raw_values_come_back_as_they_went_in() -> None:
    assert payload(pack_raw("#", b"some bytes", SIZE)) == b"some bytes"


def test_counts_come_back_as_they_went_in() -> None:
    counts = {"低": 2, "3": 14, "x": 1}
    assert unpack_counts(pack_counts(counts, SIZE), SIZE) == counts
    assert unpack_counts(pack_counts({}, 0), 0) == {}


def test_damaged_counts_are_noticed() -> None:
    packed = pack_counts({"低": 2}, SIZE)
    with pytest.raises(DamagedIndexError):
        unpack_counts(packed[:-1] + b"3", SIZE)


PHRASES = [Phrase(f"s:{n}", "name", f"名称{n}", f"名称{n}", n % 10) for n in range(SEALED_TOGETHER + 9)]


def sealed(phrases: list[Phrase], seals: dict[str, bytes]) -> SealedPhrases:
    """Phrases as they are found, with the seals that were written."""
    return SealedPhrases(
        len(PHRASES),
        lambda features: {f: seals[f] for f in features if f in seals},
        lambda numbers: {n: phrases[n] for n in numbers},
    )


def test_sealed_phrases_are_fetched() -> None:
    asked = [0, SEALED_TOGETHER, len(PHRASES) - 1]
    assert sealed(PHRASES, pack_seals(PHRASES))(asked) == {n: PHRASES[n] for n in asked}


@pytest.mark.parametrize(
    "wrong",
    [
        PHRASES[7]._replace(target="s:9"),
        PHRASES[7]._replace(kind="alias"),
        PHRASES[7]._replace(text="名称8"),
        PHRASES[7]._replace(squeezed="名称8"),
        PHRASES[7]._replace(prior=8),
    ],
    ids=["target", "kind", "text", "squeezed", "prior"],
)
def test_a_phrase_that_is_not_what_was_written_is_damaged(wrong: Phrase) -> None:
    phrases = [*PHRASES]
    phrases[7] = wrong
    with pytest.raises(DamagedIndexError):
        sealed(phrases, pack_seals(PHRASES))([7])


def test_phrases_without_seals_are_damaged() -> None:
    with pytest.raises(DamagedIndexError):
        sealed(PHRASES, {})([7])
