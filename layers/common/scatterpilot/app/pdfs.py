"""The PDF of an invoice, stored once and for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scatterpilot.app.issuing import IssueInvoice, load_invoice
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    BlobStore,
    InvoiceStore,
    Now,
    PreviewFormat,
    ProfileStore,
    Renderer,
)

_ATTEMPTS = 5


@dataclass(frozen=True)
class EnsurePdf:
    """The use case behind ``POST /invoices/{id}/pdf``."""

    invoices: InvoiceStore
    profiles: ProfileStore
    issuing: IssueInvoice
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
            self._render(owner, self.issuing.as_issued(owner, invoice))
            try:
                return self.issuing.issue(owner, invoice)
            except VersionConflictError:
                continue
        raise VersionConflictError("The invoice keeps changing; try again.")

    def _render(self, owner: str, invoice: Invoice) -> bytes:
        return rendered(self.renderer, invoice, self.profiles.load(owner), "pdf")


def rendered(
    renderer: Renderer, invoice: Invoice, current: Profile, format: PreviewFormat
) -> bytes:
    """Draw an invoice with its seller as at its issue; only the logo is the current one."""
    seller = current
    if invoice.seller is not None:
        seller = invoice.seller.model_copy(update={"logo": current.logo})
    document = invoice_document(invoice)
    if invoice.issued:
        # The stored file is the invoice as issued, whatever became of it since.
        document["status"] = "pending"
    return renderer.render(document, seller, format)
