"""From the rows of a window table and a known centre to what has to be written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from deskapp.domain.clean import clean
from deskapp.domain.models import OWN_DESK
from deskapp.domain.staleness import CONTACT
from deskapp.exchange.changes import digest
from deskapp.exchange.placing import room_kind
from deskapp.exchange.plan import ADDED, CHANGED, RETIRED, Difference, FieldChange, Rows, Step
from deskapp.exchange.window_known import Centre, Thing
from deskapp.exchange.window_proposals import Proposals
from deskapp.exchange.window_rows import WindowRow

WHAT = "窗口"
LAST = 1000
"""Position of windows and rooms that nobody has put in order."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts of the table come from."""

    source: dict[str, Any]
    verified_on: date | None
    verified_by: str = ""
    paper: str = ""
    """The file that a desk vouches for; empty where the file speaks for itself."""

    @classmethod
    def of_desk(cls, path: Path, today: date, by: str) -> "Origin":
        return cls({"code": OWN_DESK, "name": "本台", "kind": "desk"}, today, by, clean(path.name, 80))

    @classmethod
    def of_file(cls, path: Path, today: date) -> "Origin":
        name = f"导入 {path.name}"[:200]
        return cls({"code": "import-" + digest(name), "name": name, "kind": "web", "as_of": today}, None)


@dataclass(slots=True)
class Window:
    """One window as the file has it: its first row, and all that is done there."""

    row: WindowRow
    things: dict[Thing, str] = field(default_factory=dict)
    """What is done -> how."""
    whole: bool = True
    """False where some name was not known: then nothing is taken away from the window."""


