"""Three themes and the named styles that data may wear.

A colour always goes with a word; the high-contrast theme and 16-colour terminals lose
nothing but comfort.
"""

from __future__ import annotations

from textual.theme import Theme

from deskapp.domain import answer as words

QUIET = "$quiet"
STRONG = "bold $foreground"
LABEL = "$label"
HIT = "bold underline $hit"
WARN = "bold $warn"
TITLE = "bold $foreground"
KEY = "bold $key"
SAMPLE = "bold $sample-fg on $sample-bg"
SELECTED = "on $selected"
MAYBE = "bold $warn"
ALARM = "bold $on-stop on $stop"
ALARM_GROUND = "on $stop"
CHOICE = "bold $on-part on $part"
LINK = "bold underline $key"
SURFACE = "on $surface"
ASKED = "on $panel"
BAR = "$key on $key"
"""A bar's signs in the colour of their ground: a block where there are colours, a row of signs where not."""
PLAIN = "$foreground"

_VERDICTS = {
    words.CAN_DO: "go",
    words.ACCEPT_ONLY: "part",
    words.ADVICE_ONLY: "part",
    words.ELSEWHERE: "away",
    words.NOT_OPEN: "stop",
    words.SUSPENDED: "stop",
    words.UNVERIFIED: "ask",
}
_OPEN_NOW = {"open": "go", "closing": "away", "unknown": "ask"}


def verdict_block(verdict: str) -> str:
    """Style of the big verdict word: light or dark ink on a meaningful ground."""
    tone = _VERDICTS.get(verdict, "ask")
    return f"bold $on-{tone} on ${tone}"


def verdict_word(verdict: str) -> str:
    return f"bold $ink-{_VERDICTS.get(verdict, 'ask')}"


def status_word(code: str) -> str:
    return f"bold $ink-{_OPEN_NOW.get(code, 'stop')}"


def _variables(**named: str) -> dict[str, str]:
    return {key.replace("_", "-"): value for key, value in named.items()}


LIGHT = Theme(
    name="desk-light",
    primary="#1f5fa8",
    foreground="#16202a",
    background="#fbfbf8",
    surface="#ffffff",
    panel="#e6ebf0",
    dark=False,
    variables=_variables(
        quiet="#566370", label="#456078", hit="#8a1a78", warn="#a33a00", key="#1f5fa8",
        sample_fg="#3d2c00", sample_bg="#ffd977", selected="#d3e4f7",
        go="#1c7a3e", part="#1f5fa8", away="#a85a00", stop="#b3261e", ask="#5c5470",
        on_go="#ffffff", on_part="#ffffff", on_away="#ffffff", on_stop="#ffffff", on_ask="#ffffff",
        ink_go="#14662f", ink_part="#1f5fa8", ink_away="#8f4a00", ink_stop="#a81e17", ink_ask="#544b69",
        box="#ffffff", bar="#dfe6ed",
    ),
)  # fmt: skip

DARK = Theme(
    name="desk-dark",
    primary="#6cb2ff",
    foreground="#e8ecef",
    background="#11161b",
    surface="#182027",
    panel="#222c35",
    dark=True,
    variables=_variables(
        quiet="#98a6b3", label="#8fb3d1", hit="#ff9ee0", warn="#ffb454", key="#8cc7ff",
        sample_fg="#201800", sample_bg="#e8bd4a", selected="#263f59",
        go="#2e9e58", part="#3d84d6", away="#d99226", stop="#d9534a", ask="#8f86a8",
        on_go="#04140a", on_part="#03101f", on_away="#1a0f00", on_stop="#1c0302", on_ask="#0e0b16",
        ink_go="#63d68c", ink_part="#7fbaff", ink_away="#f2b04b", ink_stop="#ff877d", ink_ask="#c4bbdd",
        box="#31414f", bar="#1d262e",
    ),
)  # fmt: skip

CONTRAST = Theme(
    name="desk-contrast",
    primary="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables=_variables(
        quiet="#ffffff", label="#ffff00", hit="#00ffff", warn="#ffff00", key="#ffff00",
        sample_fg="#000000", sample_bg="#ffff00", selected="#0000aa",
        go="#00ff00", part="#00ffff", away="#ffff00", stop="#ff5555", ask="#ffffff",
        on_go="#000000", on_part="#000000", on_away="#000000", on_stop="#000000", on_ask="#000000",
        ink_go="#00ff00", ink_part="#00ffff", ink_away="#ffff00", ink_stop="#ff5555", ink_ask="#ffffff",
        box="#0000aa", bar="#000000",
    ),
)  # fmt: skip

THEMES = (LIGHT, DARK, CONTRAST)
NAMED = {theme.name: theme for theme in THEMES}
