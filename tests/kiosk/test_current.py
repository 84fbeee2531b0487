"""A new catalog is taken up between visitors, and only one that can be used."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from deskapp.desk.desk import Desk
from deskapp.kiosk import words
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.storage.keeping import adopt
from tests.kiosk.conftest import Clock
from tests.kiosk.reading import text, type_in

NEW_NAME = "最低生活保障(新办法)"


def changed(seeded: Path, folder: Path) -> Path:
    """A catalog in which one item has another name."""
    path = Path(shutil.copy(seeded, folder / "new.db"))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE service SET name = ? WHERE code = 'mz-0038'", (NEW_NAME,))
    return path


def test_a_new_catalog_waits_for_the_visitor_to_leave(
    kiosk: Kiosk, seeded: Path, catalog: Path, tmp_path: Path
) -> None:
    type_in(kiosk, "dibao")
    changed(seeded, tmp_path).replace(catalog)
    kiosk.tick()
    kiosk.touch("s:mz-0038")
    assert NEW_NAME not in text(kiosk)
    kiosk.home()
    kiosk.touch("s:mz-0038")
    assert NEW_NAME in text(kiosk)


def test_a_catalog_that_cannot_be_used_changes_nothing(kiosk: Kiosk, catalog: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    broken.replace(catalog)
    kiosk.home()
    kiosk.touch("s:mz-0038")
    assert "最低生活保障对象认定" in text(kiosk)


def test_a_catalog_that_is_gone_changes_nothing(kiosk: Kiosk, catalog: Path) -> None:
    catalog.unlink()
    kiosk.home()
    kiosk.touch("s:mz-0038")
    assert "最低生活保障对象认定" in text(kiosk)


def test_a_damaged_catalog_gives_way_to_the_last_good_copy_with_its_date(
    open_locked: Callable[[], Desk], clock: Clock, catalog: Path
) -> None:
    adopt(catalog)
    catalog.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    kiosk = Kiosk(Idle(clock))
    kiosk.open(Current(open_locked))
    assert kiosk.desk is not None
    assert kiosk.desk.copied_at is not None
    assert words.OLD_COPY.format(date=f"{kiosk.desk.copied_at:%Y-%m-%d %H:%M}") in text(kiosk)
    kiosk.touch("s:mz-0038")
    assert words.GO in text(kiosk)
