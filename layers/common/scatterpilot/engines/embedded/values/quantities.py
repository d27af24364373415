"""Read quantities: a number of a known unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.amounts import minus_at
from scatterpilot.engines.embedded.values.numerals import NumberStyle, in_parts, number_at
from scatterpilot.engines.embedded.values.units import MEASURES, NOT_NOUNS, unit_at

# In the singular before a plural these belong to the thing: 52 seat covers, 3 day passes.
_NOUNS_TOO = frozenset(
    "seat licence user session visit trip shift unit piece item pair person lesson room day "
    "night load".split()
)


class Quantity(NamedTuple):
    """A count of a known unit; ``unit`` is canonical ("hour"), ``text`` as it was written.

    ``sized`` tells that it is tied like the 3-day of a workshop, which counts days only where a
    day has a price.
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    sized: bool = False


def quantity_at(tokens: Sequence[Token], index: int, style: NumberStyle) -> Quantity | None:
    """A number of a known unit: ``40 hours``, ``2h30``, ``half a day``, ``an hour and a half``."""
    fixed = _article_unit(tokens, index)
    if fixed is not None:
        return fixed
    negative = minus_at(tokens, index)
    number = number_at(tokens, index + 1 if negative else index, style)
    if number is None:
        return None
    position = number.end
    part = number.words or number.end - number.start > 2
    if part and number.value < 1 and folded(tokens, position) in ("a", "an", "of"):
        position += 1
        if folded(tokens, position) in ("a", "an"):
            position += 1
    tied = folded(tokens, position) == "-" and tokens[position].glued
    position += tied
    unit = unit_at(tokens, position)
    if unit is None or _describes(tokens, number.value, unit):
        return None
    value, end = _and_more(tokens, number.value, unit[0], unit[2], style)
    whole = unit[0] not in MEASURES or not unit[1].lower().endswith("s")
    sized = tied and value != 1 and len(unit[1]) > 2 and whole
    return Quantity(-value if negative else value, unit[0], unit[1], index, end, sized)


def _describes(tokens: Sequence[Token], value: Decimal, unit: tuple[str, str, int]) -> bool:
    """``1,200 bottle labels``: a container in the singular before a noun only describes it."""
    end = unit[2]
    if end >= len(tokens) or tokens[end].kind != "word" or folded(tokens, end) in NOT_NOUNS:
        return False
    if unit[1].lower() == "foot":
        # "12 foot massages", but "12 foot fence": a length stands before one thing.
        return end + 1 < len(tokens) and _plural_soon(tokens, end)
    if value == 1 or unit[1].lower().endswith("s"):
        return False
    return unit[0] not in MEASURES or (unit[0] in _NOUNS_TOO and _plural_soon(tokens, end))


def _plural_soon(tokens: Sequence[Token], index: int) -> bool:
    words = [token.lower for token in tokens[index : index + 2] if token.kind == "word"]
    return any(word.endswith("s") and not word.endswith("ss") for word in words)


def _article_unit(tokens: Sequence[Token], index: int) -> Quantity | None:
    """``an hour``, ``a day and a half``, ``an hour and a half``."""
    if folded(tokens, index) not in ("a", "an", "another"):
        return None
    unit = unit_at(tokens, index + 1)
    if unit is None or unit[0] not in MEASURES:
        return None
    words = [folded(tokens, unit[2] + offset) for offset in range(3)]
    if words == ["and", "a", "half"]:
        return Quantity(Decimal("1.5"), unit[0], unit[1], index, unit[2] + 3)
    return Quantity(Decimal(1), unit[0], unit[1], index, unit[2])


def _and_more(
    tokens: Sequence[Token], value: Decimal, unit: str, end: int, style: NumberStyle
) -> tuple[Decimal, int]:
    """Hours with minutes after them (``2h30``, ``2 hours and 15 minutes``), or ``and a half``."""
    words = [folded(tokens, end + offset) for offset in range(3)]
    if words == ["and", "a", "half"]:
        return value + Decimal("0.5"), end + 3
    if unit != "hour":
        return value, end
    position = end + 1 if words[0] in ("and", ",") else end
    number = number_at(tokens, position, style)
    if number is None or not 0 < number.value < 60:
        return value, end
    follow = unit_at(tokens, number.end)
    if follow is not None and follow[0] == "minute":
        return value + in_parts(number.value / 60), follow[2]
    if folded(tokens, number.end) == "m" and tokens[number.end].glued:
        return value + in_parts(number.value / 60), number.end + 1
    if tokens[position].glued and position == end:
        return value + in_parts(number.value / 60), number.end
    return value, end
