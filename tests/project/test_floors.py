"""Imports go downward only, and each library stays behind its fence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.floors import (
    FENCES,
    FLOORS,
    GROUND,
    LAZY,
    PACKAGE,
    SAME_FLOOR,
    UNROOMED,
    Fence,
    Import,
    all_imports,
    room_of,
    sources,
)

IMPORTS = all_imports()


def target_room(found: Import) -> str | None:
    """The room an import leads to; None for other people's modules."""
    parts = found.module.split(".")
    return parts[1] if parts[0] == "deskapp" and len(parts) > 1 and not parts[1].startswith("__") else None


def may_import(importer: str, imported: str) -> bool:
    if importer == imported or importer in UNROOMED:
        return True
    if (importer, imported) in SAME_FLOOR or (importer, imported) in GROUND:
        return True
    return FLOORS[imported] < FLOORS[importer]


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(file) for file in sources()} - UNROOMED - {"data"}
    assert rooms <= set(FLOORS), "a new room needs a floor in floors.py"


def test_imports_go_downward_only() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if (room := target_room(found)) and room in FLOORS and not may_import(room_of(found.file), room)
    ]
    assert not wrong


def test_domain_uses_the_standard_library_alone() -> None:
    import sys

    wrong = [
        str(found)
        for found in IMPORTS
        if room_of(found.file) in ("domain", "errors", "paths", "clock")
        and found.module.split(".")[0] not in {*sys.stdlib_module_names, "deskapp"}
    ]
    assert not wrong


@pytest.mark.parametrize("fence", FENCES, ids=lambda fence: fence.library)
def test_a_library_stays_behind_its_fence(fence: Fence) -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.module.split(".")[0] == fence.library and not is_allowed(found.file, fence)
    ]
    assert not wrong, fence.reason


def is_allowed(file: Path, fence: Fence) -> bool:
    inside = file.relative_to(PACKAGE)
    return any(inside.match(pattern) or pattern == f"{inside.parts[0]}/**" for pattern in fence.allowed)


@pytest.mark.parametrize("pair", LAZY, ids="-".join)
def test_what_is_costly_is_imported_when_asked_for(pair: tuple[str, str]) -> None:
    importer, imported = pair
    wrong = [
        str(found)
        for found in IMPORTS
        if room_of(found.file) == importer and target_room(found) == imported and not found.inside_function
    ]
    assert not wrong, LAZY[pair]


def test_writing_is_imported_when_asked_for() -> None:
    """SQLModel comes with the writer and the tables, so whoever needs them imports them inside a function."""
    wrong = [
        str(found)
        for found in IMPORTS
        if is_writing(found.module) and not found.inside_function and not is_writing(module_of(found.file))
    ]
    assert not wrong


def module_of(file: Path) -> str:
    return "deskapp." + ".".join(file.relative_to(PACKAGE).with_suffix("").parts)


def is_writing(module: str) -> bool:
    room, _, name = module.rpartition("deskapp.storage.")
    return not room and name.startswith(("tables", "writer", "editor", "migrat"))


def test_nothing_is_swallowed() -> None:
    """`except Exception: pass` and bare `except:` are what lint refuses; suppress() of all is the same."""
    wrong = [str(file) for file in sources() if "suppress(Exception" in file.read_text(encoding="utf-8")]
    assert not wrong
