"""The place columns of a row: which centre, room and window deal with it, and how."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from deskapp.exchange import wording
from deskapp.exchange.known import Known
from deskapp.exchange.plan import FieldChange
from deskapp.exchange.row import ImportRow

_FLOOR = re.compile(r"((?:负|地下)?[一二三四五六七八九十\d]+[楼层])\s*(.+)")
_KINDS = (
    ("派出所", "police_station"),
    ("警务", "police_post"),
    ("信访", "petition"),
    ("大厅", "hall"),
    ("超市", "shop"),
)


def problem_of(known: Known, row: ImportRow) -> str:
    """Why the row's centre cannot be told, or ""."""
    if not row.centre or not known.centres:
        return ""
    found = _centres(known, row.centre)
    if not found:
        return f"目录里没有中心 「{row.centre[:40]}」"
    if len(found) > 1:
        names = "、".join(known.centres[code] for code in sorted(found))
        return f"中心 「{row.centre[:40]}」 可能是 {names}, 请写全名"
    return ""


@dataclass(slots=True)
class Placed:
    """Rows to be written about places."""

    centres: list[dict[str, Any]] = field(default_factory=list)
    rooms: list[dict[str, Any]] = field(default_factory=list)
    windows: list[dict[str, Any]] = field(default_factory=list)
    new_handlings: list[dict[str, Any]] = field(default_factory=list)
    changed_handlings: list[dict[str, Any]] = field(default_factory=list)
    _made: dict[str, str] = field(default_factory=dict)
    """Centre name -> code of the centres that an empty catalog gets from this file."""

    def add(self, known: Known, row: ImportRow, source: Callable[[], str]) -> list[FieldChange]:
        """Adds what the row says of its place; what is told is empty when the catalog says so already."""
        if not row.centre:
            return []
        centre = self._centre(known, row.centre, source)
        room = self._room(known, centre, row.room, source)
        window = self._window(known, centre, room, row.window, source)
        given = {"room_code": room, "window_code": window, "mode": row.mode}
        given = {key: value for key, value in given.items() if value}
        old = known.handlings.get((centre, row.code))
        if old is None:
            new = {"centre_code": centre, "service_code": row.code, "source_code": source()}
            self.new_handlings.append(new | given | {"verified_on": row.verified_on})
            told = " ".join(part for part in (row.centre, row.room, row.window, row.mode) if part)
            return [FieldChange("办理地点", "", told)]
        if all(old[key] == value for key, value in given.items()):
            return []
        # The row now says where it is done, so it is no plan of the report any more.
        fresh = {"source_code": source(), "verified_on": row.verified_on, "planned": False, "wording": ""}
        self.changed_handlings.append(old | given | fresh)
        return wording.facts(known, old, given)

    def _centre(self, known: Known, name: str, source: Callable[[], str]) -> str:
        if name in self._made:
            return self._made[name]
        if known.centres:
            return next(iter(_centres(known, name)))
        code = "x-" + _digest(name)
        known.last_centre += 1
        self._made[name] = code
        level = "办事处级" if "办事处" in name else "社区级" if "社区" in name else ""
        self.centres.append(
            {
                "code": code,
                "name": name,
                "level": level,
                "position": known.last_centre,
                "source_code": source(),
            }
        )
        return code

    def _room(self, known: Known, centre: str, text: str, source: Callable[[], str]) -> str | None:
        if not text:
            return None
        parted = _FLOOR.fullmatch(text)
        floor, name = (parted[1], parted[2]) if parted else ("", text)
        code = known.rooms.get((centre, name))
        if code is None:
            code = f"{centre}-r-{_digest(name)}"
            known.rooms[centre, name] = code
            known.labels[code] = text
            self.rooms.append(
                {
                    "code": code,
                    "centre_code": centre,
                    "name": name,
                    "kind": room_kind(name),
                    "floor": floor,
                    "position": 1000,
                    "source_code": source(),
                }
            )
        return code

    def _window(
        self, known: Known, centre: str, room: str | None, label: str, source: Callable[[], str]
    ) -> str | None:
        if not label:
            return None
        code = known.windows.get((centre, room, label))
        if code is None:
            code = f"{centre}-w-{_digest((room or '') + '/' + label)}"
            known.windows[centre, room, label] = code
            known.labels[code] = label
            self.windows.append(
                {
                    "code": code,
                    "centre_code": centre,
                    "room_code": room,
                    "label": label,
                    "position": 1000,
                    "source_code": source(),
                }
            )
        return code


def room_kind(name: str) -> str:
    """What a room is, by its name."""
    return next((kind for word, kind in _KINDS if word in name), "service")


def _centres(known: Known, text: str) -> set[str]:
    """Codes of the centres meant: by code, by a whole name, else by a part of one."""
    if text in known.centres:
        return {text}
    if text in known.centre_names:
        return known.centre_names[text]
    return {code for name, codes in known.centre_names.items() if text in name for code in codes}


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:10]
