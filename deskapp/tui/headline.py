"""What is read aloud: the verdict as a block, beside it the place, the moment, or where instead."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from deskapp.desk.say import WORKING, is_place, spot, status_untold, usual_words
from deskapp.domain.answer import ADVICE_ONLY, CAN_DO, UNKNOWN_PLACE, Answer, Hit
from deskapp.domain.models import Service
from deskapp.domain.walking import walk_words
from deskapp.tui import strings, theme
from deskapp.tui.text import EMPTY, fit, line, pad, plain, wrap

BLOCK_CELLS = 10
"""Width of the coloured block with the verdict word."""
BLOCK_ROWS = 3
UNLIMITED = sys.maxsize
BLOCK_FROM = 56
"""Narrower places get the verdict as a word in the line, not as a block."""


def word(hit: Hit) -> str:
    """The verdict; a place that is open is not 能办, for that speaks of an item."""
    return strings.PLACE_WORD if is_place(hit) and hit.answer.verdict == CAN_DO else hit.answer.verdict


def tone(hit: Hit) -> str:
    """The verdict whose colour the word wears."""
    return ADVICE_ONLY if word(hit) == strings.PLACE_WORD else hit.answer.verdict


class Said(NamedTuple):
    """One row that is read aloud. `brief` stands for it where every line counts."""

    whole: Content
    brief: Content


def headline(hit: Hit, width: int, room: int = UNLIMITED) -> list[Content]:
    """At least three lines beside the block; in a narrow place as few as they are, at most `room`
    of them while each row can be kept to one line."""
    if width < BLOCK_FROM:
        chip = line(plain(f" {word(hit)} ", theme.verdict_block(tone(hit))), (" ", ""))
        rows = [_kept_short(row, width) for row in _rows(hit, chip, with_level=False)]
        return _squeezed(rows, width, room)
    beside = _squeezed(list(_rows(hit, EMPTY, with_level=True)), width - BLOCK_CELLS - 2, room)
    beside += [EMPTY] * (BLOCK_ROWS - len(beside))
    return [line(_block(hit, at), ("  ", ""), part) for at, part in enumerate(beside)]


def _kept_short(row: Said, width: int) -> Said:
    """In a narrow place nothing spare takes a second line."""
    return row._replace(whole=row.brief) if row.whole.cell_length > width else row


def _squeezed(rows: list[Said], width: int, room: int) -> list[Content]:
    """The rows wrapped; as long as they are too many, brief rows instead, from the last up."""
    rows = [row for row in rows if row.whole.plain.strip()]
    lines = [wrap(row.whole, width) for row in rows]
    for at in range(len(rows) - 1, -1, -1):
        if sum(map(len, lines)) <= room:
            break
        lines[at] = [fit(rows[at].brief, width)]
    return [part for row in lines for part in row]


def _block(hit: Hit, at: int) -> Content:
    shown = word(hit)
    shown = " ".join(shown) if len(shown) == 2 else shown
    left = (BLOCK_CELLS - cell_len(shown)) // 2
    text = f"{'':{left}}{shown}" if at == 1 else ""
    return pad(Content(text), BLOCK_CELLS).stylize(theme.verdict_block(tone(hit)))


def _rows(hit: Hit, chip: Content, *, with_level: bool) -> Iterator[Said]:
    answer = hit.answer
    yield _one_line(line(chip, _where(answer, hit.service, with_level=with_level)))
    if is_place(hit) and answer.address:
        yield _one_line(plain(answer.address, theme.STRONG))
    if answer.verdict in WORKING:
        yield _one_line(place(answer))
        yield Said(_now(answer), _status(answer))
        yield _one_line(plain(usual_words(answer)))
    else:
        yield from _not_here(answer, hit.service)


def _one_line(row: Content) -> Said:
    return Said(row, row)


def _not_here(answer: Answer, service: Service) -> Iterator[Said]:
    """Why not, then where to go now, or whom to ask."""
    yield _one_line(
        line(known(answer), (" " if known(answer).plain else "", ""), (answer.reason, theme.WARN))
    )
    if status_untold(answer):
        yield _one_line(_status(answer))
    if answer.instead is not None:
        yield from _instead(answer.instead, service)
    elif answer.advice or not answer.centre:
        yield _one_line(plain(answer.advice or UNKNOWN_PLACE, theme.WARN))


def _instead(there: Answer, service: Service) -> Iterator[Said]:
    """Where to go now, then what that place does and whether it is open."""
    to = plain(f"{strings.LABEL_INSTEAD} ", theme.WARN)
    name = _name(there, service)
    near = name.removesuffix(strings.CENTRE_KIND) or name
    whole = line(to, (name, theme.STRONG), ("  ", ""), place(there))
    yield Said(whole, line(to, (near, theme.STRONG), (" ", ""), place(there)))
    yield _one_line(_state(there))


def _name(answer: Answer, service: Service) -> str:
    return answer.centre or service.department or strings.UNKNOWN


def _state(there: Answer) -> Content:
    why = there.reason if there.centre is None else ""
    return line(
        (there.verdict, theme.verdict_word(there.verdict)),
        ("  ", ""),
        (there.status.text, theme.status_word(there.status.code)),
        (f"  {why}" if why else "", theme.QUIET),
        (f"  {walk_words(there.walk_minutes)}" if there.walk_minutes is not None else "", theme.QUIET),
        plain(f"  {strings.SAMPLE_MARK}", theme.MAYBE) if there.sample else EMPTY,
    )


def _where(answer: Answer, service: Service, *, with_level: bool) -> Content:
    centre = _name(answer, service)
    if not with_level and answer.centre_code is not None:
        # Of a place that only a source names the rest of the name may be another place's.
        centre = centre.removesuffix(strings.CENTRE_KIND) or centre
    mark = plain(f" {strings.SAMPLE_MARK} ", theme.SAMPLE) if answer.sample else EMPTY
    level = f"  {answer.level}" if with_level and answer.level else ""
    gap = "  " if with_level else " "
    return line((centre, theme.STRONG), (level, theme.QUIET), (gap, ""), mark)


def known(answer: Answer) -> Content:
    """Floor, room and window as far as they are known."""
    return plain(spot(answer), theme.STRONG)


def place(answer: Answer) -> Content:
    """What is known of the spot, then whom to ask for the rest."""
    at = known(answer)
    advice = answer.advice or ("" if at.plain or answer.centre else UNKNOWN_PLACE)
    return line(at, ("  " if at.plain and advice else "", ""), (advice, theme.WARN))


def _status(answer: Answer) -> Content:
    return plain(answer.status.text, theme.status_word(answer.status.code))


def _now(answer: Answer) -> Content:
    reason = "" if answer.reason in answer.status.text else answer.reason
    return line(
        _status(answer),
        ("  " if answer.status.text and reason else "", ""),
        (reason, theme.QUIET),
    )


def spoken(answer: Answer, service: Service) -> Content:
    """Another place in one row: where, which verdict there, open now or not."""
    at = place(answer)
    gap = "  " if at.plain else ""
    return line((_name(answer, service), theme.STRONG), (gap, ""), at, ("  ", ""), _state(answer))
