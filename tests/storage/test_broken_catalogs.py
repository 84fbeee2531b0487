"""Every file that is no good catalog gets one sentence, and is never written to."""

import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from deskapp import errors
from deskapp.storage.copies import folder_of
from deskapp.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from deskapp.storage.reader import Services, open_catalog, read_places, read_terms


def fingerprint(folder: Path) -> dict[str, str]:
    """Name -> sha256 of every file of a folder: neither bytes nor files may change."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def read_everything(path: Path) -> None:
    with closing(open_catalog(path)) as conn:
        read_places(conn)
        list(read_terms(conn))
        services = Services(conn)
        for code in services.codes():
            services.get(code)


def refused(path: Path, kind: type[errors.CatalogError]) -> str:
    before = fingerprint(path.parent)
    with pytest.raises(kind) as caught:
        read_everything(path)
    assert fingerprint(path.parent) == before
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "\n" not in sentence
    assert caught.value.exit_code == 3
    return sentence


def foreign_sqlite(path: Path, application_id: int = 0, version: int = 0) -> Path:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE notes (text TEXT)")
        conn.execute(f"PRAGMA application_id = {application_id}")
        conn.execute(f"PRAGMA user_version = {version}")
        conn.commit()
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert "找不到" in refused(tmp_path / "没有.db", errors.CatalogMissing)


def test_a_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(errors.CatalogMissing):
        open_catalog(tmp_path / "a" / "catalog.db")


def test_a_path_with_a_nul(tmp_path: Path) -> None:
    with pytest.raises(errors.CatalogMissing):
        open_catalog(tmp_path / "a\x00b")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    path.touch()
    assert "空" in refused(path, errors.CatalogForeign)


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "c.db"
    folder.mkdir()
    assert "文件夹" in refused(folder, errors.CatalogForeign)


@pytest.mark.parametrize("content", [b"x", b"name,code\nA,B\n", b"\x89PNG\r\n" * 50, b"\x00" * 4096])
def test_a_file_that_is_not_sqlite(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(content)
    refused(path, errors.CatalogForeign)


def test_the_database_of_another_program(tmp_path: Path) -> None:
    assert "别的程序" in refused(foreign_sqlite(tmp_path / "c.db"), errors.CatalogForeign)


def test_our_mark_on_a_file_without_our_tables(tmp_path: Path) -> None:
    path = foreign_sqlite(tmp_path / "c.db", APPLICATION_ID, SCHEMA_VERSION)
    refused(path, errors.CatalogForeign)


def test_a_newer_schema(small: Path) -> None:
    with closing(sqlite3.connect(small)) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "升级" in refused(small, errors.CatalogTooNew)


def test_a_missing_table(small: Path) -> None:
    with closing(sqlite3.connect(small)) as conn:
        conn.execute("DROP TABLE service_at_location")
    refused(small, errors.CatalogDamaged)


@pytest.mark.parametrize("share", [0.0002, 0.01, 0.25, 0.5, 0.9, 0.999])
def test_a_truncated_file(whole: Path, share: float) -> None:
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])
    assert "损坏" in refused(whole, errors.CatalogDamaged)


def test_a_file_cut_inside_the_first_word(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:10])
    refused(small, errors.CatalogDamaged)


@pytest.mark.parametrize("page", [1, 3, 8])
def test_pages_full_of_rubbish(whole: Path, page: int) -> None:
    content = bytearray(whole.read_bytes())
    size = struct.unpack(">H", content[16:18])[0]
    content[page * size : (page + 1) * size] = b"\xa5" * size
    whole.write_bytes(content)
    refused(whole, errors.CatalogDamaged)


def test_reading_a_good_catalog_leaves_no_trace(small: Path) -> None:
    before = fingerprint(small.parent)
    read_everything(small)
    assert fingerprint(small.parent) == before


def test_a_catalog_that_another_program_put_into_wal_mode_grows_no_side_files(small: Path) -> None:
    with closing(sqlite3.connect(small)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    before = fingerprint(small.parent)
    read_everything(small)
    assert fingerprint(small.parent) == before


def test_a_reading_connection_cannot_write(small: Path) -> None:
    with closing(open_catalog(small)) as conn, pytest.raises(sqlite3.OperationalError):
        conn.execute("DELETE FROM service")


def test_a_path_with_marks_that_mean_something_in_an_address(small: Path) -> None:
    strange = small.parent / "目录 50%?mode=rw#x&y.db"
    shutil.copy(small, strange)
    read_everything(strange)


def test_a_journal_left_by_a_killed_program_is_rolled_back(small: Path) -> None:
    killed = (
        "import os, sqlite3, sys\n"
        "conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "conn.execute('PRAGMA cache_size = 1')\n"
        "conn.execute('BEGIN IMMEDIATE')\n"
        "conn.execute(\"UPDATE service SET name = '改了一半', notes = hex(zeroblob(50000))\")\n"
        "conn.execute(\"UPDATE centre SET name = '改了一半', notes = hex(zeroblob(50000))\")\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(small)])
    assert small.with_name(small.name + "-journal").stat().st_size > 0
    with closing(open_catalog(small)) as conn:
        assert [c.name for c in read_places(conn).centres] == ["贵和家园社区便民服务中心"]


READ_ONLY = """
import os, sys
from pathlib import Path
path = Path(sys.argv[1])
from deskapp import errors
from deskapp.storage.reader import Services, open_catalog, read_places, writable
assert not writable(path)
conn = open_catalog(path)
assert len(read_places(conn).centres) == 1
assert Services(conn).get("mz-1").name == "低保申请"
try:
    open_catalog(path, read_only=False)
