"""Read one line item from a stretch of text: what, how many, at what price."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.figures import Figure
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import LEADING_EDGES, TRAILING_EDGES
from scatterpilot.engines.embedded.values.units import MEASURES, UNITS

_ORDINALS = frozenset(
    "first firstly second secondly third thirdly fourth finally lastly next".split()
)
# Verbs that lead to a description elsewhere but begin it after "of": four days of set building.
_NOUNS_TOO = frozenset("set order pop charge change raise update work lower back price".split())
_OPENINGS = {")": "(", '"': '"', "'": "'", "”": "“", "’": "‘"}
# "Create an invoice …" is no work; "draft contracts" is.
_ORDERS = frozenset("create prepare draft generate issue produce send write get do".split())
_ORDERED = frozenset("an a the me us new invoice up one this".split())
# Said inside "a 30 % deposit on $10,000", whose figures are one amount.
_PART_NAMES = frozenset(("deposit", "retainer", "advance", "instalment", "installment"))
_PAUSES = frozenset(", - – — ( :".split())
_MAX_FIGURES = 6


def read_item(
    edges: Edges,
    indices: Sequence[int],
    figures: Sequence[Figure],
    *,
    correcting: bool = False,
) -> tuple[ItemClaim, float]:
    """The best reading of these tokens as one line, and how far it is from a complete one.

    While lines are being corrected, a value alone is as good as a whole line.
    """
    shown = list(figures)[:_MAX_FIGURES]
    price, quantity = _roles(shown)
    strays = [f for f in shown if f is not price and f is not quantity]
    used = _used_by(price, quantity)
    parts = edges.description_parts([i for i in indices if i not in used])
    if price is not None:
        low = edges.reading.low
        named = [i for i in range(price.start, price.end) if low(i) in _PART_NAMES]
        parts = tuple(sorted({*parts, *named})) if named else parts
    span = (indices[0], indices[-1] + 1)
    claim = _claim(edges.reading, span, parts, price, quantity)
    cost = _cost(claim, strays, price, quantity, len(figures) - len(shown))
    gaps = 0.0
    if claim.description is None:
        gaps += 0.6 if correcting else 2.5
    if claim.price is None:
        gaps += 4.5 if claim.quantity is None else 1.0 if correcting else 3.0
    return claim, cost + gaps


def _roles(figures: Sequence[Figure]) -> tuple[Figure | None, Figure | None]:
    """Which figure is the price and which the quantity: the assignment with the highest score."""
    base = sum(figure.text_score for figure in figures)
    best: tuple[float, Figure | None, Figure | None] = (base, None, None)
    options: list[Figure | None] = [None, *figures]
    for price in options:
        score = base if price is None else base + (price.price_score - price.text_score)
        for quantity in options:
            total = score
            if quantity is not None:
                total += quantity.quantity_score - quantity.text_score
                if price is not None:
                    total += _together(price, quantity)
            if total > best[0] and _differ(price, quantity):
                best = (total, price, quantity)
    return best[1], best[2]


def _differ(price: Figure | None, quantity: Figure | None) -> bool:
    """Whether these can be two values: one figure said twice is one value."""
    if price is None or quantity is None:
        return True
    return price is not quantity and (price.priced or price.value != quantity.value)


def _together(price: Figure, quantity: Figure) -> float:
    """What speaks for or against these two as the price and the quantity of one line."""
    fitting = 6.0 if _in_its_unit(price, quantity) else 0.0
    return fitting - 0.5 if price.start < quantity.start else fitting


def _in_its_unit(price: Figure, quantity: Figure) -> bool:
    """``3-month subscription at $49/month``: the months are what is charged."""
    rated = price.rate is not None and price.rate.unit
    return bool(rated and quantity.quantity and quantity.quantity.unit == rated)


def _used_by(price: Figure | None, quantity: Figure | None) -> set[int]:
    used: set[int] = set()
    if price is not None:
        used.update(range(price.start, price.stop))
    if quantity is not None:
        end = quantity.quantity.end if quantity.quantity else quantity.stop
        used.update(range(quantity.start, end))
    return used


class Edges:
    """What falls away at the edges of a description, looked up once for each word."""

    def __init__(self, reading: Reading, end: int) -> None:
        """Up to the token before ``end``."""
        self.reading = reading
        indices = range(end)
        self._leads = [_drops_first(reading, i) for i in indices]
        self._trails = [
            _drops(reading, i, TRAILING_EDGES) and not _tied(reading, i) for i in indices
        ]

    def description_parts(self, indices: list[int]) -> tuple[int, ...]:
        """Drop filler words and punctuation at the edges of each stretch that stands together."""
        parts: list[int] = []
        start = end = -1
        for index in indices:
            if index != end:
                parts.extend(self._trimmed(start, end))
                start = index
            end = index + 1
        parts.extend(self._trimmed(start, end))
        return tuple(parts)

    def _trimmed(self, start: int, end: int) -> range:
        while start < end and self._leads[start]:
            start += 1
        while end - start > 1 and self._flat_fee(end - 1):
            end -= 1
        while start < end and self._trails[end - 1]:
            if self._closes(start, end - 1):
                break
            end -= 1
        return range(start, end)

    def _closes(self, start: int, index: int) -> bool:
        """Whether a bracket or quotation mark here closes one that opens after ``start``."""
        opening = _OPENINGS.get(self.reading.low(index), "")
        return bool(opening) and any(self.reading.low(i) == opening for i in range(start, index))

    def _flat_fee(self, index: int) -> bool:
        """``… a flat $300``: how the price is meant, no part of the description."""
        low = self.reading.low
        named = low(index) in ("flat", "fixed") and low(index - 1) == "a"
        return named and self.reading.amount(index + 1) is not None


def _drops(reading: Reading, index: int, words: frozenset[str]) -> bool:
    """Whether a word is mere filler here; an acronym such as IT is not the pronoun."""
    if reading.low(index) not in words:
        return False
    text = reading.tokens[index].text
    return not (len(text) > 1 and text.isupper() and text.isalpha() and not reading.shouted)


def _drops_first(reading: Reading, index: int) -> bool:
    if reading.low(index) in _ORDINALS and reading.low(index + 1) in (",", ":", ")"):
        return True
    if reading.low(index) in _ORDERS and reading.low(index + 1) in _ORDERED:
        return True
    if reading.low(index - 1) == "of" and reading.low(index) in _NOUNS_TOO:
        return False
    return _drops(reading, index, LEADING_EDGES) and not _tied(reading, index + 1)


def _tied(reading: Reading, index: int) -> bool:
    """Whether this token is tied to the one before: ``T-shirt``, ``e-bike``, ``A4``."""
    tokens = reading.tokens
    if not 0 < index < len(tokens) or not tokens[index].glued:
        return False
    before, here = tokens[index - 1], tokens[index]
    if before.kind == "word" and here.kind == "number":
        return True
    return here.text in "-'&" or before.text in "-'&"


def _claim(
    reading: Reading,
    span: tuple[int, int],
    parts: tuple[int, ...],
    price: Figure | None,
    quantity: Figure | None,
) -> ItemClaim:
    unit, unit_text = "", None
    if quantity is not None and quantity.quantity is not None:
        unit, unit_text = quantity.quantity.unit, quantity.quantity.text
    rate = price.rate if price else None
    claim = ItemClaim(
        span=span,
        parts=parts,
        description=tidy(reading.slice_text(parts)),
        quantity=_quantity_value(quantity),
        quantity_span=(quantity.start, quantity.stop) if quantity else None,
        unit=unit,
        unit_text=unit_text,
        price=price.value if price else None,
        price_span=(price.start, price.stop) if price else None,
        currency=price.amount.currency if price else None,
        rate_unit=rate.unit if rate else "",
        flat=bool(rate and rate.flat),
        each=bool(rate and not rate.flat),
        definite=bool(parts) and reading.low(parts[0] - 1) == "the" and _apposed(reading, parts),
    )
    return _named_unit(reading, claim)


def _apposed(reading: Reading, parts: tuple[int, ...]) -> bool:
    """``…, the full package, $900``: between marks, without a verb of its own."""
    marked = reading.low(parts[0] - 2) in _PAUSES
    return marked and reading.low(parts[-1] + 1) in _PAUSES | {"at", "for", "$", "£", "€"}


def tidy(text: str) -> str | None:
    """A description on one line, without the marks that stood around it, its first word capital.

    A first word with capitals of its own (iPhone) stays as it is.
    """
    line = " ".join(text.split()).strip(" ,;:-–—|/•*")
    first = line.partition(" ")[0]
    return (line[0].upper() + line[1:] if first.islower() else line) or None


def _quantity_value(figure: Figure | None) -> Decimal | None:
    if figure is None:
        return None
    return figure.quantity.value if figure.quantity is not None else figure.value


def _named_unit(reading: Reading, claim: ItemClaim) -> ItemClaim:
    """A unit that is the only name of the thing ("85 boxes at $3") is its description too."""
    if claim.description or claim.unit_text is None or claim.unit in MEASURES:
        return claim
    start, stop = claim.quantity_span or (0, 0)
    last = tuple(i for i in range(start, stop) if UNITS.get(reading.low(i)) == claim.unit)
    return claim._replace(parts=last, description=tidy(reading.slice_text(last)))


def _cost(
    claim: ItemClaim,
    strays: Sequence[Figure],
    price: Figure | None,
    quantity: Figure | None,
    unread: int,
) -> float:
    cost = 4.0 * unread
    if price is not None:
        if price.price_score < 1:
            cost += 2.0
        if quantity is None and claim.rate_unit:
            cost += 0.8
    if quantity is not None and quantity.quantity_score < 1:
        cost += 1.5
    for stray in strays:
        if stray.amount.money or stray.rate is not None:
            cost += 7.0
        elif any(kept and kept.value == stray.value for kept in (price, quantity)):
            cost += 0.3
        elif stray.text_score < 1:
            counted = stray.quantity is not None or stray.times or stray.quantity_score >= 2.5
            cost += 4.0 if counted else 2.0
    return cost
