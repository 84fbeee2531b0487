"""What a command works on, opened; a damage of the last days is said beside the data, or in the JSON."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from deskapp import clock, paths
from deskapp.cli import output
from deskapp.desk.accidents import Damage, damage_of
from deskapp.desk.bootstrap import open_desk, usable_catalog
from deskapp.desk.desk import Desk


def opened_desk(options: Namespace, at: datetime | None = None) -> Desk:
    """The desk of `--catalog` and `--desk`. Raises UsageError and the Catalog* errors."""
    desk = open_desk(options.catalog, desk=options.desk, at=at)
    _tell(desk.damage, options)
    return desk


def opened_catalog(options: Namespace) -> Path:
    """The file to be read. Raises the Catalog* errors."""
    path = usable_catalog(options.catalog)
    _tell(damage(options, path), options)
    return path


def damage(options: Namespace, used: Path) -> Damage | None:
    """`used`: what `opened_catalog` gave."""
    return damage_of(options.catalog or paths.catalog_path(), used, clock.now())


def damage_json(found: Damage | None) -> output.Json | None:
    """The field `damaged` of every object; its shape is docs/cli-contract.md."""
    return {"copy_of": found.copy_of.isoformat(), "text": found.words} if found else None


def _tell(found: Damage | None, options: Namespace) -> None:
    if found is not None and not getattr(options, "json", False):
        output.warn(found.words)
