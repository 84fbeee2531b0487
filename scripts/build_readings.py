"""Write the character tables that search ships: readings, and traditional to simplified.

    python scripts/build_readings.py

Needs pypinyin and opencc (extra `scripts`); the application never does. A character gets
its main reading and every other reading that occurs in at least `COMMON` words of
pypinyin's phrase list, so 还 is hai and huan, 行 xing and hang. Readings that the phrase
list misses but people use stand in `EXTRA`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.style import convert

DATA = Path(__file__).parent.parent / "deskapp" / "search" / "data"
COMMON = 3
"""Below three words a reading is a name of a river or a book title."""

EXTRA = {
    "大": "dai",
    "泌": "bi",
    "浚": "xun",
    "单": "shan",
    "仇": "qiu",
    "区": "ou",
    "长": "chang zhang",
    "重": "chong zhong",
    "调": "diao tiao",
    "行": "hang xing",
    "还": "hai huan",
    "朝": "chao zhao",
    "解": "xie",
    "查": "zha",
    "乐": "le yue",
    "会": "kuai",
    "藉": "ji jie",
    "给": "ji gei",
    "车": "che ju",
}
"""Place names of Henan, surnames and readings that people type."""


def characters() -> list[str]:
    """The 6,763 characters of GB 2312 in code order."""
    found = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.append(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def spelled(syllable: str) -> str:
    """A syllable without tone, ü as v."""
    return syllable.replace("ü", "v").replace("ê", "e")


def phrase_readings() -> dict[str, Counter[str]]:
    """How often each character is read each way in pypinyin's phrase list."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for char, reading in zip(phrase, readings, strict=False):
            plain = spelled(convert(reading[0], Style.NORMAL, strict=False))
            seen[char][plain] += 1
    return seen


def settled(char: str, convert_char: Callable[[str], str]) -> str:
    """The simplified form that is not simplified any further: normalising twice changes nothing."""
    seen = [char]
    while (simple := convert_char(seen[-1])) not in seen and len(simple) == 1:
        seen.append(simple)
    return seen[-1]


def main() -> None:
    seen = phrase_readings()
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for char in characters():
        first = spelled(pinyin(char, style=Style.NORMAL)[0][0])
        common = {r for r, n in seen[char].items() if n >= COMMON and r.isascii() and r.isalpha()}
        for reading in sorted({first, *common, *EXTRA.get(char, "").split()}):
            by_syllable[reading].append(char)
    lines = [
        f"{syllable} {''.join(chars)}"
        for syllable, chars in sorted(by_syllable.items())
        if syllable.isalpha()
    ]
    (DATA / "readings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    convert_char = OpenCC("t2s").convert
    pairs = []
    for code in range(0x4E00, 0x9FA6):
        simple = settled(chr(code), convert_char)
        if simple != chr(code):
            pairs.append(chr(code) + simple)
    (DATA / "simplified.txt").write_text(
        "\n".join("".join(pairs[i : i + 40]) for i in range(0, len(pairs), 40)) + "\n", encoding="utf-8"
    )
    print(
        len(lines),
        "syllables,",
        sum(map(len, by_syllable.values())),
        "readings,",
        len(pairs),
        "traditional characters",
    )


if __name__ == "__main__":
    main()
