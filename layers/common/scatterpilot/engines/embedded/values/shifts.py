"""Time worked from one clock time to another: ``09:00-12:30`` is 3.5 hours."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.numerals import in_parts
from scatterpilot.engines.embedded.values.quantities import Quantity

_DAY = 24 * 60


def shift_at(tokens: Sequence[Token], index: int) -> Quantity | None:
    """The hours between two clock times of 24 hours, past midnight when the second is earlier."""
    begin = _clock_time(tokens, index)
    joint = index + 3
    if begin is None or folded(tokens, joint) not in ("-", "–", "to", "until", "till"):
        return None
    finish = _clock_time(tokens, joint + 1)
    if finish is None or finish == begin:
        return None
    hours = in_parts(Decimal((finish - begin) % _DAY) / 60)
    return Quantity(hours, "hour", "hours", index, joint + 4)


def _clock_time(tokens: Sequence[Token], index: int) -> int | None:
    """Minutes since midnight of ``09:30``."""
    if index < 0 or index + 2 >= len(tokens) or tokens[index + 1].text != ":":
        return None
    hour, minute = tokens[index].text, tokens[index + 2].text
    tied = tokens[index + 1].glued and tokens[index + 2].glued
    if not (tied and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        return None
    hours, minutes = int(hour[:3]), int(minute)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
