"""How good a phrase is for a query: a sum of named parts.

Each constant says what it is for and names a pair that it decides. `Evidence` is the
measured part, `score` the judgement; scripts/learn_weights.py fits the numbers on
labelled queries.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

KIND_COST = {"name": 0.0, "alias": 0.0, "old_name": 0.01, "department": 0.5, "category": 0.12, "place": 0.1}
"""派出所 as a department must not beat a service that is called so."""


class Evidence(NamedTuple):
    """What was measured between one query and one phrase, each 0 to 1 unless said."""

    answered: float
    """Share of the query's weight answered in order: 低保办理 leaves 办理 open in 低保."""
    anywhere: float
    """The same in any order: 籍户."""
    covered: float
    """Share of the phrase's weight that the query names: 低保 covers 低保 wholly, 低保边缘家庭 little."""
    neighbours: float
    """Share of the query's neighbours that stay neighbours."""
    starts: float
    """1 when the phrase starts with the query's first token: 社保 -> 社保卡补领 before 退役军人社保."""
    whole: float
    """1 when the query is the phrase, sign for sign or sound for sound."""
    meant: float
    """Share of the query's meanings that the service's phrases have, the rare ones counting more:
    掉了 and 补领."""
    supported: float
    """Share of the query answered by all phrases of the same service together."""
    gathered: float
    """Share of what the query says, its fillers aside, that the service's phrases hold anywhere:
    养老金停发 -> 养老金 in one and 停发 in another, before 医保停发."""
    strange: float
    """Minus the share of the phrase's meanings of which the query says nothing: 残疾证 -> 残疾证办理
    before 残疾证注销."""
    likely: float
    """Minus the extra cost of this way to cut the letters."""
    kind: float
    """Minus the cost of the phrase's kind."""
    prior: float
    """How commonly it is asked, 0 to 1."""
    brevity: float
    """Minus the phrase's length in characters over 30: with equal evidence the shorter one."""
    numbers: float
    """-1 when the phrase counts the same thing and names another number: 八十岁补贴 for 六十岁补贴."""


CHARACTERS = Evidence(
    answered=0.2,
    anywhere=0.4,
    covered=0.67,
    neighbours=0.26,
    starts=0.04,
    whole=0.44,
    meant=0.24,
    supported=0.4,
    gathered=0.86,
    strange=0.2,
    likely=0.07,
    kind=1.0,
    prior=0.1,
    brevity=0.31,
    numbers=0.56,
)
"""What each part is worth where characters were typed: what a service says altogether counts most."""

LETTERS = Evidence(
    answered=0.5,
    anywhere=0.5,
    covered=0.68,
    neighbours=0.3,
    starts=0.06,
    whole=0.4,
    meant=0.0,
    supported=0.75,
    gathered=0.0,
    strange=0.0,
    likely=0.15,
    kind=1.0,
    prior=0.1,
    brevity=0.4,
    numbers=0.6,
)
"""The same where letters were typed: each may stand for many characters, so order and length count more."""


def score(evidence: Evidence, weights: Evidence) -> float:
    """The judgement; comparable between the phrases of one query only."""
    return math.fsum(map(mul, weights, evidence))
