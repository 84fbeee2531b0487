"""Asking before something is written."""

from __future__ import annotations

import sys

from deskapp.cli import output
from deskapp.errors import UsageError


def secret(prompt: str) -> str:
    """A PIN: typed unseen at a terminal, else one line of stdin. Raises UsageError when there is none."""
    if sys.stdin and sys.stdin.isatty():
        import getpass

        return getpass.getpass(prompt)
    line = sys.stdin.readline() if sys.stdin else ""
    if not line:
        raise UsageError("目录设了口令, 这里没有终端也没有输入可读, 什么都没改; 请在终端里运行。")
    return line.rstrip("\n")


YES = frozenset({"y", "yes", "是", "好", "1"})


def agreed(question: str, *, yes: bool) -> bool:
    """True when the person says so, or said so before with --yes. Raises UsageError without a terminal."""
    if yes:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        raise UsageError("这里没有终端可以回答, 什么都没写; 确定要做就加 --yes。")
    output.warn(f"{question} 输入 y 再按回车, 别的都算不做:")
    return sys.stdin.readline().strip().lower() in YES
