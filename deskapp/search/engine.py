"""`Engine.search`: from what was typed to the services that were meant, best first."""

from __future__ import annotations

from typing import NamedTuple

from deskapp.search import rank
from deskapp.search.confidence import is_confident
from deskapp.search.evidence import CANDIDATES, DEPARTMENT, FEWER, Candidate, Parse, Values
from deskapp.search.gathering import Gathering
from deskapp.search.index import Index, Phrase
from deskapp.search.levels import LONGER, answers, level_of
from deskapp.search.numbers import respelled
from deskapp.search.query import HAN, INITIAL, OTHER, Query, parse
from deskapp.search.slips import corrections
from deskapp.search.text import locate
from deskapp.search.words import NO_WORDS, Words

NEAR_PERFECT = 0.86
"""Share answered by a candidate from which nothing but the letter of the query is tried."""
NEAR, NEAR_WHEN_NAMED, NAMED = 0.34, 0.18, 0.5
"""Share answered from which a phrase is a guess at all; in a long sentence less is enough,
where what is said names most of the phrase."""
NEAR_BY_SOUND = 0.5
"""The same where characters were typed and none is met itself: 抵宝 is 低保, 魑魅魍魉 is nothing."""
POOR = 0.75
"""Share answered below which typed letters are taken for a slip of a key."""
SLIP_COST = 0.6
"""A corrected slip costs as much as a poor cut: `dibap` -> dibao, but never before a literal hit."""
OF_ONE_TARGET, SPARE = 4, 3
"""Phrases of one target that are looked at closely, and how many times as many are counted for it."""
PARSE_SLACK = 1.2
"""Ways to cut letters that cost more than the best one by this much are not followed."""


class Hit(NamedTuple):
    """One target with the phrase that was met. `target`: s:<service> · c:<centre> · k:<category> · n:<claim>
    (a place that only a source names)."""

    target: str
    text: str
    kind: str
    """name · alias · old_name · pinyin · initials · fuzzy · speech · department · place · category."""
    spans: tuple[tuple[int, int], ...]
    score: float
    evidence: rank.Evidence

    @property
    def exact(self) -> bool:
        """Is the query the phrase itself?"""
        return bool(self.evidence.whole)


class Found(NamedTuple):
    """The answer to one query."""

    hits: tuple[Hit, ...]
    confident: bool


