"""Whether text sent to the clipboard (OSC 52) can arrive anywhere."""

from __future__ import annotations

from collections.abc import Mapping

DEAF = ("linux", "dumb", "vt100", "vt102", "vt220", "cons25")
"""Terminals that are known to drop it: consoles without a clipboard. Of others nobody can know."""


def can_arrive(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "") not in DEAF
