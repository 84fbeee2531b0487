"""A network drive is told from a local disk, and refused for the live file."""

from pathlib import Path

import pytest

from deskapp.desk.bootstrap import open_desk
from deskapp.errors import CatalogError
from deskapp.storage import network

TABLE = r"""/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/halls /srv/hall nfs4 rw 0 0
//10.0.0.1/s /srv/two\040words cifs rw 0 0
/dev/sdb1 /srv/hall/local ext4 rw 0 0
user@host: /data/u/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/u/catalog.db", "ext4"),
        ("/srv/hall/catalog.db", "nfs4"),
        ("/srv/hallway/catalog.db", "ext4"),
        ("/srv/hall/local/catalog.db", "ext4"),
        ("/srv/two words/a/catalog.db", "cifs"),
        ("/data/u/remote/catalog.db", "fuse.sshfs"),
    ],
)
def test_a_path_lies_on_its_nearest_mount(path: str, kind: str) -> None:
    assert network.mount_type(path, TABLE) == kind


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\catalog.db", True),
        ("//server/share/catalog.db", True),
        (r"\\?\UNC\server\share\c.db", True),
        (r"\\?\C:\data\c.db", False),
        (r"C:\data\c.db", False),
    ],
)
def test_a_unc_path_is_known(path: str, unc: bool) -> None:
    assert network.is_unc(path) == unc


def test_the_live_file_on_a_network_drive_is_refused_with_advice(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {small.parent} nfs rw 0 0\n")
    monkeypatch.setattr(network, "MOUNTS", table)
    before = small.read_bytes()
    with pytest.raises(CatalogError, match=r"网络盘.*本机"):
        open_desk(small)
    assert small.read_bytes() == before


def test_a_local_disk_is_none(small: Path) -> None:
    network.refuse_network(small)
