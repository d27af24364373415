"""Values the user gave that can't be used: they stay open until the user settles them."""

from __future__ import annotations

import re
from collections.abc import Callable

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import Rejection
from scatterpilot.domain.fields import LINE_FIELDS
from scatterpilot.domain.money import currency_fault
from scatterpilot.domain.totals import compute_totals

_LINE_PATH = re.compile(r"line_items\.([0-9]{1,4})\.([a-z_]+)")
_FIELDS = frozenset(Draft.model_fields) - {"provenance", "disputed"}


def dispute(draft: Draft, field: str, message: str | None) -> Draft:
    """Mark the field at this known path as disputed, or settle it with ``None``."""
    holder: Draft | LineItem = draft
    name, index = field, None
    if field.startswith("line_items."):
        _, position, name = field.split(".", 2)
        index = int(position)
        holder = draft.line_items[index]
    disputed = {key: why for key, why in holder.disputed.items() if key != name}
    if message is not None:
        disputed[name] = message
    if index is None:
        return draft.model_copy(update={"disputed": disputed})
    lines = list(draft.line_items)
    lines[index] = lines[index].model_copy(update={"disputed": disputed})
    return draft.model_copy(update={"line_items": tuple(lines)})


def known_path(draft: Draft, field: str) -> bool:
    """Whether the draft has a field at this path, whatever an engine made up."""
    line = _LINE_PATH.fullmatch(field)
    if line is None:
        return field in _FIELDS
    return int(line[1]) < len(draft.line_items) and line[2] in LINE_FIELDS


def holds_value(draft: Draft, field: str) -> bool:
    """Whether the draft has a value at this path, whatever an engine made up."""
    if not known_path(draft, field):
        return False
    if not field.startswith("line_items."):
        return getattr(draft, field) not in (None, ())
    _, position, name = field.split(".", 2)
    return getattr(draft.line_items[int(position)], name) is not None


def dispute_known(draft: Draft, rejection: Rejection) -> Draft:
    """Mark what was rejected as disputed when it is a field the draft has."""
    if known_path(draft, rejection.field):
        return dispute(draft, rejection.field, rejection.message)
    return draft


def dispute_clashes(draft: Draft) -> Draft:
    """Dispute each value that no longer goes with the rest, and settle it once it does again.

    Lines change under a discount, an invoice date left open moves on with the calendar, and the
    profile's currency may be one that is gone.
    """
    disputed = dict(draft.disputed)
    for field, (opening, reason) in _CLASHES.items():
        if message := reason(draft):
            disputed.setdefault(field, message)
        elif disputed.get(field, "").startswith(opening):
            del disputed[field]
    return draft.model_copy(update={"disputed": disputed})


def discount_over_subtotal(draft: Draft) -> bool:
    """Whether a discount in money exceeds the subtotal, as far as the lines tell."""
    if draft.discount is None or draft.discount.amount is None or not draft.line_items:
        return False
    totals = compute_totals(draft)
    return None not in totals.line_amounts and draft.discount.amount > totals.subtotal


def _discount_fault(draft: Draft) -> str | None:
    return _DISCOUNT if discount_over_subtotal(draft) else None


def _due_date_fault(draft: Draft) -> str | None:
    issued, due = draft.invoice_date, draft.due_date
    return _DUE_DATE if issued is not None and due is not None and due < issued else None


def _currency_fault(draft: Draft) -> str | None:
    source = draft.provenance.get("currency")
    if source is None or source.kind != "profile":
        return None
    fault = currency_fault(draft.currency)
    return f"{_CURRENCY} {fault}." if fault else None


_DISCOUNT = "The discount is now more than the subtotal; give a smaller one."
_DUE_DATE = "The due date is now before the invoice date; give a later one."
_CURRENCY = "The currency in your profile can't be used:"
# How the reason begins, by which it is known again, and the reason.
_CLASHES: dict[str, tuple[str, Callable[[Draft], str | None]]] = {
    "discount": (_DISCOUNT, _discount_fault),
    "due_date": (_DUE_DATE, _due_date_fault),
    "currency": (_CURRENCY, _currency_fault),
}
