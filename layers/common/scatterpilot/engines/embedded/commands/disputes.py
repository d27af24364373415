"""Refused values the user gives up."""

from __future__ import annotations

from scatterpilot.domain.edits import Edit, SettleValue
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation

_DROPPING = tuple(
    "leave it out, leave that out, without it, skip it, skip that, leave it off, none, "
    "no discount, leave it as it is, keep it as it is, keep the old one, keep it, forget it, "
    "leave it, never mind that, ignore that, as it was, without, leave off, nothing".split(", ")
)


def settled_disputes(reading: Reading, situation: Situation) -> list[Edit]:
    """``leave it out``, ``keep it as it is``: the refused value is dropped."""
    text = " ".join(token.lower for token in reading.tokens if token.kind == "word")
    if not any(phrase in text for phrase in _DROPPING):
        return []
    draft = situation.draft
    fields = list(draft.disputed)
    for index, line in enumerate(draft.line_items):
        fields += [f"line_items.{index}.{name}" for name in line.disputed]
    return [SettleValue(field=name) for name in fields]
