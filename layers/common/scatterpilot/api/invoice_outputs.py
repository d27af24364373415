"""The shape of what is billed, in every answer that holds a draft or an invoice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, create_model

from scatterpilot.api.output_values import Money, Output
from scatterpilot.domain.field import Field as InvoiceField
from scatterpilot.domain.field import Kind
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import CHARGE_FIELDS, LINE_FIELDS, PAYMENT_FIELDS
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.taxes import TaxCategory
from scatterpilot.domain.terms import PaymentTerms


class DiscountByPercent(Output):
    percent: Money


class DiscountByAmount(Output):
    amount: Money


class NamedTax(Output):
    name: str
    rate: Money


class Withholding(Output):
    name: str | None
    rate: Money


class TaxGroup(Output):
    """One tax (its rate is a fraction: 0.2 is 20 %) on its base, or why there is none: then the
    rate is 0, with the category and perhaps the reason."""

    name: str | None
    rate: Money
    category: TaxCategory
    reason: str | None
    base: Money
    amount: Money


_TYPES: dict[Kind, Any] = {
    "text": str,
    "lines": str,
    "email": str,
    "currency": str,
    "date": date,
    "days": int,
    "quantity": Money,
    "base": Money,
    "price": Money,
    "amount": Money,
    "percent": Money,
    "rate": Money,
    "flag": bool,
    "discount": DiscountByPercent | DiscountByAmount,
    "category": TaxCategory,
    "taxes": list[NamedTax],
    "withholding": Withholding,
    "terms": PaymentTerms,
    "country": str,
    "tax_ids": list[TaxId],
}


def _with_fields(base: type[Output], name: str, fields: Iterable[InvoiceField]) -> type[Output]:
    """The base with a value for each field, null where it is unknown."""
    values: dict[str, Any] = {
        field.name: Annotated[_type_of(field), Field(description=field.about or None)]
        for field in fields
        if field.name not in base.model_fields
    }
    return create_model(name, __base__=base, __doc__=base.__doc__, **values)


def _type_of(field: InvoiceField) -> Any:
    """Null where it is unknown, but for what always is something."""
    return _TYPES[field.kind] | None if field.unset is None else _TYPES[field.kind]


class _Line(Output):
    """``amount`` is quantity times unit price over the number it is for, rounded to the currency,
    less the line's own discount; ``gross_amount`` and ``discount_total`` are there where it has
    one. Unknown is null."""

    amount: Money | None
    gross_amount: Money | None
    discount_total: Money | None


class _Charge(Output):
    """``total`` is what it comes to, also of a percentage."""

    total: Money | None


class _Payment(Output):
    """Money that was received before the issue."""


class _InvoiceData(Output):
    """The content of a draft or an invoice, with every figure; unknown is null.

    ``net_total`` is ``subtotal`` less ``discount_total`` plus ``charges_total``, where prices
    include tax less ``tax_total`` too; ``total`` is with tax, ``payable`` less ``withheld_total``,
    ``amount_due`` less ``amount_paid``."""

    currency: str
    tax_rate: Money
    subtotal: Money
    discount_total: Money
    charges_total: Money
    net_total: Money
    taxes: list[TaxGroup]
    tax_total: Money
    total: Money
    withheld_base: Money
    withheld_total: Money
    payable: Money
    amount_paid: Money
    amount_due: Money


if TYPE_CHECKING:

    class Line(_Line): ...

    class Charge(_Charge): ...

    class Payment(_Payment): ...

    class InvoiceData(_InvoiceData): ...

else:
    Line = _with_fields(_Line, "Line", LINE_FIELDS.values())
    Charge = _with_fields(_Charge, "Charge", CHARGE_FIELDS.values())
    Payment = _with_fields(_Payment, "Payment", PAYMENT_FIELDS.values())

    class _WithLines(_InvoiceData):
        __doc__ = _InvoiceData.__doc__
        line_items: list[Line]
        charges: list[Charge]
        payments: list[Payment]

    InvoiceData = _with_fields(_WithLines, "InvoiceData", INVOICE_FIELDS.values())
