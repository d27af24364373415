"""What an invoice holds several of: lines, charges and payments. ``None`` is not known yet."""

from __future__ import annotations

import datetime

from pydantic import Field

from scatterpilot.domain.sources import Source
from scatterpilot.domain.taxes import TaxCategory
from scatterpilot.domain.values import Frozen, PlainDecimal


class Discount(Frozen):
    """Before tax: exactly one of a percentage (0-100) or an amount of money."""

    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None


class Item(Frozen):
    """``disputed`` maps a field to the reason why the user's value for it could not be used; it
    stays until the user gives another value.
    """

    provenance: dict[str, Source] = Field(default_factory=dict)
    disputed: dict[str, str] = Field(default_factory=dict)


class LineItem(Item):
    """One thing billed; a return has a negative quantity or price, what is free the price 0.

    ``unit`` is the word after the quantity ("hours"); ``price_base_quantity`` is how many the price
    is for, ``None`` is 1; ``tax_rate`` is a fraction (0.2 is 20 %) and takes the place of all taxes
    of the invoice, as ``tax_category`` does of its category; ``withheld`` is whether a withholding
    counts it in.
    """

    description: str | None = None
    quantity: PlainDecimal | None = None
    unit: str | None = None
    unit_price: PlainDecimal | None = None
    price_base_quantity: PlainDecimal | None = None
    discount: Discount | None = None
    taxable: bool = True
    tax_rate: PlainDecimal | None = None
    tax_category: TaxCategory | None = None
    tax_reason: str | None = None
    withheld: bool = True
    service_date: datetime.date | None = None


class Charge(Item):
    """On top of the lines, such as shipping: a percentage of the subtotal (3 is 3 %) or an amount.

    It is taxed as the invoice is, or at its own ``tax_rate``, a fraction.
    """

    description: str | None = None
    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None
    taxable: bool = True
    tax_rate: PlainDecimal | None = None
    withheld: bool = True


class Payment(Item):
    """Money that was received already, such as a deposit."""

    amount: PlainDecimal | None = None
    date: datetime.date | None = None
    method: str | None = None
    note: str | None = None
