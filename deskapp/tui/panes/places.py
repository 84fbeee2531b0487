"""Browsing: the hall's sign, the centres with their dated state, what a centre has."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from deskapp.domain.models import Category, Centre, Service
from deskapp.tui import strings
from deskapp.tui.panes.pages import Choice, Choosing, Reading
from deskapp.tui.ports import Desk
from deskapp.tui.rows import source
from deskapp.tui.text import labelled, plain

Open = Callable[[Choosing | Reading], None]
OpenService = Callable[[str], None]


def browse(desk: Desk, opened: Open, service: OpenService) -> Choosing:
    """「这里都能办什么」: categories first, then the centres."""
    categories = tuple(_category(desk, item, opened, service) for item in desk.places.categories)
    heading = Choice(strings.BROWSE_CENTRES, "", None)
    centres = tuple(_centre(desk, item, opened) for item in desk.places.centres)
    return Choosing(strings.BROWSE_TITLE, (*categories, heading, *centres))


def _category(desk: Desk, category: Category, opened: Open, service: OpenService) -> Choice:
    def enter() -> None:
        items = desk.browse(category.code)
        rows = tuple(_service(item, service) for item in items)
        opened(Choosing(f"{category.name}  {strings.BROWSE_COUNT.format(count=len(items))}", rows))

    return Choice(category.name, "", enter)


def _service(item: Service, service: OpenService) -> Choice:
    names = "、".join(name.text for name in item.names[:2])
    return Choice(item.name, names, lambda: service(item.code))


def _centre(desk: Desk, centre: Centre, opened: Open) -> Choice:
    return Choice(
        centre.name, desk.centre_status(centre.code).text, lambda: opened(centre_page(desk, centre))
    )


def centre_page(desk: Desk, centre: Centre) -> Reading:
    return Reading(centre.name, lambda width: centre_lines(desk, centre, width))


def centre_lines(desk: Desk, centre: Centre, width: int) -> list[Content]:
    """Everything known about a centre: state with its date, rooms, windows, what it handles."""
    lines: list[Content] = []
    lines += labelled("现在", plain(desk.centre_status(centre.code).text), width)
    for state in centre.states:
        words = ", ".join(part for part in (state.wording or state.state, state.expected_text) if part)
        lines += labelled("状态", plain(f"{words} ({source(state.provenance)})"), width)
    facts = (
        ("级别", f"{centre.level} {centre.parent}"),
        ("地址", centre.address or strings.UNKNOWN),
        ("面积", "、".join(part for part in (_area(centre), centre.storeys) if part) or strings.UNKNOWN),
        ("服务", centre.serves),
        ("注意", centre.notes),
    )
    for label, text in facts:
        lines += labelled(label, plain(text), width) if text.strip() else []
    return [
        *lines,
        *_rooms(desk, centre, width),
        *_windows(desk, centre, width),
        *_handled(desk, centre, width),
    ]


def _area(centre: Centre) -> str:
    built = f"建筑面积{centre.floor_area}" if centre.floor_area else ""
    land = f"占地{centre.land_area}" if centre.land_area else ""
    return "、".join(part for part in (built, land) if part)


def _rooms(desk: Desk, centre: Centre, width: int) -> list[Content]:
    lines: list[Content] = []
    for room in desk.places.rooms_of(centre.code):
        planned = " (计划)" if room.planned else ""
        mark = f" [{strings.SAMPLE_MARK}]" if room.provenance.source.is_sample else ""
        lines += labelled("场所", plain(f"{room.floor} {room.name}{planned}{mark}".strip()), width)
    return lines


def _windows(desk: Desk, centre: Centre, width: int) -> list[Content]:
    lines: list[Content] = []
    for window in desk.places.windows_of(centre.code):
        mark = f" [{strings.SAMPLE_MARK}]" if window.provenance.source.is_sample else ""
        lines += labelled("窗口", plain(f"{window.label} {window.title}{mark}"), width)
    return lines


def _handled(desk: Desk, centre: Centre, width: int) -> list[Content]:
    """What the centre deals with, by category or by item, in the source's mode."""
    names = {category.code: category.name for category in desk.places.categories}
    lines: list[Content] = []
    for row in desk.places.handlings:
        if row.centre_code != centre.code or row.category_code not in names:
            continue
        window = desk.places.window(row.window_code)
        spot = f" {window.label}" if window else ""
        planned = " (计划)" if row.planned else ""
        mark = f" [{strings.SAMPLE_MARK}]" if row.provenance.source.is_sample else ""
        lines += labelled("能办", plain(f"{names[row.category_code]} {row.mode}{spot}{planned}{mark}"), width)
    return lines


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
