"""How an invoice looks on paper; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.app.issuing import load_invoice
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.pdfs import rendered
from scatterpilot.app.profiles import check_profile
from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    ConversationStore,
    InvoiceStore,
    PreviewFormat,
    ProfileStore,
    Renderer,
    Today,
)


@dataclass(frozen=True)
class PreviewInvoice:
    """The use case behind ``POST /invoices/preview``."""

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
        return self._render(self.profiles.load(owner), conversation.draft, format)

    def of_invoice(self, owner: str, invoice_id: str, format: PreviewFormat) -> bytes:
        """Render an invoice: a draft as it will look, an issued one as its PDF.

        Only the logo is today's: it is not part of the record.
        """
        invoice = load_invoice(self.invoices, owner, invoice_id)
        return rendered(self.renderer, invoice, self.profiles.load(owner), format)

    def of_data(
        self, owner: str, data: InvoiceInput, format: PreviewFormat, profile: Profile | None = None
    ) -> bytes:
        """Render invoice data, with the stored settings unless others are given; raises
        ``InvalidError`` with a fault per field, those of the settings under ``profile``."""
        if profile is None:
            profile = self.profiles.load(owner)
        else:
            check_profile(profile, "profile.")
        draft = with_defaults(Draft(), profile, self.today(None))
        return self._render(profile, fill(draft, data), format)

    def _render(self, seller: Profile, draft: Draft, format: PreviewFormat) -> bytes:
        document = {
            "invoice_number": None,
            "status": "draft",
            "data": draft_document(draft),
        }
        return self.renderer.render(document, seller, format)
