"""The dates of a draft: the due date follows the invoice date when it was given as a term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from scatterpilot.domain.draft import Draft, SourceKind
from scatterpilot.domain.edits import Rejection, SetDates
from scatterpilot.domain.set_values import rejection_of, set_values


def set_dates(draft: Draft, edit: SetDates, kind: SourceKind) -> Draft | Rejection:
    values = _date_values(draft, edit)
    if rejection := rejection_of(values):
        return rejection
    after = set_values(draft, values, edit.evidence, kind)
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
