"""Invoice data given as JSON, turned into the same edits that a conversation makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StrictBool, model_validator

from scatterpilot.app.exact_values import Exact
from scatterpilot.app.input_models import DiscountInput, GivenInput, input_model
from scatterpilot.domain.apply import apply_edit
from scatterpilot.domain.date_edits import TERMS
from scatterpilot.domain.documents import COMPUTED_FIELDS
from scatterpilot.domain.draft import MAX_LINES, Draft, missing_fields
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
from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS, fields_of_edit


class _LineInput(GivenInput):
    """One line; ``amount`` may be sent back as received, it is computed anew."""

    description: str
    quantity: Exact
    unit_price: Exact
    taxable: StrictBool = True
    amount: Any = Field(default=None, exclude=True)


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

    class InvoiceInput(_InvoiceInput): ...

else:
    LineInput = input_model(_LineInput, "LineInput", LINE_FIELDS.values())

    class _WithLines(_InvoiceInput):
        __doc__ = _InvoiceInput.__doc__
        line_items: Annotated[list[LineInput], Field(max_length=MAX_LINES)] | None = None

    InvoiceInput = input_model(_WithLines, "InvoiceInput", INVOICE_FIELDS.values())


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
        if path != "due_date" or faults.keys().isdisjoint(fields_of_edit("set_dates")):
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
    """The currency first, tax and discount after the lines that they are on."""
    values = {name: getattr(given, name) for name in given.model_fields_set}
    edits: list[Edit] = []
    if values.get("currency") is not None:
        edits.append(SetCurrency(currency=values["currency"]))
    edits += _each(SetCustomer, values)
    edits += _dates(values)
    edits += [_line(line) for line in values.get("line_items") or ()]
    edits += _each(SetTax, values)
    if "discount" in values:
        discount = values["discount"] or DiscountInput()
        edits.append(SetDiscount(percent=discount.percent, amount=discount.amount))
    return [*edits, *_each(SetNotes, values), *_each(SetReference, values)]


def _each(
    edit: type[SetCustomer | SetTax | SetNotes | SetReference], values: dict[str, Any]
) -> list[Edit]:
    """One edit for each value, so that a bad one costs no other."""
    fields = fields_of_edit(edit.model_fields["kind"].default).values()
    given = [field for field in fields if field.name in values]
    return [edit(**{field.edit_name: values[field.name]}) for field in given]


def _dates(values: dict[str, Any]) -> list[Edit]:
    names = [field.name for field in fields_of_edit("set_dates").values()]
    dates = {name: values[name] for name in names if values.get(name) is not None}
    if "due_date" in dates:
        # The date wins over the terms it may have come from, as when a document is sent back.
        dates = {name: value for name, value in dates.items() if name not in TERMS}
    return [SetDates(**dates)] if dates else []


def _line(line: LineInput) -> AddLine:
    given = line.model_fields_set
    return AddLine(**{name: getattr(line, name) for name in LINE_FIELDS if name in given})
