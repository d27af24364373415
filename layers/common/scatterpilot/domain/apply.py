"""Apply one edit to a draft: a new draft, or the reason why not. Nothing is ever raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scatterpilot.domain.date_edits import set_dates
from scatterpilot.domain.disputes import (
    discount_over_subtotal,
    dispute,
    dispute_clashes,
    known_path,
)
from scatterpilot.domain.draft import Discount, Draft, SourceKind
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
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
from scatterpilot.domain.fields import LONG_TEXT_LIMIT, fields_of_edit
from scatterpilot.domain.line_edits import add_line, change_line, remove_line
from scatterpilot.domain.set_values import rejection_of, set_values
from scatterpilot.domain.value_rules import amount_fault, percent_fault
from scatterpilot.domain.values import text_fault

_Handler = Callable[[Draft, Any, SourceKind], Draft | Rejection]


def apply_edit(draft: Draft, edit: Edit, source: SourceKind = "user") -> Draft | Rejection:
    """Apply an edit whole or not at all; the result of a valid draft is a valid draft.

    ``source`` is where its values come from. ``Undo`` is the editor's, which knows the earlier
    drafts.
    """
    result = _HANDLERS[type(edit)](draft, edit, source)
    return result if isinstance(result, Rejection) else dispute_clashes(result)


def _set_given(
    draft: Draft, edit: SetCustomer | SetCurrency | SetReference, kind: SourceKind
) -> Draft | Rejection:
    """Set what was given and nothing else."""
    fields = fields_of_edit(edit.kind)
    given = {name: field for name, field in fields.items() if name in edit.model_fields_set}
    values = {field.name: getattr(edit, name) for name, field in given.items()}
    quotes = {field.name: edit.evidence.get(name) for name, field in given.items()}
    new = {name: value for name, value in values.items() if not _holds(draft, name, value)}
    return rejection_of(new) or set_values(draft, values, quotes, kind)


def _holds(draft: Draft, name: str, value: Any) -> bool:
    """What an old draft holds may be sent back with it, whatever is refused in new ones."""
    return value == getattr(draft, name) and name not in draft.disputed


def _set_tax(draft: Draft, edit: SetTax, kind: SourceKind) -> Draft | Rejection:
    values = {"tax_rate": edit.rate or None}
    quotes = {"tax_rate": edit.evidence.get("rate")}
    return rejection_of({"tax_rate": edit.rate}) or set_values(draft, values, quotes, kind)


def _set_discount(draft: Draft, edit: SetDiscount, kind: SourceKind) -> Draft | Rejection:
    rejection = _discount_rejection(edit)
    if rejection:
        return rejection
    discount = None
    if edit.percent is not None or edit.amount is not None:
        discount = Discount(percent=edit.percent, amount=edit.amount)
    quote = edit.evidence.get("percent") or edit.evidence.get("amount")
    after = set_values(draft, {"discount": discount}, {"discount": quote}, kind)
    if discount_over_subtotal(after):
        return Rejection(
            code="discount_over_subtotal",
            field="discount",
            message="That discount is more than the subtotal, so nothing would be left to pay.",
        )
    return after


def _discount_rejection(edit: SetDiscount) -> Rejection | None:
    fault = percent_fault(edit.percent) if edit.percent is not None else None
    if fault is None and edit.amount is not None:
        fault = amount_fault(edit.amount)
    if fault is not None:
        return Rejection(code=fault[0], field="discount", message=fault[1])
    if edit.percent is None or edit.amount is None:
        return None
    return Rejection(
        code="discount_ambiguous",
        field="discount",
        message="A discount is either a percentage or an amount, not both.",
    )


def _set_notes(draft: Draft, edit: SetNotes, kind: SourceKind) -> Draft | Rejection:
    notes = edit.notes
    if edit.append and notes and draft.notes:
        notes = f"{draft.notes}\n{notes}"
    values = {"notes": notes}
    return rejection_of(values) or set_values(draft, values, edit.evidence, kind)


def _refuse_value(draft: Draft, edit: RefuseValue, kind: SourceKind) -> Draft | Rejection:
    fault = text_fault(edit.message, LONG_TEXT_LIMIT)
    message = "That value can't be used." if fault else edit.message
    return Rejection(code=edit.code, field=edit.field, message=message)


def _settle_value(draft: Draft, edit: SettleValue, kind: SourceKind) -> Draft | Rejection:
    if not known_path(draft, edit.field):
        return Rejection(code="no_such_field", field=edit.field, message="There is no such field.")
    return dispute(draft, edit.field, None)


_HANDLERS: dict[type, _Handler] = {
    SetCustomer: _set_given,
    SetCurrency: _set_given,
    SetReference: _set_given,
    AddLine: add_line,
    ChangeLine: change_line,
    RemoveLine: remove_line,
    SetTax: _set_tax,
    SetDiscount: _set_discount,
    SetDates: set_dates,
    SetNotes: _set_notes,
    RefuseValue: _refuse_value,
    SettleValue: _settle_value,
}
