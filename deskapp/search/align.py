"""Reading a phrase through a query: which characters answer which tokens, in order.

A chain of (token, character) pairs is the heaviest one in which both sides go forward
(a weighted longest common subsequence); neighbours that stay neighbours earn a little more.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from deskapp.search.levels import answers
from deskapp.search.query import Token

NEIGHBOURS = 0.35
"""Bonus, in units of the lighter token's weight, when 低保 is met as 低保 and not as 低…保."""


Cell = tuple[float, float, int, int, int, Any]
"""The best chain ending at one character: (value with bonus, value without, adjacent pairs,
character, token, cell before). A plain tuple: thousands are made for every key press."""
START: Cell = (0.0, 0.0, 0, -1, -1, None)
NOTHING: dict[int, Cell] = {}


class Chain(NamedTuple):
    """How well one phrase answers one way to read the query. Weights are those of the tokens."""

    ordered: float
    """Weight of tokens answered in order, times their level."""
    loose: float
    """Weight of tokens answered anywhere, times their level."""
    adjacent: int
    """Pairs of neighbouring tokens met as neighbours."""
    tokens: int
    """Bit i is set when token i is in the chain."""
    chars: tuple[int, ...]
    """Positions of the phrase in the chain, ascending."""


Row = tuple[tuple[int, float], ...]
"""(token, weight times level) for every token that one character may stand for, in token order."""


class Rows(dict[str, Row]):
    """Character -> its row; worked out when first asked for."""

    def __init__(self, tokens: tuple[Token, ...], weights: tuple[float, ...]) -> None:
        self._weighed = [(i, answers(token), weights[i]) for i, token in enumerate(tokens)]

    def __missing__(self, char: str) -> Row:
        self.fill({char})
        return self[char]

    def fill(self, chars: set[str]) -> None:
        """Works out the rows of many characters at once: most answer nothing, and cost next to nothing."""
        found: dict[str, list[tuple[int, float]]] = {}
        for i, levels, weight in self._weighed:
            best = {char: level * weight for level, known in levels for char in known & chars}
            for char, value in best.items():
                found.setdefault(char, []).append((i, value))
        self.update(dict.fromkeys(chars, ()))
        self.update({char: tuple(row) for char, row in found.items()})


class Reader:
    """Levels of characters against one way to read a query, remembered for all its candidates."""

    def __init__(self, tokens: tuple[Token, ...], weights: tuple[float, ...]) -> None:
        self.tokens = tokens
        self.weights = weights
        self.total = sum(weights) or 1.0
        self._bonus = [0.0, *(NEIGHBOURS * min(pair) for pair in pairwise(weights))]
        """What it earns to be the neighbour of the token before."""
        self._rows = Rows(tokens, weights)
        self.row = self._rows.__getitem__

    def prepare(self, texts: Iterable[str]) -> None:
        """Gets ready for these phrases together."""
        self._rows.fill(set().union(*texts))

    def chain(self, squeezed: str) -> Chain:
        """The best chain through a phrase."""
        return self._plain(squeezed) or self._chosen(squeezed)

    def _plain(self, squeezed: str) -> Chain | None:
        """The chain of all that matches, where nothing competes: each character answers one token
        at most, each token later than the last. Most phrases are read so."""
        token, at, ordered, adjacent, tokens = -1, -2, 0.0, 0, 0
        chars: list[int] = []
        for position, row in enumerate(map(self.row, squeezed)):
            if row:
                i, value = row[0]
                if i <= token or len(row) > 1:
                    return None
                if i == token + 1 and position == at + 1:
                    adjacent += 1
                token, at = i, position
                ordered += value
                tokens |= 1 << i
                chars.append(position)
        return Chain(ordered, ordered, adjacent, tokens, tuple(chars))

    def _chosen(self, squeezed: str) -> Chain:
        """The heaviest of the chains that compete."""
        count = len(self.tokens)
        best: list[Cell] = [START] * (count + 1)  # best[i]: among tokens below i
        before = NOTHING
        loose = [0.0] * count
        for position, row in enumerate(map(self.row, squeezed)):
            if not row:
                before = NOTHING
                continue
            here = self._cells(row, position, best, before)
            for i, value in row:
                if value > loose[i]:
                    loose[i] = value
                cell = here[i]
                k = i + 1
                while k <= count and best[k][0] < cell[0]:
                    best[k] = cell
                    k += 1
            before = here
        return _unwind(best[count], sum(loose))

    def _cells(self, row: Row, position: int, best: list[Cell], before: dict[int, Cell]) -> dict[int, Cell]:
        """Token -> the best chain that ends with it at this character."""
        here: dict[int, Cell] = {}
        for i, value in row:
            far = best[i]
            if i - 1 in before:
                near, bonus = before[i - 1], self._bonus[i]
                if near[0] + bonus >= far[0]:
                    here[i] = (near[0] + value + bonus, near[1] + value, near[2] + 1, position, i, near)
                    continue
            here[i] = (far[0] + value, far[1] + value, far[2], position, i, far)
        return here


def _unwind(cell: Cell, loose: float) -> Chain:
    tokens, chars, step = 0, [], cell
    while step[4] >= 0:
        tokens |= 1 << step[4]
        chars.append(step[3])
        step = step[5]
    return Chain(cell[1], loose, cell[2], tokens, tuple(reversed(chars)))
