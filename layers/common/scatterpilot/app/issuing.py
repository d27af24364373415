"""Issue invoices: the one way in which a draft gets its number."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.drawing import DrawInvoice
from scatterpilot.app.kept_logos import KeptLogos
from scatterpilot.app.not_found import invoice_not_found
from scatterpilot.app.place_rules import check_place
from scatterpilot.domain.documents import invoice_from_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.numbering import series_of
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import InvoiceStore, Now, ProfileStore, Today

_ATTEMPTS = 5


@dataclass(frozen=True)
class IssueInvoice:
    """The use case behind ``POST /invoices/{id}/pdf`` and the status ``issued``."""

    invoices: InvoiceStore
    profiles: ProfileStore
    logos: KeptLogos
    draw: DrawInvoice
    now: Now
    today: Today

    def __call__(self, owner: str, invoice_id: str) -> Invoice:
        """Give a draft its number; what has one already comes back as it is.

        It is drawn on trial first, so that what can't be printed, be it the number itself, costs no
        number. Raises ``NotFoundError``; ``InvalidError`` naming what can't be printed;
        ``ConflictError`` when it was cancelled, with code ``business_name_missing`` when nobody
        would be named as its seller, ``required_by_law`` when it lacks what the seller's country
        asks for; ``VersionConflictError`` when it changes all the time.
        """
        for _ in range(_ATTEMPTS):
            invoice = load_invoice(self.invoices, owner, invoice_id)
            if invoice.issued:
                return invoice
            if invoice.status == "cancelled":
                raise _cancelled()
            try:
                return self._issue(owner, invoice)
            except VersionConflictError:
                continue
        raise VersionConflictError("The invoice keeps changing; try again.")

    def on_trial(self, owner: str, invoice: Invoice) -> bytes:
        """The PDF of a draft as issuing will make it, with 1 for its number; stores nothing.

        Raises what issuing it would raise.
        """
        return self._on_trial(owner, invoice, self.profiles.load(owner))

    def _issue(self, owner: str, invoice: Invoice) -> Invoice:
        seller = self.profiles.load(owner)
        self._on_trial(owner, invoice, seller)
        self.logos.keep(owner, seller.logo)
        now, on = self.now(), self.today(None)
        series = series_of(on, reset_yearly=seller.number_reset_yearly)
        return self.invoices.issue(
            owner,
            invoice,
            series,
            lambda sequence: issue(invoice, sequence, seller, now, on),
            start=seller.start_of(series),
        )

    def _on_trial(self, owner: str, invoice: Invoice, seller: Profile) -> bytes:
        issued = issue(invoice, 1, seller, self.now(), self.today(None))
        check_place(seller, invoice.data)
        return self.draw(owner, issued, seller, "pdf")


def load_invoice(invoices: InvoiceStore, owner: str, invoice_id: str) -> Invoice:
    """The invoice, or ``NotFoundError``."""
    document = invoices.load(owner, invoice_id)
    if document is None:
        raise invoice_not_found()
    return invoice_from_document(document)


def _cancelled() -> ConflictError:
    return ConflictError(
        "This invoice was cancelled before it was issued, so it has neither number nor PDF. "
        "Create a new invoice.",
        code="invoice_cancelled",
    )
