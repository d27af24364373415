"""Credit issued invoices: the one way in which a credit note gets its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from scatterpilot.app.drawing import DrawInvoice
from scatterpilot.app.issuing import load_invoice
from scatterpilot.app.kept_logos import KeptLogos
from scatterpilot.app.paying import ATTEMPTS, check_version
from scatterpilot.app.read_invoices import shown
from scatterpilot.domain.crediting import (
    Credit,
    CreditWish,
    credit_note,
    credit_of,
    with_credit_note,
)
from scatterpilot.domain.documents import draft_document, invoice_document
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.numbering import credit_series_of, format_number
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Document, InvoiceStore, Now, ProfileStore, Receipt, ReceiptFor, Today
from scatterpilot.presentation.formats import locale_of
from scatterpilot.presentation.labels import Labels


@dataclass(frozen=True)
class CreditInvoice:
    """The use case behind ``POST /invoices/{id}/credit-notes`` and the status ``cancelled``."""

    invoices: InvoiceStore
    profiles: ProfileStore
    logos: KeptLogos
    draw: DrawInvoice
    now: Now
    today: Today
    new_id: Callable[[], str]

    def __call__(
        self,
        owner: str,
        invoice_id: str,
        wish: CreditWish,
        *,
        version: int | None = None,
        receipt_for: ReceiptFor | None = None,
    ) -> tuple[Document, Document]:
        """The new credit note and the invoice that it credits.

        Both are stored at once, with the credit note's number. It is drawn on trial first, so that
        what can't be printed costs no number. Raises what ``credit_of``, ``credit_note`` and the
        renderer raise; ``VersionConflictError`` when the caller has seen another version.
        """
        for _ in range(ATTEMPTS):
            invoice = load_invoice(self.invoices, owner, invoice_id)
            check_version(invoice, version)
            try:
                return self._credit(owner, invoice, wish, receipt_for)
            except VersionConflictError:
                continue
        raise VersionConflictError("The invoice keeps changing; try again.")

    def preview(self, owner: str, invoice_id: str, wish: CreditWish) -> Document:
        """The content that a credit note would have; stores nothing."""
        invoice = load_invoice(self.invoices, owner, invoice_id)
        seller, on = self.profiles.load(owner), self.today(None)
        credit = self._content(owner, invoice, wish, seller, on)
        return draft_document(credit.data, credit.figures)

    def _credit(
        self, owner: str, invoice: Invoice, wish: CreditWish, receipt_for: ReceiptFor | None
    ) -> tuple[Document, Document]:
        seller, now, on = self.profiles.load(owner), self.now(), self.today(None)
        credit = self._content(owner, invoice, wish, seller, on)
        blank = _Blank(invoice, credit, self.new_id(), seller, now, on)
        self.draw(owner, blank.numbered(1)[0], seller, "pdf")
        self.logos.keep(owner, seller.logo)
        answer = _Answer(on, receipt_for)
        series = credit_series_of(on, reset_yearly=seller.number_reset_yearly)
        note, credited = self.invoices.credit(
            owner,
            invoice,
            series,
            blank.numbered,
            start=seller.start_of(series),
            receipt_for=answer.receipt if receipt_for else None,
        )
        return answer.document(note), shown(invoice_document(credited), on)

    def _content(
        self, owner: str, invoice: Invoice, wish: CreditWish, seller: Profile, on: date
    ) -> Credit:
        earlier = [
            load_invoice(self.invoices, owner, known.invoice_id) for known in invoice.credit_notes
        ]
        labels = Labels(locale_of(seller.locale))
        line = labels["credit_on"].format(number=invoice.number)
        return credit_of(invoice, earlier, wish, line, on)


class _Answer:
    """The document of a credit note: the very one that its receipt was made of, if any."""

    def __init__(self, on: date, receipt_for: ReceiptFor | None) -> None:
        self._on, self._receipt_for = on, receipt_for
        self._kept: Document | None = None

    def receipt(self, note: Invoice, _: Invoice) -> Receipt:
        if self._receipt_for is None:
            raise ValueError("nobody wants a receipt")
        self._kept = shown(invoice_document(note), self._on)
        return self._receipt_for(self._kept)

    def document(self, note: Invoice) -> Document:
        return self._kept or shown(invoice_document(note), self._on)


@dataclass(frozen=True)
class _Blank:
    """A credit note that lacks nothing but its number."""

    invoice: Invoice
    credit: Credit
    invoice_id: str
    seller: Profile
    at: datetime
    on: date

    def numbered(self, sequence: int) -> tuple[Invoice, Invoice]:
        """It with this number of its series, and the invoice that knows it."""
        number = format_number(self.seller.credit_note_pattern, sequence, self.on)
        note = credit_note(self.invoice, self.credit, self.invoice_id, number, self.seller, self.at)
        return note, with_credit_note(self.invoice, note, self.credit.lines, self.at)
