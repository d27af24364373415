"""The percentage that belongs to a tax word."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import TAX_KINDS
from scatterpilot.engines.embedded.values.amounts import Amount

_BETWEEN = TAX_KINDS | frozenset(
    "of in a the at is rate should be to for standard reduced extra charge charged applies @ "
    ": = ( ) now set make it from on top add plus was actually with , and include current - – "
    "that's usual full local hst's".split()
)
_ON_IT = frozenset("on to that it this all everything top of please pls too as well".split())
# In percent; a greater figure after a tax word is a sum of money.
_HIGHEST_RATE = 30
# How many words may name a tax: "8.875% NY sales tax".
_LONGEST_NAME = 3
_PERCENT_WORDS = frozenset("% percent per cent".split())


def rate_near(reading: Reading, index: int, end: int) -> Amount | None:
    """The percentage that belongs to the tax word; after a "to" when it changes."""
    after = _rate_after(reading, _past_whole(reading, end))
    before = _rate_before(reading, index)
    if after is not None and before is not None:
        return before if before.end + 1 >= index else after
    return after or before or _bare_rate(reading, end)


def _bare_rate(reading: Reading, end: int) -> Amount | None:
    """The 15 of ``vat 15``: nothing but a small figure after the word."""
    position = end
    while reading.low(position) in (":", "=", "at", "is", "@", "of"):
        position += 1
    amount = reading.amount(position) if position < len(reading) else None
    if amount is None or amount.words or amount.money or not 0 < amount.value <= _HIGHEST_RATE:
        return None
    closed = amount.end >= len(reading) or reading.tokens[amount.end].kind == "newline"
    return amount if closed or reading.low(amount.end) in (",", ".", ";", "and") else None


def _past_whole(reading: Reading, end: int) -> int:
    """Past ``on that,`` and ``to it:`` right before a rate, as in "VAT on that, 20%"."""
    position = end
    while reading.low(position) in _ON_IT:
        position += 1
    position += reading.low(position) in (",", ":", "-", "–", "—", "(")
    while reading.low(position) in ("at", "of", "it's", "that's", "the", "rate", "is"):
        position += 1
    if position < len(reading) and reading.percent(position) is not None:
        return position
    return end


def _rate_after(reading: Reading, end: int) -> Amount | None:
    position, found = end, None
    while position < len(reading) and position < end + 12 and not reading.taken[position]:
        percent = reading.percent(position)
        if percent is not None:
            found = percent
            if reading.low(percent.end) not in ("to", "not"):
                return found
            position = percent.end
            continue
        if reading.low(position) not in _BETWEEN or reading.tokens[position].kind == "newline":
            return found
        if reading.low(position) == "," and reading.percent(position + 1) is None:
            return found
        position += 1
    return found


def _percent_ends(reading: Reading, position: int) -> bool:
    """``12% occupancy tax``: any one word may say which tax it is, and a place whose."""
    if reading.tokens[position].kind != "word":
        return False
    starts = range(max(0, position - 4), position)
    return any((found := reading.percent(i)) and found.end == position for i in starts)


def _rate_before(reading: Reading, index: int) -> Amount | None:
    position = index - 1
    while position >= 0 and position > index - 9 and not reading.taken[position]:
        percent = reading.percent(position)
        if percent is not None and percent.end <= index:
            return percent
        low = reading.low(position)
        named = position == index - 1 or reading.tokens[position].capital
        if named and index - position <= _LONGEST_NAME and _percent_ends(reading, position):
            position -= 1
            continue
        numeric = reading.tokens[position].kind == "number" or low in _PERCENT_WORDS
        if not numeric and low not in _BETWEEN and not reading.amount(position):
            return None
        if low in (",", "and") or reading.tokens[position].kind == "newline":
            return None
        position -= 1
    return None
