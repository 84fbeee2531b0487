"""What sources say beside the catalog (说法), as values; what they mean is in `claims`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from deskapp.domain.models import Provenance


class Settled(NamedTuple):
    """How a claim was settled. `verdict`: open · same · other · stands · refused (see `claims`)."""

    verdict: str = "open"
    on: date | None = None
    by: str = ""
    how: str = ""
    why: str = ""


class Claim(NamedTuple):
    """One value that a source gives, beside the catalog."""

    code: str
    thing: str
    """What the source calls the place or item it speaks of."""
    about: str
    """`s:<service>` or `c:<centre>`; empty: nobody knows yet."""
    field: str
    value: str
    wording: str
    provenance: Provenance
    settled: Settled = Settled()


class Mention(NamedTuple):
    """A place that a source names and that nobody could match with one of the catalog."""

    code: str
    """Of the claim that gives the name."""
    name: str
    claims: tuple[Claim, ...]
