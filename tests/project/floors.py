"""The floor plan as data: who may import whom, and why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "deskapp"

FLOORS = {
    "errors": 0,
    "paths": 0,
    "clock": 0,
    "domain": 1,
    "search": 2,
    "storage": 2,
    "desk": 3,
    "exchange": 4,
    "slips": 4,
    "reports": 4,
    "upkeep": 4,
    "cli": 5,
    "tui": 5,
    "kiosk": 5,
}
"""Room (first name below `deskapp`) -> its floor. An import goes to a lower floor or stays in the room."""

SAME_FLOOR = {
    ("cli", "tui"): "the command line starts the screen, and does so when it is asked to",
    ("cli", "kiosk"): "the same",
    ("kiosk", "tui"): "the kiosk paints with the screen's text, themes and guards",
}
"""(importer, imported) on one floor, each with the reason why it may be."""

GROUND = {
    ("paths", "errors"): "a data folder that cannot be used is one of the errors",
    ("clock", "errors"): "a moment that cannot be read is one of the errors",
}
"""Neighbours on the ground floor that may see each other."""

UNROOMED = {"__init__", "__main__"}
"""Modules directly below `deskapp` that belong to no room."""


@dataclass(frozen=True)
class Fence:
    """A library that only some files may import."""

    library: str
    allowed: tuple[str, ...]
    """Path patterns below the package; empty: no file at all."""
    reason: str


WRITING = ("storage/tables*.py", "storage/writer*.py", "storage/editor*.py")
MIGRATING = ("storage/migrate.py", "storage/migrations/*.py")
"""Path patterns of what is loaded when something is written, and when a migration is due."""

FENCES = (
    Fence("textual", ("tui/**", "kiosk/**"), "the rest must run without a terminal"),
    Fence("rich", ("tui/**", "kiosk/**"), "the rest must run without a terminal"),
    Fence("sqlmodel", WRITING, "0.5 s that reading does not need"),
    Fence("sqlalchemy", (*WRITING, *MIGRATING), "the same"),
    Fence("pydantic", WRITING, "the same"),
    Fence("alembic", MIGRATING, "0.5 s, loaded when an older catalog is brought up to date"),
    Fence("rapidfuzz", ("search/**", "exchange/**"), "fuzziness belongs to search, and to naming columns"),
    Fence("chinese_calendar", ("storage/holidays.py",), "loaded when a year without a notice is asked about"),
    Fence("argon2", ("desk/pin.py",), "loaded when a PIN is typed"),
    Fence("sqlite3", ("storage/**", "desk/**", "exchange/**", "upkeep/**"), "doors see values, never rows"),
    Fence("reportlab", ("slips/pdf.py", "slips/fonts.py"), "loaded when a PDF is asked for"),
    Fence("python_calamine", ("exchange/workbook.py",), "loaded when a workbook is read"),
    Fence("xlsxwriter", ("exchange/**", "reports/workbook.py"), "loaded when a workbook is written"),
    Fence("segno", ("slips/qr.py",), "loaded when a QR code is asked for"),
    Fence("pypinyin", (), "57 MB and 0.3 s: its readings are shipped as a table, made in scripts/"),
    Fence("opencc", (), "the same"),
    Fence("numpy", (), "0.1 s and 14 MB that nothing here needs"),
    Fence("platformdirs", (), "paths.py does the two systems in a few lines"),
    Fence("argparse", ("cli/**",), "words on the command line are the door's"),
)

LAZY = {
    ("cli", "tui"): "a look-up on the command line must not load a screen",
    ("cli", "kiosk"): "the same",
    ("cli", "exchange"): "nor what reads and writes files",
    ("cli", "slips"): "nor what prints",
}
"""(importer, imported) that must be inside a function."""


@dataclass(frozen=True)
class Import:
    """One imported module as one file sees it."""

    file: Path
    line: int
    module: str
    inside_function: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[Import]:
    """Every import outside `if TYPE_CHECKING:`, however deep."""
    yield from walk(ast.parse(file.read_text(encoding="utf-8")), file, inside=False)


def walk(node: ast.AST, file: Path, *, inside: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(file, child.lineno, name.name, inside)
        elif isinstance(child, ast.ImportFrom):
            base = absolute(child, file)
            yield Import(file, child.lineno, base, inside)
            if base == "deskapp":
                for name in child.names:
                    yield Import(file, child.lineno, f"deskapp.{name.name}", inside)
        function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from walk(child, file, inside=inside or function)


def absolute(node: ast.ImportFrom, file: Path) -> str:
    if not node.level:
        return node.module or ""
    here = file.relative_to(ROOT).with_suffix("").parts[: -node.level]
    return ".".join([*here, *([node.module] if node.module else [])])


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def all_imports() -> list[Import]:
    return [found for file in sources() for found in imports_of(file)]
