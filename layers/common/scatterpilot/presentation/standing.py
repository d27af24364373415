"""What code says about where an invoice stands; nobody else may say that one exists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.status import word_of

CONFIRM_PROMPT = "Shall I create this invoice?"
ALREADY_CREATED = (
    "This conversation has made its invoice already, so it is closed. As long as the invoice is a "
    "draft you can still edit it; to bill something else, start a new one."
)
UNDONE = "All right, I took the last change back."
NOTHING_CHANGED = "Nothing changed."
CANCELLED = "Cancelled: the draft is gone and nothing was created."


def created_text(customer_name: str | None) -> str:
    """What follows a yes, with the one next step."""
    return (
        f"Done: the invoice for {customer_name} is saved as a draft. "
        "Issue it next: that gives it its number and its PDF."
    )


def standing_of(document: Mapping[str, Any]) -> str:
    """``draft``, ``issued``, ``overdue``, ``paid`` or ``cancelled``, of an invoice as shown."""
    return "overdue" if document["overdue"] else word_of(document["status"])
