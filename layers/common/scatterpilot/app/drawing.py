"""Drafts and invoices drawn: an issued one always as it was issued."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.kept_logos import KeptLogos
from scatterpilot.domain.documents import draft_document, invoice_document
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import PreviewFormat, Renderer


@dataclass(frozen=True)
class DrawInvoice:
    """What previews and PDFs are drawn by. ``current`` is the owner's profile of today.

    Both raise what ``Renderer.render`` raises.
    """

    renderer: Renderer
    logos: KeptLogos

    def __call__(
        self, owner: str, invoice: Invoice, current: Profile, format: PreviewFormat
    ) -> bytes:
        """An invoice, with its seller as at its issue; raises what ``KeptLogos.of`` raises."""
        document = invoice_document(invoice)
        if invoice.seller is None:
            return self.renderer.render(document, current, format)
        logo = self.logos.of(owner, invoice, current)
        seller = invoice.seller.model_copy(update={"logo": logo})
        # The stored file is the invoice as issued, whatever became of it since.
        return self.renderer.render({**document, "status": "pending"}, seller, format)

    def of_draft(self, draft: Draft, current: Profile, format: PreviewFormat) -> bytes:
        """What is no invoice yet, complete or not, as it would look."""
        document = {"invoice_number": None, "status": "draft", "data": draft_document(draft)}
        return self.renderer.render(document, current, format)
