"""Invoice data given as JSON, turned into the same edits that a conversation makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator

from scatterpilot.app.exact_values import Exact
from scatterpilot.app.input_models import GivenInput, edit_value, input_model
from scatterpilot.domain.apply import apply_edit
from scatterpilot.domain.date_edits import TERMS
from scatterpilot.domain.draft import MAX_LINES, Draft, missing_fields
from scatterpilot.domain.editor import without_value
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    Edit,
    Rejection,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SetWithholding,
)
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.fields import INVOICE_FIELDS, fields_of_edit
from scatterpilot.domain.figure_names import COMPUTED_FIELDS
from scatterpilot.domain.item_fields import CHARGE_FIELDS, ITEM_LISTS, LINE_FIELDS, PAYMENT_FIELDS
from scatterpilot.domain.items import Item


class _LineInput(GivenInput):
    """One line; its figures may be sent back as received, they are computed anew."""

    description: str
    quantity: Exact
    unit_price: Exact
    amount: Any = Field(default=None, exclude=True)
    gross_amount: Any = Field(default=None, exclude=True)
    discount_total: Any = Field(default=None, exclude=True)


class _ChargeInput(GivenInput):
    """Something on top of the lines: a percentage of the subtotal ("3" is 3 %) or an amount."""

    description: str
    total: Any = Field(default=None, exclude=True)


class _PaymentInput(GivenInput):
    """Money that was received already."""

    amount: Exact


class _InvoiceInput(GivenInput):
    """The content of an invoice. A rate of "0.2" is 20 %. Numbers may be strings or JSON numbers;
    they are answered as strings, with every digit.

    The computed figures of a document may be sent back; they are ignored and computed anew.
    """

    @model_validator(mode="before")
    @classmethod
    def _drop_computed(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key not in COMPUTED_FIELDS}
        return data


if TYPE_CHECKING:

    class LineInput(_LineInput): ...

    class ChargeInput(_ChargeInput): ...

    class PaymentInput(_PaymentInput): ...

    class InvoiceInput(_InvoiceInput): ...

else:
    LineInput = input_model(_LineInput, "LineInput", LINE_FIELDS.values())
    ChargeInput = input_model(_ChargeInput, "ChargeInput", CHARGE_FIELDS.values())
    PaymentInput = input_model(_PaymentInput, "PaymentInput", PAYMENT_FIELDS.values())

    class _WithLines(_InvoiceInput):
        __doc__ = _InvoiceInput.__doc__
        line_items: Annotated[list[LineInput], Field(max_length=MAX_LINES)] | None = None
        charges: list[ChargeInput] | None = None
        payments: list[PaymentInput] | None = None

    InvoiceInput = input_model(_WithLines, "InvoiceInput", INVOICE_FIELDS.values())


def fill(draft: Draft, given: InvoiceInput) -> Draft:
    """Put the given fields into a draft; lines, charges and payments replace all of theirs.

    Raises ``InvalidError`` with a fault for every field that can't be used or is still missing.
    """
    emptied = {name: () for name in ITEM_LISTS if name in given.model_fields_set}
    draft = draft.model_copy(update=emptied)
    faults: dict[str, str] = {}
    for edit in _edits(given):
        draft = _apply(draft, edit, faults)
    for path in missing_fields(draft):
        # A refused date or term is why the due date is missing: one fault, not two.
        if path != "due_date" or faults.keys().isdisjoint(fields_of_edit("set_dates")):
            why = _disputed(draft).get(path, "it is required; add it to invoice_data")
            faults.setdefault(path, why)
    if faults:
        raise InvalidError(
            "Some invoice data can't be used; see errors.",
            [FieldFault(path, why) for path, why in faults.items()],
        )
    return draft


def _disputed(draft: Draft) -> dict[str, str]:
    """Why values can't stand, by their paths."""
    items = ((f"{name}.{at}", item) for name in ITEM_LISTS for at, item in _numbered(draft, name))
    of_items = {f"{path}.{n}": why for path, item in items for n, why in item.disputed.items()}
    return {**draft.disputed, **of_items}


def _numbered(draft: Draft, name: str) -> Iterator[tuple[int, Item]]:
    yield from enumerate(getattr(draft, name))


def _apply(draft: Draft, edit: Edit, faults: dict[str, str]) -> Draft:
    """The draft with this edit; what is refused goes to ``faults``.

    The rest of the edit is taken, so that a bad value costs no other, and the paths of the next
    lines count right.
    """
    remaining: Edit | None = edit
    while remaining is not None:
        result = apply_edit(draft, remaining, "form")
        if not isinstance(result, Rejection):
            return result
        faults.setdefault(result.field, result.message)
        remaining = without_value(remaining, result.field)
    return draft


def _edits(given: InvoiceInput) -> list[Edit]:
    """The currency first, tax, discount and the rest after the lines that they are on."""
    values = {name: edit_value(getattr(given, name)) for name in given.model_fields_set}
    edits: list[Edit] = []
    if values.get("currency") is not None:
        edits.append(SetCurrency(currency=values["currency"]))
    edits += _whole(SetCustomer, values)
    edits += _dates(values)
    edits += _items(AddLine, values, "line_items")
    edits += _whole(SetTax, values)
    edits += _parts(SetDiscount, values, "discount")
    edits += _items(AddCharge, values, "charges")
    edits += _parts(SetWithholding, values, "withholding")
    edits += _whole(SetNotes, values)
    edits += _whole(SetReference, values)
    return [*edits, *_items(AddPayment, values, "payments")]


def _whole(
    edit: type[SetCustomer | SetTax | SetNotes | SetReference], values: dict[str, Any]
) -> list[Edit]:
    """One edit with all that was given of it."""
    fields = fields_of_edit(edit.model_fields["kind"].default).values()
    given = {field.edit_name: values[field.name] for field in fields if field.name in values}
    return [edit(**given)] if given else []


def _parts(
    edit: type[SetDiscount | SetWithholding], values: dict[str, Any], name: str
) -> list[Edit]:
    """The edit that sets a value by its parts; none of them takes it away."""
    if name not in values:
        return []
    nothing = dict.fromkeys(edit.model_fields.keys() - {"kind", "evidence"})
    return [edit(**(nothing if values[name] is None else dict(values[name])))]


def _dates(values: dict[str, Any]) -> list[Edit]:
    names = [field.name for field in fields_of_edit("set_dates").values()]
    dates = {name: values[name] for name in names if values.get(name) is not None}
    if "due_date" in dates:
        # The date wins over the terms it may have come from, as when a document is sent back.
        dates = {name: value for name, value in dates.items() if name not in TERMS}
    return [SetDates(**dates)] if dates else []


def _items(
    edit: type[AddLine | AddCharge | AddPayment], values: dict[str, Any], name: str
) -> list[Edit]:
    """An edit for each line, charge or payment."""
    fields = ITEM_LISTS[name].fields
    items = (_given_of(item, fields) for item in values.get(name) or ())
    return [edit(**item) for item in items]


def _given_of(item: GivenInput, fields: Iterable[str]) -> dict[str, Any]:
    given = item.model_fields_set
    return {name: edit_value(getattr(item, name)) for name in fields if name in given}
