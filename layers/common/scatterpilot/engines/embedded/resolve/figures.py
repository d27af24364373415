"""Quantity and unit price of a line, worked out of what was said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.edits import Quote
from scatterpilot.domain.money import EXACT, multiply
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.counts import counted, is_plain
from scatterpilot.engines.embedded.resolve.measuring import finely
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.units import Unit

#: Decimals that a unit price worked out of a sum may have, else the sum is billed as one.
_FINEST = Decimal("0.0001")


@dataclass(slots=True)
class Figures:
    """What to put on the line; ``None`` means not known, or left as it is. ``unclear`` are the
    words of a price of which nobody knows for what it is."""

    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    price_base_quantity: Decimal | None = None
    evidence: dict[str, Quote] = field(default_factory=dict)
    money: list[Money] = field(default_factory=list)
    lump: bool = False
    differs: bool = False
    unclear: Quote | None = None

    def put(self, name: str, value: object, quote: Quote | None) -> None:
        setattr(self, name, value)
        if quote is not None:
            self.evidence[name] = quote


def figures_of(said: LineSaid, line: LineItem | None = None) -> Figures:
    """Of a new line, or of what changes on ``line``."""
    found = Figures()
    _count(said, line, found)
    _price(said, line, found)
    if said.free is not None:
        found.put("unit_price", Decimal(0), said.free.quote)
        if found.quantity is None and (line is None or line.quantity is None):
            found.quantity = Decimal(1)
    return found


def _count(said: LineSaid, line: LineItem | None, found: Figures) -> None:
    quantity, unit = counted(said, line)
    if quantity is not None and _counts_dozens(said, unit):
        quantity, unit = quantity * _DOZEN, None
    if quantity is not None:
        found.put("quantity", finely(quantity), said.quantity.quote if said.quantity else None)
    if unit is not None and unit.value.one:
        found.put("unit", unit.value.beside(found.quantity or Decimal(2)), unit.quote)


def _counts_dozens(said: LineSaid, unit: Said[Unit] | None) -> bool:
    """``2 dozen brushes at 1.90``: nobody said that the price is of a dozen; on a list that has
    ``dz`` for its measure it is.
    """
    if unit is None or unit.value.kind != "dozen" or said.quantity is None:
        return False
    word = len(unit.quote.text.strip(" .")) > _SHORT
    return word and said.price is not None and said.price_unit is None


def _price(said: LineSaid, line: LineItem | None, found: Figures) -> None:
    if said.price is not None and not is_plain(said, line):
        found.unclear = said.price.quote
    elif said.price is not None:
        _per_lot(said, said.price, line, found)
        found.money.append(said.price.value)
        _count_of_price(said, line, found)
    if said.amount is not None:
        found.money.append(said.amount.value)
        _share_of_amount(said.amount, line, found)


def _counted_in_lots(said: LineSaid) -> bool:
    """``12 doz at 9.50 per doz``, ``2 gross of bolts at $9 a gross``: count and price have the
    same measure.
    """
    lot = _last_word(said.price_unit.quote.text) if said.price_unit else ""
    unit = _last_word(said.unit.quote.text) if said.unit else ""
    named = said.description.value.casefold() if said.description else ""
    return bool(lot) and (lot == unit or named.startswith(f"{lot} "))


def _last_word(text: str) -> str:
    words = text.strip("/ .").casefold().split()
    return words[-1] if words else ""


def _lot_counted(said: LineSaid) -> str:
    """``4 dozen at $36/dozen``: the word for the twelve that count and price speak of."""
    unit, count = said.price_unit, said.quantity
    if unit is None or count is None or (unit.value.kind != "dozen" and unit.value.per != _DOZEN):
        return ""
    word = _last_word(unit.quote.text)
    return word if word in count.quote.text.casefold() else ""


_DOZEN = 12
#: Letters of a measure cut short: ``dz``, ``doz``.
_SHORT = 4


def _per_lot(said: LineSaid, price: Said[Money], line: LineItem | None, found: Figures) -> None:
    """A price of a hundred, or of a dozen: so many are counted, and the price is for the lot;
    where dozens are counted it is for one of them.
    """
    unit = said.price_unit
    found.put("unit_price", price.value.amount, price.quote)
    if unit is None or _counted_in_lots(said):
        return
    lot = _lot_counted(said)
    if lot and found.quantity:
        found.quantity, found.unit = finely(EXACT.divide(found.quantity, Decimal(_DOZEN))), lot
    elif unit.value.per > 1:
        found.put("price_base_quantity", Decimal(unit.value.per), unit.quote)
    elif line is not None and line.price_base_quantity is not None:
        found.price_base_quantity = Decimal(1)


def _count_of_price(said: LineSaid, line: LineItem | None, found: Figures) -> None:
    """A price alone is of one thing, unless it is for each of so many that nobody said."""
    alone = line is None and found.quantity is None and said.amount is None
    if alone and said.price_unit is None and not said.each:
        found.quantity = Decimal(1)


def _share_of_amount(amount: Said[Money], line: LineItem | None, found: Figures) -> None:
    """A sum for the line: its price is the sum's share, where that is exact. Beside a price it
    tells how many there are.
    """
    total = amount.value.amount
    if found.unit_price is not None:
        if found.quantity is None and found.unit_price and line is None:
            found.quantity = _whole_count(total, found.unit_price)
        count = found.quantity or (line.quantity if line else None) or Decimal(1)
        found.differs = multiply(count, found.unit_price) != total
        return
    quantity = found.quantity or (line.quantity if line else None) or Decimal(1)
    share = EXACT.divide(total, quantity)
    if share == EXACT.quantize(share, _FINEST):
        found.put("unit_price", share, amount.quote)
        found.quantity = found.quantity or (None if line else Decimal(1))
    else:
        found.put("unit_price", total, amount.quote)
        found.quantity, found.unit, found.lump = Decimal(1), None, True
        found.evidence = {"unit_price": amount.quote}


def _whole_count(total: Decimal, price: Decimal) -> Decimal | None:
    """How often the price is in the sum; ``None`` where that is no plain number."""
    count = EXACT.divide(total, price)
    return count if count and count == EXACT.quantize(count, Decimal("0.01")) else None
