"""The dates of a draft: the due date follows the invoice date when it was given as a term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from scatterpilot.domain.draft import Draft, SourceKind
from scatterpilot.domain.edits import Rejection, SetDates
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.set_values import rejection_of, set_values
from scatterpilot.domain.terms import due_date_of

TERMS = ("terms_days", "payment_terms")
"""The fields that a due date may follow from; at most one of them has a value."""


def set_dates(draft: Draft, edit: SetDates, kind: SourceKind) -> Draft | Rejection:
    values = _date_values(draft, edit)
    if rejection := rejection_of(values) or _two_terms(values):
        return rejection
    after = with_due_date(set_values(draft, values, edit.evidence, kind))
    return (
        _due_order(after.invoice_date, after.due_date, values)
        or _service_order(after, values)
        or after
    )


def with_due_date(draft: Draft) -> Draft:
    """The draft, due when its terms say; unchanged where there are none to count from its date."""
    due = draft.invoice_date and due_date_of(
        draft.terms_days, draft.payment_terms, draft.invoice_date
    )
    if due is None:
        return draft
    sources = {**draft.provenance}
    [terms] = _held(draft)
    if terms in sources:
        sources["due_date"] = sources[terms]
    return draft.model_copy(update={"due_date": due, "provenance": sources})


def _date_values(draft: Draft, edit: SetDates) -> dict[str, Any]:
    """What the edit sets: terms and due date go together, and an invoice is always dated."""
    names = [name for name in fields_of_edit("set_dates") if name in edit.model_fields_set]
    values: dict[str, Any] = {name: getattr(edit, name) for name in names}
    if "invoice_date" in values and values["invoice_date"] is None:
        del values["invoice_date"]
    ended = {"terms_days": None} | dict.fromkeys(_held(draft))
    if values.get("due_date") is not None:
        return values | ended
    if any(values.get(name) is not None for name in TERMS):
        return {**ended, **values, "due_date": None}
    if "due_date" in values:
        return {**ended, **values}
    if any(name in values for name in _held(draft)):
        values["due_date"] = None
    return values


def _held(draft: Draft) -> list[str]:
    return [name for name in TERMS if getattr(draft, name) is not None]


def _two_terms(values: Mapping[str, Any]) -> Rejection | None:
    if any(values.get(name) is None for name in TERMS):
        return None
    return Rejection(
        code="terms_ambiguous",
        field="payment_terms",
        message="Payment terms are either a number of days or another rule, not both.",
    )


def _service_order(draft: Draft, values: Mapping[str, Any]) -> Rejection | None:
    """The last day of the work needs a first one, which is not after it."""
    start, end = draft.service_start, draft.service_end
    if values.keys().isdisjoint(("service_start", "service_end")):
        return None
    if end is None or (start is not None and start <= end):
        return None
    if start is None:
        message = "The end of the service needs its first day too."
    else:
        message = f"The service would end on {end.isoformat()}, before it begins."
    field = "service_end" if "service_end" in values else "service_start"
    return Rejection(code="service_order", field=field, message=message)


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
