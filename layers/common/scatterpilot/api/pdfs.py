"""``POST /invoices/{invoice_id}/pdf`` and ``POST /invoices/preview``."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import conversation_id, invoice_id
from scatterpilot.api.inputs import NoInput, check_one_of, read_input
from scatterpilot.api.once import drawn_once, once
from scatterpilot.api.requests import Request

_MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}


def create_pdf(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    if request.has_body:
        read_input(request, NoInput)

    def run(_: object) -> dict[str, Any]:
        made = home.ensure_pdf(request.owner, wanted)
        # At home the link is a path of this very server.
        return {**made, "download_url": urljoin(request.origin, made["download_url"])}

    return once(request, home, 200, run)


def preview_invoice(request: Request, home: Home) -> Answer:
    # Here, because a PDF needs nothing of it.
    from scatterpilot.api.invoice_inputs import PreviewInput

    given = read_input(request, PreviewInput)
    check_one_of(given, "conversation_id", "invoice_id", "invoice_data")
    if given.profile is not None:
        # An issued invoice has its own, and a conversation the stored one.
        check_one_of(given, "conversation_id", "invoice_id", "profile")
    media_type = _MEDIA_TYPES[given.format]

    def draw() -> Answer:
        preview, owner = home.preview_invoice, request.owner
        if given.invoice_data is not None:
            drawn = preview.of_data(owner, given.invoice_data, given.format, given.profile)
        elif given.invoice_id is not None:
            drawn = preview.of_invoice(owner, invoice_id(given.invoice_id), given.format)
        else:
            source = conversation_id(given.conversation_id or "")
            drawn = preview.of_conversation(owner, source, given.format)
        return Answer(200, drawn, media_type)

    return drawn_once(request, home, draw)


CREATE_PDF = Route(operations.CREATE_PDF, create_pdf)
PREVIEW_INVOICE = Route(operations.PREVIEW_INVOICE, preview_invoice)
