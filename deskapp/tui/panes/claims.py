"""A place that only a source names: what may be read aloud, then what is said of it and by whom."""

from __future__ import annotations

from textual.content import Content

from deskapp.domain.answer import Hit
from deskapp.domain.claims import label, settled_words, source_words
from deskapp.tui import cards, rows, strings, theme
from deskapp.tui.headline import headline
from deskapp.tui.panes.pages import Reading
from deskapp.tui.text import EMPTY, labelled, plain


def mention_page(hit: Hit) -> Reading:
    """The whole of it; from here it can be settled which place it is."""
    assert hit.mention is not None
    return Reading(
        hit.mention.name,
        lambda width: mention_lines(hit, width),
        clipboard=lambda: cards.copy_text(hit),
        about=f"n:{hit.mention.code}",
    )


def mention_lines(hit: Hit, width: int) -> list[Content]:
    assert hit.mention is not None
    lines = [*headline(hit, width), EMPTY]
    for claim in hit.mention.claims:
        said = f"{claim.value}「{claim.wording}」" if claim.wording else claim.value
        told = f"{said} ({source_words(claim.provenance)}; {settled_words(claim)})"
        lines += labelled(label(claim.field), plain(told), width)
    lines += rows.sure(hit, width)
    return [*lines, *labelled("", plain(strings.SETTLE_HINT, theme.QUIET), width)]
