"""Cells that a spreadsheet would run: marked on the way out of a CSV file, unmarked on the way in."""

import re

STARTS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What makes a spreadsheet read a cell as a formula; the wide forms too, which some turn into them."""

_RUN = re.compile(f"'*[{STARTS}]")
_MARKED = re.compile(f"'+[{STARTS}]")


def marked(cell: str) -> str:
    """The cell as it may stand in a CSV file: one more 「'」 in front where it would be run."""
    return f"'{cell}" if _RUN.match(cell) else cell


def unmarked(cell: str) -> str:
    """The cell as it was before `marked`."""
    return cell[1:] if _MARKED.match(cell) else cell
