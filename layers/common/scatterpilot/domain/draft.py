"""The typed invoice draft that a conversation fills, and what it still misses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from scatterpilot.domain.field import Field as Described
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import ITEM_LISTS
from scatterpilot.domain.item_fields import MAX_LINES as MAX_LINES
from scatterpilot.domain.items import Charge as Charge
from scatterpilot.domain.items import Discount as Discount
from scatterpilot.domain.items import Item
from scatterpilot.domain.items import LineItem as LineItem
from scatterpilot.domain.items import Payment as Payment
from scatterpilot.domain.sources import Source as Source
from scatterpilot.domain.sources import SourceKind as SourceKind
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.taxes import NamedTax, TaxCategory, Withholding
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.domain.values import Frozen, PlainDecimal

# How far back undo goes; in drafts and in the lines of all of them, to bound what is stored.
_MAX_EARLIER, _MAX_EARLIER_LINES = 10, 200


class Draft(Frozen):
    """An invoice in the making. ``None`` means not known yet; dates are ISO calendar dates.

    ``terms_days`` is set when the due date was given as a term (net 30), ``payment_terms`` when it
    was given as another rule, never both: the due date then follows the invoice date. ``tax_rate``
    is a fraction, of the tax called ``tax_name``. ``provenance`` and ``disputed`` are keyed by
    field name, as in an :class:`Item`.
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
    tax_name: str | None = None
    further_taxes: tuple[NamedTax, ...] = ()
    tax_category: TaxCategory | None = None
    tax_reason: str | None = None
    prices_include_tax: bool = False
    discount: Discount | None = None
    charges: tuple[Charge, ...] = ()
    withholding: Withholding | None = None
    payments: tuple[Payment, ...] = ()
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
    missing.extend(_missing_in("line_items", draft.line_items))
    missing.extend(_missing_in("charges", draft.charges))
    if draft.due_date is None:
        missing.append("due_date")
    missing.extend(_missing_in("payments", draft.payments))
    missing.extend(name for name in draft.disputed if name not in missing)
    return missing


def _missing_in(name: str, items: tuple[Item, ...]) -> list[str]:
    required = [field.name for field in ITEM_LISTS[name].fields.values() if field.required]
    found: list[str] = []
    for index, item in enumerate(items):
        unknown = [each for each in required if getattr(item, each) is None]
        if isinstance(item, Charge) and item.percent is None and item.amount is None:
            unknown.append("amount")
        unknown += [each for each in item.disputed if each not in unknown]
        found.extend(f"{name}.{index}.{each}" for each in unknown)
    return found


def is_complete(draft: Draft) -> bool:
    return not missing_fields(draft)


def fingerprint(draft: Draft) -> str:
    """A hash of every value that would be billed; where the values came from does not count.

    A field that came with a later version counts once it has a value, so that what was read back
    before the version was still counts as read back.
    """
    lists = {name: getattr(draft, name) for name in ITEM_LISTS}
    items = {
        name: {at: _not_billed(item, ITEM_LISTS[name].fields) for at, item in enumerate(held)}
        for name, held in lists.items()
    }
    unused = {name: True for name in ("charges", "payments") if not lists[name]}
    content = draft.model_dump_json(
        exclude={**_not_billed(draft, INVOICE_FIELDS), **items, **unused}
    )
    return hashlib.sha256(content.encode()).hexdigest()


def _not_billed(holder: Draft | Item, fields: Mapping[str, Described]) -> dict[str, Any]:
    """What no fingerprint counts: sources, and later fields that nobody has used."""
    later = (field for field in fields.values() if field.since > 1)
    unused = (field.name for field in later if getattr(holder, field.name) == field.unset)
    return dict.fromkeys(("provenance", "disputed", *unused), True)


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
    items = (item for name in ITEM_LISTS for item in getattr(draft, name))
    return [draft.disputed, *(item.disputed for item in items)]
