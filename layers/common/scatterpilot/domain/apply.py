"""Apply one edit to a draft: a new draft, or the reason why not. Nothing is ever raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scatterpilot.domain.clashes import discount_over_subtotal, dispute_clashes
from scatterpilot.domain.date_edits import set_dates
from scatterpilot.domain.disputes import dispute, known_path
from scatterpilot.domain.draft import Discount, Draft, SourceKind
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeCharge,
    ChangeLine,
    ChangePayment,
    Edit,
    Quote,
    RefuseValue,
    Rejection,
    RemoveCharge,
    RemoveLine,
    RemovePayment,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SettleValue,
    SetWithholding,
)
from scatterpilot.domain.field import LONG_TEXT_LIMIT
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.item_edits import add_item, change_item, remove_item
from scatterpilot.domain.set_values import rejection_of, set_values
from scatterpilot.domain.taxes import Withholding
from scatterpilot.domain.together import clash_of, implied
from scatterpilot.domain.value_rules import amount_fault, percent_fault, value_fault
from scatterpilot.domain.values import text_fault

_Given = SetCustomer | SetCurrency | SetReference | SetTax
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
    values, quotes = _given(edit), _quotes(edit)
    new = {name: value for name, value in values.items() if not _holds(draft, name, value)}
    return rejection_of(new) or set_values(draft, values, quotes, kind)


def _holds(draft: Draft, name: str, value: Any) -> bool:
    """What an old draft holds may be sent back with it, whatever is refused in new ones."""
    return value == getattr(draft, name) and name not in draft.disputed


def _set_tax(draft: Draft, edit: SetTax, kind: SourceKind) -> Draft | Rejection:
    values = _given(edit)
    if rejection := rejection_of(values) or clash_of(values):
        return rejection
    gone = implied(values).items()
    # A rate that is gone is decided, or the profile's would come back.
    kept = {n: v for n, v in gone if n == "tax_rate" or v != getattr(draft, n)}
    values = {**kept, **values}
    if "tax_rate" in values:
        values["tax_rate"] = values["tax_rate"] or None
    return set_values(draft, values, _quotes(edit), kind)


def _given(edit: _Given) -> dict[str, Any]:
    """What an edit sets, by its name in the draft."""
    fields = fields_of_edit(edit.kind).items()
    return {f.name: getattr(edit, name) for name, f in fields if name in edit.model_fields_set}


def _quotes(edit: _Given) -> dict[str, Quote | None]:
    return {f.name: edit.evidence.get(name) for name, f in fields_of_edit(edit.kind).items()}


def _set_withholding(draft: Draft, edit: SetWithholding, kind: SourceKind) -> Draft | Rejection:
    """What is left out stays as it was: a name can come after its rate."""
    before = draft.withholding.model_dump() if draft.withholding else {}
    rate = edit.rate if "rate" in edit.model_fields_set else before.get("rate")
    name = edit.name if "name" in edit.model_fields_set else before.get("name")
    if fault := value_fault("tax_rate", rate):
        return Rejection(code=fault[0], field="withholding", message=fault[1])
    if edit.name is not None and not rate:
        message = "Say how many percent are withheld."
        return Rejection(code="rate_missing", field="withholding", message=message)
    withholding = Withholding(name=name, rate=rate) if rate else None
    values = {"withholding": withholding}
    quote = edit.evidence.get("rate") or edit.evidence.get("name")
    return rejection_of(values) or set_values(draft, values, {"withholding": quote}, kind)


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
    **dict.fromkeys((AddLine, AddCharge, AddPayment), add_item),
    **dict.fromkeys((ChangeLine, ChangeCharge, ChangePayment), change_item),
    **dict.fromkeys((RemoveLine, RemoveCharge, RemovePayment), remove_item),
    SetTax: _set_tax,
    SetWithholding: _set_withholding,
    SetDiscount: _set_discount,
    SetDates: set_dates,
    SetNotes: _set_notes,
    RefuseValue: _refuse_value,
    SettleValue: _settle_value,
}
