"""Apply one edit to a draft: a new draft, or the reason why not. Nothing is ever raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from scatterpilot.domain.disputes import (
    discount_over_subtotal,
    dispute,
    dispute_clashes,
    known_path,
)
from scatterpilot.domain.draft import LINE_FIELDS, MAX_LINES, Discount, Draft, LineItem, Source
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    Quote,
    RefuseValue,
    Rejection,
    RemoveLine,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SettleValue,
)
from scatterpilot.domain.value_rules import value_fault
from scatterpilot.domain.values import DESCRIPTION_LIMIT, text_fault

_CUSTOMER_FIELDS = ("name", "email", "address", "tax_id")


def apply_edit(draft: Draft, edit: Edit) -> Draft | Rejection:
    """Apply an edit whole or not at all; the result of a valid draft is a valid draft.

    ``Undo`` is the editor's, which knows the earlier drafts.
    """
    handler: Callable[[Draft, Any], Draft | Rejection] = _HANDLERS[type(edit)]
    result = handler(draft, edit)
    return result if isinstance(result, Rejection) else dispute_clashes(result)


def _source(quote: Quote | None) -> Source:
    if quote is None:
        return Source(kind="user")
    return Source(kind="user", quote=quote.text, turn=quote.turn, start=quote.start, end=quote.end)


def _without(mapping: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def _set(draft: Draft, values: Mapping[str, Any], quotes: Mapping[str, Quote | None]) -> Draft:
    """Store values with their sources; what was disputed about them is settled."""
    return draft.model_copy(
        update={
            **values,
            "provenance": {
                **draft.provenance,
                **{name: _source(quotes.get(name)) for name in values},
            },
            "disputed": _without(draft.disputed, *values),
        }
    )


def _check(draft: Draft, values: Mapping[str, Any], prefix: str = "") -> Rejection | None:
    for field, value in values.items():
        if fault := value_fault(field, value, draft):
            return Rejection(code=fault[0], field=prefix + field, message=fault[1])
    return None


def _set_customer(draft: Draft, edit: SetCustomer) -> Draft | Rejection:
    given = [name for name in _CUSTOMER_FIELDS if name in edit.model_fields_set]
    values = {f"customer_{name}": getattr(edit, name) for name in given}
    quotes = {f"customer_{name}": edit.evidence.get(name) for name in given}
    return _check(draft, values) or _set(draft, values, quotes)


def _line_values(edit: AddLine | ChangeLine) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in LINE_FIELDS if name in edit.model_fields_set}


def _set_line(line: LineItem, values: Mapping[str, Any], edit: AddLine | ChangeLine) -> LineItem:
    said = [name for name, value in values.items() if value is not None]
    sources = {name: _source(edit.evidence.get(name)) for name in said}
    return line.model_copy(
        update={
            **values,
            "provenance": {**_without(line.provenance, *values), **sources},
            "disputed": _without(line.disputed, *values),
        }
    )


def _add_line(draft: Draft, edit: AddLine) -> Draft | Rejection:
    index = len(draft.line_items)
    if index >= MAX_LINES:
        return Rejection(
            code="too_many_lines",
            field="line_items",
            message=f"An invoice holds at most {MAX_LINES:,} lines; start a second one.",
        )
    values = _line_values(edit)
    if rejection := _check(draft, values, f"line_items.{index}."):
        return rejection
    line = _set_line(LineItem(), values, edit)
    return draft.model_copy(
        update={
            "line_items": (*draft.line_items, line),
            "disputed": _without(draft.disputed, "line_items"),
        }
    )


def _no_such_line(draft: Draft, index: int) -> Rejection | None:
    if 0 <= index < len(draft.line_items):
        return None
    count = len(draft.line_items)
    has = {0: "no lines yet", 1: "only one line"}.get(count, f"only {count} lines")
    return Rejection(
        code="no_such_line",
        field=f"line_items.{index}",
        message=f"There is no line {index + 1}: the invoice has {has}.",
    )


def _with_line(draft: Draft, index: int, *replacement: LineItem) -> Draft:
    lines = draft.line_items
    return draft.model_copy(
        update={"line_items": (*lines[:index], *replacement, *lines[index + 1 :])}
    )


def _change_line(draft: Draft, edit: ChangeLine) -> Draft | Rejection:
    values = _line_values(edit)
    rejection = _no_such_line(draft, edit.line) or _check(draft, values, f"line_items.{edit.line}.")
    if rejection:
        return rejection
    line = _set_line(draft.line_items[edit.line], values, edit)
    return _with_line(draft, edit.line, line)


def _remove_line(draft: Draft, edit: RemoveLine) -> Draft | Rejection:
    if rejection := _no_such_line(draft, edit.line):
        return rejection
    return _with_line(draft, edit.line)


def _set_currency(draft: Draft, edit: SetCurrency) -> Draft | Rejection:
    values = {"currency": edit.currency}
    return _check(draft, values) or _set(draft, values, edit.evidence)


def _set_tax(draft: Draft, edit: SetTax) -> Draft | Rejection:
    values = {"tax_rate": edit.rate or None}
    quotes = {"tax_rate": edit.evidence.get("rate")}
    return _check(draft, {"tax_rate": edit.rate}) or _set(draft, values, quotes)


def _set_discount(draft: Draft, edit: SetDiscount) -> Draft | Rejection:
    given = {"percent": edit.percent, "amount": edit.amount}
    if rejection := _check(draft, given):
        return rejection.model_copy(update={"field": "discount"})
    if edit.percent is not None and edit.amount is not None:
        return Rejection(
            code="discount_ambiguous",
            field="discount",
            message="A discount is either a percentage or an amount, not both.",
        )
    discount = None
    if edit.percent is not None or edit.amount is not None:
        discount = Discount(percent=edit.percent, amount=edit.amount)
    quote = edit.evidence.get("percent") or edit.evidence.get("amount")
    after = _set(draft, {"discount": discount}, {"discount": quote})
    if discount_over_subtotal(after):
        return Rejection(
            code="discount_over_subtotal",
            field="discount",
            message="That discount is more than the subtotal, so nothing would be left to pay.",
        )
    return after


def _set_dates(draft: Draft, edit: SetDates) -> Draft | Rejection:
    values = _date_values(draft, edit)
    if rejection := _check(draft, values):
        return rejection
    after = _set(draft, values, edit.evidence)
    if after.terms_days is not None and after.invoice_date is not None:
        sources = {**after.provenance}
        if "terms_days" in sources:
            sources["due_date"] = sources["terms_days"]
        due = after.invoice_date + timedelta(days=after.terms_days)
        after = after.model_copy(update={"due_date": due, "provenance": sources})
    return _due_order(after.invoice_date, after.due_date, values) or after


def _date_values(draft: Draft, edit: SetDates) -> dict[str, Any]:
    """What the edit sets: terms and due date go together, and an invoice is always dated."""
    names = ("invoice_date", "due_date", "terms_days")
    values: dict[str, Any] = {n: getattr(edit, n) for n in names if n in edit.model_fields_set}
    if "invoice_date" in values and values["invoice_date"] is None:
        del values["invoice_date"]
    if values.get("due_date") is not None:
        values["terms_days"] = None
    elif "due_date" in values:
        values.setdefault("terms_days", None)
    elif "terms_days" in values and (values["terms_days"], draft.terms_days) != (None, None):
        values["due_date"] = None
    return values


def _due_order(
    issued: date | None, due: date | None, values: Mapping[str, Any]
) -> Rejection | None:
    if issued is None or due is None or due >= issued:
        return None
    if values.get("due_date") is not None:
        return Rejection(
            code="due_before_invoice_date",
            field="due_date",
            message=f"The due date {due.isoformat()} is before the invoice date "
            f"{issued.isoformat()}.",
        )
    return Rejection(
        code="invoice_date_after_due",
        field="invoice_date",
        message=f"The invoice date {issued.isoformat()} would be after the due date "
        f"{due.isoformat()}.",
    )


def _set_notes(draft: Draft, edit: SetNotes) -> Draft | Rejection:
    notes = edit.notes
    if edit.append and notes and draft.notes:
        notes = f"{draft.notes}\n{notes}"
    values = {"notes": notes}
    return _check(draft, values) or _set(draft, values, edit.evidence)


def _set_reference(draft: Draft, edit: SetReference) -> Draft | Rejection:
    values = {"po_number": edit.po_number}
    return _check(draft, values) or _set(draft, values, edit.evidence)


def _refuse_value(draft: Draft, edit: RefuseValue) -> Draft | Rejection:
    fault = text_fault(edit.message, DESCRIPTION_LIMIT)
    message = "That value can't be used." if fault else edit.message
    return Rejection(code=edit.code, field=edit.field, message=message)


def _settle_value(draft: Draft, edit: SettleValue) -> Draft | Rejection:
    if not known_path(draft, edit.field):
        return Rejection(code="no_such_field", field=edit.field, message="There is no such field.")
    return dispute(draft, edit.field, None)


_HANDLERS: dict[type, Callable[[Draft, Any], Draft | Rejection]] = {
    SetCustomer: _set_customer,
    AddLine: _add_line,
    ChangeLine: _change_line,
    RemoveLine: _remove_line,
    SetCurrency: _set_currency,
    SetTax: _set_tax,
    SetDiscount: _set_discount,
    SetDates: _set_dates,
    SetNotes: _set_notes,
    SetReference: _set_reference,
    RefuseValue: _refuse_value,
    SettleValue: _settle_value,
}