except errors.CatalogReadOnly as error:
    print(error)
"""


def read_only_as_another_user(folder: Path, script: str, path: Path) -> str:
    """What `script` says of `path` where nothing in `folder` can be written."""
    inside = sorted(folder.rglob("*"), reverse=True)
    for entry in [*inside, folder]:
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    # Root may write anywhere, so as root the reading is done by nobody.
    other = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    opened = [p for p in folder.parents if os.geteuid() == 0 and not p.stat().st_mode & 0o005]
    modes = [p.stat().st_mode for p in opened]
    for parent in opened:
        parent.chmod(parent.stat().st_mode | 0o055)
    try:
        done = subprocess.run(
            [*other, sys.executable, "-c", script, str(path)], capture_output=True, text=True, cwd=Path.cwd()
        )
    finally:
        for entry in [folder, *(e for e in inside if e.is_dir())]:
            entry.chmod(0o755)
        for parent, mode in zip(opened, modes, strict=True):
            parent.chmod(mode)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_read_only_folder_is_read_and_refuses_writing_in_words(small: Path) -> None:
    folder = small.parent / "只读"
    folder.mkdir()
    path = Path(shutil.copy(small, folder / "catalog.db"))
    before = fingerprint(folder)
    assert "只能读" in read_only_as_another_user(folder, READ_ONLY, path)
    assert fingerprint(folder) == before


READ_ONLY_COPY = """
import sys
from pathlib import Path
from deskapp.desk.bootstrap import open_desk
desk = open_desk(Path(sys.argv[1]))
print(desk.notices[0])
print(desk.lookup("低保").hits[0].service.code, desk.read_only)
"""


def test_a_damaged_catalog_in_a_read_only_folder_is_answered_from_its_copy(small: Path) -> None:
    folder = small.parent / "只读"
    folder.mkdir()
    path = Path(shutil.copy(small, folder / "catalog.db"))
    shutil.copytree(folder_of(small), folder_of(path))
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    before = fingerprint(folder)
    told, found = read_only_as_another_user(folder, READ_ONLY_COPY, path).splitlines()
    assert "换不上" in told
    assert found == "mz-1 True"
    assert fingerprint(folder) == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_locked_says_so(small: Path, read_only: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskapp.storage.opening.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(small, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.CatalogError, match="占用"):
            open_catalog(small, read_only=read_only)
