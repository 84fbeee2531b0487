"""The usual hours of an answer's place on paper."""

from __future__ import annotations

from datetime import date

from deskapp.domain.answer import Answer
from deskapp.domain.models import Places
from deskapp.domain.usual import usual_hours
from deskapp.slips.content import Timetable


def timetable(places: Places, today: date) -> Timetable:
    """Weekly hours of an answer's window, else of its centre, in the season of `today`.

    Empty for a place that has not opened, or whose hours are not known.
    """

    def usual(answer: Answer) -> str:
        centre = places.centre(answer.centre_code)
        return usual_hours(places, centre, today, windows(answer)) if centre is not None else ""

    def windows(answer: Answer) -> set[str]:
        known = places.windows_of(answer.centre_code or "")
        return {window.code for window in known if window.label == answer.window}

    return usual
