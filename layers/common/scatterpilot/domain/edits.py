"""Changes to a draft. Every engine speaks in these; none of them carries a sum.

Values are checked when an edit is applied, not when it is built, so that a bad value becomes a
:class:`Rejection` with a sentence for the user instead of an exception.
"""

from __future__ import annotations

import datetime
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from scatterpilot.domain.items import Discount
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.taxes import NamedTax, TaxCategory
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.domain.values import Frozen, PlainDecimal


class Quote(Frozen):
    """The user's words behind one value; ``turn``, ``start`` and ``end`` as in ``Source``."""

    text: str
    turn: int | None = None
    start: int | None = None
    end: int | None = None


class _Edit(Frozen):
    """``evidence`` maps a field of the edit to the words it was read from."""

    evidence: dict[str, Quote] = Field(default_factory=dict)

    @model_serializer(mode="wrap")
    def _only_given(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A field left out must stay left out in a stored question: ``None`` would clear it."""
        given = self.model_fields_set | {"kind"}
        return {name: value for name, value in handler(self).items() if name in given}


class SetCustomer(_Edit):
    """Who is billed; fields left out stay as they are, an explicit ``None`` clears one."""

    kind: Literal["set_customer"] = "set_customer"
    name: str | None = None
    contact: str | None = None
    email: str | None = None
    address: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    tax_id: str | None = None
    tax_ids: tuple[TaxId, ...] | None = None


class AddLine(_Edit):
    """One more thing to bill, at the end; unknown values are ``None`` and will be asked for."""

    kind: Literal["add_line"] = "add_line"
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
    service_date: date | None = None


class ChangeLine(_Edit):
    """Change the given fields of line ``line`` (counted from 0)."""

    kind: Literal["change_line"] = "change_line"
    line: int
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
    service_date: date | None = None


class RemoveLine(_Edit):
    kind: Literal["remove_line"] = "remove_line"
    line: int


class SetCurrency(_Edit):
    """ISO 4217 code; amounts keep their figures, nothing is converted."""

    kind: Literal["set_currency"] = "set_currency"
    currency: str


class AddCharge(_Edit):
    """On top of the lines, such as shipping: a percentage of the subtotal or an amount."""

    kind: Literal["add_charge"] = "add_charge"
    description: str | None = None
    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None
    taxable: bool = True
    tax_rate: PlainDecimal | None = None
    withheld: bool = True


class ChangeCharge(_Edit):
    """Change the given fields of charge ``charge`` (counted from 0); a percentage takes the place
    of an amount, and the other way round."""

    kind: Literal["change_charge"] = "change_charge"
    charge: int
    description: str | None = None
    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None
    taxable: bool = True
    tax_rate: PlainDecimal | None = None
    withheld: bool = True


class RemoveCharge(_Edit):
    kind: Literal["remove_charge"] = "remove_charge"
    charge: int


class AddPayment(_Edit):
    """Money that was received already, such as a deposit."""

    kind: Literal["add_payment"] = "add_payment"
    amount: PlainDecimal | None = None
    date: datetime.date | None = None
    method: str | None = None
    note: str | None = None


class ChangePayment(_Edit):
    """Change the given fields of payment ``payment`` (counted from 0)."""

    kind: Literal["change_payment"] = "change_payment"
    payment: int
    amount: PlainDecimal | None = None
    date: datetime.date | None = None
    method: str | None = None
    note: str | None = None


class RemovePayment(_Edit):
    kind: Literal["remove_payment"] = "remove_payment"
    payment: int


class SetTax(_Edit):
    """The invoice's tax; fields left out stay. A ``rate`` (a fraction) of ``None`` or 0 means no
    tax, and no ``further`` ones. A ``category`` other than standard takes the rates away, a rate
    takes such a category away. ``included`` is whether prices hold the tax already.
    """

    kind: Literal["set_tax"] = "set_tax"
    rate: PlainDecimal | None = None
    name: str | None = None
    further: tuple[NamedTax, ...] = ()
    category: TaxCategory | None = None
    reason: str | None = None
    included: bool = False


class SetWithholding(_Edit):
    """What the customer keeps back; ``rate`` is a fraction, and ``None`` or 0 takes it away."""

    kind: Literal["set_withholding"] = "set_withholding"
    name: str | None = None
    rate: PlainDecimal | None = None


class SetDiscount(_Edit):
    """A percentage (10 is 10 %) or an amount; neither removes the discount."""

    kind: Literal["set_discount"] = "set_discount"
    percent: PlainDecimal | None = None
    amount: PlainDecimal | None = None


class SetDates(_Edit):
    """``terms_days`` or ``payment_terms`` makes the due date follow the invoice date; ``due_date``
    fixes it. ``service_start`` and ``service_end`` are the days of the work.
    """

    kind: Literal["set_dates"] = "set_dates"
    invoice_date: date | None = None
    due_date: date | None = None
    terms_days: int | None = None
    payment_terms: PaymentTerms | None = None
    service_start: date | None = None
    service_end: date | None = None


class SetNotes(_Edit):
    """Text printed on the invoice, word for word; ``None`` removes it."""

    kind: Literal["set_notes"] = "set_notes"
    notes: str | None
    append: bool = False


class SetReference(_Edit):
    """References the customer wants to find; those left out stay, ``None`` removes one."""

    kind: Literal["set_reference"] = "set_reference"
    po_number: str | None = None
    buyer_reference: str | None = None
    payment_reference: str | None = None
    early_payment: str | None = None


class RefuseValue(_Edit):
    """The user gave a value that can't exist (31 April); the field stays open until settled."""

    kind: Literal["refuse_value"] = "refuse_value"
    field: str
    code: str
    message: str


class SettleValue(_Edit):
    """The user drops a value that was refused; what the field held before stays."""

    kind: Literal["settle_value"] = "settle_value"
    field: str


class Undo(_Edit):
    """Take the last change back: the draft is again what it was before that turn."""

    kind: Literal["undo"] = "undo"


Edit = Annotated[
    SetCustomer
    | AddLine
    | ChangeLine
    | RemoveLine
    | AddCharge
    | ChangeCharge
    | RemoveCharge
    | AddPayment
    | ChangePayment
    | RemovePayment
    | SetCurrency
    | SetTax
    | SetWithholding
    | SetDiscount
    | SetDates
    | SetNotes
    | SetReference
    | RefuseValue
    | SettleValue
    | Undo,
    Field(discriminator="kind"),
]


class Rejection(Frozen):
    """Why an edit, or one value of it, was not taken: a code, the field's path, a sentence."""

    code: str
    field: str
    message: str
