"""Browsing: the hall's sign, the centres with their dated state, the promise of 15 minutes."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from deskapp.domain.circle import need_met, words
from deskapp.domain.models import Category, Centre, LifeCircle, Service
from deskapp.tui import strings, theme
from deskapp.tui.panes.centre import centre_lines
from deskapp.tui.panes.pages import Choice, Choosing, Follow, Page, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.rows import source
from deskapp.tui.text import EMPTY, labelled, plain


def browse(desk: Desk, follow: Follow, push: Callable[[Page], None]) -> Choosing:
    """「这里都能办什么」: the sign's lines first, then the centres, then the circle."""
    sign = tuple(_category(item, follow) for item in desk.places.categories)
    centres = tuple(_centre(desk, item, follow) for item in desk.places.centres)
    heading = Choice(strings.BROWSE_CENTRES, "", None)
    circle = Choice(strings.BROWSE_CIRCLE, "", lambda: push(circle_page(desk)))
    return Choosing(strings.BROWSE_TITLE, (*sign, heading, *centres, circle))


def _category(category: Category, follow: Follow) -> Choice:
    return Choice(category.name, "", lambda: follow(f"k:{category.code}"))


def _centre(desk: Desk, centre: Centre, follow: Follow) -> Choice:
    return Choice(centre.name, desk.centre_status(centre.code).text, lambda: follow(f"c:{centre.code}"))


def category_page(desk: Desk, category: Category, follow: Follow) -> Choosing:
    items = desk.browse(category.code)
    rows = tuple(_service(item, follow) for item in items)
    return Choosing(f"{category.name}  {strings.BROWSE_COUNT.format(count=len(items))}", rows)


def _service(item: Service, follow: Follow) -> Choice:
    names = "、".join(name.text for name in item.names[:2])
    return Choice(item.name, names, lambda: follow(f"s:{item.code}"))


def recent_page(desk: Desk, follow: Follow) -> Choosing:
    """The latest answers, newest first; one key repeats the one on top."""
    hits = ((entry.at, desk.hit(entry.code)) for entry in desk.recent.all())
    rows = tuple(_again(f"{at:%m-%d %H:%M}", hit.service, follow) for at, hit in hits if hit is not None)
    return Choosing(strings.RECENT_TITLE, rows, note="" if rows else strings.RECENT_NONE)


def _again(when: str, item: Service, follow: Follow) -> Choice:
    return Choice(f"{when}  {item.name}", item.category.name, lambda: follow(f"s:{item.code}"))


def centre_page(desk: Desk, centre: Centre, follow: Follow) -> Reading:
    about = f"c:{centre.code}"
    return Reading(centre.name, lambda width: centre_lines(desk, centre, width), follow=follow, about=about)


def circle_page(desk: Desk) -> Reading:
    return Reading(strings.BROWSE_CIRCLE, lambda width: circle_lines(desk, width))


def circle_lines(desk: Desk, width: int) -> list[Content]:
    """Each need with where it is met, then the promise in its source's words, then the other statements."""
    lines: list[Content] = []
    here, today = desk.here.code if desk.here else None, desk.now().date()
    for need in desk.places.needs:
        met = need_met(desk.places, need, here, today)
        style = theme.PLAIN if met.facilities else theme.QUIET
        lines += labelled(need.name, plain(words(met, centres=True), style), width)
    lines += [EMPTY] if lines else []
    for circle in desk.places.circles:
        lines += [*_circle(circle, width), EMPTY]
    for policy in desk.places.policies:
        told = f"{policy.wording} ({source(policy.provenance)})"
        lines += labelled("说法", plain(told), width)
    return lines or [plain(strings.UNKNOWN, theme.WARN)]


def _circle(circle: LifeCircle, width: int) -> list[Content]:
    lines = [plain(circle.title, theme.STRONG)]
    lines += labelled("原话", plain(circle.wording), width)
    lines += labelled("满足", plain("、".join(circle.needs)), width) if circle.needs else []
    return lines + labelled(strings.LABEL_SOURCE, plain(source(circle.provenance), theme.QUIET), width)


def choose_desk(desk: Desk, stand: Callable[[Centre | None], None]) -> Choosing:
    """Which centre this desk is."""
    here = desk.here.code if desk.here else None
    rows = [
        Choice(centre.name, strings.DESK_HERE if centre.code == here else "", _standing(stand, centre))
        for centre in desk.places.centres
    ]
    rows.append(Choice(strings.DESK_NONE, strings.DESK_HERE if here is None else "", _standing(stand, None)))
    selected = next((at for at, row in enumerate(rows) if row.note), 0)
    return Choosing(strings.DESK_TITLE, tuple(rows), selected)


def _standing(stand: Callable[[Centre | None], None], centre: Centre | None) -> Callable[[], None]:
    return lambda: stand(centre)
