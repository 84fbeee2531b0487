"""SQLite FTS5: the trigram tokenizer on names, and columns of characters, pinyin and initials."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bench.peers.common import WANTED, Answer, Row, first_of_each, tidy

ASKED = WANTED * 3


class Fts:
    def __init__(self, columns: str, options: str, values: Iterable[tuple[str, ...]]) -> None:
        self.conn = sqlite3.connect(":memory:")
        names = columns.split(", ")
        self.conn.execute(f"CREATE VIRTUAL TABLE row USING fts5(target UNINDEXED, {columns}, {options})")
        marks = ", ".join("?" * (len(names) + 1))
        self.conn.executemany(f"INSERT INTO row VALUES ({marks})", values)
        self._sql = f"SELECT target FROM row WHERE row MATCH ? ORDER BY rank LIMIT {ASKED}"

    def matching(self, words: str) -> Answer:
        if not words:
            return Answer([], None)
        return first_of_each(target for (target,) in self.conn.execute(self._sql, (words,)))


class Trigram:
    """Every trigram of the query, any of which may match; shorter queries by the same table's LIKE."""

    def __init__(self, rows: list[Row]) -> None:
        self._fts = Fts(
            "hanzi, pinyin, initials",
            "tokenize='trigram'",
            ((r.target, r.hanzi, r.pinyin.replace(" ", ""), r.initials) for r in rows),
        )

    def answer(self, query: str) -> Answer:
        asked = tidy(query)
        if len(asked) < 3:
            like = f"%{asked}%"
            sql = (
                f"SELECT target FROM row WHERE hanzi LIKE ? OR pinyin LIKE ? OR initials LIKE ? LIMIT {ASKED}"
            )
            found = self._fts.conn.execute(sql, (like, like, like))
            return first_of_each(target for (target,) in found)
        return self._fts.matching(" OR ".join(quoted(asked[i : i + 3]) for i in range(len(asked) - 2)))


class Columns:
    """Characters as words, syllables as words, initials as one word."""

    def __init__(self, rows: list[Row]) -> None:
        self._fts = Fts(
            "hanzi, pinyin, joined, initials",
            "prefix='2 3'",
            ((r.target, " ".join(r.hanzi), r.pinyin, r.pinyin.replace(" ", ""), r.initials) for r in rows),
        )

    def answer(self, query: str) -> Answer:
        return self._fts.matching(" OR ".join(quoted(word) + "*" for word in words(query)))


def words(query: str) -> list[str]:
    """Each character that is not ASCII alone, letters and digits as they stand together."""
    spaced = "".join(c if c.isascii() else f" {c} " for c in tidy(query))
    return [word for word in spaced.split() if any(c.isalnum() for c in word)]


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
