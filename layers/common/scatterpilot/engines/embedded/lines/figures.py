"""Every figure in a stretch of text, with all that hints at what it is: count, price or name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.engines.embedded.lines.hints import STOP_NOUNS, TIMES, hints_of
from scatterpilot.engines.embedded.lines.scores import price_score, quantity_score, text_score
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES
from scatterpilot.engines.embedded.values.amounts import Amount
from scatterpilot.engines.embedded.values.numerals import in_parts, number_at
from scatterpilot.engines.embedded.values.quantities import Quantity
from scatterpilot.engines.embedded.values.rates import RateMark

_COUNT_CUES = frozenset(["qty", "quantity", "q'ty", "nos", "count"])
_ONE_MORE = frozenset(("extra", "additional", "more", "another"))
_NOT_COUNTED = frozenset(
    "the this that which each every first second third last other no any another same".split()
)

# What a quantity of one begins with, apart from a number.
_COUNTING = ARTICLES | {"another"}
_TWICE = {"twice": 2, "thrice": 3}
# "Twice the price", "twice a week", "twice as many" count no deliveries.
_NOT_OFTEN = frozenset("the a an as per each every what that weekly daily monthly".split())
_NEAR = 8
_COUNTS_NOTHING = STOP_NOUNS | {"", "of"}


class Figure(NamedTuple):
    """A number in ``[start, end)``; ``stop`` is the end of everything that belongs to it.

    ``priced`` means unmistakably money: a currency or a rate stands with it. The scores say how
    well it would serve as price, as quantity and as part of a description.
    """

    amount: Amount
    quantity: Quantity | None
    rate: RateMark | None
    start: int
    end: int
    stop: int
    times: bool
    value: Decimal
    priced: bool
    price_score: float
    quantity_score: float
    text_score: float


def figures_in(reading: Reading, start: int, end: int) -> Iterator[Figure]:
    """All figures from ``start`` to ``end``, left to right, none overlapping."""
    position = start
    counting = frozenset(reading.where(_COUNTING | _TWICE.keys()))
    # Amounts are read as the caller goes on: of a very long message it wants only the beginning.
    for index in range(start, end):
        if index < position or reading.taken[index]:
            continue
        if reading.amount(index) is None and index not in counting:
            continue
        figure = _figure_at(reading, index, start, end)
        if figure is not None and reading.free(figure.start, figure.end):
            yield figure
            position = figure.stop


def _figure_at(reading: Reading, index: int, start: int, end: int) -> Figure | None:
    quantity = reading.quantity(index)
    amount = reading.amount(index)
    if reading.percent(index) is not None:
        return None
    if reading.low(index) == "one" and reading.low(index + 1) in ("flat", "fixed", "single"):
        return None
    if quantity is not None and quantity.end > end:
        quantity = None
    if amount is not None and amount.words and not _counts(reading, amount, quantity):
        return None
    amount = amount or _without_number(reading, index, quantity)
    return amount and _weighed(reading, index, amount, quantity, start, end)


def _without_number(reading: Reading, index: int, quantity: Quantity | None) -> Amount | None:
    """``a day of filming``; ``cleaned twice, 80 each time``, where a price for each follows."""
    if quantity is not None and _article_counts(reading, quantity):
        return Amount(quantity.value, None, quantity.start, quantity.end, words=True)
    often = _TWICE.get(reading.low(index))
    if often is None or reading.low(index + 1) in _NOT_OFTEN:
        return None
    priced = _price_of_each_follows(reading, index)
    return Amount(Decimal(often), None, index, index + 1, words=True) if priced else None


def _price_of_each_follows(reading: Reading, index: int) -> bool:
    for position in range(index + 1, index + _NEAR):
        amount = reading.amount(position)
        if amount is not None:
            mark = reading.rate_mark(amount.end)
            each = mark is not None and not mark.unit and not mark.flat
            return each or reading.low(position - 1) in ("at", "@")
    return False


def _article_counts(reading: Reading, quantity: Quantity) -> bool:
    """``a day of filming`` counts one; "what a day" counts nothing."""
    if reading.low(quantity.end) == "of" or quantity.value != 1:
        return True
    if any(reading.low(i) in _ONE_MORE for i in range(quantity.start, quantity.end)):
        return True
    return reading.figured


def _counts(reading: Reading, amount: Amount, quantity: Quantity | None) -> bool:
    """A written number is a figure unless it is the pronoun "one" or the like."""
    if _named_so(reading, amount):
        return False
    follower = reading.low(amount.end)
    if len(follower) == 3 and follower.endswith("'s"):
        return False
    if amount.value != 1 and amount.value != Decimal("0.5"):
        return True
    if amount.money or quantity is not None:
        return True
    before = reading.low(amount.start - 1)
    if before in _NOT_COUNTED:
        return False
    noun = amount.end < len(reading) and reading.tokens[amount.end].kind == "word"
    return amount.value == 1 and noun and follower not in _COUNTS_NOTHING


def _named_so(reading: Reading, amount: Amount) -> bool:
    """``Bakery Ten Elms``: a capital between capitals makes it part of a name."""
    tokens = reading.tokens
    if not reading.informative or amount.start == 0 or amount.end >= len(tokens):
        return False
    around = (tokens[amount.start - 1], tokens[amount.start], tokens[amount.end])
    return all(token.capital for token in around)


def _weighed(
    reading: Reading,
    index: int,
    amount: Amount,
    quantity: Quantity | None,
    start: int,
    end: int,
) -> Figure:
    amount = _spoken_price(reading, index, amount)
    times_before = _times_before(reading, index, start)
    if times_before and reading.amount(index - 2) is not None:
        sign = reading.amount(index - 3)
        times_before = sign is not None and sign.money and sign.end == index - 1
    times_after = _times_after(reading, amount.end, end)
    rate = _rate(reading, amount, quantity, end)
    if quantity is not None and (rate is not None or amount.money):
        quantity = None
    stop = max(amount.end, quantity.end if quantity else 0, rate.end if rate else 0)
    if times_after and quantity is None and rate is None:
        stop = times_after
    hints = hints_of(reading, (index, stop), (start, end), amount, quantity, rate)
    times = bool(times_before or times_after or reading.low(index) in _TWICE)
    times = times and not amount.money
    return Figure(
        amount,
        quantity,
        rate,
        index,
        amount.end,
        stop,
        times,
        in_parts(amount.value / rate.base) if rate else amount.value,
        amount.money or rate is not None,
        price_score(hints, times),
        quantity_score(hints, times),
        text_score(hints, times),
    )


def _spoken_price(reading: Reading, index: int, amount: Amount) -> Amount:
    """``six fifty each`` is 6.50 where "one fifty an hour" is 150: small things cost small money.

    The reading as hundreds stands for rates of time and for single digits up to three.
    """
    if not amount.words or amount.money or amount.end - amount.start != 2:
        return amount
    mark = reading.rate_mark(amount.end)
    first = number_at(reading.tokens[index : index + 1], 0, reading.style)
    if mark is None or mark.unit in ("hour", "day", "week", "month") or first is None:
        return amount
    whole = first.value
    if amount.value == whole * 100 + amount.value % 100 and 4 <= whole < 10 and amount.value % 100:
        return amount._replace(value=whole + (amount.value % 100) / 100)
    return amount


def _times_before(reading: Reading, index: int, start: int) -> bool:
    position = index - 1
    if reading.low(position) in (":", "=", "-"):
        position -= 1
    if position < start:
        return False
    if reading.low(position) in _COUNT_CUES:
        return True
    token = reading.tokens[position]
    if token.lower not in TIMES:
        return False
    sized = token.glued and position > start and reading.tokens[position - 1].kind == "number"
    return not sized and (not token.glued or reading.tokens[index].glued)


def _times_after(reading: Reading, position: int, end: int) -> int:
    """The index after ``x`` in ``3x`` or ``3 x``, unless it is a size such as 2x4; else 0."""
    if position >= end or reading.low(position) not in TIMES:
        return 0
    follow = position + 1
    if reading.low(position) == "times" and reading.low(follow) in ("a", "per", "each", "every"):
        return 0
    if (
        follow < len(reading)
        and reading.tokens[follow].kind == "number"
        and reading.tokens[follow].glued
    ):
        return 0
    return follow


def _rate(reading: Reading, amount: Amount, quantity: Quantity | None, end: int) -> RateMark | None:
    found = reading.rate_mark(amount.end)
    if found is None or found.start >= end:
        return _flat_before(reading, amount)
    if amount.words and amount.value < 1 and not amount.money:
        return None
    if quantity is not None and reading.low(found.start) not in ("/", "per", "each", "p"):
        return None
    bare = reading.low(found.start) in ("a", "an") and not found.unit
    if bare and not amount.money and found.end == found.start + 1:
        return None
    return found


def _flat_before(reading: Reading, amount: Amount) -> RateMark | None:
    """``a flat $800``, ``a fixed fee of 1,200``, ``a lump sum of``."""
    position = amount.start - 1
    while reading.low(position) in ("of", "fee", "price", "rate", "sum", "at"):
        position -= 1
    if reading.low(position) in ("flat", "fixed", "lump") and position < amount.start:
        return RateMark("", amount.end, amount.end, flat=True)
    return None
