"""What a name in a hall's table may stand for, where the catalog knows no such name: asked, never assumed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from deskapp.domain.hall_signs import SIGNS
from deskapp.storage import reader

Thing = tuple[str, str]
"""(service_code | category_code, the code)"""
_LOOKED_AT = 2


class Proposal(NamedTuple):
    """`sure`: worth the question 「是不是」; otherwise only the nearest there is, never taken in."""

    thing: Thing
    sure: bool


class Proposals:
    """Asks the signs of halls, then the desk's own search, which is loaded only where a name is not known."""

    def __init__(self, catalog: Path) -> None:
        self._catalog = catalog
        self._answers: dict[str, Proposal | None] = {}
        self._search: Callable[[str], Proposal | None] | None = None

    def load(self, texts: list[str]) -> None:
        """Answers `texts` now: later, under the lock of a writing, nothing is opened any more.

        Raises CatalogError where the catalog cannot be read.
        """
        from deskapp.desk.index import load_engine

        missing = [text for text in texts if text not in self._answers]
        if not missing:
            return
        with closing(reader.open_catalog(self._catalog)) as conn:
            engine = load_engine(conn, self._catalog, read_only=True)
            for text in missing:
                found = engine.search(text, _LOOKED_AT)
                hits = [hit.target for hit in found.hits]
                named = hits[0].partition(":") if hits else ("", "", "")
                self._answers[text] = (
                    Proposal(("service_code", named[2]), found.confident) if named[0] == "s" else None
                )

    def of(self, text: str, shown: Mapping[Thing, str]) -> Proposal | None:
        """What `text` may be, among the things that are `shown`; a sign of a hall means its category."""
        for thing, name in shown.items():
            if thing[0] == "category_code" and text in SIGNS.get(name, ()):
                return Proposal(thing, sure=True)
        proposal = self._answers.get(text)
        return proposal if proposal is not None and proposal.thing in shown else None
