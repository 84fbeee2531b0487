"""From a query's tokens to candidates, and from candidates to evidence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice, pairwise

from deskapp.search.align import Chain, Reader
from deskapp.search.counting import Tally
from deskapp.search.features import pair_features
from deskapp.search.index import Index, Phrase
from deskapp.search.query import CUT, HAN, INITIAL, OTHER, Query, Token
from deskapp.search.rank import KIND_COST, Evidence, score
from deskapp.search.words import Meaning, Words

CANDIDATES = 18
"""Phrases that are looked at closely for the likeliest way to read a query."""
FEWER = 8
"""The same for its other ways."""
LEAST_SHARE = 0.22
"""A candidate holds at least this share of the best possible count."""
COMMON_WEIGHT = 0.3
"""What even the most common character is worth, against 1.3 for one that no phrase has."""
INITIAL_WEIGHT = 0.7
MEANT_LEVEL = 0.85
"""掉了 answered by 补领: as good as the word itself, nearly."""
LEAST_OF_BEST = 0.5
"""and at least this share of the best candidate's count."""
DEPARTMENT = "department"
"""Naming a department names no service: 派出所 is no whole hit on the items of the 派出所."""
DEPARTMENT_COVERED = 0.5
"""Nor do the department's other words count: 公安派出所 and 派出所、禁毒办 are asked for alike."""
NOTHING: set[int] = set()
PAIR_CHOICES = 12
"""Combinations of readings tried for two neighbours."""


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


class Values(dict[str, float]):
    """Character -> what it tells; computed when first asked for."""

    def __init__(self, index: Index) -> None:
        self._counts, self._size = index.counts, index.size

    def __missing__(self, char: str) -> float:
        self[char] = found = weight(self._counts.get(char, 0), self._size)
        return found


class Parse:
    """One way to read a query, prepared against one index."""

    def __init__(
        self, index: Index, words: Words, query: Query, tokens: tuple[Token, ...], cost: float, values: Values
    ) -> None:
        self.index, self.words, self.query, self.tokens, self.cost = index, words, query, tokens, cost
        self.values = values
        self.sounds = [self._members(t) for t in tokens]
        self.weights = tuple(self._weight(t, s) for t, s in zip(tokens, self.sounds, strict=True))
        self.reader = Reader(tokens, self.weights)
        self.meanings = self._meanings()

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

    def _members(self, token: Token) -> int:
        """Phrases with a character that sounds like the token."""
        members = 0
        for sound in token.sounds():
            members |= self.index.members("s" + sound)
        return members

    def _weight(self, token: Token, sounds: int) -> float:
        if token.kind == INITIAL:
            return INITIAL_WEIGHT
        if token.kind in (HAN, OTHER) and token.text in self.index.counts:
            return self.values[token.text]
        return weight(sounds.bit_count(), self.index.size)

    def candidates(self, wanted: int = CANDIDATES) -> list[int]:
        """Numbers of the phrases worth a closer look."""
        tally = Tally()
        for token, sounds, value in zip(self.tokens, self.sounds, self.weights, strict=True):
            if token.kind in (HAN, OTHER):
                self._add(tally, self.index.members("c" + token.text), value * 3)
                self._add(tally, sounds, value * 1.6)
            else:
                self._add(tally, sounds, value * 3)
        for (left, right), (a, b) in zip(pairwise(self.tokens), pairwise(self.weights), strict=True):
            self._add_pair(tally, left, right, (a + b) / 2)
        self._add_ends(tally)
        for meaning, members in self.meanings:
            self._add(tally, members, 2.5 * (meaning.end - meaning.start))
        return tally.best(wanted, int(tally.total * LEAST_SHARE), LEAST_OF_BEST)

    def _add(self, tally: Tally, members: int, value: float) -> None:
        if members:
            tally.add(members, max(1, round(value)))

    def _add_pair(self, tally: Tally, left: Token, right: Token, value: float) -> None:
        members = self.index.members
        if left.kind in (HAN, OTHER) and right.kind in (HAN, OTHER):
            self._add(tally, members(f"b{left.text}{right.text}"), value * 3)
        elif INITIAL in (left.kind, right.kind) or CUT in (left.kind, right.kind):
            self._add(tally, _union(self.index, "i", left.letters(), right.letters()), value * 3)
            return
        self._add(tally, _union(self.index, "t", left.sounds(), right.sounds()), value * 2)

    def _add_ends(self, tally: Tally) -> None:
        first, last = self.tokens[0], self.tokens[-1]
        if first.kind in (HAN, OTHER):
            self._add(tally, self.index.members(f"b^{first.text}"), 1)
        else:
            self._add(tally, _union(self.index, "i", "^", first.letters()), 2)
        if last.kind in (HAN, OTHER):
            self._add(tally, self.index.members(f"b{last.text}$"), 1)
        else:
            self._add(tally, _union(self.index, "i", last.letters(), "$"), 2 if last.kind == INITIAL else 1)

    def weigh(self, number: int, phrase: Phrase, squeezed: frozenset[str]) -> Candidate:
        """The evidence for one phrase; `squeezed` are the spellings of the query as typed."""
        chain = self.reader.chain(phrase.squeezed)
        value, text = self.values, phrase.squeezed
        meant_tokens, meant_chars = self._meant(number, phrase, chain)
        answered, loose = self._answered(chain, meant_tokens)
        seen = {*chain.chars, *meant_chars} if meant_chars else chain.chars
        covered = sum([value[text[i]] for i in seen]) / sum([value[c] for c in text])
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
            float(bool(meant_tokens)),
            answered,
            -self.cost,
            -KIND_COST.get(phrase.kind, 0.0),
            phrase.prior / 9,
            -length / 30,
        )
        return Candidate(number, phrase, evidence, score(evidence), chain, self.tokens)

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


def _union(index: Index, kind: str, left: tuple[str, ...] | str, right: tuple[str, ...] | str) -> int:
    members = 0
    for feature in islice(pair_features(kind, left, right), PAIR_CHOICES):
        members |= index.members(feature)
    return members


def weight(count: int, size: int) -> float:
    """What a character in `count` of `size` phrases tells: rare ones more (0.3 to 1.3)."""
    return COMMON_WEIGHT + math.log((size + 1) / (count + 1)) / math.log(size + 2)
