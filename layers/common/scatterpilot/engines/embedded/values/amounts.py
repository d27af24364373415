"""Read amounts of money and percentages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.currencies import (
    LETTERS_BEFORE,
    SIGNS,
    is_subunit,
    sign_after,
    sign_before,
)
from scatterpilot.engines.embedded.values.number_words import NUMBER_STARTS, Number
from scatterpilot.engines.embedded.values.numerals import PLAIN, NumberStyle, number_at
from scatterpilot.engines.embedded.values.units import NOT_NOUNS, unit_at

_PERCENT_SIGNS = frozenset(("%", "percent", "pct", "percents"))
MINUS_WORDS = frozenset(("minus", "negative"))
# Elsewhere "minus" takes something off.
_BEFORE_MINUS = frozenset("for of to be is qty quantity by make : bill charge".split())
_AFTER_PER = frozenset(("cent", "cents"))
_BANK_NOTES = {"fiver": 5, "tenner": 10}
# Without one of these a message has no percentage.
PERCENT_WORDS = _PERCENT_SIGNS | _AFTER_PER


class Amount(NamedTuple):
    """A number in ``tokens[start:end]``, with its currency when one is written (``money``)."""

    value: Decimal
    currency: str | None
    start: int
    end: int
    words: bool = False

    @property
    def money(self) -> bool:
        """Whether a currency stands with it."""
        return self.currency is not None


def amount_at(tokens: Sequence[Token], index: int, style: NumberStyle, own: str) -> Amount | None:
    """An amount, with a currency or without: ``$1.5k``, ``960 EUR``, ``54 quid``, ``85 cents``."""
    if index < len(tokens) and not _may_open(tokens, index):
        return None
    if (note := _bank_note(tokens, index, own)) is not None:
        return note
    start, negative = index, False
    if minus_at(tokens, index):
        negative, index = True, index + 1
    if index >= len(tokens):
        return None
    sign = sign_before(tokens, index, own)
    position = sign[1] if sign else index
    if sign and position < len(tokens) and minus_at(tokens, position, glued=True):
        negative, position = True, position + 1
    number = number_at(tokens, position, style)
    if number is None:
        return None
    if sign and number.words:
        return None
    value = -number.value if negative else number.value
    named = sign or sign_after(tokens, number.end, own)
    if named and named[0] == "EUR" and number.end == position + 1:
        value *= _groups_by_point(tokens[position].text)
    return _with_sign_after(tokens, value, sign, start, number, own)


def _bank_note(tokens: Sequence[Token], index: int, own: str) -> Amount | None:
    """``a fiver``, ``a tenner``."""
    position = index + (folded(tokens, index) in ("a", "another"))
    value = _BANK_NOTES.get(folded(tokens, position))
    return None if value is None else Amount(Decimal(value), own, index, position + 1, words=True)


def _groups_by_point(text: str) -> int:
    """1,000 for a ``€1.500`` written as most of its countries do, in whatever language; else 1."""
    whole, _, decimals = text.partition(".")
    grouped = 1 <= len(whole) <= 3 and len(decimals) == 3 and decimals.endswith("0")
    return 1000 if grouped and text.count(".") == 1 and whole.isdecimal() and whole != "0" else 1


def _may_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word can open an amount: a number in words, or a currency before digits."""
    token = tokens[index]
    if token.kind != "word":
        return token.kind in ("number", "symbol")
    if (
        token.lower in NUMBER_STARTS
        or token.lower in _BANK_NOTES
        or token.lower == "rs"
        or token.lower in MINUS_WORDS
    ):
        return True
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    if follower is not None and follower.text == "." and token.lower in LETTERS_BEFORE:
        return index + 2 < len(tokens) and tokens[index + 2].kind == "number"
    return follower is not None and (follower.kind == "number" or follower.text in SIGNS)


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
        cents = _spoken_cents(tokens, after[1], words=number.words)
        if cents is not None:
            return Amount(value + cents[0], after[0], start, cents[1], number.words)
        return Amount(value, after[0], start, after[1], number.words)
    if sign is not None:
        return Amount(value, sign[0], start, end, number.words)
    if end < len(tokens) and is_subunit(tokens[end], own):
        return Amount(value / 100, own, start, end + 1, number.words)
    return Amount(value, None, start, end, number.words)


def _spoken_cents(
    tokens: Sequence[Token], index: int, *, words: bool
) -> tuple[Decimal, int] | None:
    """``forty two dollars fifty``, ``12 dollars 50 each``: a number under a hundred, not counting
    anything."""
    if not words:
        return _cents_in_digits(tokens, index)
    position = index + 1 if folded(tokens, index) == "and" else index
    number = number_at(tokens, position, PLAIN)
    if number is None or not number.words or not 1 <= number.value < 100:
        return None
    end = number.end
    if folded(tokens, end) in ("cents", "pence", "cent", "p"):
        return number.value / 100, end + 1
    if position > index or number.value < 5 or unit_at(tokens, end) is not None:
        return None
    noun = end < len(tokens) and tokens[end].kind == "word" and folded(tokens, end) not in NOT_NOUNS
    return (
        None
        if noun and folded(tokens, end) not in ("a", "an", "per", "each")
        else (number.value / 100, end)
    )


def _cents_in_digits(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The 50 of ``12 dollars 50 each``: two digits after the currency's word, then a rate."""
    if index >= len(tokens) or tokens[index - 1].kind != "word" or len(tokens[index].text) != 2:
        return None
    rated = folded(tokens, index + 1) in ("each", "a", "an", "per", "apiece")
    digits = tokens[index].kind == "number" and tokens[index].text.isdecimal()
    return (Decimal(tokens[index].text) / 100, index + 1) if rated and digits else None


def minus_at(tokens: Sequence[Token], index: int, *, glued: bool = False) -> bool:
    """A minus sign of the number after it, not a hyphen, a range or a bullet."""
    if index + 1 >= len(tokens):
        return False
    token = tokens[index]
    if token.lower in MINUS_WORDS and not glued:
        return folded(tokens, index - 1) in _BEFORE_MINUS
    if not tokens[index + 1].glued:
        return False
    if token.text not in ("-", "−"):
        return False
    if glued:
        return True
    at_line_start = index == 0 or tokens[index - 1].kind == "newline"
    return not token.glued and not at_line_start


def percent_at(tokens: Sequence[Token], index: int, style: NumberStyle) -> Amount | None:
    """``8.25%``, ``20 percent``, ``ten per cent``; the value is in percent."""
    start = index
    negative = minus_at(tokens, index)
    number = number_at(tokens, index + 1 if negative else index, style)
    if number is None or number.end >= len(tokens):
        return None
    end = number.end
    word = tokens[end].lower
    if word in _PERCENT_SIGNS:
        end += 1
    elif word == "per" and end + 1 < len(tokens) and tokens[end + 1].lower in _AFTER_PER:
        end += 2
    else:
        return None
    return Amount(-number.value if negative else number.value, None, start, end, number.words)
