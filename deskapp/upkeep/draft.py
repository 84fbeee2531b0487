"""A form while it is being filled: what was typed, where the keyboard is, what is wrong so far."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from deskapp.domain import validate as rules
from deskapp.domain.validate_times import day_of
from deskapp.upkeep import fields as form
from deskapp.upkeep.fields import CHOICE, ID, LIST, Field, Part, Problem, Values
from deskapp.upkeep.keeper import Keeper, Record
from deskapp.upkeep.kind import WAYS, Stamp, changed_groups

ADD = -2
"""`Spot.row` of the line that adds a row to a list."""


class Spot(NamedTuple):
    """One place of a form: a field, or a part of a row of a list."""

    field: str
    row: int = -1
    part: str = ""


VOUCHED = (
    form.choice("_how", "怎么知道", ("", *WAYS), help="现场看的、打电话问的、看文件的、看报道的"),
    form.text("_by", "谁核实", 20, help="名字或工号; 会记住"),
    form.text("_on", "哪天核实", 12, help="今天就不用改"),
    form.text("_paper", "哪份文件", 80, help="文件或报道的名字; 现场和电话不用写"),
)
"""The foot of every form whose fields hold facts."""


class Draft:
    """Everything a form shows; knows no terminal."""

    def __init__(self, keeper: Keeper, record: Record, who: str = "", how: str = "") -> None:
        self.keeper = keeper
        self.record = record
        self.values: Values = copy.deepcopy(record.values)
        self.sourced = any(item.group for item in record.kind.fields)
        self.fields: tuple[Field, ...] = record.kind.fields + (VOUCHED if self.sourced else ())
        self.values |= {"_how": how, "_by": who, "_on": keeper.today.isoformat(), "_paper": ""}
        self._first = copy.deepcopy(self.values)
        self.at = self.spots()[0]
        self.problems: tuple[Problem, ...] = ()
        self.visited: set[Spot] = set()
        """Spots that were left once: an empty field is only complained of then."""
        self.why_less = ""
        """Why rows of a list were taken out."""

    @property
    def dirty(self) -> bool:
        """Is there anything that a save would write?"""
        return any(self.values[item.name] != self._first[item.name] for item in self.record.kind.fields)

    @property
    def facts_changed(self) -> bool:
        return bool(changed_groups(self.record.kind.fields, self.record.values, self.values))

    @property
    def stamp(self) -> Stamp:
        typed = str(self.values["_on"])
        return Stamp(
            day_of(typed, self.keeper.today) or date.max,
            str(self.values["_by"]).strip(),
            str(self.values["_how"]),
            str(self.values["_paper"]).strip(),
        )

    @property
    def less(self) -> tuple[str, ...]:
        """Labels of the lists from which a stored row was taken out."""
        return tuple(
            item.label
            for item in self.record.kind.fields
            if item.kind == LIST
            and _ids(self.record.values.get(item.name, ())) - _ids(self.values[item.name])
        )

    def start_from(self, fresh: Record) -> None:
        """What the catalog holds now is what a save is compared with."""
        self.record = fresh
        self._first |= copy.deepcopy(dict(fresh.values))
        self.stay()

    def stay(self) -> None:
        """After values changed under it the keyboard stays where it is, or in the same field."""
        spots = self.spots()
        if self.at not in spots:
            self.at = next((spot for spot in spots if spot.field == self.at.field), spots[0])
        self.visited.clear()
        self.problems = ()

    # Places

    def field(self, name: str) -> Field:
        return next(item for item in self.fields if item.name == name)

    def item(self, spot: Spot) -> Field:
        """The field of a place; of the adding line the list itself."""
        found = self.field(spot.field)
        return next((part for part in found.parts if part.name == spot.part), found)

    def spots(self) -> list[Spot]:
        """Every place the keyboard can be, from the top."""
        found: list[Spot] = []
        for item in self.fields:
            if item.kind != LIST:
                found.append(Spot(item.name))
                continue
            for row in range(len(self.values[item.name])):
                found += [Spot(item.name, row, part.name) for part in item.parts]
            found.append(Spot(item.name, ADD))
        return found

    def text(self, spot: Spot) -> str:
        if spot.row >= 0:
            return str(self.values[spot.field][spot.row].get(spot.part, ""))
        value = self.values[spot.field]
        return "" if isinstance(value, list) else str(value)

    def put(self, spot: Spot, text: str) -> None:
        if spot.row >= 0:
            self.values[spot.field][spot.row][spot.part] = text
        elif spot.row != ADD:
            self.values[spot.field] = text

    # Moving

    def go(self, spot: Spot) -> None:
        """Leave the place: what was typed is written down tidily, and judged."""
        self.settle()
        self.at = spot

    def settle(self) -> None:
        item = self.item(self.at)
        if self.at.row != ADD and item.kind != LIST:
            self.put(self.at, item.tidy(self.text(self.at)))
            self.visited.add(self.at)

    def step(self, by: int) -> None:
        spots = self.spots()
        self.go(spots[max(0, min(spots.index(self.at) + by, len(spots) - 1))])

    def line(self, by: int) -> None:
        """To the row below or above: in a list the same part of the next row."""
        spots = self.spots()
        at = spots.index(self.at) + (1 if by > 0 else -1)
        while 0 <= at < len(spots) and spots[at].field == self.at.field and not self._below(spots[at]):
            at += 1 if by > 0 else -1
        self.go(spots[max(0, min(at, len(spots) - 1))])

    def _below(self, spot: Spot) -> bool:
        return (
            spot.row == ADD or self.at.row == ADD or (spot.part == self.at.part and spot.row != self.at.row)
        )

    # Lists

    def add_row(self) -> None:
        """A new row under this one, or at the end of the list whose adding line this is."""
        item = self.field(self.at.field)
        if item.kind != LIST:
            return
        self.settle()
        listed: list[Part] = self.values[item.name]
        at = self.at.row + 1 if self.at.row >= 0 else len(listed)
        listed.insert(at, {part.name: _first_value(part) for part in item.parts})
        self.at = Spot(item.name, at, item.parts[0].name)
        self.visited = {spot for spot in self.visited if spot.field != item.name}

    def remove_row(self) -> None:
        if self.at.row < 0:
            return
        name, row = self.at.field, self.at.row
        del self.values[name][row]
        left = len(self.values[name])
        self.at = Spot(name, min(row, left - 1), self.at.part) if left else Spot(name, ADD)
        self.visited = {spot for spot in self.visited if spot.field != name}

    def move_row(self, by: int) -> None:
        """The row one place up or down; the keyboard goes with it."""
        listed = self.values[self.at.field]
        to = self.at.row + by
        if self.at.row >= 0 and 0 <= to < len(listed):
            listed[self.at.row], listed[to] = listed[to], listed[self.at.row]
            self.at = self.at._replace(row=to)

    # Choosing

    def turn(self, by: int) -> None:
        """The next or previous of a few words."""
        item = self.item(self.at)
        if item.kind == CHOICE:
            stored = [value for value, _word in item.choices]
            now = self.text(self.at)
            at = (stored.index(now) + by) % len(stored) if now in stored else 0
            self.put(self.at, stored[at])

    def label(self, item: Field, text: str) -> str:
        """A stored value as a person reads it."""
        pairs = item.choices if item.kind == CHOICE else self.record.lots.get(item.lot, ())
        return next((word for value, word in pairs if value == text), text)

    def help(self, item: Field, spot: Spot) -> str:
        """What to write; where a whole family stands, what that covers."""
        covers = dict(self.record.lots.get("covers", ())) if item.lot == "what" else {}
        return covers.get(self.text(spot), item.help)

    # Judging

    def judge(self, *, everything: bool = False) -> tuple[Problem, ...]:
        """Problems worth showing now: of places already left, or with `everything` of all."""
        found = self.keeper.problems(self.record, self.values, self.stamp if everything else None)
        if self._off() and everything:
            found = (Problem("_on", "不是日期"), *found)
        self.problems = tuple(p for p in found if everything or self._shown(p))
        return self.problems

    def _off(self) -> bool:
        return self.sourced and day_of(str(self.values["_on"]), self.keeper.today) is None

    def _shown(self, problem: Problem) -> bool:
        spot = Spot(problem.field, problem.row, problem.part)
        if spot == self.at:
            return bool(self.text(spot)) or spot in self.visited
        return spot in self.visited or (problem.row < 0 and problem.field == self.at.field)

    def live(self, spot: Spot) -> str:
        """What is wrong with what is being typed this moment; "" for nothing, or nothing yet."""
        text = self.text(spot)
        item = self.item(spot)
        if not text or item.kind != form.TEXT:
            return ""
        return rules.no_hidden_characters(text) or item.problem(item.tidy(text))

    def problem_at(self, spot: Spot) -> Problem | None:
        return next((p for p in self.problems if (p.field, p.row, p.part) == spot), None)

    def first_stop(self) -> Spot | None:
        """Where to go when a save was refused."""
        problem = next((p for p in self.problems if p.stops), None)
        if problem is None:
            return None
        spots = self.spots()
        wanted = Spot(problem.field, problem.row, problem.part)
        return wanted if wanted in spots else next((s for s in spots if s.field == problem.field), None)


def _ids(listed: Iterable[Part]) -> set[str]:
    return {part.get(ID, "") for part in listed} - {""}


def _first_value(part: Field) -> str:
    """A row begins with what claims least: no word where one may stay unsaid, else the first."""
    values = [value for value, _word in part.choices]
    return values[0] if part.kind == CHOICE and "" not in values else ""
