"""Create an invoice, from a conversation or from data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scatterpilot.app.dialogue import Record, creation_record
from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.outcomes import conclude_by_button, new_invoice
from scatterpilot.app.read_invoices import shown
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.draft import Draft, missing_fields
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.errors import (
    ConflictError,
    FieldFault,
    InvalidError,
    VersionConflictError,
)
from scatterpilot.domain.invoice import Invoice
from scatterpilot.ports import (
    ConversationChange,
    ConversationStore,
    Document,
    InvoiceStore,
    Now,
    ProfileStore,
    ReceiptFor,
    Today,
)

_ATTEMPTS = 3


@dataclass(frozen=True)
class CreateInvoice:
    """The use case behind ``POST /invoices``."""

    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    now: Now
    today: Today
    new_id: Callable[[], str]

    def from_conversation(
        self,
        owner: str,
        conversation_id: str,
        receipt_for: ReceiptFor | None = None,
        record: Record | None = None,
    ) -> Document:
        """Create the invoice of a complete conversation; later calls give the same one.

        Raises ``NotFoundError``, ``InvalidError`` with what is still missing, ``ConflictError``
        when the conversation was cancelled or its invoice deleted.
        """
        for _ in range(_ATTEMPTS):
            before = self.conversations.load(owner, conversation_id)
            if before is None:
                raise conversation_not_found()
            if before.invoice_id is not None:
                return self._existing(owner, before.invoice_id)
            try:
                document, after = self._create(owner, before, receipt_for)
            except VersionConflictError:
                continue
            if record is not None:
                record(creation_record(after))
            return document
        raise VersionConflictError("The conversation keeps changing; try again.")

    def from_data(
        self, owner: str, data: InvoiceInput, receipt_for: ReceiptFor | None = None
    ) -> Document:
        """Create a draft invoice from data; raises ``InvalidError`` with a fault per field."""
        now = self.now()
        draft = with_defaults(Draft(), self.profiles.load(owner), self.today(None))
        invoice = Invoice(
            invoice_id="inv_" + self.new_id().removeprefix("conv_"),
            data=fill(draft, data),
            created_at=now,
            updated_at=now,
        )
        document = shown(invoice_document(invoice), self.today(None))
        self.invoices.add(owner, invoice, receipt=receipt_for and receipt_for(document))
        return document

    def _existing(self, owner: str, invoice_id: str) -> Document:
        document = self.invoices.load(owner, invoice_id)
        if document is None:
            raise ConflictError(
                "The invoice of this conversation was deleted. Start a new conversation.",
                code="invoice_deleted",
            )
        return shown(document, self.today(None))

    def _create(
        self, owner: str, before: Conversation, receipt_for: ReceiptFor | None
    ) -> tuple[Document, Conversation]:
        if before.state == "cancelled":
            raise ConflictError(
                "This conversation was cancelled. Start a new one.", code="conversation_cancelled"
            )
        missing = missing_fields(before.draft)
        if missing:
            raise InvalidError(
                "The invoice is not complete yet; see errors for what is missing.",
                [FieldFault(path, "still missing; say it in the conversation") for path in missing],
                code="draft_incomplete",
            )
        if before.state != "review":
            raise InvalidError(
                "The last question of this conversation is still open: answer it first, then the "
                "invoice is read back and can be created.",
                [FieldFault("conversation_id", "its last question is still open; answer it")],
                code="draft_incomplete",
            )
        after = conclude_by_button(before, self.now())
        invoice = new_invoice(after, after.updated_at)
        document = shown(invoice_document(invoice), self.today(None))
        self.invoices.add(
            owner,
            invoice,
            conversation=ConversationChange(after, expected=before.version),
            receipt=receipt_for and receipt_for(document),
        )
        return document, after
