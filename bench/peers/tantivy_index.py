"""tantivy (Rust) with fields tokenised by hand: characters, syllables, joined pinyin, initials."""

from __future__ import annotations

import tantivy

from bench.peers.common import WANTED, Answer, Row, first_of_each
from bench.peers.fts import words

ASKED = WANTED * 3
FIELDS = ("hanzi", "pinyin", "joined", "initials")
FUZZY_FROM = 4
"""Letters from which one slip is forgiven."""


class Tantivy:
    def __init__(self, rows: list[Row]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("target", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        for row in rows:
            writer.add_document(
                tantivy.Document(
                    target=[row.target],
                    hanzi=[" ".join(row.hanzi)],
                    pinyin=[row.pinyin],
                    joined=[row.pinyin.replace(" ", "")],
                    initials=[row.initials],
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def answer(self, query: str) -> Answer:
        parts = [(tantivy.Occur.Should, part) for word in words(query) for part in self._any_field(word)]
        if not parts:
            return Answer([], None)
        found = self._searcher.search(tantivy.Query.boolean_query(parts), ASKED).hits
        return first_of_each(self._searcher.doc(at)["target"][0] for _, at in found)

    def _any_field(self, word: str) -> list[tantivy.Query]:
        if not word.isascii():
            return [tantivy.Query.term_query(self._schema, "hanzi", word)]
        parts = [tantivy.Query.term_query(self._schema, field, word) for field in FIELDS]
        if len(word) >= FUZZY_FROM:
            parts.append(
                tantivy.Query.fuzzy_term_query(self._schema, "joined", word, distance=1, prefix=True)
            )
        return parts
