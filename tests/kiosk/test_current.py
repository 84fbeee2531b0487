"""A new catalog is taken up between visitors, and only one that can be used."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from deskapp.errors import CatalogError
from deskapp.kiosk import words
from deskapp.kiosk.current import Current
from deskapp.kiosk.idle import Idle
from deskapp.kiosk.kiosk import Kiosk
from deskapp.storage.keeping import adopt
from tests.kiosk.conftest import AT, Clock
from tests.kiosk.reading import text, type_in

NEW_NAME = "最低生活保障(新办法)"
OLD_NAME = "最低生活保障对象认定"
BROKEN = b"SQLite format 3\x00" + b"\xff" * 5000


def changed(seeded: Path, folder: Path) -> Path:
    """A catalog in which one item has another name."""
    path = Path(shutil.copy(seeded, folder / "new.db"))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE service SET name = ? WHERE code = 'mz-0038'", (NEW_NAME,))
    return path


def with_a_lost_page(seeded: Path, folder: Path) -> Path:
    """A catalog that opens, and whose fault only a look at every page finds."""
    path = Path(shutil.copy(seeded, folder / "new.db"))
    raw = bytearray(path.read_bytes())
    raw[-4096:] = b"\x5a" * 4096
    path.write_bytes(raw)
    return path


def answer_of(kiosk: Kiosk) -> str:
    kiosk.tick()
    kiosk.touch("s:mz-0038")
    return text(kiosk)


def test_a_new_catalog_waits_for_the_visitor_to_leave(
    kiosk: Kiosk, seeded: Path, catalog: Path, tmp_path: Path
) -> None:
    type_in(kiosk, "dibao")
    changed(seeded, tmp_path).replace(catalog)
    assert NEW_NAME not in answer_of(kiosk)
    kiosk.home()
    assert NEW_NAME in answer_of(kiosk)


def test_a_new_catalog_leaves_the_kiosk_where_it_stands(
    open_current: Callable[..., Current], clock: Clock, seeded: Path, catalog: Path, tmp_path: Path
) -> None:
    kiosk = Kiosk(Idle(clock))
    kiosk.open(open_current(None))
    assert kiosk.desk is not None
    kiosk.desk.stand_at("xuwan")
    (tmp_path / "desk.db").unlink(missing_ok=True)  # a disk that remembers nothing
    kiosk.home()
    changed(seeded, tmp_path).replace(catalog)
    assert NEW_NAME in answer_of(kiosk)
    assert kiosk.desk.here is not None
    assert kiosk.desk.here.code == "xuwan"


@pytest.mark.parametrize("raw", [BROKEN, b"", b"no database"], ids=["garbage", "empty", "foreign"])
def test_a_catalog_that_cannot_be_used_changes_nothing_and_is_told_to_the_operator_once(
    kiosk: Kiosk, catalog: Path, tmp_path: Path, said_to_operator: list[str], raw: bytes
) -> None:
    adopt(catalog)
    fresh = text(kiosk)
    broken = tmp_path / "broken.db"
    broken.write_bytes(raw)
    broken.replace(catalog)
    for _ in range(3):
        kiosk.tick()
    assert len(said_to_operator) == 1
    assert text(kiosk) == fresh
    assert catalog.read_bytes() == raw
    assert OLD_NAME in answer_of(kiosk)


def test_a_new_catalog_with_one_lost_page_is_refused(
    kiosk: Kiosk, seeded: Path, catalog: Path, tmp_path: Path, said_to_operator: list[str]
) -> None:
    with_a_lost_page(seeded, tmp_path).replace(catalog)
    assert OLD_NAME in answer_of(kiosk)
    assert len(said_to_operator) == 1
    kiosk.key("ctrl+q", None)
    assert words.REFUSED[:8] in text(kiosk)
    kiosk.home()
    changed(seeded, tmp_path).replace(catalog)
    assert NEW_NAME in answer_of(kiosk)
    kiosk.key("ctrl+q", None)
    assert words.REFUSED[:8] not in text(kiosk)


def test_a_catalog_that_is_gone_changes_nothing(kiosk: Kiosk, catalog: Path) -> None:
    catalog.unlink()
    assert OLD_NAME in answer_of(kiosk)
    assert not catalog.exists()


def test_a_damaged_catalog_gives_way_to_the_last_good_copy_with_its_date(
    open_current: Callable[..., Current], clock: Clock, catalog: Path
) -> None:
    adopt(catalog)
    catalog.write_bytes(BROKEN)
    kiosk = Kiosk(Idle(clock))
    kiosk.open(open_current())
    assert kiosk.copied_at is not None
    assert words.OLD_COPY.format(date=f"{kiosk.copied_at:%Y-%m-%d}") in text(kiosk)
    kiosk.touch("s:mz-0038")
    assert words.GO in text(kiosk)


@pytest.mark.parametrize("raw", [BROKEN, b"", None], ids=["garbage", "empty", "gone"])
def test_where_the_catalog_has_no_copies_the_kiosk_has_its_own(
    open_current: Callable[..., Current],
    clock: Clock,
    catalog: Path,
    said_to_operator: list[str],
    raw: bytes | None,
) -> None:
    open_current().keep()
    if raw is None:
        catalog.unlink()
    else:
        catalog.write_bytes(raw)
    kiosk = Kiosk(Idle(clock))
    kiosk.open(open_current())
    assert kiosk.copied_at == AT
    assert words.OLD_COPY.format(date="2026-11-24") in text(kiosk)
    assert len(said_to_operator) == 1
    assert OLD_NAME in answer_of(kiosk)


def test_a_copy_that_is_not_what_its_name_says_is_not_used(
    open_current: Callable[..., Current], catalog: Path, tmp_path: Path
) -> None:
    open_current().keep()
    copy = next((tmp_path / "home").rglob("*.db"))
    raw = bytearray(copy.read_bytes())
    raw[len(raw) // 2] ^= 1
    copy.write_bytes(raw)
    catalog.write_bytes(BROKEN)
    with pytest.raises(CatalogError):
        open_current()


def test_one_copy_is_kept_and_the_same_state_only_once(
    open_current: Callable[..., Current], seeded: Path, catalog: Path, tmp_path: Path
) -> None:
    current = open_current()
    for _ in range(2):
        current.keep()
    first = list((tmp_path / "home").rglob("*.db"))
    changed(seeded, tmp_path).replace(catalog)
    assert current.renew()
    current.keep()
    second = list((tmp_path / "home").rglob("*.db"))
    assert len(first) == len(second) == 1
    assert first != second
