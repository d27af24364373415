"""Edit and delete invoices, and move them through their life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scatterpilot.app.crediting import CreditInvoice
from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.app.issuing import IssueInvoice, load_invoice
from scatterpilot.app.paying import KeepPayments
from scatterpilot.app.read_invoices import shown
from scatterpilot.domain.crediting import CreditWish
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.invoice import (
    Invoice,
    check_editable,
    check_transition,
    drop,
    replace_data,
)
from scatterpilot.domain.paying import PaymentGiven
from scatterpilot.domain.status import Status
from scatterpilot.ports import Document, InvoiceStore, Now, Today


@dataclass(frozen=True)
class ChangeInvoice:
    """The use cases behind ``PATCH`` and ``DELETE /invoices/{id}``.

    ``issuing`` and ``crediting`` are made when something is issued or credited: they bring all that
    drawing needs along.
    """

    invoices: InvoiceStore
    issuing: Callable[[], IssueInvoice]
    crediting: Callable[[], CreditInvoice]
    now: Now
    today: Today

    def edit(self, owner: str, invoice_id: str, data: InvoiceInput) -> Document:
        """Change the given fields of a draft; raises ``ConflictError`` once it is issued."""
        invoice = load_invoice(self.invoices, owner, invoice_id)
        check_editable(invoice)
        changed = replace_data(invoice, fill(invoice.data, data), self.now())
        self.invoices.replace(owner, changed, expected=invoice.version)
        return self._shown(changed)

    def set_status(self, owner: str, invoice_id: str, status: Status) -> Document:
        """Issue (``pending``), record that all was paid, or cancel; a status it already has is no
        change.

        Marked paid, it gets a payment of what is due, dated today. Cancelled, an issued invoice
        gets a credit note of all that is left of it. Raises ``ConflictError``, and what
        ``IssueInvoice``, ``KeepPayments`` and ``CreditInvoice`` raise.
        """
        invoice = load_invoice(self.invoices, owner, invoice_id)
        if invoice.status == status:
            return self._shown(invoice)
        check_transition(invoice, status)
        if status == "pending":
            return self._shown(self.issuing()(owner, invoice_id))
        if status == "paid":
            payments = KeepPayments(self.invoices, self.now, self.today)
            return payments.record(owner, invoice_id, PaymentGiven(), version=invoice.version)
        if not invoice.issued:
            dropped = drop(invoice, self.now())
            self.invoices.replace(owner, dropped, expected=invoice.version)
            return self._shown(dropped)
        return self.crediting()(owner, invoice_id, CreditWish(), version=invoice.version)[1]

    def delete(self, owner: str, invoice_id: str) -> None:
        """Delete a draft; raises ``ConflictError`` for any other status."""
        invoice = load_invoice(self.invoices, owner, invoice_id)
        check_editable(invoice)
        self.invoices.delete(owner, invoice_id, expected=invoice.version)

    def _shown(self, invoice: Invoice) -> Document:
        return shown(invoice_document(invoice), self.today(None))
