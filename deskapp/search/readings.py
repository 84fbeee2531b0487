"""How characters sound: every common reading, and the sounds that local speech merges."""

from __future__ import annotations

from functools import cache

from deskapp.search.text import DATA

FOLDED_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
"""翘舌 and 平舌 are one sound in much of Henan and the south: zhu/zu, shi/si."""

F_AS_H = {
    "fa": "hua",
    "fan": "huan",
    "fang": "huang",
    "fei": "hui",
    "fen": "hun",
    "feng": "hong",
    "fo": "huo",
    "fou": "hou",
    "fu": "hu",
}
"""f and h before u: 飞/灰, 方/荒."""


@cache
def spoken_as() -> dict[str, str]:
    """Syllable, without tone, ü as v -> the characters that are read so."""
    text = (DATA / "readings.txt").read_text(encoding="utf-8")
    return {syllable: chars for syllable, _, chars in (line.partition(" ") for line in text.splitlines())}


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Character -> its readings."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable, chars in spoken_as().items():
        one = (syllable,)
        for char in chars:
            found[char] = found[char] + one if char in found else one
    return found


def readings(char: str) -> tuple[str, ...]:
    """Readings of one character; letters and digits read as themselves, the unknown as nothing."""
    return table().get(char) or ((char,) if char.isascii() else ())


@cache
def fold(syllable: str) -> str:
    """The merged sound of a syllable: zh/z, ch/c, sh/s, n/l, f/h, -ng/-n and ü/u are one."""
    folded = F_AS_H.get(syllable, syllable)
    for double, single in FOLDED_INITIALS:
        if folded.startswith(double):
            folded = single + folded[2:]
    if folded.startswith("n") and len(folded) > 1:
        folded = "l" + folded[1:]
    folded = folded.replace("v", "u")
    return folded[:-1] if folded.endswith(("ang", "eng", "ing")) else folded


@cache
def merged() -> dict[str, tuple[str, ...]]:
    """Merged sound -> the syllables that local speech merges into it."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable in spoken_as():
        found[fold(syllable)] = (*found.get(fold(syllable), ()), syllable)
    return found


@cache
def folds(char: str) -> tuple[str, ...]:
    """Distinct merged sounds of a character."""
    return tuple(dict.fromkeys(fold(r) for r in readings(char)))


@cache
def initials(char: str) -> tuple[str, ...]:
    """Distinct first letters of a character's readings."""
    return tuple(dict.fromkeys(r[0] for r in readings(char)))
