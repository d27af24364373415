"""The PDF of an invoice, stored once and for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scatterpilot.app.drawing import DrawInvoice
from scatterpilot.app.issuing import IssueInvoice
from scatterpilot.ports import BlobStore, Now, ProfileStore


@dataclass(frozen=True)
class EnsurePdf:
    """The use case behind ``POST /invoices/{id}/pdf``."""

    profiles: ProfileStore
    issue: IssueInvoice
    draw: DrawInvoice
    blobs: BlobStore
    now: Now

    def __call__(self, owner: str, invoice_id: str) -> dict[str, Any]:
        """Issue the invoice if it is a draft, store its PDF unless it is there, and link to it.

        Raises what ``IssueInvoice`` raises.
        """
        invoice = self.issue(owner, invoice_id)
        key = f"{owner}/{invoice.invoice_id}.pdf"
        if not self.blobs.exists(key):
            drawn = self.draw(owner, invoice, self.profiles.load(owner), "pdf")
            self.blobs.put(key, drawn, "application/pdf")
        return {
            "invoice_id": invoice.invoice_id,
            "invoice_number": invoice.number,
            "download_url": self.blobs.link(key, f"{invoice.number}.pdf", self.now()),
            "pdf_generated": True,
        }
