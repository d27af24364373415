"""One answer for what is not there, whether somebody else has one or nobody."""

from __future__ import annotations

from scatterpilot.domain.errors import FieldFault, NotFoundError


def invoice_not_found() -> NotFoundError:
    return NotFoundError(
        "There is no such invoice. Check its id, or list your invoices.",
        [FieldFault("invoice_id", "none of your invoices has this id; check it")],
        code="invoice_not_found",
    )


def conversation_not_found() -> NotFoundError:
    return NotFoundError(
        "There is no such conversation. Check its id, or start a new one without an id.",
        [FieldFault("conversation_id", "none of your conversations has this id; check it")],
        code="conversation_not_found",
    )
