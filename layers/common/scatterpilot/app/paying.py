"""Record what was paid on an issued invoice, and take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scatterpilot.app.issuing import load_invoice
from scatterpilot.app.read_invoices import shown
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.paying import PaymentGiven, record_payment, take_back
from scatterpilot.ports import Document, InvoiceStore, Now, ReceiptFor, Today

ATTEMPTS = 20


@dataclass(frozen=True)
class KeepPayments:
    """The use cases behind ``POST /invoices/{id}/payments`` and ``…/payments/take-back``.

    Whatever is done at once, each is judged by what the others left. ``version``, if given, is the
    one that the caller has seen: with any other ``VersionConflictError`` is raised.
    """

    invoices: InvoiceStore
    now: Now
    today: Today

    def record(
        self,
        owner: str,
        invoice_id: str,
        given: PaymentGiven,
        *,
        version: int | None = None,
        receipt_for: ReceiptFor | None = None,
    ) -> Document:
        """The invoice with one more payment; raises what ``record_payment`` raises."""
        today = self.today(None)

        def change(invoice: Invoice) -> Invoice:
            return record_payment(invoice, given, owner, self.now(), today)

        return self._changed(owner, invoice_id, change, version, receipt_for)

    def take_back(
        self,
        owner: str,
        invoice_id: str,
        payment: int,
        why: str | None = None,
        *,
        version: int | None = None,
        receipt_for: ReceiptFor | None = None,
    ) -> Document:
        """The invoice less one payment; raises what ``domain.paying.take_back`` raises."""

        def change(invoice: Invoice) -> Invoice:
            return take_back(invoice, payment, why, owner, self.now())

        return self._changed(owner, invoice_id, change, version, receipt_for)

    def _changed(
        self,
        owner: str,
        invoice_id: str,
        change: Callable[[Invoice], Invoice],
        version: int | None,
        receipt_for: ReceiptFor | None,
    ) -> Document:
        for _ in range(ATTEMPTS):
            invoice = load_invoice(self.invoices, owner, invoice_id)
            check_version(invoice, version)
            changed = change(invoice)
            document = shown(invoice_document(changed), self.today(None))
            receipt = receipt_for and receipt_for(document)
            try:
                self.invoices.replace(owner, changed, expected=invoice.version, receipt=receipt)
            except VersionConflictError:
                continue
            return document
        raise VersionConflictError("The invoice keeps changing; try again.")


def check_version(invoice: Invoice, version: int | None) -> None:
    """Raise ``VersionConflictError`` when the caller has seen another version, if any."""
    if version in (None, invoice.version):
        return
    raise VersionConflictError(
        f"The invoice was changed meanwhile: it is at version {invoice.version}. Load it again, "
        "and repeat your change if it is still wanted."
    )
