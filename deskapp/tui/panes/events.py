"""Life events (一件事): which there are, and one of them whole: its items in order, all papers once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content

from deskapp.domain.answer import Bundle, BundleDocument, BundleItem
from deskapp.tui import strings, theme
from deskapp.tui.headline import spoken, tone, word
from deskapp.tui.panes.pages import Choice, Choosing, Follow, Linked, Reading, Row
from deskapp.tui.ports import Desk
from deskapp.tui.text import EMPTY, LABEL_CELLS, flow, labelled, line, plain


def events_page(desk: Desk, chosen: Callable[[str], None]) -> Choosing:
    """Every life event by its name; `chosen` is given its code."""
    rows = tuple(Choice(event.name, "", _opening(chosen, event.code)) for event in desk.life_events())
    return Choosing(strings.EVENTS_TITLE, rows, note="" if rows else strings.EVENTS_NONE)


def _opening(chosen: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: chosen(code)


def bundle_page(bundle: Bundle, follow: Follow) -> Reading:
    """One life event; a slip made here holds all of its items."""
    return Reading(
        strings.EVENT_TITLE.format(name=bundle.event.name, count=len(bundle.items)),
        lambda width: list(_lines(bundle, width)),
        back=strings.EVENT_HINT,
        follow=follow,
        hits=tuple(item.hit for item in bundle.items),
    )


def _lines(bundle: Bundle, width: int) -> Iterator[Row]:
    yield plain(strings.EVENT_ORDER, theme.LABEL)
    for item in bundle.items:
        yield from _item(item, width)
    yield EMPTY
    yield plain(strings.EVENT_PAPERS, theme.LABEL)
    if not bundle.documents:
        yield plain(f"  {strings.BRING_UNKNOWN}", theme.WARN)
    indent = (" " * LABEL_CELLS, "")
    for row in flow((_paper(paper) for paper in bundle.documents), width - LABEL_CELLS, gap=2):
        yield line(indent, row)


def _item(item: BundleItem, width: int) -> Iterator[Row]:
    """Its number and name, for whom, then the verdict with its place."""
    hit = item.hit
    told = line(
        (f"{hit.rank}. ", theme.KEY),
        (hit.service.name, theme.LINK),
        (f"  {item.note}" if item.note else "", theme.WARN),
    )
    for part in labelled("", told, width):
        yield Linked(part, f"s:{hit.service.code}")
    there = hit.answer.instead
    away = line((f"{word(hit)}, ", theme.verdict_word(tone(hit))), (f"{strings.LABEL_INSTEAD} ", theme.WARN))
    told = spoken(hit.answer, hit.service) if there is None else line(away, spoken(there, hit.service))
    yield from labelled("", told, width)


def _paper(paper: BundleDocument) -> Content:
    ranks = "、".join(str(rank) for rank in paper.ranks)
    when = f"({paper.situation})" if paper.situation else ""
    return line((strings.TICK_BOX, theme.KEY), (paper.name, theme.STRONG), (f"{when} {ranks}", theme.QUIET))
