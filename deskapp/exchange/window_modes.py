"""How far a window goes, as halls write it in their tables."""

import re
import unicodedata

from deskapp.domain.handlings import ACCEPTS, ADVICE, DIRECT, REFUSED

_WORDS: dict[str, tuple[str, ...]] = {
    DIRECT: (
        "直接办理", "直办", "现场办", "现场办理", "现场办结", "当场办", "当场办理", "当场办结", "即办",
        "即办件", "即时办", "即时办理", "即时办结", "立等可取", "窗口直接办", "窗口直接办理", "窗口办结",
        "可直接办理", "现场直接办理", "现场即办",
    ),
    ACCEPTS: (
        "收件", "只收", "只收材料", "收材料", "代收", "代收件", "代收材料", "代收代转", "代收转报",
        "代收转办", "受理", "只受理", "仅受理", "受理转报", "受理上报", "受理初审", "受理转办", "受理不办结",
        "转报", "收件转办", "收件转报", "收件上报", "仅收件", "初审上报", "初审转报",
    ),
    ADVICE: (
        "咨询", "仅咨询", "咨询引导", "引导", "咨询导办", "导办", "业务咨询", "政策咨询", "咨询服务",
        "只提供咨询", "只解答", "仅提供咨询", "咨询解答",
    ),
    REFUSED: (
        "不办理", "不受理", "不予受理", "不能办", "不能办理", "本窗口不办", "本窗口不办理", "不在此办理",
    ),
}  # fmt: skip
"""What a hall writes -> how far it goes. 受理 alone is that papers are taken in: more is not claimed."""
_MEANT = {word: mode for mode, words in _WORDS.items() for word in (mode, *words)}
_BRACKETED = re.compile(r"^(.*?)[(\[【](.+?)[)\]】]$")


def mode_of(written: str) -> str | None:
    """One of `handlings.MODES`, "" for an empty cell; None where it is not clear what is meant.

    What stands in brackets has to mean the same as what stands before them, or nothing.
    """
    plain = "".join(unicodedata.normalize("NFKC", written).split()).rstrip("。.;,")
    if not plain:
        return ""
    if plain in _MEANT:
        return _MEANT[plain]
    bracketed = _BRACKETED.match(plain)
    if bracketed is None:
        return None
    meant = {_MEANT.get(part) for part in bracketed.groups()}
    return meant.pop() if len(meant) == 1 else None
