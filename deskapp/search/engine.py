"""`Engine.search`: from what was typed to the services that were meant, best first."""

from __future__ import annotations

from typing import NamedTuple

from deskapp.search import rank
from deskapp.search.confidence import is_confident
from deskapp.search.evidence import CANDIDATES, DEPARTMENT, FEWER, Candidate, Parse, Values
from deskapp.search.index import Index
from deskapp.search.levels import LONGER, answers, level_of
from deskapp.search.query import HAN, INITIAL, OTHER, Query, parse
from deskapp.search.slips import corrections
from deskapp.search.text import locate
from deskapp.search.words import NO_WORDS, Words

NEAR_PERFECT = 0.86
"""Share answered by a candidate from which nothing but the letter of the query is tried."""
NEAR, NEAR_WHEN_NAMED, NAMED = 0.34, 0.18, 0.5
"""Share answered from which a phrase is a guess at all; in a long sentence less is enough,
where what is said names most of the phrase."""
POOR = 0.75
"""Share answered below which typed letters are taken for a slip of a key."""
SLIP_COST = 0.6
"""A corrected slip costs as much as a poor cut: `dibap` -> dibao, but never before a literal hit."""
PARSE_SLACK = 1.2
"""Ways to cut letters that cost more than the best one by this much are not followed."""


class Hit(NamedTuple):
    """One target with the phrase that was met. `target`: s:<service> · c:<centre> · k:<category>."""

    target: str
    text: str
    kind: str
    """name · alias · old_name · pinyin · initials · fuzzy · speech · department · place · category."""
    spans: tuple[tuple[int, int], ...]
    score: float
    evidence: rank.Evidence


class Found(NamedTuple):
    """The answer to one query."""

    hits: tuple[Hit, ...]
    confident: bool


NOTHING = Found((), False)
ONE_ANSWER = "sc"
"""Targets that are one answer; a category or a window opens a list, and so does a department."""


class Engine:
    """Searches one index. Keeps no query: what is remembered for the next key are characters, neighbours
    and phrases of the catalog."""

    def __init__(self, index: Index, words: Words = NO_WORDS) -> None:
        self.index = index
        self.words = words
        self._values = Values(index)

    def search(self, raw: str, limit: int = 10) -> Found:
        """The best `limit` targets for what was typed; any text in, never an exception."""
        query = parse(raw)
        if not query.parses or not self.index.size:
            return NOTHING
        candidates = self._candidates(query)
        ranked = [pair for pair in _by_target(candidates) if _is_near(pair[1].evidence)]
        if not ranked:
            return NOTHING
        spoken = self.words.without_fillers(query.text) != query.text
        hits = tuple([_hit(candidate, score, spoken=spoken) for score, candidate in ranked[:limit]])
        sure = is_confident([(s, c.evidence) for s, c in ranked[:2]], query)
        one = hits[0].target[0] in ONE_ANSWER and ranked[0][1].phrase.kind != DEPARTMENT
        return Found(hits, sure and one)

    def _candidates(self, query: Query) -> list[Candidate]:
        """Literal first; meanings, the fillers and slips of a key only where that leaves much unanswered."""
        found = self._weighed(query, query, NO_WORDS)
        if _best(found) < NEAR_PERFECT:
            core = query if query.typed_letters else parse(self.words.without_fillers(query.text))
            found += self._weighed(core, query, self.words)
        if _best(found) < POOR:
            for fixed in corrections(query, self.index):
                found += self._weighed(fixed, fixed, NO_WORDS, SLIP_COST)
        return found

    def _weighed(self, query: Query, typed: Query, words: Words, cost: float = 0.0) -> list[Candidate]:
        spellings = frozenset((typed.squeezed, query.squeezed))
        found: dict[int, Candidate] = {}
        for extra, tokens in query.parses:
            if extra > PARSE_SLACK or (extra and _settled(found)):
                break
            way = Parse(self.index, words, query, tokens, cost + extra, self._values)
            if query is typed and words is not NO_WORDS and not way.meanings:
                break
            numbers = way.candidates(FEWER if extra or cost else CANDIDATES)
            phrases = self.index.phrases(numbers)
            way.reader.prepare([phrase.squeezed for phrase in phrases])
            for number, phrase in zip(numbers, phrases, strict=True):
                candidate = way.weigh(number, phrase, spellings)
                held = found.get(number)
                if held is None or candidate.score > held.score:
                    found[number] = candidate
        return list(found.values())


