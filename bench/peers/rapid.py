"""rapidfuzz one-liners: the best of three spellings by one scorer."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz, process

from bench.peers.common import WANTED, Answer, Row, first_of_each, tidy

ASKED = WANTED * 3
"""Rows asked of each spelling: one target has several."""


class Rapid:
    def __init__(self, rows: list[Row], scorer: Callable[..., float]) -> None:
        self._targets = [r.target for r in rows]
        self._spellings = (
            [r.hanzi for r in rows],
            [r.pinyin.replace(" ", "") for r in rows],
            [r.initials for r in rows],
        )
        self._scorer = scorer

    def answer(self, query: str) -> Answer:
        """A row's score is its best spelling's; equal scores leave the rows' order."""
        asked = tidy(query)
        best: dict[int, float] = {}
        for texts in self._spellings:
            for _, score, at in process.extract(asked, texts, scorer=self._scorer, limit=ASKED):
                best[at] = max(score, best.get(at, 0.0))
        ranked = sorted(best, key=lambda at: (-best[at], at))
        return first_of_each(self._targets[at] for at in ranked)


def wratio(rows: list[Row]) -> Rapid:
    return Rapid(rows, fuzz.WRatio)


def partial_ratio(rows: list[Row]) -> Rapid:
    return Rapid(rows, fuzz.partial_ratio)
