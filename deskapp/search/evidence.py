"""From a query's tokens to candidates, and from candidates to evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from deskapp.search import clauses
from deskapp.search.align import Chain, Reader
from deskapp.search.clauses import Clauses
from deskapp.search.counting import Tally
from deskapp.search.index import Index, Phrase
from deskapp.search.numbers import disagree, numbers
from deskapp.search.query import HAN, INITIAL, OTHER, Query, Token
from deskapp.search.rank import CHARACTERS, KIND_COST, LETTERS, Evidence, score
from deskapp.search.words import Meaning, Words

CANDIDATES = 18
"""Phrases that are looked at closely for the likeliest way to read a query."""
FEWER = 8
"""The same for its other ways."""
LEAST_SHARE = 0.22
"""A candidate holds at least this share of the best possible count,"""
LEAST_OF_BEST, LEAST_OF_BEST_MEANT = 0.7, 0.5
"""and at least this share of the best candidate's count; less where words were taken for their meaning."""
COMMON_WEIGHT = 0.3
"""What even the most common character is worth, against 1.3 for one that no phrase has."""
INITIAL_WEIGHT = 0.7
MEANT_LEVEL = 0.85
"""掉了 answered by 补领: as good as the word itself, nearly."""
MEANT = 2.5
"""What each character of a word counts for the phrases that share its meaning."""
DEPARTMENT = "department"
"""Naming a department names no service: 派出所 is no whole hit on the items of the 派出所."""
DEPARTMENT_COVERED = 0.5
"""Nor do the department's other words count: 公安派出所 and 派出所、禁毒办 are asked for alike."""
NOTHING: set[int] = set()


@dataclass(slots=True)
class Candidate:
    """A phrase with the evidence for it and how it was reached."""

    number: int
    phrase: Phrase
    evidence: Evidence
    score: float
    """Of the phrase by itself, without what the target's other phrases answer."""
    chain: Chain
    tokens: tuple[Token, ...]


