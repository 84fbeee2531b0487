"""Asking before something is written."""

from __future__ import annotations

import sys

from deskapp.cli import output
from deskapp.errors import UsageError

YES = frozenset({"y", "yes", "是", "好", "1"})


def agreed(question: str, *, yes: bool) -> bool:
    """True when the person says so, or said so before with --yes. Raises UsageError without a terminal."""
    if yes:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        raise UsageError("这里没有终端可以回答, 什么都没写; 确定要做就加 --yes。")
    output.warn(f"{question} 输入 y 再按回车, 别的都算不做:")
    return sys.stdin.readline().strip().lower() in YES
