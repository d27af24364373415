"""Divide the pieces of a message into customer, address, line items and chatter.

Every division is a candidate with a cost; dynamic programming finds the cheapest. Costs are
additive over segments, so the work grows linearly with the message.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from scatterpilot.engines.embedded.lines.atoms import Atom, atoms_of
from scatterpilot.engines.embedded.lines.costs import Costs
from scatterpilot.engines.embedded.lines.figures import Figure
from scatterpilot.engines.embedded.lines.names import join_cost
from scatterpilot.engines.embedded.lines.segments import (
    REFUNDS,
    Expectation,
    Segment,
    completes,
    lacking,
)
from scatterpilot.engines.embedded.reading import Reading

# A name or an item runs over at most so many pieces; in a very long message, which is a list of
# short items rather than prose, over fewer, so that its time stays in bounds.
_LONGEST = 7
_MANY, _LONGEST_OF_MANY = 120, 4
_MOST_ATOMS = 180
_DEAREST = 6.0
_MOST_FIGURES = 5
_MOST_PRICES = 2
_INFINITE = float("inf")
# What it costs to find no customer in a message while none is known.
_UNNAMED = 3.0
# Where a line still lacks its description, what is said may well be that.
_UNNAMED_WHEN_DESCRIBING = 1.5


def _running(counts: Iterable[int]) -> list[int]:
    """Running totals, so that a run's count is one subtraction."""
    return [0, *accumulate(counts)]


def divide(reading: Reading, expected: Expectation) -> list[Segment]:
    """The cheapest division of what no fact has taken."""
    atoms = atoms_of(reading, _MOST_ATOMS + 1)
    if not atoms:
        return []
    # What lies beyond the bound on one message's work is named to the user, never dropped.
    rest = [Segment("beyond", atom.start, len(reading)) for atom in atoms[_MOST_ATOMS:]]
    return _Division(reading, atoms[:_MOST_ATOMS], expected).best() + rest


class _State(NamedTuple):
    """Whether a customer was named, and what the last item still lacks (``lacking``)."""

    named: bool
    open: str


_Moves = dict[_State, tuple[float, _State]]
"""What a segment costs beside its own price in each state, and the state it leads to."""


class _Division:
    """The dynamic program over positions and states."""

    def __init__(self, reading: Reading, atoms: list[Atom], expected: Expectation) -> None:
        self.atoms = atoms
        self.expected = expected
        self.costs = Costs(reading, atoms, expected)
        self.priced = _running(sum(f.priced for f in atom.figures) for atom in atoms)
        self.figures = _running(len(atom.figures) for atom in atoms)
        self.joins = [self.costs.join(atom) for atom in atoms]
        self.name_joins = [join_cost(reading, atom) for atom in atoms]
        self.moves: dict[tuple[str, str], _Moves] = {}
        self.longest = _LONGEST if len(atoms) < _MANY else _LONGEST_OF_MANY

    def best(self) -> list[Segment]:
        size = len(self.atoms)
        cost: list[dict[_State, float]] = [{} for _ in range(size + 1)]
        came: list[dict[_State, tuple[int, _State, Segment]]] = [{} for _ in range(size + 1)]
        cost[0][_State(False, "")] = 0.0
        for start in range(size):
            if not cost[start]:
                continue
            for end, segment, price in self._segments_from(start):
                moves = self._moves(segment)
                costs, ways = cost[end], came[end]
                for state, spent in cost[start].items():
                    if state not in moves:
                        moves[state] = self._transition(segment, state)
                    extra, after = moves[state]
                    total = spent + price + extra
                    if total < costs.get(after, _INFINITE):
                        costs[after] = total
                        ways[after] = (start, state, segment)
        no_customer = 0.0 if self.expected.customer_known else _UNNAMED
        if self.expected.description_missing:
            no_customer = min(no_customer, _UNNAMED_WHEN_DESCRIBING)
        final = min(
            cost[size], key=lambda state: cost[size][state] + (0 if state.named else no_customer)
        )
        return self._trace(came, size, final)

    def _moves(self, segment: Segment) -> _Moves:
        """The transitions known so far for segments like this one."""
        lacks = lacking(segment.item) if segment.item is not None else ""
        return self.moves.setdefault((segment.label, lacks), {})

    def _transition(self, segment: Segment, state: _State) -> tuple[float, _State]:
        if segment.label == "customer":
            again = 6.0 if state.named else 0.0
            asked = self.expected.customer_asked
            known = self.costs.renaming if self.expected.customer_known and not asked else 0.0
            return again + known, _State(True, state.open)
        if segment.label == "fragment":
            if state.open == "description":
                return -1.7, _State(state.named, "")
            return (0.0 if not state.open else 2.0), _State(state.named, "item")
        if segment.item is not None:
            lacks = lacking(segment.item)
            if state.open and completes(state.open, lacks):
                return -REFUNDS[state.open, lacks], _State(state.named, "")
            return 0.0, _State(state.named, lacks)
        return 0.0, state

    def _trace(
        self,
        came: list[dict[_State, tuple[int, _State, Segment]]],
        position: int,
        state: _State,
    ) -> list[Segment]:
        segments: list[Segment] = []
        while position > 0:
            position, state, segment = came[position][state]
            segments.append(segment)
        return segments[::-1]

    def _segments_from(self, start: int) -> list[tuple[int, Segment, float]]:
        options: list[tuple[int, Segment, float]] = []
        joined = 0.0
        named = 0.0
        figures: list[Figure] = []
        for end in range(start + 1, min(start + self.longest, len(self.atoms)) + 1):
            run = self.atoms[start:end]
            if end > start + 1:
                joined += self.joins[end - 1]
                named += self.name_joins[end - 1]
            figures = [*figures, *run[-1].figures]
            priced = self.priced[end] - self.priced[start]
            if not priced:
                for segment, price in self.costs.names(run, figures, end, named):
                    options.append((end, segment, price))
            item = self.costs.item(run, figures, priced, joined) if joined <= _DEAREST else None
            if item is not None:
                options.append((end, *item))
            if end == start + 1:
                chatter = Segment("chatter", run[0].start, run[-1].end)
                options.append((end, chatter, self.costs.chatter(run[0])))
            if self._closed(start, end, joined):
                break
        return options

    def _closed(self, start: int, end: int, joined: float) -> bool:
        """Whether no longer run can win: too many prices or figures, or too dear to join.

        The next piece is looked at too, so that a run that would fail is never read at all.
        """
        follows = min(end + 1, len(self.atoms))
        priced = self.priced[follows] - self.priced[start]
        figures = self.figures[follows] - self.figures[start]
        return joined > _DEAREST or figures > _MOST_FIGURES or priced > _MOST_PRICES
