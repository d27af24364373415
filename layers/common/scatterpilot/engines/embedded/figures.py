"""Every figure in a stretch of text, with all that hints at what it is: count, price or name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scatterpilot.engines.embedded.amounts import Amount, Quantity, RateMark
from scatterpilot.engines.embedded.lexicon import ARTICLES, FILLERS, PRONOUNS, UNITS
from scatterpilot.engines.embedded.numerals import number_at
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.tokens import Token

_TIMES = frozenset(("x", "×", "✕"))
_COUNT_CUES = frozenset(["qty", "quantity", "q'ty", "nos", "count"])
_PRICE_CUES = frozenset(["@", "at"])
_WEAK_PRICE_CUES = frozenset(
    "for is was were costs cost price rate = : - – — comes be charge charged fee came are".split()
)
_PROPERTIES = {
    **dict.fromkeys("rate price cost fee charge rates prices tariff".split(), "price"),
    **dict.fromkeys(["quantity", "qty", "count"], "quantity"),
}
_LINKS = frozenset(
    "should be is to was stays stay remains a the at now for it actually really of : = as that them those both "
    "all each on this have been".split()
)
_INSTALMENTS = frozenset("instalments installments payments stages milestones parts".split())
_SCALED = frozenset(["k", "grand", "lakh", "lakhs", "lac", "crore", "crores", "thousand"])
_STOP_NOUNS = ARTICLES | FILLERS | PRONOUNS | frozenset(
        "for of to at on by with from in is was were are be each per @ due net or as if off".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in ``[start, end)``; ``stop`` is the end of everything that belongs to it.

    The scores say how well it would serve as price, as quantity and as part of a description.
    """

    amount: Amount
    quantity: Quantity | None
    rate: RateMark | None
    start: int
    end: int
    stop: int
    times: bool
    price_score: float
    quantity_score: float
    text_score: float

    @property
    def value(self) -> Decimal:
        return self.amount.value

    @property
    def priced(self) -> bool:
        """Unmistakably money: a currency or a rate stands with it."""
        return self.amount.money or self.rate is not None


def figures_in(reading: Reading, start: int, end: int) -> list[Figure]:
    """All figures from ``start`` to ``end``, left to right, none overlapping."""
    figures: list[Figure] = []
    index = start
    while index < end:
        figure = None if reading.taken[index] else _figure_at(reading, index, start, end)
        if figure is not None and not reading.free(figure.start, figure.end):
            figure = None
        if figure is None:
            index += 1
            continue
        figures.append(figure)
        index = max(figure.stop, index + 1)
    return figures


def _figure_at(reading: Reading, index: int, start: int, end: int) -> Figure | None:
    quantity = reading.quantity(index)
    amount = reading.amount(index)
    if reading.percent(index) is not None:
        return None
    if quantity is not None and quantity.end > end:
        quantity = None
    if amount is None and quantity is None:
        return None
    if amount is not None and amount.words and not _counts(reading, amount, quantity):
        return None
    if amount is None and quantity is not None and not _article_counts(reading, quantity):
        return None
    if amount is None:
        assert quantity is not None  # noqa: S101 - narrowed above; keeps the types honest
        amount = Amount(quantity.value, None, quantity.start, quantity.end, words=True)
    return _weighed(reading, index, amount, quantity, start, end)


def _article_counts(reading: Reading, quantity: Quantity) -> bool:
    """``a day of filming`` counts one; "what a day" counts nothing."""
    if reading.low(quantity.end) == "of" or quantity.value != 1:
        return True
    return any(token.kind == "number" or token.text in "$£€₹¥" for token in reading.tokens)


