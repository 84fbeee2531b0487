"""Last good copies: after every committed write a whole copy of the catalog, known by its SHA-256.

They lie in `<catalog>.copies/`, and a name says all there is to know:
`000012.20261124-070102.<sha256>.good` is the twelfth state, of that moment, with that hash. A state is
written down as `.next`, safe on the disk, before it is committed, and becomes `.good` afterwards:
wherever a program is killed, the live file is a state whose hash is known, or it is damaged.

Reading uses the standard library alone and belongs to every start; see `keeping` for the writing.
"""

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".copies"
GOOD, NEXT = "good", "next"
KEPT = 5
"""Good copies that stay."""

TOLD_DAYS = 3
"""How long a damage is told of at every start."""

MOMENT = "%Y%m%d-%H%M%S"


class Copy(NamedTuple):
    """One state of the catalog."""

    number: int
    at: datetime
    sha256: str
    state: str
    path: Path


class Accident(NamedTuple):
    """A damaged catalog that was set aside, and the copy that took its place."""

    at: datetime
    copy_of: datetime
    aside: Path


def folder_of(catalog: Path) -> Path:
    """Where a catalog's copies lie; may not exist."""
    return catalog.with_name(catalog.name + SUFFIX)


def digest(image: bytes) -> str:
    """The SHA-256 of a whole database, in hexadecimal digits."""
    return hashlib.sha256(image).hexdigest()


def listed(catalog: Path) -> list[Copy]:
    """The newest first. Reads names only; what is no copy is left out."""
    found = (_copy(path) for path in _entries(catalog))
    return sorted((copy for copy in found if copy is not None), reverse=True)


def good_ones(catalog: Path) -> list[Copy]:
    """The copies of committed states, the newest first."""
    return [copy for copy in listed(catalog) if copy.state == GOOD]


def name_of(number: int, at: datetime, sha256: str, state: str) -> str:
    return f"{number:06d}.{at.strftime(MOMENT)}.{sha256}.{state}"


def aside_name(at: datetime, copy_of: datetime) -> str:
    """The name of a damaged file: when it was found, and of when the copy is that is used instead."""
    return f"damaged.{at.strftime(MOMENT)}.{copy_of.strftime(MOMENT)}.db"


def newest_accident(catalog: Path, now: datetime) -> Accident | None:
    """The last damage, as long as it is worth telling; taking the file away ends the telling."""
    found = (_accident(path) for path in _entries(catalog))
    lately = [a for a in found if a is not None and now - a.at < timedelta(days=TOLD_DAYS)]
    return max(lately, default=None)


def _entries(catalog: Path) -> list[Path]:
    folder = folder_of(catalog)
    try:
        return [folder / name for name in os.listdir(folder)]  # noqa: PTH208 - names without stat
    except OSError:
        return []


def _copy(path: Path) -> Copy | None:
    parts = path.name.split(".")
    if len(parts) != 4 or parts[3] not in (GOOD, NEXT) or not parts[0].isdecimal():
        return None
    at = _moment(parts[1])
    return Copy(int(parts[0]), at, parts[2], parts[3], path) if at is not None else None


def _accident(path: Path) -> Accident | None:
    parts = path.name.split(".")
    if len(parts) != 4 or parts[0] != "damaged" or parts[3] != "db":
        return None
    at, copy_of = _moment(parts[1]), _moment(parts[2])
    return Accident(at, copy_of, path) if at is not None and copy_of is not None else None


def _moment(text: str) -> datetime | None:
    """`strptime` would cost a start as much as hashing the file."""
    if len(text) != 15 or text[8] != "-":
        return None
    try:
        return datetime.fromisoformat(text.replace("-", "T"))
    except ValueError:
        return None