class WindowChanges:
    """`run` once; then read what came of it."""

    def __init__(
        self, centre: Centre, origin: Origin, proposals: Proposals, *, take_proposals: bool = False
    ) -> None:
        self.centre = centre
        self.origin = origin
        self._proposals = proposals
        self._take_proposals = take_proposals
        self.proposed = 0
        """Names that are taken, or could be, for what they are proposed to mean."""
        self.differences: list[Difference] = []
        self.problems: list[tuple[int, str]] = []
        self.warnings: list[str] = []
        self.unchanged = 0
        self._written: dict[tuple[str, str], Rows] = {}
        self._room_fields: list[FieldChange] = []

    def run(self, rows: list[WindowRow], *, retire_missing: bool) -> None:
        windows = self._grouped(rows)
        for window in windows.values():
            self._window(window, windows, retire_missing=retire_missing)
        gone = [row for label, row in self.centre.windows.items() if label not in windows]
        if retire_missing:
            for row in gone:
                self._retire(row)
        elif gone:
            labels = "、".join(row["label"] for row in gone[:10])
            self.warnings.append(f"目录里还有窗口 {labels}, 文件里没有, 没有动它们")
        if self.centre.has_sample:
            self.warnings.append("这个中心还有示例窗口, 不是真的; 菜单里能去掉示例 (deskapp sample remove)")

    def steps(self) -> tuple[Step, ...]:
        """In order: nothing before what it refers to, nothing gone before what refers to it."""
        if not self._written:
            return ()
        order = ("room", "service_window", "service_at_location")
        listed = [Step("insert", "source", self._new_source())]
        for do in ("insert", "update"):
            listed += [Step(do, table, self._written.get((do, table), [])) for table in order]
        listed += [
            Step("delete", table, self._written.get(("delete", table), []))
            for table in ("service_at_location", "schedule", "service_window")
        ]
        listed.append(Step("insert", "verification", self._look()))
        return tuple(step for step in listed if step.rows)

    def _look(self) -> Rows:
        """That somebody of this desk looked at the table, and at which."""
        if not (self.origin.paper and self.origin.verified_by):
            return []
        look = {"about": f"c:{self.centre.code}", "fact_group": CONTACT, "how": "文件"}
        look["note"] = self.origin.paper
        who = {"verified_on": self.origin.verified_on, "verified_by": self.origin.verified_by}
        return [look | who | {"source_code": OWN_DESK}]

    def _grouped(self, rows: list[WindowRow]) -> dict[str, Window]:
        windows: dict[str, Window] = {}
        for row in rows:
            window = windows.setdefault(row.label, Window(row))
            if row.title and window.row.title and row.title != window.row.title:
                self.problems.append(
                    (row.number, f"窗口 {row.label} 在第 {window.row.number} 行叫 「{window.row.title}」")
                )
                continue
            for parts in row.things:
                found, unknown = self.centre.meant(parts)
                window.things |= dict.fromkeys(found, row.mode)
                for text in unknown:
                    self._asked(window, row, text)
            if row.floor and not row.room:
                self.warnings.append(f"第 {row.number} 行: 写了楼层没有写房间, 楼层没有记下")
        return windows

    def _asked(self, window: Window, row: WindowRow, text: str) -> None:
        """A name that nothing, or several things, go by."""
        proposal = None if self.centre.several(text) else self._proposals.of(text, self.centre.shown)
        name = self.centre.called(proposal.thing) if proposal else ""
        if proposal is None or not proposal.sure:
            told = f"{self.centre.advice(text, name)}, 没有记下"
        elif self._take_proposals:
            window.things.setdefault(proposal.thing, row.mode)
            told = f"「{text[:40]}」 → 当作 「{name}」 收下"
        else:
            told = f"「{text[:40]}」 → 是不是 「{name}」? 还没收下"
        sure = proposal is not None and proposal.sure
        self.proposed += sure
        window.whole = window.whole and sure and self._take_proposals
        self.warnings.append(f"第 {row.number} 行: {told}")

    def _window(self, window: Window, windows: dict[str, Window], *, retire_missing: bool) -> None:
        row, old = window.row, self.centre.windows.get(window.row.label)
        self._room_fields = []
        room = self._room(row)
        code = old["code"] if old else f"{self.centre.code}-w-{digest(row.label)}"
        facts = {"room_code": room, "title": row.title, "phone": row.phone}
        changed = {k: value for k, value in facts.items() if value and (old is None or old[k] != value)}
        # The name of a new one says its title already.
        told = changed if old else {k: value for k, value in changed.items() if k != "title"}
        fields = self._told(old or dict.fromkeys(facts), told)
        if old is None:
            new = {"code": code, "centre_code": self.centre.code, "label": row.label, "position": LAST}
            self._write("insert", "service_window", new | changed | self._sourced(row))
        elif changed:
            self._write("update", "service_window", old | changed | self._sourced(row))
        done = self._handlings(window, code, room, windows, drop=retire_missing and window.whole)
        listed = (*fields, *self._room_fields, *done)
        if old is not None and not listed:
            self.unchanged += 1
            return
        name = " ".join(part for part in (row.label, row.title) if part)
        kind = ADDED if old is None else CHANGED
        self.differences.append(Difference(kind, WHAT, code, name, row.number, listed))

    def _told(self, old: dict[str, Any], changed: dict[str, Any]) -> list[FieldChange]:
        rooms = {row["code"]: row["name"] for row in self.centre.rooms.values()}
        called = {"room_code": "房间", "title": "窗口名称", "phone": "电话"}
        return [
            FieldChange(called[key], rooms.get(old[key], old[key] or ""), rooms.get(value, value))
            for key, value in changed.items()
        ]

    def _room(self, row: WindowRow) -> str | None:
        """The code of the row's room; a new one, or a floor that was not known, is written."""
        if not row.room:
            return None
        old = self.centre.rooms.get(row.room)
        if old is None:
            new = {
                "code": f"{self.centre.code}-r-{digest(row.room)}",
                "centre_code": self.centre.code,
                "name": row.room,
                "kind": room_kind(row.room),
                "floor": row.floor,
                "position": LAST,
            } | self._sourced(row)
            self.centre.rooms[row.room] = new
            self._write("insert", "room", new)
            return str(new["code"])
        if row.floor and row.floor != old["floor"]:
            self._room_fields.append(FieldChange("楼层", old["floor"], row.floor))
            self.centre.rooms[row.room] = old | {"floor": row.floor} | self._sourced(row)
            self._write("update", "room", self.centre.rooms[row.room])
        return str(old["code"])

    def _handlings(
        self, window: Window, code: str, room: str | None, windows: dict[str, Window], *, drop: bool
    ) -> list[FieldChange]:
        before = [
            thing
            for thing, rows in self.centre.handlings.items()
            if any(r["window_code"] == code for r in rows)
        ]
        modes = {thing: self._mode(thing, code) for thing in before}
        changed = False
        for thing, mode in window.things.items():
            changed = self._handling(window.row, thing, code, room, mode, windows) or changed
        dropped = [thing for thing in before if drop and thing not in window.things]
        for thing in dropped:
            rows = self.centre.handlings[thing]
            for row in [row for row in rows if row["window_code"] == code]:
                self._write("delete", "service_at_location", {"id": row["id"]})
                rows.remove(row)
        if not changed and not dropped:
            return []
        after = [thing for thing in before if thing not in dropped]
        after += [thing for thing in window.things if thing not in after]
        became = modes | {thing: mode or modes.get(thing, "") for thing, mode in window.things.items()}
        return [FieldChange("办理事项", self._names(before, modes), self._names(after, became))]

    def _mode(self, thing: Thing, window: str) -> str:
        return next((str(r["mode"]) for r in self.centre.handlings[thing] if r["window_code"] == window), "")

    def _handling(
        self,
        row: WindowRow,
        thing: Thing,
        code: str,
        room: str | None,
        mode: str,
        windows: dict[str, Window],
    ) -> bool:
        """One thing at one window; an item that moved here leaves the window that no longer names it."""
        rows = self.centre.handlings.setdefault(thing, [])
        facts = {"window_code": code} | {k: v for k, v in (("room_code", room), ("mode", mode)) if v}
        old = next((r for r in rows if r["window_code"] == code), None)
        old = old or next((r for r in rows if self._free(r, thing, windows)), None)
        if old is None:
            new = {"centre_code": self.centre.code, thing[0]: thing[1]} | facts | self._sourced(row)
            self._write("insert", "service_at_location", new)
            return True
        if all(old[key] == value for key, value in facts.items()):
            return False
        fresh = {"planned": False, "wording": ""} | self._sourced(row)
        self._write("update", "service_at_location", old | facts | fresh)
        old.update(facts)
        return True

    def _free(self, handling: dict[str, Any], thing: Thing, windows: dict[str, Window]) -> bool:
        """Without a window, or at one that the file names and that does not do it any more."""
        if handling["window_code"] is None:
            return True
        at = self._label(handling["window_code"])
        return at in windows and windows[at].whole and thing not in windows[at].things

    def _label(self, code: str) -> str:
        return next((label for label, row in self.centre.windows.items() if row["code"] == code), "")

    def _retire(self, row: dict[str, Any]) -> None:
        """A window that is gone: what was done there stays at the centre, its window is not known."""
        if row["code"] in self.centre.noticed:
            self.warnings.append(f"窗口 {row['label']} 还有通知说到它, 没有去掉")
            return
        for rows in self.centre.handlings.values():
            for handling in rows:
                if handling["window_code"] == row["code"]:
                    self._write("update", "service_at_location", handling | {"window_code": None})
        self._write("delete", "schedule", {"window_code": row["code"]})
        self._write("delete", "service_window", {"code": row["code"]})
        name = " ".join(part for part in (row["label"], row["title"]) if part)
        self.differences.append(Difference(RETIRED, WHAT, row["code"], name))

    def _sourced(self, row: WindowRow) -> dict[str, Any]:
        code = self.centre.sources.get(self.origin.source["name"], self.origin.source["code"])
        when = row.verified_on or self.origin.verified_on
        return {"source_code": code, "verified_on": when, "verified_by": self.origin.verified_by}

    def _new_source(self) -> Rows:
        return [] if self.origin.source["name"] in self.centre.sources else [self.origin.source]

    def _names(self, things: list[Thing], modes: dict[Thing, str]) -> str:
        """Each with how far it goes, where that is known."""
        return "|".join(f"{self.centre.called(thing)} {modes[thing]}".strip() for thing in things)

    def _write(self, do: str, table: str, row: dict[str, Any]) -> None:
        self._written.setdefault((do, table), []).append(row)