def _counts(reading: Reading, amount: Amount, quantity: Quantity | None) -> bool:
    """A written number is a figure unless it is the pronoun "one" or the like."""
    follower = reading.low(amount.end)
    if len(follower) == 3 and follower.endswith("'s"):
        return False
    if amount.value != 1 and amount.value != Decimal("0.5"):
        return True
    if amount.money or quantity is not None:
        return True
    before = reading.low(amount.start - 1)
    if before in ("the", "this", "that", "which", "each", "every", "first", "second", "third",
                  "last", "other", "no", "any", "another", "same"):  # fmt: skip
        return False
    return amount.value == 1 and reading.low(amount.end) not in _STOP_NOUNS | {"", "of"}


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
        times_before = False
    times_after = _times_after(reading, amount.end, end)
    rate = _rate(reading, amount, quantity, end)
    if quantity is not None and (rate is not None or amount.money):
        quantity = None
    stop = max(amount.end, quantity.end if quantity else 0, rate.end if rate else 0)
    if times_after and quantity is None and rate is None:
        stop = times_after
    hints = _Hints(reading, index, amount, quantity, rate, stop, start, end)
    times = bool(times_before or times_after) and not amount.money
    return Figure(
        amount, quantity, rate, index, amount.end, stop, times,
        _price_score(hints, times), _quantity_score(hints, times), _text_score(hints, times),
    )  # fmt: skip


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
    if token.lower not in _TIMES:
        return False
    sized = token.glued and position > start and reading.tokens[position - 1].kind == "number"
    return not sized and (not token.glued or reading.tokens[index].glued)


def _times_after(reading: Reading, position: int, end: int) -> int:
    """The index after ``x`` in ``3x`` or ``3 x``, unless it is a size such as 2x4; else 0."""
    if position >= end or reading.low(position) not in _TIMES:
        return 0
    follow = position + 1
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
    if reading.low(found.start) in ("a", "an") and not amount.money and not found.unit:
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


@dataclass(frozen=True, slots=True)
class _Hints:
    reading: Reading
    index: int
    amount: Amount
    quantity: Quantity | None
    rate: RateMark | None
    stop: int
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.reading.low(self.index - 1) if self.index > self.start else ""

    @property
    def last(self) -> bool:
        """Whether no word or number follows before the next mark or line end."""
        if self.stop >= self.end or self.reading.taken[self.stop]:
            return True
        token = self.reading.tokens[self.stop]
        return token.kind == "newline" or token.text in ".,;:)!?+|/&-–—" or token.lower == "and"

    @property
    def first(self) -> bool:
        """Whether it opens its piece of text."""
        if self.index <= self.start or self.reading.taken[self.index - 1]:
            return True
        token = self.reading.tokens[self.index - 1]
        return token.kind == "newline" or token.text in ".,;:(!?+|/&-–—•*" or token.lower == "and"

    @property
    def leading_word(self) -> str:
        """``price`` or ``quantity`` when a word for it leads to the figure: "the rate should be"."""
        position = self.index - 1
        if self.reading.low(position) in ("to", "be", "is", "now", "are"):
            named = self._named_before(position)
            if named:
                return named
        while position >= self.start and self.reading.low(position) in _LINKS:
            position -= 1
        if position < self.start or position < self.index - 7:
            return ""
        if self.reading.low(position) in UNITS and self.reading.low(position + 1) in (":", "="):
            return "quantity"
        return _PROPERTIES.get(self.reading.low(position), "")

    def _named_before(self, position: int) -> str:
        """``the quantity of web development to 38``: the property leads its clause."""
        while position >= max(self.start, self.index - 10):
            token = self.reading.tokens[position]
            if token.kind != "word":
                return ""
            follows = self.reading.low(position + 1)
            if token.lower in _PROPERTIES and follows in ("of", "for", "on"):
                return _PROPERTIES[token.lower]
            position -= 1
        return ""

    @property
    def after_times(self) -> bool:
        """A size after a count: the 2.5 kg of ``10 x 2.5 kg kettlebells``."""
        return self.reading.low(self.index - 1) in _TIMES and self.index - 1 > self.start

    @property
    def scaled(self) -> bool:
        """Written with a multiplier (1.5k, two grand, 1.2 lakh), as money is."""
        span = range(self.index, self.amount.end)
        return any(self.reading.low(i) in _SCALED for i in span)

    @property
    def noun_follows(self) -> bool:
        if self.stop >= self.end:
            return False
        token = self.reading.tokens[self.stop]
        return token.kind == "word" and token.lower not in _STOP_NOUNS

    @property
    def glued(self) -> bool:
        """Part of a word: 3D, 7-Eleven, 2x4, B2."""
        tokens = self.reading.tokens
        after = tokens[self.stop] if self.stop < len(tokens) else None
        tied_after = after is not None and after.glued and (
            after.kind in ("word", "number") or (after.text in "-'" and _joined(tokens, self.stop))
        )  # fmt: skip
        first = tokens[self.index]
        before = tokens[self.index - 1] if self.index else None
        tied_before = before is not None and first.glued and (
            before.kind == "word" or (before.text == "-" and before.glued)
        )  # fmt: skip
        return tied_after or tied_before

    @property
    def name_like(self) -> bool:
        """Follows a capitalised word that does not open the sentence: ``iPhone 15``, ``Model 3``."""
        if self.index <= self.start:
            return False
        token = self.reading.tokens[self.index - 1]
        if token.kind != "word":
            return False
        return (any(c.isupper() for c in token.text) and not token.text.isupper()) or (
            token.text.isupper() and len(token.text) > 1 and not self.reading.message.isupper()
        )  # fmt: skip


