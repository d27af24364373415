"""Where in the messages the values of a draft stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scatterpilot.domain.draft import Draft, Source


class Place(NamedTuple):
    """A value's characters ``start`` to before ``end`` in the user's message number ``turn``;
    ``line`` is the index of its line, ``None`` for a value of the whole invoice."""

    turn: int
    start: int
    end: int
    field: str
    line: int | None = None

    def holds(self, start: int, end: int) -> bool:
        """Whether these characters lie in it."""
        return self.start <= start and end <= self.end


def places_in(draft: Draft) -> list[Place]:
    """The places of all values that the user's words gave."""
    lines = enumerate(draft.line_items)
    beside = (*draft.charges, *draft.payments)
    return [
        *_of(draft.provenance, None),
        *(place for item in beside for place in _of(item.provenance, None)),
        *(place for index, line in lines for place in _of(line.provenance, index)),
    ]


def _of(provenance: Mapping[str, Source], line: int | None) -> Iterator[Place]:
    for field, source in provenance.items():
        if source.turn is not None and source.start is not None and source.end is not None:
            yield Place(source.turn, source.start, source.end, field, line)
