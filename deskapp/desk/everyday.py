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

WHY = "群众这样说, 加成别名"
"""The reason that the catalog's history keeps."""
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

    A name that another item has too is allowed (decided by whoever asks). Raises UsageError for a name
    that this item has already and for an unknown item, and the Catalog* errors; then nothing was
    written. Whoever asks has seen to the PIN (desk.pin).
    """
    name = checked(words)
    if any(owner.target == f"s:{service}" for owner in owners(catalog, name)):
        raise UsageError(f"这一项已经有「{name}」这个叫法, 不用再写。")
    with closing(reader.open_catalog(catalog)) as conn:
        known = f"s:{service}" in {term.target for term in reader.read_terms(conn)}
    if not known:
        raise UsageError(f"目录里没有编号是 {service} 的在用事项, 没有写。")
    # SQLModel comes with these.
    from deskapp.storage.editor import added, change
    from deskapp.storage.writer_transaction import Why

    row = {"service_code": service, "text": name, "kind": "alias"}
    change(catalog, [added("service_name", row)], Why(words=WHY))
    return name
