"""Is the live file what was last written? By its hash; where that is not known, by its content.

A damage that SQLite's own checks do not see is the rule: of 200 flipped bits they found 30. So a file
with a hash of its own counts as whole only where another program evidently wrote it.
"""

import sqlite3
from pathlib import Path

from deskapp.storage import copies

_LOOKS = 3
"""A folder that is listed while a name changes in it may show neither name: looked at again."""


def is_sound(conn: sqlite3.Connection, path: Path) -> bool | None:
    """True: the file behind `conn` is whole. False: it is damaged. None: it has no copies to tell by.

    Raises sqlite3.Error where not even this much can be read. Nothing is written.
    """
    if not copies.listed(path):
        return None
    conn.execute("BEGIN")
    try:
        # From here on nobody commits, so the file and the list of its states stand still.
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        image = conn.serialize()
        return is_known(path, copies.digest(image)) or written_by_others(conn, path, image)
    finally:
        conn.execute("ROLLBACK")


def is_known(path: Path, sha256: str) -> bool:
    """Is this a state that was written down? Another one may be about to be committed."""
    return any(
        copy.sha256 == sha256 and copy.path.exists() for _ in range(_LOOKS) for copy in copies.listed(path)
    )


def written_by_others(conn: sqlite3.Connection, path: Path, image: bytes) -> bool:
    """A whole catalog that another program wrote, or that was put here by hand.

    SQLite counts every commit twice in the header; rot changes neither count, or one of them. Where a
    state of ours was about to be committed, an unknown file is what is left of that.
    """
    states = copies.listed(path)
    if any(copy.state == copies.NEXT for copy in states) or not states:
        return False
    if image[24:28] != image[92:96] or image[24:28] == _commits_of(states[0]):
        return False
    return bool(conn.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _commits_of(copy: copies.Copy) -> bytes:
    try:
        with copy.path.open("rb") as file:
            return file.read(28)[24:]
    except OSError:
        return b""
