"""The best chain of a phrase against trying every chain."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from deskapp.search.align import NEIGHBOURS, Chain, Reader
from deskapp.search.levels import HOMOPHONE
from deskapp.search.query import parse

CHARS = "低底保办x"
QUERIES = ("低保", "保低", "低低保", "dibao", "d保", "低保办", "dibaob", "底x保")
LONGEST = 4


def reader(query: str) -> Reader:
    """Unlike weights, so that the wrong token is never as good as the right one."""
    tokens = parse(query).parses[0][1]
    return Reader(tokens, tuple(1.0 + i / 10 for i in range(len(tokens))))


def slow_value(read: Reader, phrase: str) -> float:
    """The heaviest of all chains, bonuses included."""
    rows = [dict(read.row(char)) for char in phrase]

    def best(char: int, token: int, last: tuple[int, int]) -> float:
        if char == len(phrase):
            return 0.0
        found = best(char + 1, token, last)
        for i, value in rows[char].items():
            if i >= token:
                bonus = _bonus(read, i) if last == (char - 1, i - 1) else 0.0
                found = max(found, value + bonus + best(char + 1, i + 1, (char, i)))
        return found

    return best(0, 0, (-9, -9))


def _bonus(read: Reader, token: int) -> float:
    return NEIGHBOURS * min(read.weights[token], read.weights[token - 1])


def pairs_of(chain: Chain) -> list[tuple[int, int]]:
    """(token, character) pairs of a chain, in order."""
    tokens = [i for i in range(chain.tokens.bit_length()) if chain.tokens >> i & 1]
    return list(zip(tokens, chain.chars, strict=True))


@pytest.mark.parametrize("query", QUERIES)
def test_no_chain_is_heavier_than_the_one_found(query: str) -> None:
    read = reader(query)
    for size in range(LONGEST + 1):
        for letters in product(CHARS, repeat=size):
            phrase = "".join(letters)
            chain = read.chain(phrase)
            pairs = pairs_of(chain)
            ordered = sum(dict(read.row(phrase[char]))[token] for token, char in pairs)
            near = [b[0] for a, b in pairwise(pairs) if b == (a[0] + 1, a[1] + 1)]
            assert chain.ordered == pytest.approx(ordered), phrase
            assert chain.adjacent == len(near), phrase
            bonus = sum(_bonus(read, token) for token in near)
            assert ordered + bonus == pytest.approx(slow_value(read, phrase)), phrase


@pytest.mark.parametrize("query", QUERIES)
def test_where_nothing_competes_the_plain_chain_is_the_best_one(query: str) -> None:
    read = reader(query)
    plain = 0
    for size in range(LONGEST + 1):
        for phrase in map("".join, product(CHARS, repeat=size)):
            found = read._plain(phrase)
            if found is not None:
                plain += 1
                best = read._chosen(phrase)
                assert found[2:] == best[2:], phrase
                assert found[:2] == pytest.approx(best[:2]), phrase
    assert plain > len(CHARS)


@pytest.mark.parametrize("query", QUERIES)
def test_loose_counts_each_token_by_its_best_character(query: str) -> None:
    read = reader(query)
    for letters in product(CHARS, repeat=3):
        rows = [dict(read.row(char)) for char in letters]
        best = [max((row.get(i, 0.0) for row in rows), default=0.0) for i in range(len(read.tokens))]
        assert read.chain("".join(letters)).loose == pytest.approx(sum(best))


def test_neighbours_met_as_neighbours_earn_the_bonus_once() -> None:
    chain = reader("低保").chain("低x低保")
    assert chain.chars == (2, 3)
    assert chain.adjacent == 1


def test_a_homophone_counts_by_its_level() -> None:
    read = reader("低保")
    assert read.chain("底保").ordered == pytest.approx(HOMOPHONE * read.weights[0] + read.weights[1])


def test_a_phrase_without_any_of_it_has_no_chain() -> None:
    chain = reader("低保").chain("xyz")
    assert (chain.ordered, chain.loose, chain.tokens, chain.chars) == (0.0, 0.0, 0, ())
