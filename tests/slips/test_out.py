"""Writing: whole or not at all, and one clear sentence when it fails."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from deskapp.slips import out
from deskapp.slips.out import OutputFailed, save


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    save(tmp_path / "slip.bin", b"abc")
    assert [p.name for p in tmp_path.iterdir()] == ["slip.bin"]
    assert (tmp_path / "slip.bin").read_bytes() == b"abc"


def test_an_older_slip_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "slip.bin"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_goes_on_pointing(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_failure_in_the_middle_leaves_the_older_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slip.bin"
    path.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match="磁盘满了"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["slip.bin"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="没有这个位置") as raised:
        save(tmp_path / "none" / "slip.bin", b"x")
    assert raised.value.exit_code == 3


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="这是一个文件夹"):
        save(tmp_path, b"x")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputFailed, match="不是文件夹"):
        save(tmp_path / "file" / "slip.bin", b"x")


def test_a_name_that_no_system_takes_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="路径"):
        save(tmp_path / "a\0b", b"x")


if sys.platform != "win32":

    def test_a_printer_that_is_not_there_makes_no_file() -> None:
        path = Path("/dev/no-such-printer-of-deskapp")
        with pytest.raises(OutputFailed, match="打印机接好"):
            save(path, b"x")
        assert not path.exists()

    def test_a_folder_where_nobody_may_write_is_said() -> None:
        """Not even root makes files in /sys."""
        with pytest.raises(OutputFailed, match=r"没有写的权限|只读"):
            save(Path("/sys/slip.bin"), b"x")

    def test_a_full_device_is_said() -> None:
        with pytest.raises(OutputFailed, match="满了"):
            save(Path("/dev/full"), b"x")

    def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
        pipe = tmp_path / "printer"
        os.mkfifo(pipe)
        data = bytes(range(32, 127)) * 3000
        got: list[bytes] = []
        reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
        reader.start()
        _once_read(pipe, data)
        reader.join(10)
        assert got == [data]
        assert stat.S_ISFIFO(pipe.stat().st_mode)

    def test_a_printer_that_takes_nothing_is_given_up(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(out, "PATIENCE", 0.05)
        pipe = tmp_path / "printer"
        os.mkfifo(pipe)
        silent = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            with pytest.raises(OutputFailed, match="一直不接收"):
                save(pipe, b"x" * 1_000_000)
        finally:
            os.close(silent)

    def test_a_device_that_nobody_listens_to_is_said(tmp_path: Path) -> None:
        pipe = tmp_path / "printer"
        os.mkfifo(pipe)
        with pytest.raises(OutputFailed, match="没有应答"):
            save(pipe, b"x")


def _once_read(pipe: Path, data: bytes) -> None:
    """Writes as soon as the other end is open; opening it takes the reader a moment."""
    while True:
        try:
            save(pipe, data)
        except OutputFailed as error:
            if "没有应答" not in str(error):
                raise
        else:
            return
