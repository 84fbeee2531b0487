"""What citizens say becomes an everyday name (别名) of an item: what stands against it, and the writing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from deskapp.domain.clean import clean
from deskapp.domain.privacy import MASK, is_unspoken, masked
from deskapp.errors import UsageError
from deskapp.search.text import squeeze
from deskapp.storage import reader

LONGEST_NAME = 20
"""Characters of an everyday name; a whole sentence is none."""


class Owner(NamedTuple):
    """Something of the catalog that is called so already. `target`: `s:` item, `c:` centre, `k:` line …"""

    target: str
    kind: str
    name: str
    """The official name of the item; the phrase itself for anything else."""


def owners(catalog: Path, words: str) -> tuple[Owner, ...]:
    """Everything that is called `words` already, each once. Raises CatalogError."""
    wanted = squeeze(words)
    with closing(reader.open_catalog(catalog)) as conn:
        terms = list(reader.read_terms(conn))
    names = {term.target: term.text for term in terms if term.kind == "name"}
    found = {term.target: term for term in terms if squeeze(term.text) == wanted}
    return tuple(Owner(t.target, t.kind, names.get(t.target, t.text)) for t in found.values())


def checked(words: str) -> str:
    """`words` as an everyday name. Raises UsageError with the reason where they make none."""
    name = clean(words).strip()
    if len(squeeze(name)) < 2:
        raise UsageError("别名至少两个字, 没有写。")
    if len(name) > LONGEST_NAME:
        raise UsageError(
            f"「{name[:LONGEST_NAME]}…」太长, 不像一个叫法, 没有写; 别名最多 {LONGEST_NAME} 个字。"
        )
    if MASK in name or masked(name) != name:
        raise UsageError("里面有号码, 不能当别名, 没有写。")
    if is_unspoken(squeeze(name)):
        raise UsageError("这类说法不留记录, 也不当别名, 没有写。")
    return name


def add_name(catalog: Path, service: str, words: str) -> str:
    """Gives the item an everyday name and returns it; the search finds it once the desk has reloaded.

    A name that another item has too is allowed (decided by whoever asks); one that this item
    has already raises UsageError. Raises the Catalog* errors; then nothing was written.
    """
    name = checked(words)
    if any(owner.target == f"s:{service}" for owner in owners(catalog, name)):
        raise UsageError(f"这一项已经有「{name}」这个叫法, 不用再写。")
    from deskapp.storage.writer_names import add_everyday_name

    add_everyday_name(catalog, service, name)
    return name
