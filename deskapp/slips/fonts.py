"""The Chinese TrueType font that a PDF embeds: found on this system, none is shipped.

Fonts with PostScript outlines (most Noto CJK and Source Han files) cannot be embedded by the
PDF library, so a file counts only when it loads and has the characters of a slip.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from deskapp.errors import DeskappError

OWN = "DESKAPP_FONT"
"""Environment variable with the path of a font to be used before all others."""

NAME = "slip"
NEEDED = "一次性告知单窗口材料时间地点示例未核实0123456789[]"
SUFFIXES = (".ttf", ".ttc")

STEMS = (
    "msyh", "simhei", "deng", "simsun",
    "wqy-microhei", "wqy-zenhei", "notosanssc", "sourcehansanscn", "sourcehansanssc",
    "droidsansfallback", "lxgw", "ukai", "uming", "simkai", "simfang", "stheiti", "arial unicode",
)  # fmt: skip
"""Beginnings of file names, the best on paper first."""

NO_FONT = (
    "这台机器上没有找到能放进 PDF 的中文字体(TrueType), 没有出 PDF。"
    "Debian/Ubuntu 请装 fonts-wqy-microhei, Windows 自带的微软雅黑或黑体就行; "
    f"也可用环境变量 {OWN} 指一个 .ttf 或 .ttc 文件, 或先改用文字单 (--as text)。"
)


class NoChineseFont(DeskappError):
    """No font on this system can be embedded."""

    exit_code = 3


def chinese_font() -> TTFont:
    """The first usable font, registered as NAME. Raises NoChineseFont."""
    for path in candidates():
        font = _usable(path)
        if font is not None:
            pdfmetrics.registerFont(font)
            return font
    raise NoChineseFont(_own_failed() or NO_FONT)


def candidates() -> Iterator[Path]:
    """The named font, alone when there is one; else the system's known Chinese fonts, best first."""
    own = os.environ.get(OWN, "").strip()
    if own:
        yield Path(own)
        return
    found = [path for folder in folders() for path in _below(folder)]
    yield from sorted(found, key=lambda path: (_place(path), len(path.name), str(path)))


def folders() -> Iterator[Path]:
    """Where this system keeps its fonts, the user's own first."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        return
    data = os.environ.get("XDG_DATA_HOME", "")
    yield (Path(data) if Path(data).is_absolute() else home / ".local" / "share") / "fonts"
    yield home / ".fonts"
    if sys.platform == "darwin":
        yield from (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in SUFFIXES and _place(path) < len(STEMS):
            yield path


def _place(path: Path) -> int:
    name = path.name.lower()
    return next((n for n, stem in enumerate(STEMS) if name.startswith(stem)), len(STEMS))


def _usable(path: Path) -> TTFont | None:
    """The font, or None when it cannot be read, is no TrueType, or lacks the characters of a slip."""
    try:
        font = TTFont(NAME, str(path))
    except (TTFError, struct.error, OSError, ValueError, LookupError, ArithmeticError):
        # A broken font file fails in as many ways as it has tables; the next one may do.
        return None
    return font if has_all(font, NEEDED) else None


def known_characters(font: TTFont) -> frozenset[str]:
    """What the font can show."""
    return frozenset(chr(code) for code in font.face.charToGlyph)


def has_all(font: TTFont, text: str) -> bool:
    return all(ord(character) in font.face.charToGlyph for character in text)


def _own_failed() -> str:
    own = os.environ.get(OWN, "").strip()
    if not own:
        return ""
    return (
        f"环境变量 {OWN} 指的 {own} 不能用作 PDF 的中文字体(要 TrueType 轮廓的 .ttf 或 .ttc), "
        "没有出 PDF; 请换一个, 或去掉这个变量。"
    )