NOTHING = Found((), False)
ONE_ANSWER = "scn"
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
        ranked = self.ranked(query)
        if not ranked:
            return NOTHING
        spoken = self.words.without_fillers(query.text) != query.text
        hits = tuple([_hit(candidate, score, spoken=spoken) for score, candidate in ranked[:limit]])
        sure = is_confident([(s, c.evidence) for s, c in ranked[:2]], query)
        return Found(hits, sure and is_one_answer(ranked[0][1].phrase))

    def ranked(self, query: Query) -> list[tuple[float, Candidate]]:
        """(score, best phrase) of every target that is near enough to be shown, best first."""
        if not query.parses or not self.index.size:
            return []
        candidates = self._candidates(query)
        weights = rank.LETTERS if query.typed_letters else rank.CHARACTERS
        by_target = _by_target(candidates, self._gathering(query, candidates), weights)
        by_sound = 0.0 if query.typed_letters else NEAR_BY_SOUND
        return [pair for pair in by_target if _is_near(pair[1].evidence, by_sound)]

    def _candidates(self, query: Query) -> list[Candidate]:
        """As typed and with its numbers written otherwise; slips of a key where that leaves much open."""
        found = self._read(query)
        for other in respelled(query.text):
            found += self._read(parse(other))
        if _best(found) < POOR:
            for fixed in corrections(query, self.index):
                found += self._weighed(fixed, fixed, NO_WORDS, SLIP_COST)
        return found

    def _read(self, query: Query) -> list[Candidate]:
        """Literal first; meanings and the fillers only where that leaves much unanswered."""
        found = self._weighed(query, query, NO_WORDS)
        if _best(found) < NEAR_PERFECT:
            core = query if query.typed_letters else parse(self.words.without_fillers(query.text))
            found += self._weighed(core, query, self.words)
        return found

    def _gathering(self, query: Query, candidates: list[Candidate]) -> Gathering:
        """Words are asked for meanings only where the letter of the query leaves much unanswered."""
        if query.typed_letters:
            return Gathering(self.index, self._values.__getitem__, "")
        if any(c.evidence.whole for c in candidates):
            return Gathering(self.index, self._values.__getitem__, query.squeezed)
        core = self.words.without_fillers(query.text).replace(" ", "")
        return Gathering(self.index, self._values.__getitem__, core, self.words)

    def _weighed(self, query: Query, typed: Query, words: Words, cost: float = 0.0) -> list[Candidate]:
        spellings = frozenset((typed.squeezed, query.squeezed))
        found: dict[int, Candidate] = {}
        for extra, tokens in query.parses:
            if extra > PARSE_SLACK or (extra and _settled(found)):
                break
            way = Parse(self.index, words, query, tokens, cost + extra, self._values)
            if query is typed and words is not NO_WORDS and not way.meanings:
                break
            numbers, phrases = self._mixed(way, FEWER if extra or cost else CANDIDATES)
            way.reader.prepare([phrase.squeezed for phrase in phrases])
            for number, phrase in zip(numbers, phrases, strict=True):
                candidate = way.weigh(number, phrase, spellings)
                held = found.get(number)
                if held is None or candidate.score > held.score:
                    found[number] = candidate
        return list(found.values())

    def _mixed(self, way: Parse, wanted: int) -> tuple[list[int], list[Phrase]]:
        """The best `wanted` phrases, but few of one target: 补贴 is in ten names of one and in others too."""
        numbers = way.candidates(wanted * SPARE)
        taken: dict[str, int] = {}
        found: tuple[list[int], list[Phrase]] = ([], [])
        for number, phrase in zip(numbers, self.index.phrases(numbers), strict=True):
            count = taken[phrase.target] = taken.get(phrase.target, 0) + 1
            if count <= OF_ONE_TARGET:
                found[0].append(number)
                found[1].append(phrase)
                if len(found[0]) == wanted:
                    break
        return found


def _hit(candidate: Candidate, score: float, *, spoken: bool) -> Hit:
    phrase = candidate.phrase
    chars = candidate.chain.chars
    places = locate(phrase.text, phrase.squeezed, chars[-1] + 1 if chars else 0)
    spans = _spans([places[i] for i in chars])
    kind = _kind(candidate, spoken=spoken)
    return Hit(phrase.target, phrase.text, kind, spans, score, candidate.evidence)


def is_one_answer(phrase: Phrase) -> bool:
    """A category, a window and a department open a list; everything else is one answer."""
    return phrase.target[0] in ONE_ANSWER and phrase.kind != DEPARTMENT


def _is_near(evidence: rank.Evidence, by_sound: float) -> bool:
    """Is this worth showing as a guess? `by_sound`: the share that a phrase of other characters needs."""
    least = NEAR_WHEN_NAMED if evidence.covered >= NAMED else NEAR
    return evidence.answered >= (least if evidence.gathered else max(least, by_sound))


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


def _by_target(
    candidates: list[Candidate], gathering: Gathering, weights: rank.Evidence
) -> list[tuple[float, Candidate]]:
    """The best phrase of each target, helped by what the target's other phrases answer."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.phrase.target, []).append(candidate)
    ranked = []
    for group in groups.values():
        best = max(group, key=lambda c: (c.score, -c.number))
        together = max(_together(group), best.evidence.answered) if len(group) > 1 else best.evidence.answered
        heard = gathering.heard(best.phrase.squeezed, [c.phrase.squeezed for c in group])
        best.evidence = best.evidence._replace(
            supported=together, gathered=heard.gathered, meant=heard.meant, strange=-heard.strange
        )
        ranked.append((rank.score(best.evidence, weights), best))
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