def _joined(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].kind == "word"


def _price_score(hints: _Hints, times: bool) -> float:
    score = 4.0 if hints.amount.money else 0.0
    if hints.rate is not None:
        score += 3.0 if hints.rate.flat else 4.0
    if hints.before in _PRICE_CUES:
        score += 4.0
    elif hints.leading_word == "price":
        score += 3.5
    elif hints.before in _WEAK_PRICE_CUES:
        score += 1.5
    if hints.quantity is not None:
        score -= 4.0
    if times:
        score -= 5.0
    if hints.last and hints.rate is None:
        score += 1.5
    if hints.scaled and hints.quantity is None:
        score += 2.0
    if hints.reading.low(hints.stop) == "for" and hints.quantity is None and hints.rate is None:
        score += 1.0
    if hints.noun_follows and not hints.amount.money and hints.rate is None:
        score -= 1.5
    exponent = hints.amount.value.as_tuple().exponent
    if exponent == -2:
        score += 1.0
    if hints.glued and not times:
        score -= 6.0
    return score


def _quantity_score(hints: _Hints, times: bool) -> float:
    score = 0.5
    if hints.quantity is not None:
        score += 4.0
        if _modifies(hints):
            score -= 3.5
    if times:
        score += 5.0
    if hints.noun_follows:
        score += 2.0
    if hints.leading_word:
        score += 5.0 if hints.leading_word == "quantity" else -3.0
    if hints.first:
        score += 1.0
    if hints.amount.money:
        score -= 6.0
    if hints.rate is not None:
        score -= 5.0
    if hints.before in _PRICE_CUES:
        score -= 4.0
    if hints.glued and hints.quantity is None and not times:
        score -= 6.0
    if hints.before in ("a", "an") and not hints.amount.words:
        score -= 2.0
    return score


def _text_score(hints: _Hints, times: bool) -> float:
    score = 0.0
    if hints.amount.money:
        score -= 5.0
    if times:
        score -= 4.0
    if hints.rate is not None:
        score -= 3.0
    if hints.glued and hints.quantity is None and not times:
        score += 6.0
    if hints.before in ("a", "an") and hints.noun_follows:
        score += 3.0
    if hints.quantity is not None and times is False and hints.after_times:
        score += 6.0
    if hints.name_like and not hints.noun_follows:
        score += 2.0
    if _modifies(hints):
        score += 2.0
    if hints.before == "of" and hints.reading.low(hints.stop) in _INSTALMENTS:
        score += 5.0
    return score


def _modifies(hints: _Hints) -> bool:
    """``30 minute massage``, ``a 5 day course``: the unit in the singular before a noun."""
    quantity = hints.quantity
    if quantity is None or quantity.value == 1 or not hints.noun_follows:
        return False
    singular = not quantity.text.lower().rstrip("'").endswith("s")
    spelled = len(quantity.text) > 3
    return singular and spelled
