"""「没查到的」: the work list, one request with what it may have meant, and the questions before writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deskapp.desk.everyday import Owner
from deskapp.desk.misses import KEEP_DAYS
from deskapp.domain.answer import Hit
from deskapp.reports.unanswered import REASONS, Group, is_likely
from deskapp.tui import strings
from deskapp.tui.panes.pages import Choice, Choosing

Entry = tuple[Group, str]
"""A group and the name of the item that is nearest to it; empty where there is none."""


def work_page(
    entries: Sequence[Entry], opened: Callable[[Group], None], dismissed: Callable[[Group], None]
) -> Choosing:
    """What was not found, the most frequent first."""
    rows = tuple(
        Choice(
            f"{group.times:>3} 次  {group.words or strings.NO_WORDS}",
            _about(group, near),
            lambda group=group: opened(group),  # type: ignore[misc]
            lambda group=group: dismissed(group),  # type: ignore[misc]
        )
        for group, near in entries
    )
    note = strings.MISSES_NOTE.format(days=KEEP_DAYS) if rows else strings.MISSES_NONE
    return Choosing(strings.MISSES_TITLE, rows, note=note)


def _about(group: Group, near: str) -> str:
    meant = f"  {strings.MISS_NEAR.format(item=near)}" if near else ""
    return f"{REASONS[group.reason]} {group.last:%m-%d}{meant}"


def group_page(
    group: Group,
    wrong: str,
    hits: Sequence[Hit],
    named: Callable[[Hit], None],
    search: Callable[[], None],
    dismissed: Callable[[], None],
) -> Choosing:
    """One request. A likely item is chosen already, so a second Enter makes the name; else the search is."""
    near = [
        Choice(
            strings.MISS_NAME.format(item=hit.service.name),
            hit.service.category.name,
            lambda hit=hit: named(hit),  # type: ignore[misc]
        )
        for hit in (hits if group.core else ())
    ]
    other = [Choice(strings.MISS_OTHER, strings.MISS_OTHER_NOTE, search)] if group.core else []
    away = Choice(strings.MISS_AWAY, strings.MISS_AWAY_NOTE, dismissed)
    first = 0 if near and is_likely(group, hits[0]) else len(near)
    return Choosing(_title(group), (*near, *other, away), selected=first, note=_said(group, wrong))


def _title(group: Group) -> str:
    told = f"{group.last:%m-%d %H}时"
    return f"「{group.words or strings.NO_WORDS}」 {group.times} 次, 最近 {told}, {REASONS[group.reason]}"


def _said(group: Group, wrong: str) -> str:
    parts = [strings.MISS_WRONG.format(item=wrong)] if wrong else []
    parts += [strings.MISS_ALSO.format(words="、".join(group.also))] if group.also else []
    parts += [strings.MISS_CORE.format(name=group.core)] if group.core not in ("", group.words) else []
    return "; ".join(parts)


def collision_page(
    name: str, owners: Sequence[Owner], no: Callable[[], None], yes: Callable[[], None]
) -> Choosing:
    """The name is taken: said with whose it is; the harmless answer is chosen already."""
    others = "、".join(dict.fromkeys(owner.name for owner in owners))
    rows = (
        Choice(strings.CLASH_NO, "", no),
        Choice(strings.CLASH_YES, strings.CLASH_YES_NOTE, yes),
    )
    return Choosing(
        strings.CLASH_TITLE.format(name=name), rows, note=strings.CLASH_NOTE.format(others=others)
    )


def clear_page(no: Callable[[], None], yes: Callable[[], None]) -> Choosing:
    rows = (Choice(strings.CLEAR_NO, "", no), Choice(strings.CLEAR_YES, "", yes))
    return Choosing(strings.CLEAR_TITLE, rows, note=strings.CLEAR_NOTE)
