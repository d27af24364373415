"""What code says about where an invoice stands; nobody else may say that one exists."""

from __future__ import annotations

CONFIRM_PROMPT = "Shall I create this invoice?"
ALREADY_CREATED = (
    "This invoice is already created, so the conversation is closed. You can still edit it "
    "while it is a draft; to bill something else, start a new invoice."
)
UNDONE = "All right, I took the last change back."
NOTHING_CHANGED = "Nothing changed."
CANCELLED = "Cancelled: the draft is gone and nothing was created."


def created_text(customer_name: str | None) -> str:
    """What follows a yes, with the one next step."""
    return (
        f"Done: the invoice for {customer_name} is created. "
        "Get its PDF to give it its number and send it."
    )