def _hit(candidate: Candidate, score: float, *, spoken: bool) -> Hit:
    phrase = candidate.phrase
    chars = candidate.chain.chars
    places = locate(phrase.text, phrase.squeezed, chars[-1] + 1 if chars else 0)
    spans = _spans([places[i] for i in chars])
    kind = _kind(candidate, spoken=spoken)
    return Hit(phrase.target, phrase.text, kind, spans, score, candidate.evidence)


def _is_near(evidence: rank.Evidence) -> bool:
    """Is this worth showing as a guess?"""
    least = NEAR_WHEN_NAMED if evidence.covered >= NAMED else NEAR
    return evidence.answered >= least


def _settled(found: dict[int, Candidate]) -> bool:
    """Does some phrase hold all of two or more tokens side by side? Then the letters are cut rightly,
    unless some of them stand for a syllable each: those fit too much."""
    return any(
        len(c.tokens) > 1
        and c.evidence.answered > 0.99
        and c.evidence.neighbours == 1.0
        and all(t.kind != INITIAL for t in c.tokens)
        for c in found.values()
    )


def _best(candidates: list[Candidate]) -> float:
    """Largest share of the query that one phrase answers."""
    return max((c.evidence.answered for c in candidates), default=0.0)


def _by_target(candidates: list[Candidate]) -> list[tuple[float, Candidate]]:
    """The best phrase of each target, helped by what the target's other phrases answer."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.phrase.target, []).append(candidate)
    ranked = []
    for group in groups.values():
        best = max(group, key=lambda c: (c.score, -c.number))
        together = _together(group) if len(group) > 1 else 0.0
        extra = max(0.0, together - best.evidence.answered)
        if extra:
            best.evidence = best.evidence._replace(supported=together)
        ranked.append((best.score + rank.WEIGHTS.supported * extra, best))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].number))
    return ranked


def _together(group: list[Candidate]) -> float:
    """Share of the query's tokens answered by any phrase of the group, read the same way."""
    by_way: dict[int, int] = {}
    size: dict[int, int] = {}
    for candidate in group:
        way = id(candidate.tokens)
        by_way[way] = by_way.get(way, 0) | candidate.chain.tokens
        size[way] = len(candidate.tokens)
    return max(bits.bit_count() / size[way] for way, bits in by_way.items())


def _kind(candidate: Candidate, *, spoken: bool) -> str:
    """Why it matched, in the contract's words. `spoken`: with words that mean nothing."""
    if candidate.evidence.whole or _literal(candidate):
        kinds = {t.kind for t in candidate.tokens}
        if kinds <= {HAN, OTHER}:
            return "speech" if spoken and not candidate.evidence.whole else candidate.phrase.kind
        return "initials" if kinds <= {INITIAL, OTHER} else "pinyin"
    return "fuzzy"


def _literal(candidate: Candidate) -> bool:
    """Was every token in the chain answered by the very character or sound that was typed?"""
    held = [t for i, t in enumerate(candidate.tokens) if candidate.chain.tokens >> i & 1]
    text = candidate.phrase.squeezed
    return all(
        level_of(answers(token), text[at]) >= LONGER
        for token, at in zip(held, candidate.chain.chars, strict=True)
    )


def _spans(positions: list[int]) -> tuple[tuple[int, int], ...]:
    """Runs of ascending positions as [start, end)."""
    spans: list[tuple[int, int]] = []
    for position in positions:
        if spans and position <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], position + 1))
        else:
            spans.append((position, position + 1))
    return tuple(spans)
