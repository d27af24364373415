"""The typed invoice draft that a conversation fills, and what it still misses."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from pydantic import Field

from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS, LINE_REQUIRED
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.domain.values import Frozen, PlainDecimal

MAX_LINES = 1_000
_LATER_FIELDS = tuple(field.name for field in INVOICE_FIELDS.values() if field.since > 1)
_LATER_OF_LINES = tuple(field.name for field in LINE_FIELDS.values() if field.since > 1)
# How far back undo goes; in drafts and in the lines of all of them, to bound what is stored.
_MAX_EARLIER, _MAX_EARLIER_LINES = 10, 200


SourceKind = Literal["user", "form", "profile", "default"]


class Source(Frozen):
    """Where a value came from: said by the user, typed into a field, or filled in for them.

    ``quote`` is the user's own words; ``turn`` counts the user's messages from 0; ``start`` and
    ``end`` are character offsets of the quote in that message.
    """

    kind: SourceKind
    quote: str = ""
    turn: int | None = None
    start: int | None = None
    end: int | None = None

    @property
    def decided(self) -> bool:
        """Whether the user gave the value, so that no default may take its place."""
        return self.kind in ("user", "form")


class Discount(Frozen):
    """Off the subtotal, before tax: exactly one of a percentage (0-100) or an amount of money."""

    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None


class LineItem(Frozen):
    """One thing billed. ``None`` means not known yet.

    ``unit`` is the word after the quantity ("hours"); ``tax_rate`` is a fraction (0.2 is 20 %) and
    overrides the invoice's own rate. ``disputed`` maps a field to the reason why the user's value
    for it could not be used; it stays until the user gives another value.
    """

    description: str | None = None
    quantity: PlainDecimal | None = None
    unit: str | None = None
    unit_price: PlainDecimal | None = None
    taxable: bool = True
    tax_rate: PlainDecimal | None = None
    service_date: date | None = None
    provenance: dict[str, Source] = Field(default_factory=dict)
    disputed: dict[str, str] = Field(default_factory=dict)


class Draft(Frozen):
    """An invoice in the making. ``None`` means not known yet; dates are ISO calendar dates.

    ``terms_days`` is set when the due date was given as a term (net 30), ``payment_terms`` when it
    was given as another rule, never both: the due date then follows the invoice date. ``tax_rate``
    is a fraction. ``provenance`` and ``disputed`` are keyed by field name, as in
    :class:`LineItem`.
    """

    customer_name: str | None = None
    customer_contact: str | None = None
    customer_email: str | None = None
    customer_address: str | None = None
    customer_street: str | None = None
    customer_postcode: str | None = None
    customer_city: str | None = None
    customer_region: str | None = None
    customer_country: str | None = None
    customer_tax_id: str | None = None
    customer_tax_ids: tuple[TaxId, ...] | None = None
    currency: str = "USD"
    invoice_date: date | None = None
    due_date: date | None = None
    terms_days: int | None = None
    payment_terms: PaymentTerms | None = None
    service_start: date | None = None
    service_end: date | None = None
    line_items: tuple[LineItem, ...] = ()
    tax_rate: PlainDecimal | None = None
    discount: Discount | None = None
    notes: str | None = None
    po_number: str | None = None
    buyer_reference: str | None = None
    payment_reference: str | None = None
    early_payment: str | None = None
    provenance: dict[str, Source] = Field(default_factory=dict)
    disputed: dict[str, str] = Field(default_factory=dict)


def missing_fields(draft: Draft) -> list[str]:
    """Paths still needed before the invoice can be created, in the order to ask for them.

    A disputed field counts as missing even when an older value is in place: the user asked for
    something else, so creating the invoice with the old value would ignore them.
    """
    missing = [] if draft.customer_name else ["customer_name"]
    if not draft.line_items:
        missing.append("line_items")
    for index, line in enumerate(draft.line_items):
        missing.extend(f"line_items.{index}.{name}" for name in _missing_in(line))
    if draft.due_date is None:
        missing.append("due_date")
    missing.extend(name for name in draft.disputed if name not in missing)
    return missing


def _missing_in(line: LineItem) -> list[str]:
    unknown = [name for name in LINE_REQUIRED if getattr(line, name) is None]
    return unknown + [name for name in line.disputed if name not in unknown]


def is_complete(draft: Draft) -> bool:
    return not missing_fields(draft)


def fingerprint(draft: Draft) -> str:
    """A hash of every value that would be billed; where the values came from does not count.

    A field that came with a later version counts once it has a value, so that what was read back
    before the version was still counts as read back.
    """
    content = draft.model_dump_json(
        exclude={
            **dict.fromkeys(_not_billed(draft, _LATER_FIELDS), True),
            "line_items": {
                index: _not_billed(line, _LATER_OF_LINES)
                for index, line in enumerate(draft.line_items)
            },
        }
    )
    return hashlib.sha256(content.encode()).hexdigest()


def _not_billed(holder: Draft | LineItem, later: tuple[str, ...]) -> set[str]:
    unused = {name for name in later if getattr(holder, name) is None}
    return {"provenance", "disputed", *unused}


def remembered(earlier: tuple[Draft, ...], before: Draft, after: Draft) -> tuple[Draft, ...]:
    """The drafts to go back to, the latest last, once ``after`` has taken the place of ``before``.

    A change that bills nothing else and opens or settles no question is none.
    """
    if fingerprint(before) == fingerprint(after) and _all_disputed(before) == _all_disputed(after):
        return earlier
    kept = (*earlier, before)[-_MAX_EARLIER:]
    while len(kept) > 1 and sum(len(draft.line_items) for draft in kept) > _MAX_EARLIER_LINES:
        kept = kept[1:]
    return kept


def _all_disputed(draft: Draft) -> list[dict[str, str]]:
    return [draft.disputed, *(line.disputed for line in draft.line_items)]
