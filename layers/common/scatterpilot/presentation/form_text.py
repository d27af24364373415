"""What was typed into a form, as the line of the conversation that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RemoveLine,
    SetCurrency,
    SetDiscount,
    SettleValue,
    Undo,
)
from scatterpilot.domain.fields import LINE_FIELDS, Field, field_at, fields_of_edit
from scatterpilot.domain.totals import line_amount
from scatterpilot.presentation.formats import long_date, money, number, percent, price
from scatterpilot.presentation.labels import english
from scatterpilot.presentation.read_back import line_text

_NOTHING = "–"
# A note may be long; the line says what was changed, the draft holds all of it.
_SHOWN = 200


def form_text(edits: Iterable[Edit], draft: Draft, locale: str) -> str:
    """``Customer: Toys for Tots``, ``Price of Hosting: $29.90``; a line for each value."""
    lines = []
    for edit in edits:
        if isinstance(edit, SetCurrency):
            draft = draft.model_copy(update={"currency": edit.currency})
        lines += _lines(edit, draft, locale)
    return "\n".join(lines)


def _lines(edit: Edit, draft: Draft, locale: str) -> list[str]:
    if isinstance(edit, Undo):
        return ["Undo the last change"]
    if isinstance(edit, SettleValue):
        field = field_at(edit.field)
        return [f"Leave the {field.words if field else edit.field} as it is"]
    if isinstance(edit, RemoveLine):
        return [f"Remove {_line_name(draft, edit.line)}"]
    if isinstance(edit, AddLine):
        line = LineItem(**_given(edit, LINE_FIELDS))
        return [f"Add {_added(line, draft.currency, locale)}"]
    if isinstance(edit, SetDiscount):
        return [f"{english('discount')}: {_discount(edit, draft, locale)}"]
    of = ""
    if isinstance(edit, ChangeLine) and len(draft.line_items) > 1:
        of = f" of {_line_name(draft, edit.line)}"
    fields = fields_of_edit(edit.kind)
    return [
        f"{english(fields[name].label)}{of}: {_written(fields[name], value, draft, locale)}"
        for name, value in _given(edit, fields).items()
    ]


def _given(edit: Edit, fields: Mapping[str, Field]) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in fields if name in edit.model_fields_set}


def _line_name(draft: Draft, index: int) -> str:
    lines = draft.line_items
    known = lines[index].description if 0 <= index < len(lines) else None
    return _short(known) if known else f"line {index + 1}"


def _added(line: LineItem, currency: str, locale: str) -> str:
    shown = line.model_copy(update={"description": _short(line.description or "a line")})
    if line.quantity is None and line.unit_price is None:
        return shown.description or ""
    return line_text(shown, line_amount(line, currency), currency, locale)


def _discount(edit: SetDiscount, draft: Draft, locale: str) -> str:
    discount = Discount(percent=edit.percent, amount=edit.amount)
    if discount.percent is not None:
        return percent(discount.percent / 100, locale)
    if discount.amount is not None:
        return money(discount.amount, draft.currency, locale)
    return _NOTHING


def _written(field: Field, value: Any, draft: Draft, locale: str) -> str:
    if value is None:
        return _NOTHING
    if field.kind == "date":
        return long_date(value, locale)
    if field.kind == "days":
        return f"net {value}" if value else "on receipt"
    if field.kind == "quantity":
        return number(value, locale)
    if field.kind == "price":
        return price(value, draft.currency, locale)
    if field.kind == "rate":
        return percent(value, locale)
    if field.kind == "flag":
        return "yes" if value else "no"
    return _short(value)


def _short(text: str) -> str:
    joined = ", ".join(text.splitlines())
    return joined if len(joined) <= _SHOWN else f"{joined[:_SHOWN]}…"