class Values(dict[str | tuple[str, ...], float]):
    """Character, or the features of a sound -> what it tells; computed when first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __missing__(self, key: str | tuple[str, ...]) -> float:
        index = self._index
        count = index.counts.get(key, 0) if isinstance(key, str) else index.how_many(key)
        self[key] = found = weight(count, index.size)
        return found


class Parse:
    """One way to read a query, prepared against one index."""

    def __init__(
        self, index: Index, words: Words, query: Query, tokens: tuple[Token, ...], cost: float, values: Values
    ) -> None:
        self.index, self.words, self.query, self.tokens, self.cost = index, words, query, tokens, cost
        self.values = values
        self.singles = [clauses.of_token(token) for token in tokens]
        self.pairs = [clauses.of_pair(left, right) for left, right in pairwise(tokens)]
        self.ends = clauses.of_ends(tokens[0], tokens[-1])
        index.prepare(self._features())
        self.numbers = numbers(query.squeezed)
        self.judged_by = LETTERS if query.typed_letters else CHARACTERS
        self.meanings = self._meanings()
        self.weights = self._shared(tuple([self._weight(token) for token in tokens]))
        self.reader = Reader(tokens, self.weights)

    def _meanings(self) -> list[tuple[Meaning, int]]:
        """Concepts of the query with the phrases that have them; only where each token is one character."""
        if any(t.kind not in (HAN, OTHER) for t in self.tokens):
            return []
        found = []
        for meaning in self.words.meanings(self.query.squeezed):
            members = 0
            for concept in meaning.concepts:
                members |= self.index.members("k" + concept)
            if members:
                found.append((meaning, members))
        return found

    def _shared(self, apart: tuple[float, ...]) -> tuple[float, ...]:
        """A word tells no more than its meaning: 掉了 is rare, but hundreds of phrases mean 补办."""
        if not self.meanings:
            return apart
        weights = list(apart)
        for meaning, members in self.meanings:
            most = weight(members.bit_count(), self.index.size)
            for i in range(meaning.start, meaning.end):
                weights[i] = min(weights[i], most)
        return tuple(weights)

    def _features(self) -> Iterator[str]:
        """Everything that will be counted."""
        for group in (*self.singles, *self.pairs, self.ends):
            for features, _ in group:
                yield from features

    def _weight(self, token: Token) -> float:
        if token.kind == INITIAL:
            return INITIAL_WEIGHT
        if token.kind in (HAN, OTHER) and token.text in self.index.counts:
            return self.values[token.text]
        return self.values[clauses.sounds(token)]

    def candidates(self, wanted: int = CANDIDATES) -> list[int]:
        """Numbers of the phrases worth a closer look."""
        tally = Tally()
        for found, value in zip(self.singles, self.weights, strict=True):
            self._count(tally, found, value)
        for found, (left, right) in zip(self.pairs, pairwise(self.weights), strict=True):
            self._count(tally, found, (left + right) / 2)
        self._count(tally, self.ends, 1.0)
        for meaning, members in self.meanings:
            tally.add(members, max(1, round(MEANT * (meaning.end - meaning.start))))
        of_best = LEAST_OF_BEST_MEANT if self.meanings else LEAST_OF_BEST
        return tally.best(wanted, int(tally.total * LEAST_SHARE), of_best)

    def _count(self, tally: Tally, found: Clauses, value: float) -> None:
        """Adds what each clause is worth; one that no phrase answers is no part of the best count."""
        any_of = self.index.any_of
        for features, factor in found:
            members = any_of(features)
            if members:
                tally.add(members, max(1, round(value * factor)))

    def weigh(self, number: int, phrase: Phrase, squeezed: frozenset[str]) -> Candidate:
        """The evidence for one phrase; `squeezed` are the spellings of the query as typed."""
        text = phrase.squeezed
        chain = self.reader.chain(text)
        meant_tokens, meant_chars = self._meant(number, phrase, chain)
        answered, loose = self._answered(chain, meant_tokens)
        seen = {*chain.chars, *meant_chars} if meant_chars else chain.chars
        told = list(map(self.values.__getitem__, text))
        covered = sum([told[i] for i in seen]) / sum(told)
        length, count = len(text), len(self.tokens)
        complete = text in squeezed or (count == length == len(chain.chars) and answered > 0.99)
        starts = bool(chain.chars) and chain.chars[0] == 0 and bool(chain.tokens & 1)
        if phrase.kind == DEPARTMENT:
            complete, starts, covered, length = False, True, DEPARTMENT_COVERED, count
        evidence = Evidence(
            answered,
            loose,
            covered,
            chain.adjacent / (count - 1) if count > 1 else 1.0,
            float(starts),
            float(complete),
            0.0,
            answered,
            0.0,
            0.0,
            -self.cost,
            -KIND_COST.get(phrase.kind, 0.0),
            phrase.prior / 9,
            -length / 30,
            -float(disagree(self.numbers, text)) if self.numbers else 0.0,
        )
        return Candidate(number, phrase, evidence, score(evidence, self.judged_by), chain, self.tokens)

    def _answered(self, chain: Chain, meant: set[int]) -> tuple[float, float]:
        """Shares of the query answered in order and anywhere, concepts included."""
        extra = sum(self.weights[i] for i in meant) * MEANT_LEVEL
        total = self.reader.total
        return min(1.0, (chain.ordered + extra) / total), min(1.0, (chain.loose + extra) / total)

    def _meant(self, number: int, phrase: Phrase, chain: Chain) -> tuple[set[int], set[int]]:
        """Tokens answered by a shared concept only, and the phrase's characters that answer them."""
        if not self.meanings:
            return NOTHING, NOTHING
        tokens: set[int] = set()
        chars: set[int] = set()
        for meaning, members in self.meanings:
            open_tokens = [i for i in range(meaning.start, meaning.end) if not chain.tokens >> i & 1]
            if open_tokens and members >> number & 1:
                tokens.update(open_tokens)
                for other in self.words.meanings(phrase.squeezed):
                    if set(other.concepts) & set(meaning.concepts):
                        chars.update(range(other.start, other.end))
        return tokens, chars


def weight(count: int, size: int) -> float:
    """What a character in `count` of `size` phrases tells: rare ones more (0.3 to 1.3)."""
    return COMMON_WEIGHT + math.log((size + 1) / (count + 1)) / math.log(size + 2)
