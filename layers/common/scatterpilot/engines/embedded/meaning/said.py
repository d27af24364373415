"""What a message says, typed, each value with the words it was said in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.typed.calendars import NoSuchDay, Span
from scatterpilot.engines.typed.dues import Due
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.units import Unit
from scatterpilot.engines.typed.work_dates import WorkDates

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Said(Generic[Value]):
    """A value and the words behind it; ``sure`` is the least probability of their roles."""

    value: Value
    quote: Quote
    sure: float = 1.0


@dataclass(slots=True)
class LineSaid:
    """What is said of one line: a new one, or one that the draft has.

    ``quantity`` counts ``unit``; ``price`` is for one of ``price_unit``; ``amount`` is for the
    whole line; ``percent`` a fraction of all others; ``discount_each``: so much off each of them.
    ``each``: the price is of each, of so many
    as are not said.
    ``more`` and ``dearer`` are differences, without their sign. ``references`` are
    words that point at lines of the draft. ``tax`` is a rate as a fraction, 0 for none,
    ``None`` for that of the invoice. ``partial``: some of its figures gave no value.
    """

    description: Said[str] | None = None
    quantity: Said[Decimal] | None = None
    unit: Said[Unit] | None = None
    price: Said[Money] | None = None
    price_unit: Said[Unit] | None = None
    amount: Said[Money] | None = None
    discount: Said[Decimal | Money] | None = None
    discount_each: bool = False
    percent: Said[Decimal] | None = None
    tax: Said[Decimal | None] | None = None
    more: Said[Decimal] | None = None
    more_unit: Said[Unit] | None = None
    dearer: Said[Decimal | Money] | None = None
    free: Said[bool] | None = None
    each: bool = False
    same_price: bool = False
    references: tuple[Said[str], ...] = ()
    worked: Said[WorkDates] | None = None
    partial: bool = False
    start: int = 0

    @property
    def has_money(self) -> bool:
        return bool(self.price or self.amount or self.free or self.same_price)

    @property
    def has_values(self) -> bool:
        """Whether anything is said besides which line is meant."""
        given = (self.description, self.quantity, self.unit, self.discount, self.percent, self.tax)
        return self.has_money or any((*given, self.more, self.dearer, self.price_unit))

    @property
    def quote(self) -> Quote | None:
        """Some of its words: a value's before those that point at the line."""
        said = (self.more, self.dearer, self.quantity, self.price, self.amount, self.discount)
        rest = (self.tax, self.free, self.description, self.price_unit, *self.references)
        return next((each.quote for each in (*said, *rest) if each is not None), None)


@dataclass(frozen=True, slots=True)
class Received:
    """Money that came in already, or a share of the total; ``on`` is the day, where it was said."""

    size: Said[Decimal | Money]
    on: Said[date] | None = None


@dataclass(slots=True)
class Meaning:
    """Everything a message says. ``references`` are those with names of their own, by their field;
    ``taxes`` are (rate or ``None``, name); ``old`` are the words of
    values that are wrong now; ``unread`` are marked words that gave no value. ``paid`` is money
    received already, or a share of the total; ``withheld`` the rate that the customer keeps back;
    ``worked`` when the work was done; ``aside`` is money that is spoken of and stays out of it.
    """

    customer: Said[str] | None = None
    contact: Said[str] | None = None
    address: Said[str] | None = None
    email: Said[str] | None = None
    tax_id: Said[str] | None = None
    po_number: Said[str] | None = None
    references: dict[str, Said[str]] = field(default_factory=dict)
    notes: list[Said[str]] = field(default_factory=list)
    currency: Said[Money] | None = None
    due: Said[Due] | None = None
    due_shift: Said[Span] | None = None
    dated: Said[date | NoSuchDay] | None = None
    taxes: list[Said[Decimal | None]] = field(default_factory=list)
    exempt: Said[str] | None = None
    included: Said[Decimal | None] | None = None
    discount: Said[Decimal | Money] | None = None
    deposit: Said[Decimal | Money] | None = None
    total: Said[Money] | None = None
    new: list[LineSaid] = field(default_factory=list)
    referred: list[LineSaid] = field(default_factory=list)
    shared: LineSaid = field(default_factory=LineSaid)
    old: list[Said[str]] = field(default_factory=list)
    acts: Mapping[str, float] = field(default_factory=dict)
    unread: list[Said[str]] = field(default_factory=list)
    aside: list[Said[str]] = field(default_factory=list)
    paid: list[Received] = field(default_factory=list)
    withheld: Said[Decimal] | None = None
    worked: Said[WorkDates] | None = None

    def likely(self, act: str, least: float = 0.5) -> bool:
        return self.acts.get(act, 0.0) > least
