"""Somebody else was quicker: their changes and what was typed here, brought together field by field."""

from __future__ import annotations

import copy
from typing import Any

from deskapp.upkeep.catalogue import BY_NAME
from deskapp.upkeep.draft import Draft
from deskapp.upkeep.fields import LIST, Values
from deskapp.upkeep.keeper import Record
from deskapp.upkeep.kind import same_value

SHORT = 16
"""Characters of a value in the sentence about a clash."""


class Merging:
    """Of one draft, over its whole life: the catalog may change more than once under it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.theirs: Values = {}
        """Fields that somebody else changed too, as they are not in the form at the moment."""

    def take_in(self, fresh: Record) -> tuple[str, ...]:
        """Go on from what the catalog holds now: what was typed stays, what was not touched becomes theirs.

        Returns the names of the fields that both changed differently; `swap` turns them over.
        """
        draft, was = self.draft, self.draft.record.values
        self.theirs = {}
        for item in draft.record.kind.fields:
            theirs, mine = fresh.values.get(item.name), draft.values[item.name]
            if same_value(theirs, was.get(item.name)):
                continue
            if same_value(mine, was.get(item.name)) or same_value(mine, theirs):
                draft.values[item.name] = copy.deepcopy(theirs)
            else:
                self.theirs[item.name] = copy.deepcopy(theirs)
        draft.start_from(fresh)
        return tuple(self.theirs)

    def swap(self) -> None:
        """Theirs for mine in the fields that both changed, and back again: nothing typed is lost."""
        values = self.draft.values
        for name, other in self.theirs.items():
            self.theirs[name], values[name] = values[name], other
        self.draft.stay()

    def fresh(self) -> Record | None:
        """The record as the catalog holds it now; None for a form that shows a part of it."""
        record = self.draft.record
        if BY_NAME.get(record.kind.name) is not record.kind or not record.key:
            return None
        return self.draft.keeper.open(record.kind, record.key)

    def words(self) -> tuple[str, ...]:
        """「电话: 表上「…」, 另一种「…」」 of every field that both changed."""
        return tuple(
            f"{self.draft.field(name).label}: 表上「{self._in_short(name, self.draft.values[name])}」, "
            f"另一种「{self._in_short(name, other)}」"
            for name, other in self.theirs.items()
        )

    def _in_short(self, name: str, value: Any) -> str:
        item = self.draft.field(name)
        if item.kind == LIST:
            first = item.parts[0]
            value = "、".join(self.draft.label(first, part.get(first.name, "")) for part in value)
        words = self.draft.label(item, str(value)) or "空"
        return words if len(words) <= SHORT else f"{words[:SHORT]}…"
