"""The bodies that may hold an invoice; apart from the others, as a conversation needs none."""

from __future__ import annotations

from typing import Literal

from scatterpilot.api.inputs import Input
from scatterpilot.api.profile_input import ProfileInput
from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.domain.status import StatusWord


class CreateInvoiceInput(Input):
    """Exactly one of the two."""

    conversation_id: str | None = None
    invoice_data: InvoiceInput | None = None


class UpdateInvoiceInput(Input):
    """Exactly one of the two. The status ``issued`` (or ``pending``, its value) gives a draft its
    number, ``paid`` records a payment of what is due, and ``cancelled`` drops a draft and gives an
    issued invoice a credit note of all that is left of it. Of ``invoice_data`` only the given
    fields change; ``line_items`` replaces all lines."""

    status: StatusWord | None = None
    invoice_data: InvoiceInput | None = None


class PreviewInput(Input):
    """Exactly one of ``conversation_id``, ``invoice_id`` and ``invoice_data``. ``profile``, with
    ``invoice_data`` alone: other settings than the stored ones."""

    conversation_id: str | None = None
    invoice_id: str | None = None
    invoice_data: InvoiceInput | None = None
    profile: ProfileInput | None = None
    format: Literal["pdf", "png", "svg"] = "pdf"
