"""A Chinese font that every machine has: made for the session, named by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.slips import truetype


@pytest.fixture(scope="session")
def font_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("font") / "chinese.ttf"
    path.write_bytes(truetype.font())
    return path


@pytest.fixture
def chinese(font_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """DESKAPP_FONT is set to the font."""
    monkeypatch.setenv("DESKAPP_FONT", str(font_file))
    return font_file
