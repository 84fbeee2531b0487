"""What a form is made of, as data: fields with their label, kind, help and check. No terminal in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deskapp.domain.validate import Check, all_of, no_hidden_characters, plain_text, required, unless_empty

TEXT = "text"
CHOICE = "choice"
"""One of a few words, all in sight."""
PICK = "pick"
"""One of many things of the catalog, found by typing."""
LIST = "list"
"""Any number of rows of parts."""

Part = dict[str, str]
Values = dict[str, Any]
"""Field name -> text, or for a LIST a list of `Part`."""

ID = "_id"
"""In a row of a list: the primary key of the stored row it came from; "" for a new one."""


def _good(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    kind: str = TEXT
    help: str = ""
    """What to write, for whoever has never seen the form."""
    check: Check = _good
    tidy: Callable[[str], str] = str.strip
    """How what was typed is written down."""
    choices: tuple[tuple[str, str], ...] = ()
    """CHOICE: (stored value, word shown)."""
    lot: str = ""
    """PICK: which things are offered; the key of `Lots`."""
    parts: tuple[Field, ...] = ()
    """LIST: the fields of one row."""
    cells: int = 16
    """As a part of a LIST: how many terminal cells wide its column is."""
    group: str = ""
    """Which group of facts it belongs to; empty: no fact, needs no source."""
    must: bool = False

    def problem(self, text: str) -> str:
        """Why `text` cannot stay so; "" when it can."""
        if not text.strip():
            return "要填" if self.must else ""
        return self.check(text)


def text(name: str, label: str, limit: int = 200, **more: Any) -> Field:
    """A text that obeys the rules of all texts, and `check` where given."""
    check = more.pop("check", _good)
    return Field(name, label, check=all_of(plain_text(limit), unless_empty(check)), **more)


def choice(name: str, label: str, words: Mapping[str, str] | tuple[str, ...], **more: Any) -> Field:
    """One of `words`: stored value -> shown word, or words that are stored as they are."""
    pairs = tuple(words.items()) if isinstance(words, Mapping) else tuple((w, w or "未写") for w in words)
    return Field(name, label, CHOICE, choices=pairs, **more)


def pick(name: str, label: str, lot: str, **more: Any) -> Field:
    return Field(name, label, PICK, lot=lot, check=no_hidden_characters, **more)


def rows(name: str, label: str, *parts: Field, **more: Any) -> Field:
    return Field(name, label, LIST, parts=parts, **more)


Lots = Mapping[str, tuple[tuple[str, str], ...]]
"""What may be picked: lot -> (code, what it is called) in order."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or doubtful with one field. `row` and `part` point into a LIST; -1 and "" elsewhere."""

    field: str
    text: str
    row: int = -1
    part: str = ""
    stops: bool = True
    """False: may be saved all the same, after a second look."""


__all__ = [
    "CHOICE",
    "ID",
    "LIST",
    "PICK",
    "TEXT",
    "Field",
    "Lots",
    "Part",
    "Problem",
    "Values",
    "choice",
    "pick",
    "required",
    "rows",
    "text",
]
