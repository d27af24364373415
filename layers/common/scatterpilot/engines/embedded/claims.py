"""What a message claims about the invoice, before it is held against the draft.

Each claim knows the tokens it was read from, so that every value can be quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

Span = tuple[int, int]
"""Token positions: from, up to but not including."""


@dataclass(frozen=True, slots=True)
class DueClaim:
    """A due date or a term in days; ``problem`` when the date can't exist."""

    span: Span
    on: date | None = None
    terms_days: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceDateClaim:
    """The date the invoice carries; ``problem`` when it can't exist."""

    span: Span
    on: date | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TaxClaim:
    """``rate`` in percent. ``only`` and ``exempt`` hold the words naming lines; empty: all.

    ``rates`` holds rates that each follow the line they are on, with their places; ``several``
    tells that the rate is the sum of taxes of different names.
    """

    span: Span
    rate: Decimal | None = None
    remove: bool = False
    only: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    rate_span: Span | None = None
    rates: tuple[tuple[Decimal, Span], ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class DiscountClaim:
    """A discount in percent or as an amount, or its removal. ``only`` holds the words that may name
    the lines it is on, ``but`` those of the lines it is not on; both empty: the whole invoice."""

    span: Span
    percent: Decimal | None = None
    amount: Decimal | None = None
    remove: bool = False
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesClaim:
    """Notes word for word; ``None`` removes them."""

    span: Span
    text: str | None


@dataclass(frozen=True, slots=True)
class ReferenceClaim:
    """A reference of the customer's, by its name in the draft; ``None`` removes it."""

    span: Span
    text: str | None
    field: str = "po_number"


@dataclass(frozen=True, slots=True)
class EmailClaim:
    """The customer's e-mail address."""

    span: Span
    email: str | None


@dataclass(frozen=True, slots=True)
class AddressClaim:
    """The customer's postal address."""

    span: Span
    address: str | None


@dataclass(frozen=True, slots=True)
class TaxIdClaim:
    """The customer's tax id."""

    span: Span
    tax_id: str


@dataclass(frozen=True, slots=True)
class CurrencyClaim:
    """The invoice's currency, as an ISO 4217 code."""

    span: Span
    currency: str


@dataclass(frozen=True, slots=True)
class CustomerClaim:
    """The customer's name as it was written."""

    span: Span
    name: str


class ItemClaim(NamedTuple):
    """One thing to bill as the words give it; ``rate_unit`` is what the price is for.

    ``parts`` are the tokens of the description. ``flat`` means one lump sum, ``each`` that the
    price was marked as per piece, ``definite`` that "the" leads the description.
    """

    span: Span
    parts: tuple[int, ...]
    description: str | None = None
    quantity: Decimal | None = None
    quantity_span: Span | None = None
    unit: str = ""
    unit_text: str | None = None
    price: Decimal | None = None
    price_span: Span | None = None
    currency: str | None = None
    rate_unit: str = ""
    flat: bool = False
    each: bool = False
    definite: bool = False


Claim = (
    DueClaim
    | InvoiceDateClaim
    | TaxClaim
    | DiscountClaim
    | NotesClaim
    | ReferenceClaim
    | EmailClaim
    | AddressClaim
    | TaxIdClaim
    | CurrencyClaim
)
