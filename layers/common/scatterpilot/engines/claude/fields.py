"""What a model may change: the fields of the Edit models under the names of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_type_hints

from scatterpilot.domain.edits import (
    ChangeLine,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)

ValueKind = Literal["text", "number", "percent", "discount", "date", "days", "yes_no"]
REMOVE_LINE = "remove_line"
UNDO = "undo"

# Fields of the models that carry no value of the invoice, or that the code decides.
_NOT_VALUES = {"kind", "evidence", "line", "append"}
# The order in which edits of the invoice as a whole apply: before the lines, and after them.
BEFORE_LINES = (SetCurrency, SetCustomer, SetDates)
AFTER_LINES = (SetTax, SetDiscount, SetNotes, SetReference)


@dataclass(frozen=True)
class Field:
    """A value's name on the wire, the edit it belongs to and its name there."""

    wire: str
    edit: type[Any]
    name: str
    kind: ValueKind


def _kind(wire: str, hint: Any) -> ValueKind:
    if wire == "tax_rate":
        return "percent"
    kinds: dict[type, ValueKind] = {bool: "yes_no", Decimal: "number", date: "date", int: "days"}
    options = get_args(hint) or (hint,)
    return next((kinds[option] for option in options if option in kinds), "text")


def _fields_of(edit: type[Any], prefix: str = "") -> list[Field]:
    hints = get_type_hints(edit)
    found = []
    for name in edit.model_fields:
        if name not in _NOT_VALUES:
            wire = "tax_rate" if (edit, name) == (SetTax, "rate") else prefix + name
            found.append(Field(wire, edit, name, _kind(wire, hints[name])))
    return found


INVOICE_FIELDS: dict[str, Field] = {
    field.wire: field
    for field in (
        *_fields_of(SetCustomer, "customer_"),
        *_fields_of(SetCurrency),
        *_fields_of(SetDates),
        *_fields_of(SetTax),
        Field("discount", SetDiscount, "amount", "discount"),
        *_fields_of(SetNotes),
        *_fields_of(SetReference),
    )
}
LINE_FIELDS: dict[str, Field] = {field.wire: field for field in _fields_of(ChangeLine)}
NAMES: tuple[str, ...] = tuple(dict.fromkeys([*INVOICE_FIELDS, *LINE_FIELDS, REMOVE_LINE, UNDO]))
