"""Where slips go out at this desk: the settings' `[slip]`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

PAPERS = (58, 80)


def usual_folder() -> Path:
    """Where a clerk looks for a document; the home folder where there is no such place."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    documents = home / "Documents"
    return documents if documents.is_dir() else home


@dataclass(frozen=True, slots=True)
class Outlets:
    """A folder for PDF files, and a receipt printer's device."""

    folder: Path = field(default_factory=usual_folder)
    printer: str = ""
    """A device or a file, e.g. `/dev/usb/lp0`, `COM3`; empty when there is none."""
    paper: int = 80
    """Width of the printer's paper in mm."""
