"""One centre whole: its dated state, its rooms, its windows with what each handles."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from deskapp.domain import circle, claims
from deskapp.domain.models import Centre, Handling, Provenance
from deskapp.domain.walking import walk_words
from deskapp.tui import strings, theme
from deskapp.tui.panes.pages import Linked, Row
from deskapp.tui.ports import Desk
from deskapp.tui.rows import source
from deskapp.tui.text import EMPTY, labelled, line, plain


def centre_lines(desk: Desk, centre: Centre, width: int) -> list[Row]:
    """State with its date, place, rooms and facilities, then 「这里都能办什么」 by window."""
    lines: list[Row] = []
    lines += labelled("现在", plain(desk.centre_status(centre.code).text, theme.STRONG), width)
    for state in centre.states:
        words = ", ".join(part for part in (state.wording or state.state, state.expected_text) if part)
        lines += labelled("状态", plain(f"{words} ({source(state.provenance)})"), width)
    for label, text in (*_facts(centre), *_around(desk, centre)):
        lines += labelled(label, plain(text), width) if text.strip() else []
    for told in claims.beside(desk.places, centre):
        lines += labelled("说法", plain(told, theme.MAYBE), width)
    lines += [*_rooms(desk, centre, width), EMPTY, *_circle(desk, centre, width), EMPTY]
    return [*lines, *_by_window(desk, centre, width)]


def _around(desk: Desk, centre: Centre) -> tuple[tuple[str, str], ...]:
    """Whom it serves, weekend duty, how far it is from here; what is not known is said."""
    communities = "、".join(centre.communities) or (f"{centre.serves}(未列名)" if centre.serves else "")
    here = desk.here is not None and desk.here.code == centre.code
    return (
        ("服务", communities or strings.UNKNOWN),
        ("值班", centre.duty),
        (strings.LABEL_WALK, "" if here else walk_words(desk.walk_to(centre)) or strings.WALK_UNKNOWN),
    )


def _circle(desk: Desk, centre: Centre, width: int) -> Iterator[Content]:
    """What the 15分钟便民生活圈 offers here, need by need."""
    yield plain(strings.BROWSE_CIRCLE, theme.LABEL)
    for met in desk.circle(centre):
        style = theme.PLAIN if met.facilities else theme.QUIET
        yield from labelled(f"  {met.need.name}", plain(circle.words(met), style), width)


def _facts(centre: Centre) -> tuple[tuple[str, str], ...]:
    size = (_area(centre), centre.storeys)
    return (
        ("级别", f"{centre.level} {centre.parent}"),
        ("地址", centre.address or strings.UNKNOWN),
        ("面积", "、".join(part for part in size if part) or strings.UNKNOWN),
        ("注意", centre.notes),
    )


def _area(centre: Centre) -> str:
    built = f"建筑面积{centre.floor_area}" if centre.floor_area else ""
    land = f"占地{centre.land_area}" if centre.land_area else ""
    return "、".join(part for part in (built, land) if part)


def _rooms(desk: Desk, centre: Centre, width: int) -> Iterator[Content]:
    for at, room in enumerate(desk.places.rooms_of(centre.code)):
        words = f"{room.floor} {room.name}{_planned(planned=room.planned)}"
        label = "场所" if at == 0 else ""
        yield from labelled(label, line((words.strip(), theme.PLAIN), _mark(room.provenance)), width)


def _by_window(desk: Desk, centre: Centre, width: int) -> Iterator[Row]:
    """「这里都能办什么」: every window with its families, then what has no window."""
    handlings = [row for row in desk.places.handlings if row.centre_code == centre.code]
    yield plain(strings.BROWSE_TITLE, theme.LABEL)
    if not handlings:
        yield plain(f"  {strings.HANDLES_UNKNOWN}", theme.WARN)
    for window in desk.places.windows_of(centre.code):
        yield line((f"  {window.label}窗口 {window.title}", theme.STRONG), _mark(window.provenance))
        yield from _handled(desk, [row for row in handlings if row.window_code == window.code], width)
    loose = [row for row in handlings if row.window_code is None]
    if loose:
        yield plain(f"  {strings.NO_WINDOW}", theme.STRONG)
        yield from _handled(desk, loose, width)


def _handled(desk: Desk, rows: list[Handling], width: int) -> Iterator[Row]:
    for row in rows:
        name, target = _what(desk, row)
        mode = row.mode or strings.MODE_UNKNOWN
        text = line(
            ("    ", ""),
            (name, theme.LINK),
            (f"  {mode}{_planned(planned=row.planned)}", theme.QUIET),
            _mark(row.provenance),
        )
        yield Linked(text[: max(width, 1)], target)


def _what(desk: Desk, row: Handling) -> tuple[str, str]:
    """Name and target of what a row deals with: one item, or a whole line of the sign."""
    if row.service_code:
        hit = desk.hit(row.service_code)
        return (hit.service.name if hit else row.service_code), f"s:{row.service_code}"
    found = next((item for item in desk.places.categories if item.code == row.category_code), None)
    return (found.name if found else str(row.category_code)), f"k:{row.category_code}"


def _planned(*, planned: bool) -> str:
    return " (计划)" if planned else ""


def _mark(provenance: Provenance) -> Content:
    return plain(f"  {strings.SAMPLE_MARK}", theme.MAYBE) if provenance.source.is_sample else EMPTY
