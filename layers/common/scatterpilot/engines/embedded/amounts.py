"""Read amounts of money, percentages, quantities with units, and what a price is for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.currencies import is_subunit, sign_after, sign_before
from scatterpilot.engines.embedded.lexicon import ARTICLES, FILLERS, MEASURES, PRONOUNS, UNITS
from scatterpilot.engines.embedded.numerals import Number, NumberStyle, number_at
from scatterpilot.engines.embedded.tokens import Token


class Amount(NamedTuple):
    """A number in ``tokens[start:end]``, with its currency when one is written (``money``)."""

    value: Decimal
    currency: str | None
    start: int
    end: int
    words: bool = False

    @property
    def money(self) -> bool:
        return self.currency is not None


class Quantity(NamedTuple):
    """A count of a known unit; ``unit`` is canonical ("hour"), ``text`` as it was written."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int


class RateMark(NamedTuple):
    """What follows a price: ``/hour``, ``per page``, ``each``, ``a pop``, ``flat``.

    ``unit`` is the canonical unit or the noun itself, empty for "each"; ``flat`` for a lump sum.
    """

    unit: str
    start: int
    end: int
    flat: bool = False


_EACH = frozenset(["each", "ea", "apiece", "e.a"])
_FLAT = frozenset(["flat", "fixed", "total", "altogether", "overall", "lumpsum"])
_QUALIFIERS = frozenset(
    "billable working man person full whole extra calendar solid additional more".split()
)
_SHORT_RATES = {"ph": "hour", "pd": "day", "pp": "person", "pm": "month", "pw": "week",
                "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}  # fmt: skip
_NOT_NOUNS = (
    ARTICLES | FILLERS | PRONOUNS | frozenset("for of to at on by with from in is was".split())
)


def amount_at(tokens: Sequence[Token], index: int, style: NumberStyle, own: str) -> Amount | None:
    """An amount with or without currency: ``$1.5k``, ``960 EUR``, ``54 quid``, ``85 cents``, ``40``."""
    start, negative = index, False
    if _minus(tokens, index):
        negative, index = True, index + 1
    if index >= len(tokens):
        return None
    sign = sign_before(tokens, index, own)
    position = sign[1] if sign else index
    if sign and position < len(tokens) and _minus(tokens, position, glued=True):
        negative, position = True, position + 1
    number = number_at(tokens, position, style)
    if number is None:
        return None
    if sign and number.words:
        return None
    value = -number.value if negative else number.value
    return _with_sign_after(tokens, value, sign, start, number, own)


def _with_sign_after(
    tokens: Sequence[Token],
    value: Decimal,
    sign: tuple[str, int] | None,
    start: int,
    number: Number,
    own: str,
) -> Amount:
    end = number.end
    after = sign_after(tokens, end, own)
    if after is not None:
        # "$50 USD" or "A$50 AUD": the code after the amount is the more precise of the two.
        cents = _spoken_cents(tokens, after[1]) if number.words else None
        if cents is not None:
            return Amount(value + cents[0], after[0], start, cents[1], number.words)
        return Amount(value, after[0], start, after[1], number.words)
    if sign is not None:
        return Amount(value, sign[0], start, end, number.words)
    if end < len(tokens) and is_subunit(tokens[end], own):
        return Amount(value / 100, own, start, end + 1, number.words)
    return Amount(value, None, start, end, number.words)


def _spoken_cents(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """``forty two dollars fifty``: a written number under a hundred, not counting anything."""
    position = index + 1 if _low(tokens, index) == "and" else index
    number = number_at(tokens, position, NumberStyle(comma=False, space=False))
    if number is None or not number.words or not 1 <= number.value < 100:
        return None
    end = number.end
    if _low(tokens, end) in ("cents", "pence", "cent", "p"):
        return number.value / 100, end + 1
    if position > index or number.value < 5 or unit_at(tokens, end) is not None:
        return None
    noun = end < len(tokens) and tokens[end].kind == "word" and _low(tokens, end) not in _NOT_NOUNS
    return (
        None
        if noun and _low(tokens, end) not in ("a", "an", "per", "each")
        else (number.value / 100, end)
    )


def _minus(tokens: Sequence[Token], index: int, *, glued: bool = False) -> bool:
    """A minus sign of the number after it, not a hyphen, a range or a bullet."""
    if index + 1 >= len(tokens) or not tokens[index + 1].glued:
        return False
    token = tokens[index]
    if token.text not in ("-", "−"):
        return False
    if glued:
        return True
    at_line_start = index == 0 or tokens[index - 1].kind == "newline"
    return not token.glued and not at_line_start


def percent_at(tokens: Sequence[Token], index: int, style: NumberStyle) -> Amount | None:
    """``8.25%``, ``20 percent``, ``ten per cent``; the value is in percent."""
    start = index
    negative = _minus(tokens, index)
    number = number_at(tokens, index + 1 if negative else index, style)
    if number is None or number.end >= len(tokens):
        return None
    end = number.end
    word = tokens[end].lower
    if word in ("%", "percent", "pct", "percents"):
        end += 1
    elif word == "per" and end + 1 < len(tokens) and tokens[end + 1].lower in ("cent", "cents"):
        end += 2
    else:
        return None
    return Amount(-number.value if negative else number.value, None, start, end, number.words)


def unit_at(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """A known unit: (canonical, as written, end). ``square metres``, ``half days``, ``billable hours``."""
    start = index
    while _low(tokens, index) in _QUALIFIERS or (_low(tokens, index) == "-" and index > start):
        index += 1
    word = _low(tokens, index)
    following = _low(tokens, index + 1)
    if word in ("square", "sq", "cubic", "linear", "running"):
        return _measured(tokens, start, index)
    if word == "half":
        step = 2 if following == "-" else 1
        if UNITS.get(_low(tokens, index + step)) == "day":
            return "half-day", _text(tokens, start, index + step + 1), index + step + 1
    unit = UNITS.get(word)
    if unit is None or (
        word in ("m", "l", "g", "mo", "min", "h") and not _abbreviates(tokens, index)
    ):
        return None
    if unit == "m" and index + 1 < len(tokens) and following == "2" and tokens[index + 1].glued:
        return "m²", _text(tokens, start, index + 2), index + 2
    if unit == "m" and index + 1 < len(tokens) and following == "3" and tokens[index + 1].glued:
        return "m³", _text(tokens, start, index + 2), index + 2
    return unit, _text(tokens, start, index + 1), index + 1


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """A one-letter unit counts only beside a number or a slash."""
    before = tokens[index - 1] if index else None
    return before is not None and (before.kind == "number" or before.lower in ("/", "per", "p"))


def _measured(tokens: Sequence[Token], start: int, index: int) -> tuple[str, str, int] | None:
    position = index + 1
    if _low(tokens, position) == ".":
        position += 1
    unit = UNITS.get(_low(tokens, position))
    if unit not in ("m", "ft", "yard", "mile", "km"):
        return None
    prefix = {"square": "sq", "sq": "sq", "cubic": "cu"}.get(_low(tokens, index), "")
    canonical = {"sq m": "m²", "cu m": "m³"}.get(f"{prefix} {unit}", f"{prefix} {unit}".strip())
    return canonical, _text(tokens, start, position + 1), position + 1


def quantity_at(tokens: Sequence[Token], index: int, style: NumberStyle) -> Quantity | None:
    """A number of a known unit: ``40 hours``, ``2h30``, ``half a day``, ``an hour and a half``."""
    fixed = _article_unit(tokens, index)
    if fixed is not None:
        return fixed
    negative = _minus(tokens, index)
    number = number_at(tokens, index + 1 if negative else index, style)
    if number is None:
        return None
    position = number.end
    if number.words and number.value < 1 and _low(tokens, position) in ("a", "an", "of"):
        position += 1
        if _low(tokens, position) in ("a", "an"):
            position += 1
    if _low(tokens, position) == "-" and tokens[position].glued:
        position += 1
    unit = unit_at(tokens, position)
    if unit is None or _describes(tokens, number.value, unit):
        return None
    value, end = _and_more(tokens, number.value, unit[0], unit[2], style)
    return Quantity(-value if negative else value, unit[0], unit[1], index, end)


def _describes(tokens: Sequence[Token], value: Decimal, unit: tuple[str, str, int]) -> bool:
    """``1,200 bottle labels``: a container in the singular before a noun only describes it."""
    if value == 1 or unit[0] in MEASURES or unit[1].lower().endswith("s"):
        return False
    end = unit[2]
    return end < len(tokens) and tokens[end].kind == "word" and _low(tokens, end) not in _NOT_NOUNS


def _article_unit(tokens: Sequence[Token], index: int) -> Quantity | None:
    """``an hour``, ``a day and a half``, ``an hour and a half``."""
    if _low(tokens, index) not in ("a", "an"):
        return None
    unit = unit_at(tokens, index + 1)
    if unit is None or unit[0] not in MEASURES:
        return None
    words = [_low(tokens, unit[2] + offset) for offset in range(3)]
    if words == ["and", "a", "half"]:
        return Quantity(Decimal("1.5"), unit[0], unit[1], index, unit[2] + 3)
    return Quantity(Decimal(1), unit[0], unit[1], index, unit[2])


def _and_more(
    tokens: Sequence[Token], value: Decimal, unit: str, end: int, style: NumberStyle
) -> tuple[Decimal, int]:
    """Hours with minutes after them (``2h30``, ``2 hours and 15 minutes``), or ``and a half``."""
    words = [_low(tokens, end + offset) for offset in range(3)]
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
        return value + number.value / 60, follow[2]
    if _low(tokens, number.end) == "m" and tokens[number.end].glued:
        return value + number.value / 60, number.end + 1
    if tokens[position].glued and position == end:
        return value + number.value / 60, number.end
    return value, end


def rate_mark_at(tokens: Sequence[Token], index: int) -> RateMark | None:
    """What a price just before ``index`` is for, or ``None``."""
    word = _low(tokens, index)
    if word in _EACH:
        return RateMark("", index, index + 1)
    if word in ("a", "per") and _low(tokens, index + 1) in ("pop", "piece", "go", "each"):
        return RateMark("", index, index + 2)
    if word in _SHORT_RATES:
        return RateMark(_SHORT_RATES[word], index, index + 1)
    if word == "p" and _low(tokens, index + 1) == "/" and index + 2 < len(tokens):
        unit = unit_at(tokens, index + 2)
        if unit is not None:
            return RateMark(unit[0], index, unit[2])
    flat = _flat_mark(tokens, index)
    if flat is not None:
        return flat
    if word in ("/", "per", "an", "a", "the", "every"):
        return _per(tokens, index, word)
    return None


def _flat_mark(tokens: Sequence[Token], index: int) -> RateMark | None:
    word, following = _low(tokens, index), _low(tokens, index + 1)
    if word in _FLAT:
        tail = 2 if following in ("fee", "rate", "price", "sum") else 1
        return RateMark("", index, index + tail, flat=True)
    if (word, following) in (("in", "total"), ("all", "in"), ("lump", "sum"), ("all", "told")):
        return RateMark("", index, index + 2, flat=True)
    if word == "all" and following == "-" and _low(tokens, index + 2) in ("in", "inclusive"):
        return RateMark("", index, index + 3, flat=True)
    if word == "for" and following == "the" and _low(tokens, index + 2) in ("lot", "whole"):
        return RateMark("", index, index + 3, flat=True)
    return None


def _per(tokens: Sequence[Token], index: int, word: str) -> RateMark | None:
    position = index + 1
    if word == "/" and _low(tokens, position) in ("a", "per"):
        position += 1
    unit = unit_at(tokens, position)
    if unit is not None:
        return RateMark(unit[0], index, unit[2])
    if word == "the" or position >= len(tokens):
        return None
    token = tokens[position]
    if token.kind != "word" or token.lower in _NOT_NOUNS:
        return None
    if word == "/" and not token.glued and not tokens[index].glued:
        return None
    end = position + 1
    if word in ("per", "/", "a", "an"):
        # "per cushion cover", "a load of gravel": the unit is one noun, at most two when hyphenated.
        while end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].glued:
            end += 2
    return RateMark(token.lower, index, min(end, len(tokens)))


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    parts = []
    for token in tokens[start:end]:
        parts.append(token.text if token.glued or not parts else " " + token.text)
    return "".join(parts)
