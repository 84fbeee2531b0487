"""deskapp's own engine, from the index stored in the catalog file."""

from __future__ import annotations

from pathlib import Path

from bench.peers.common import WANTED, Answer
from deskapp.desk.index import load_engine
from deskapp.storage import reader


class Ours:
    def __init__(self, catalog: Path) -> None:
        self._conn = reader.open_catalog(catalog)
        self._engine = load_engine(self._conn, catalog, read_only=True)

    def answer(self, query: str) -> Answer:
        found = self._engine.search(query, WANTED)
        return Answer([hit.target for hit in found.hits], found.confident)
