"""How a workbook of a whole catalog is known, without loading the schema."""

from collections.abc import Sequence

from deskapp.exchange.workbook import Sheet

COVER = "说明"
"""Its first sheet."""
MARK = "deskapp 目录"
"""The first cell of it."""


def is_own(sheets: Sequence[Sheet]) -> bool:
    if not sheets or sheets[0].name != COVER or not sheets[0].rows:
        return False
    return sheets[0].rows[0][:1] == [MARK]
