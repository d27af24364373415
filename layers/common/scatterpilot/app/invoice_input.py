"""Invoice data given as JSON, turned into the same edits that a conversation makes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    model_validator,
)

from scatterpilot.app.exact_values import Day, Exact
from scatterpilot.domain.apply import apply_edit
from scatterpilot.domain.documents import COMPUTED_FIELDS
from scatterpilot.domain.draft import LINE_FIELDS, MAX_LINES, Draft, missing_fields
from scatterpilot.domain.edits import (
    AddLine,
    Edit,
    Rejection,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.domain.errors import FieldFault, InvalidError

_CUSTOMER = {
    "customer_name": "name",
    "customer_email": "email",
    "customer_address": "address",
    "customer_tax_id": "tax_id",
}
_DATES = ("invoice_date", "due_date", "terms_days")


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DiscountInput(_Input):
    """Exactly one of the two: a percentage ("10" is 10 %) or an amount of money."""

    percent: Exact | None = None
    amount: Exact | None = None


class LineInput(_Input):
    """One line; ``amount`` may be sent back as received, it is computed anew."""

    description: str
    quantity: Exact
    unit: str | None = None
    unit_price: Exact
    taxable: StrictBool = True
    tax_rate: Exact | None = None
    amount: Any = Field(default=None, exclude=True)


class InvoiceInput(_Input):
    """The content of an invoice. A rate of "0.2" is 20 %. Numbers may be strings or JSON numbers;
    they are answered as strings, with every digit.

    The computed figures of a document may be sent back; they are ignored and computed anew.
    """

    customer_name: str | None = None
    customer_email: str | None = None
    customer_address: str | None = None
    customer_tax_id: str | None = None
    currency: str | None = None
    invoice_date: Day | None = None
    due_date: Day | None = None
    terms_days: StrictInt | None = None
    line_items: Annotated[list[LineInput], Field(max_length=MAX_LINES)] | None = None
    tax_rate: Exact | None = None
    discount: DiscountInput | None = None
    notes: str | None = None
    po_number: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _drop_computed(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key not in COMPUTED_FIELDS}
        return data


def fill(draft: Draft, given: InvoiceInput) -> Draft:
    """Put the given fields into a draft; lines replace all lines.

    Raises ``InvalidError`` with a fault for every field that can't be used or is still missing.
    """
    if "line_items" in given.model_fields_set:
        draft = draft.model_copy(update={"line_items": ()})
    faults: dict[str, str] = {}
    for edit in _edits(given):
        draft = _apply(draft, edit, faults)
    for path in missing_fields(draft):
        # A refused date or term is why the due date is missing: one fault, not two.
        if path != "due_date" or faults.keys().isdisjoint(_DATES):
            why = draft.disputed.get(path, "it is required; add it to invoice_data")
            faults.setdefault(path, why)
    if faults:
        raise InvalidError(
            "Some invoice data can't be used; see errors.",
            [FieldFault(path, why) for path, why in faults.items()],
        )
    return draft


def _apply(draft: Draft, edit: Edit, faults: dict[str, str]) -> Draft:
    """The draft with this edit; what is refused goes to ``faults``.

    A line stays without its refused values, so that the paths of the next lines count right.
    """
    result = apply_edit(draft, edit)
    if not isinstance(result, Rejection):
        return result
    faults.setdefault(result.field, result.message)
    name = result.field.rpartition(".")[2]
    if isinstance(edit, AddLine) and name in edit.model_fields_set:
        left = edit.model_fields_set - {name}
        return _apply(draft, AddLine(**{key: getattr(edit, key) for key in left}), faults)
    return draft


def _edits(given: InvoiceInput) -> list[Edit]:
    named = given.model_fields_set
    edits: list[Edit] = []
    if "currency" in named and given.currency is not None:
        edits.append(SetCurrency(currency=given.currency))
    customer = {edit: getattr(given, name) for name, edit in _CUSTOMER.items() if name in named}
    edits.extend(SetCustomer(**{name: value}) for name, value in customer.items())
    dates = {name: getattr(given, name) for name in _DATES if name in named}
    if dates.get("due_date") is not None:
        # The date wins over the terms it may have come from, as when a document is sent back.
        dates.pop("terms_days", None)
    if dates:
        edits.append(SetDates(**{n: v for n, v in dates.items() if v is not None}))
    if "line_items" in named:
        edits.extend(_line(line) for line in given.line_items or ())
    if "tax_rate" in named:
        edits.append(SetTax(rate=given.tax_rate))
    if "discount" in named:
        discount = given.discount or DiscountInput()
        edits.append(SetDiscount(percent=discount.percent, amount=discount.amount))
    if "notes" in named:
        edits.append(SetNotes(notes=given.notes))
    if "po_number" in named:
        edits.append(SetReference(po_number=given.po_number))
    return edits


def _line(line: LineInput) -> AddLine:
    named = line.model_fields_set
    return AddLine(**{name: getattr(line, name) for name in LINE_FIELDS if name in named})
