"""The PDF of an invoice, stored once and for all; and pictures, which leave no trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.app.invoices import ChangeInvoice, load_invoice
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.domain.documents import draft_document, invoice_document
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    BlobStore,
    ConversationStore,
    InvoiceStore,
    Now,
    PreviewFormat,
    ProfileStore,
    Renderer,
    Today,
)

_ATTEMPTS = 5


@dataclass(frozen=True)
class EnsurePdf:
    """The use case behind ``POST /invoices/{id}/pdf``."""

    invoices: InvoiceStore
    profiles: ProfileStore
    change: ChangeInvoice
    renderer: Renderer
    blobs: BlobStore
    now: Now

    def __call__(self, owner: str, invoice_id: str) -> dict[str, Any]:
        """Issue the invoice if it is a draft, store its PDF unless it is there, and link to it.

        It is rendered on trial before it is issued, so that a text no font can print, be it in the
        number itself, costs no number.
        """
        invoice = self._issued(owner, invoice_id)
        key = f"{owner}/{invoice.invoice_id}.pdf"
        if not self.blobs.exists(key):
            self.blobs.put(key, self._render(owner, invoice), "application/pdf")
        return {
            "invoice_id": invoice.invoice_id,
            "invoice_number": invoice.number,
            "download_url": self.blobs.link(key, f"{invoice.number}.pdf", self.now()),
            "pdf_generated": True,
        }

    def _issued(self, owner: str, invoice_id: str) -> Invoice:
        for _ in range(_ATTEMPTS):
            invoice = load_invoice(self.invoices, owner, invoice_id)
            if invoice.issued:
                return invoice
            if invoice.status == "cancelled":
                raise ConflictError(
                    "This invoice was cancelled before it was issued, so it has no PDF. "
                    "Create a new invoice.",
                    code="invoice_cancelled",
                )
            self._render(owner, self.change.as_issued(owner, invoice))
            try:
                return self.change.issue(owner, invoice)
            except VersionConflictError:
                continue
        raise VersionConflictError("The invoice keeps changing; try again.")

    def _render(self, owner: str, invoice: Invoice) -> bytes:
        return _rendered(self.renderer, invoice, self.profiles.load(owner), "pdf")


def _rendered(
    renderer: Renderer, invoice: Invoice, current: Profile, format: PreviewFormat
) -> bytes:
    seller = current
    if invoice.seller is not None:
        seller = invoice.seller.model_copy(update={"logo": current.logo})
    document = invoice_document(invoice)
    if invoice.issued:
        # The stored file is the invoice as issued, whatever became of it since.
        document["status"] = "pending"
    return renderer.render(document, seller, format)


@dataclass(frozen=True)
class PreviewInvoice:
    """The use case behind ``POST /invoices/preview``: how it looks on paper; nothing is stored."""

    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    renderer: Renderer
    today: Today

    def of_conversation(self, owner: str, conversation_id: str, format: PreviewFormat) -> bytes:
        """Render a conversation's draft, complete or not."""
        conversation = self.conversations.load(owner, conversation_id)
        if conversation is None:
            raise conversation_not_found()
        return self._render(owner, conversation.draft, format)

    def of_invoice(self, owner: str, invoice_id: str, format: PreviewFormat) -> bytes:
        """Render an invoice: a draft as it will look, an issued one as its PDF.

        Only the logo is today's: it is not part of the record.
        """
        invoice = load_invoice(self.invoices, owner, invoice_id)
        return _rendered(self.renderer, invoice, self.profiles.load(owner), format)

    def of_data(self, owner: str, data: InvoiceInput, format: PreviewFormat) -> bytes:
        """Render invoice data; raises ``InvalidError`` with a fault per field."""
        draft = with_defaults(Draft(), self.profiles.load(owner), self.today(None))
        return self._render(owner, fill(draft, data), format)

    def _render(self, owner: str, draft: Draft, format: PreviewFormat) -> bytes:
        document = {
            "invoice_number": None,
            "status": "draft",
            "data": draft_document(draft),
        }
        return self.renderer.render(document, self.profiles.load(owner), format)
