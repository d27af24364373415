"""Issue invoices: what a change of status and a PDF have in common."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.not_found import invoice_not_found
from scatterpilot.domain.documents import invoice_from_document
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.numbering import series_of
from scatterpilot.ports import InvoiceStore, Now, ProfileStore, Today


@dataclass(frozen=True)
class IssueInvoice:
    """Gives drafts their numbers."""

    invoices: InvoiceStore
    profiles: ProfileStore
    now: Now
    today: Today

    def issue(self, owner: str, invoice: Invoice) -> Invoice:
        """Give a draft its number, in the same transaction as the record."""
        seller = self.profiles.load(owner)
        now, on = self.now(), self.today(None)
        return self.invoices.issue(
            owner,
            invoice,
            series_of(on, reset_yearly=seller.number_reset_yearly),
            lambda sequence: issue(invoice, sequence, seller, now, on),
        )

    def as_issued(self, owner: str, invoice: Invoice) -> Invoice:
        """A draft as issuing will make it, with 1 for its number; draws none and stores nothing."""
        return issue(invoice, 1, self.profiles.load(owner), self.now(), self.today(None))


def load_invoice(invoices: InvoiceStore, owner: str, invoice_id: str) -> Invoice:
    """The invoice, or ``NotFoundError``."""
    document = invoices.load(owner, invoice_id)
    if document is None:
        raise invoice_not_found()
    return invoice_from_document(document)
