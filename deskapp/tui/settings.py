"""The settings file (TOML): colours, keys, where slips go. What is wrong in it is said, and left out.

theme = "desk-dark"
experience = false   # 本台常选: neither learned nor used

[keys]
next_citizen = "f5,ctrl+n"

[slip]
folder = "~/告知单"
printer = "/dev/usb/lp0"
paper = 58
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from deskapp.tui.actions import DEFAULTS
from deskapp.tui.outlets import PAPERS, Outlets
from deskapp.tui.theme import THEMES

KNOWN = ("theme", "experience", "keys", "slip")
KNOWN_SLIP = ("folder", "printer", "paper")
THEME_LINE = re.compile(r"^[ \t]*theme[ \t]*=.*$", re.MULTILINE)
NAMED_KEYS = frozenset(
    {"up", "down", "pageup", "pagedown", "insert", "delete", "enter", "escape", "tab", "shift+tab"}
)
KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?:f(?:[1-9]|1[0-2])|[a-z0-9_]+)")


@dataclass(slots=True)
class Settings:
    """What was read. `notices` are sentences about lines that were left out."""

    theme: str = THEMES[0].name
    keys: dict[str, str] = field(default_factory=dict)
    """Action id -> its keys, in Textual's names, comma between."""
    outlets: Outlets = field(default_factory=Outlets)
    """Where slips go."""
    notices: tuple[str, ...] = ()


def read(path: Path) -> Settings:
    """The settings in `path`; the defaults where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        return Settings(notices=(f"设置文件读不出, 这次按默认设置。({path})",))
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(notices=(f"设置文件 {path.name} 写错了 ({error}), 这次按默认设置。",))
    return _Reading(path.name).settings(table)


class _Reading:
    """Collects what is right and a sentence for each thing that is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._wrong: list[str] = []

    def settings(self, table: dict[str, object]) -> Settings:
        for key in table:
            if key not in KNOWN:
                self._unknown(key, KNOWN)
        made = Settings(theme=self._theme(table.get("theme")), keys=self._keys(table.get("keys", {})))
        made.outlets = self._outlets(table.get("slip", {}))
        if not isinstance(table.get("experience", True), bool):
            # The desk reads this line for itself, for the command line too.
            self._say("experience 只能是 true 或 false (本台常选用不用)")
        made.notices = tuple(self._wrong)
        return made

    def _theme(self, value: object) -> str:
        names = [theme.name for theme in THEMES]
        if value is None or value in names:
            return str(value or names[0])
        self._say(f"theme 只能是 {'、'.join(names)}, 不能是「{value}」")
        return names[0]

    def _outlets(self, value: object) -> Outlets:
        if not isinstance(value, dict):
            self._say("slip 要写成一节 [slip]")
            return Outlets()
        chosen = Outlets()
        for key, said in value.items():
            if key not in KNOWN_SLIP:
                self._unknown(f"slip.{key}", [f"slip.{known}" for known in KNOWN_SLIP])
            elif key == "paper":
                chosen = replace(chosen, paper=self._paper(said))
            elif not isinstance(said, str) or not said.strip():
                self._say(f"slip.{key} 要写成带引号的路径")
            elif key == "folder":
                chosen = replace(chosen, folder=Path(said.strip()).expanduser())
            else:
                chosen = replace(chosen, printer=said.strip())
        return chosen

    def _paper(self, value: object) -> int:
        if value in PAPERS and isinstance(value, int):
            return value
        self._say(f"slip.paper 只能是 58 或 80, 不能是「{value}」")
        return Outlets().paper

    def _keys(self, value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            self._say("keys 要写成一节 [keys]")
            return {}
        chosen: dict[str, str] = {}
        for action, keys in value.items():
            if action not in DEFAULTS:
                self._unknown(f"keys.{action}", [f"keys.{known}" for known in DEFAULTS])
            elif self._fits(action, keys, chosen):
                chosen[action] = _tidy(str(keys))
        return chosen

    def _fits(self, action: str, keys: object, chosen: dict[str, str]) -> bool:
        """Whether `keys` may stand for `action`: nameable, no letter, free."""
        parts = _tidy(keys).split(",") if isinstance(keys, str) else [""]
        label = f"keys.{action}"
        for key in parts:
            if not KEY.fullmatch(key) or not _is_function(key):
                self._say(f"{label} 的「{keys}」不能用: 字母和数字归搜索框, 功能只用 F1-F12 或 Ctrl 加字母")
                return False
            table = {**DEFAULTS, **chosen}
            taken = next((other for other in table if key in table[other].split(",")), "")
            if taken and taken != action:
                self._say(f"{label} 的「{key}」已经是 {taken} 的键")
                return False
        return True

    def _unknown(self, key: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(key, list(known), n=1, cutoff=0.5)
        self._say(f"没有「{key}」这一项" + (f", 是不是 {near[0]}" if near else ""))

    def _say(self, sentence: str) -> None:
        self._wrong.append(f"设置文件 {self._name}: {sentence}。")


def _tidy(keys: str) -> str:
    return ",".join(part.strip().lower() for part in keys.split(","))


def _is_function(key: str) -> bool:
    """May `key` be taken from the search box? Letters and digits may not, nor may Shift with them."""
    modifiers, _, last = key.rpartition("+")
    held = "ctrl" in modifiers or "alt" in modifiers
    return held or key in NAMED_KEYS or re.fullmatch(r"f\d+", last) is not None


def remember_theme(path: Path, name: str) -> None:
    """Writes the theme into the file and leaves every other line as it is. Raises OSError."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = f'theme = "{name}"'
    written = THEME_LINE.sub(wanted, text, count=1) if THEME_LINE.search(text) else f"{wanted}\n{text}"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(written, encoding="utf-8")
    beside.replace(path)
