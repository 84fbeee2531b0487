"""How a file that cannot be used is told of: what happened, what is safe, what to do."""

from pathlib import Path

from deskapp.storage.opening import shown


def refused(path: Path, what: str, then: str) -> str:
    """「文件 X {what}, 目录没有改动; {then}。」"""
    return f"文件 {shown(path)} {what}, 目录没有改动; {then}。"
