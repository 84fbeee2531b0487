"""Reading a phrase through a query: which characters answer which tokens, in order.

A chain of (token, character) pairs is the heaviest one in which both sides go forward
(a weighted longest common subsequence); neighbours that stay neighbours earn a little more.
"""

from __future__ import annotations

from typing import NamedTuple

from deskapp.search.levels import Levels
from deskapp.search.query import Token

NEIGHBOURS = 0.35
"""Bonus, in units of the lighter token's weight, when 低保 is met as 低保 and not as 低…保."""


class Cell(NamedTuple):
    """The best chain that ends with one token at one character."""

    value: float
    """What chains compete by: `plain` and the bonus for neighbours."""
    plain: float
    adjacent: int
    char: int
    token: int
    before: Cell | None


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


class Reader:
    """Levels of characters against one way to read a query, remembered for all its candidates."""

    def __init__(self, tokens: tuple[Token, ...], weights: tuple[float, ...]) -> None:
        self.tokens = tokens
        self.weights = weights
        self.total = sum(weights) or 1.0
        self._levels = Levels(tokens)
        self._rows: dict[str, tuple[tuple[int, float], ...]] = {}

    def row(self, char: str) -> tuple[tuple[int, float], ...]:
        """(token, weight times level) for every token that `char` may stand for."""
        weights = self.weights
        found = tuple([(i, level * weights[i]) for i, level in self._levels.of(char)])
        self._rows[char] = found
        return found

    def chain(self, squeezed: str) -> Chain:
        """The best chain through a phrase."""
        count = len(self.tokens)
        best: list[Cell | None] = [None] * (count + 1)  # best[i]: among tokens below i
        before: dict[int, Cell] = {}
        loose = [0.0] * count
        for position, char in enumerate(squeezed):
            row = self._rows.get(char)
            if row is None:
                row = self.row(char)
            here: dict[int, Cell] = {}
            for i, value in row:
                if value > loose[i]:
                    loose[i] = value
                here[i] = self._step(i, value, position, best[i], before.get(i - 1))
            for i, cell in here.items():
                _improve(best, i, cell)
            before = here
        return _unwind(best[count], sum(loose))

    def _step(self, i: int, value: float, position: int, far: Cell | None, near: Cell | None) -> Cell:
        if near is not None:
            bonus = NEIGHBOURS * min(self.weights[i], self.weights[i - 1])
            if far is None or near.value + bonus >= far.value:
                return Cell(near.value + value + bonus, near.plain + value, near.adjacent + 1, position, i, near)
        if far is None:
            return Cell(value, value, 0, position, i, None)
        return Cell(far.value + value, far.plain + value, far.adjacent, position, i, far)


def _improve(best: list[Cell | None], token: int, cell: Cell) -> None:
    for k in range(token + 1, len(best)):
        old = best[k]
        if old is not None and old.value >= cell.value:
            return
        best[k] = cell


def _unwind(cell: Cell | None, loose: float) -> Chain:
    if cell is None:
        return Chain(0.0, loose, 0, 0, ())
    ordered, adjacent, tokens, chars = cell.plain, cell.adjacent, 0, []
    step: Cell | None = cell
    while step is not None:
        tokens |= 1 << step.token
        chars.append(step.char)
        step = step.before
    return Chain(ordered, loose, adjacent, tokens, tuple(reversed(chars)))
