"""Values the user gave that can't be used: they stay open until the user settles them."""

from __future__ import annotations

import re
from collections.abc import Callable

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import Rejection
from scatterpilot.domain.fields import LINE_FIELDS
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


def dispute_known(draft: Draft, rejection: Rejection) -> Draft:
    """Mark what was rejected as disputed when it is a field the draft has."""
    if known_path(draft, rejection.field):
        return dispute(draft, rejection.field, rejection.message)
    return draft


def dispute_clashes(draft: Draft) -> Draft:
    """Dispute each value that no longer goes with the rest, and settle it once it does again.

    Lines change under a discount, and an invoice date left open moves on with the calendar.
    """
    disputed = dict(draft.disputed)
    for field, (clashes, message) in _CLASHES.items():
        if clashes(draft):
            disputed.setdefault(field, message)
        elif disputed.get(field) == message:
            del disputed[field]
    return draft.model_copy(update={"disputed": disputed})


def discount_over_subtotal(draft: Draft) -> bool:
    """Whether a discount in money exceeds the subtotal, as far as the lines tell."""
    if draft.discount is None or draft.discount.amount is None or not draft.line_items:
        return False
    totals = compute_totals(draft)
    return None not in totals.line_amounts and draft.discount.amount > totals.subtotal


def _due_before_invoice_date(draft: Draft) -> bool:
    issued, due = draft.invoice_date, draft.due_date
    return issued is not None and due is not None and due < issued


_CLASHES: dict[str, tuple[Callable[[Draft], bool], str]] = {
    "discount": (
        discount_over_subtotal,
        "The discount is now more than the subtotal; give a smaller one.",
    ),
    "due_date": (
        _due_before_invoice_date,
        "The due date is now before the invoice date; give a later one.",
    ),
}
