"""How an invoice looks on paper; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.drawing import DrawInvoice
from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.app.issuing import load_invoice
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.profiles import profile_faults
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import (
    ConversationStore,
    InvoiceStore,
    PreviewFormat,
    ProfileStore,
    Today,
)


@dataclass(frozen=True)
class PreviewInvoice:
    """The use case behind ``POST /invoices/preview``."""

    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    draw: DrawInvoice
    today: Today

    def of_conversation(self, owner: str, conversation_id: str, format: PreviewFormat) -> bytes:
        """Render a conversation's draft, complete or not."""
        conversation = self.conversations.load(owner, conversation_id)
        if conversation is None:
            raise conversation_not_found()
        return self.draw.of_draft(conversation.draft, self.profiles.load(owner), format)

    def of_invoice(self, owner: str, invoice_id: str, format: PreviewFormat) -> bytes:
        """Render an invoice: a draft as it will look, an issued one as it was issued."""
        invoice = load_invoice(self.invoices, owner, invoice_id)
        return self.draw(owner, invoice, self.profiles.load(owner), format)

    def of_data(
        self, owner: str, data: InvoiceInput, format: PreviewFormat, profile: Profile | None = None
    ) -> bytes:
        """Render invoice data, with the stored settings unless others are given; raises
        ``InvalidError`` with a fault per field, those of the settings under ``profile``."""
        if profile is None:
            profile = self.profiles.load(owner)
        else:
            _check(profile)
        draft = with_defaults(Draft(), profile, self.today(None))
        return self.draw.of_draft(fill(draft, data), profile, format)


def _check(profile: Profile) -> None:
    """What can't be used is refused as it would be when saved; of the logo drawing says it."""
    faults = [FieldFault(f"profile.{each.field}", each.message) for each in profile_faults(profile)]
    if faults:
        raise InvalidError("Some settings can't be used; see errors.", faults)
