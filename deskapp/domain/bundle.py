"""Life events (一件事): what to bring for several items, merged once."""

from __future__ import annotations

from collections.abc import Iterable

from deskapp.domain.answer import Bundle, BundleDocument, BundleItem, LifeEvent


def bundled(event: LifeEvent, items: Iterable[BundleItem]) -> Bundle:
    """A bundle of `items` in their order."""
    steps = tuple(items)
    return Bundle(event, steps, merged(steps))


def merged(items: Iterable[BundleItem]) -> tuple[BundleDocument, ...]:
    """Every document once, in order of first use. One that some item always needs is always needed;
    otherwise all its situations are said."""
    situations: dict[str, list[str]] = {}
    ranks: dict[str, list[int]] = {}
    for item in items:
        for document in item.hit.service.documents:
            situations.setdefault(document.name, []).append(document.situation)
            ranks.setdefault(document.name, []).append(item.hit.rank)
    return tuple(
        BundleDocument(
            name, "" if "" in said else "、".join(dict.fromkeys(said)), tuple(dict.fromkeys(ranks[name]))
        )
        for name, said in situations.items()
    )
