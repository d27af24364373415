"""Read what a price is for: an hour, a page, each, or the lot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.units import NOT_NOUNS, unit_at

_EACH = frozenset(["each", "ea", "apiece", "e.a"])
_FLAT = frozenset(["flat", "fixed", "total", "altogether", "overall", "lumpsum"])
_SHORT_RATES = {
    "ph": "hour",
    "pd": "day",
    "pp": "person",
    "pm": "month",
    "pw": "week",
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
}

_BASES = {"hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000}
_ROUND = frozenset((10, 12, 50, 100, 144, 500, 1_000, 10_000, 1_000_000))
RATE_WORDS = frozenset({"/", "per", "an", "a", "each", "every", "the", "p", *_SHORT_RATES})
"""What a mark with a unit begins with."""


class RateMark(NamedTuple):
    """What follows a price: ``/hour``, ``per page``, ``each``, ``a pop``, ``flat``.

    ``unit`` is the canonical unit or the noun itself, empty for "each"; ``flat`` for a lump sum;
    ``base`` how many the price is for: a hundred.
    """

    unit: str
    start: int
    end: int
    flat: bool = False
    base: int = 1


def rate_mark_at(tokens: Sequence[Token], index: int) -> RateMark | None:
    """What a price just before ``index`` is for, or ``None``."""
    mark = _mark_at(tokens, index)
    if mark is None or not mark.unit or mark.flat:
        return mark
    # "per seat per month": the count is of the first.
    if folded(tokens, mark.end) in ("per", "/", "a", "each", "every"):
        again = unit_at(tokens, mark.end + 1)
        if again is not None and again[0] in ("month", "year", "week", "day", "hour"):
            return mark._replace(end=again[2])
    return mark


def _mark_at(tokens: Sequence[Token], index: int) -> RateMark | None:
    word = folded(tokens, index)
    if word in _EACH:
        return RateMark("", index, index + 1 + (folded(tokens, index + 1) in ("time", "one")))
    if word in ("a", "per") and folded(tokens, index + 1) in ("pop", "piece", "go", "each"):
        return RateMark("", index, index + 2)
    if word in _SHORT_RATES:
        return RateMark(_SHORT_RATES[word], index, index + 1)
    if word == "p" and folded(tokens, index + 1) == "/" and index + 2 < len(tokens):
        unit = unit_at(tokens, index + 2)
        if unit is not None:
            return RateMark(unit[0], index, unit[2])
    flat = _flat_mark(tokens, index)
    if flat is not None:
        return flat
    several = _per_several(tokens, index, word)
    if several is not None:
        return several
    if word in ("/", "per", "an", "a", "the", "every"):
        return _per(tokens, index, word)
    return None


def _per_several(tokens: Sequence[Token], index: int, word: str) -> RateMark | None:
    """``per hundred``, ``/1000``, ``a thousand``, ``per 1,000 words``."""
    place = index + 1
    if word not in ("/", "per", "a", "every") or place >= len(tokens):
        return None
    base = _BASES.get(folded(tokens, place), 0)
    if not base and word in ("/", "per") and tokens[place].kind == "number":
        text = tokens[place].text.replace(",", "")
        base = int(text) if text.isdecimal() and len(text) < 7 else 0
    if base < 2 or (word == "/" and base not in _ROUND):
        return None
    end = place + 1
    unit = unit_at(tokens, end)
    noun = folded(tokens, end)
    plural = noun.endswith("s") and not noun.endswith("ss") and noun not in NOT_NOUNS
    return RateMark("", index, unit[2] if unit else end + plural, base=base)


def _flat_mark(tokens: Sequence[Token], index: int) -> RateMark | None:
    word, following = folded(tokens, index), folded(tokens, index + 1)
    if word in _FLAT:
        tail = 2 if following in ("fee", "rate", "price", "sum") else 1
        return RateMark("", index, index + tail, flat=True)
    if (word, following) in (("in", "total"), ("all", "in"), ("lump", "sum"), ("all", "told")):
        return RateMark("", index, index + 2, flat=True)
    if word == "all" and following == "-" and folded(tokens, index + 2) in ("in", "inclusive"):
        return RateMark("", index, index + 3, flat=True)
    if word == "for" and following == "the" and folded(tokens, index + 2) in ("lot", "whole"):
        return RateMark("", index, index + 3, flat=True)
    return None


def _per(tokens: Sequence[Token], index: int, word: str) -> RateMark | None:
    position = index + 1
    if word == "/" and folded(tokens, position) in ("a", "per"):
        position += 1
    unit = unit_at(tokens, position)
    if unit is not None:
        return RateMark(unit[0], index, unit[2])
    if word == "the" or position >= len(tokens):
        return None
    token = tokens[position]
    if token.kind != "word" or token.lower in NOT_NOUNS:
        return None
    if word == "/" and not token.glued and not tokens[index].glued:
        return None
    end = position + 1
    if word in ("per", "/", "a", "an"):
        # "per seat cover", "a load of sand": the unit is one noun, hyphens included.
        while end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].glued:
            end += 2
    return RateMark(token.lower, index, min(end, len(tokens)))
