"""Lines that are none: money paid or taken off, a phone number, the row of the total."""

from __future__ import annotations

from collections.abc import Iterator

from scatterpilot.domain.totals import ZERO
from scatterpilot.engines.embedded.doubt.looks import phone_at
from scatterpilot.engines.embedded.doubt.matter import Matter
from scatterpilot.engines.embedded.doubt.taken_off import lines_taken_off

_SUMS = frozenset("total subtotal".split())


def false_lines(matter: Matter) -> list[int]:
    """The indices of the draft's new lines that are none; never of all its lines."""
    found = {*lines_taken_off(matter), *_sums(matter)}
    found |= {place_line for place_line, _ in phone_lines(matter)}
    return sorted(found) if len(found) < len(matter.draft.line_items) else []


def phone_lines(matter: Matter) -> Iterator[tuple[int, str]]:
    """The lines whose price is part of a phone number, with that number."""
    for place in matter.prices():
        number = phone_at(matter.reading(place.turn).message, place.start, place.end)
        if number:
            yield place.line or 0, number


def _sums(matter: Matter) -> Iterator[int]:
    """The lines that are called a total and come to what the others do."""
    amounts = [amount or ZERO for amount in matter.totals.line_amounts]
    fresh = {place.line for place in matter.prices()}
    for index, line in enumerate(matter.draft.line_items):
        words = (line.description or "").lower().split()
        named = words[:1] and words[0] in _SUMS
        if named and index in fresh and amounts[index] == sum(amounts, ZERO) - amounts[index]:
            yield index
