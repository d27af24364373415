"""An invoice and its life: draft, then issued (the status ``pending``), then paid; or cancelled."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from scatterpilot.domain.balance import settled_status
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.numbering import format_number
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import check_seller, logo_hash
from scatterpilot.domain.settlements import CreditedInvoice, CreditNote, Payment
from scatterpilot.domain.status import STATUSES as STATUSES
from scatterpilot.domain.status import Kind as Kind
from scatterpilot.domain.status import Status as Status
from scatterpilot.domain.status import word_of
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.domain.values import Frozen

_NEXT: dict[Status, tuple[Status, ...]] = {
    "draft": ("pending", "cancelled"),
    "pending": ("paid", "cancelled"),
    "paid": (),
    "cancelled": (),
}
_INSTEAD: dict[Status, str] = {
    "pending": "Cancel it, or credit a part of it, and create a new one instead.",
    "paid": "Credit what was wrong with a credit note, and bill a correction as a new invoice.",
    "cancelled": "Create a new one instead.",
}


class Invoice(Frozen):
    """An invoice. ``number``, ``seller`` and ``seller_logo`` are fixed when it is issued.

    ``totals`` are its figures, which stay as they were stored, however they would be computed
    today. ``seller`` is the profile as it was then, without the logo picture; ``seller_logo`` is
    the hash of that (see :mod:`scatterpilot.domain.seller`), ``None`` when there was none.
    ``version`` grows by one with every stored change. A credit note is an invoice of its own kind:
    it has ``credited_invoice``, is issued from the start, and neither paid nor cancelled.
    """

    invoice_id: str
    kind: Kind = "invoice"
    status: Status = "draft"
    number: str | None = None
    data: Draft
    totals: Totals = Field(default_factory=lambda given: compute_totals(given["data"]))
    conversation_id: str | None = None
    seller: Profile | None = None
    seller_logo: str | None = None
    created_at: datetime
    updated_at: datetime
    issued_at: datetime | None = None
    version: int = 1
    credited_invoice: CreditedInvoice | None = None
    payments: tuple[Payment, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()

    @property
    def issued(self) -> bool:
        """Whether it has its legal number; from then on its content never changes."""
        return self.number is not None


def check_transition(invoice: Invoice, status: Status) -> None:
    """Raise ``ConflictError`` saying what to do instead when the status can't follow."""
    check_is_invoice(invoice)
    allowed = _NEXT[invoice.status]
    if status in allowed:
        return
    remedy = {
        "draft": "issue it first, for example by getting its PDF",
        "pending": "mark it paid, or cancel it",
        "paid": "credit it with a credit note, or take its payment back first",
        "cancelled": "a cancelled invoice is final; create a new invoice",
    }[invoice.status]
    raise ConflictError(
        f"This invoice is {_called(invoice.status)} and can't become {_called(status)}: {remedy}.",
        code="status_not_allowed",
    )


def check_is_invoice(invoice: Invoice) -> None:
    """Raise ``ConflictError`` for a credit note: it is issued once and for all."""
    if invoice.kind == "invoice":
        return
    raise ConflictError(
        f"{invoice.number} is a credit note: it can't be changed, paid, credited or cancelled. "
        "Create a new invoice for what it credited too much.",
        code="credit_note_final",
    )


def _called(status: Status) -> str:
    return "a draft" if status == "draft" else word_of(status)


def check_editable(invoice: Invoice) -> None:
    """Raise ``ConflictError`` unless the invoice is still a draft."""
    if invoice.status == "draft":
        return
    check_is_invoice(invoice)
    name = f"Invoice {invoice.number}" if invoice.number else "This invoice"
    raise ConflictError(
        f"{name} is {word_of(invoice.status)} and can no longer change: only drafts can be edited "
        f"or deleted. {_INSTEAD[invoice.status]}",
        code="invoice_immutable",
    )


def issue(invoice: Invoice, sequence: int, seller: Profile, at: datetime, on: date) -> Invoice:
    """Give the invoice its number and freeze it; ``sequence`` is the next of its series.

    ``on`` is the day in the seller's time zone; its year is the year of the number. Raises
    ``ConflictError``, with code ``business_name_missing`` when nobody would be named as its seller.
    """
    check_transition(invoice, "pending")
    return frozen(invoice, format_number(seller.number_pattern, sequence, on), seller, at)


def frozen(invoice: Invoice, number: str, seller: Profile, at: datetime) -> Invoice:
    """The invoice with its number, figures and seller, for good; raises as :func:`issue`."""
    check_seller(seller)
    issued = invoice.model_copy(
        update={
            "status": "pending",
            "number": number,
            "seller": seller.model_copy(update={"logo": None}),
            "seller_logo": logo_hash(seller.logo),
            "issued_at": at,
            "updated_at": at,
            "version": invoice.version + 1,
        }
    )
    return issued.model_copy(update={"status": settled_status(issued)})


def settled(invoice: Invoice, at: datetime, **changes: object) -> Invoice:
    """An issued invoice with other payments or credit notes, and the status that follows."""
    changed = invoice.model_copy(
        update={"updated_at": at, "version": invoice.version + 1, **changes}
    )
    return changed.model_copy(update={"status": settled_status(changed)})


def drop(invoice: Invoice, at: datetime) -> Invoice:
    """Cancel a draft, which never gets a number; raises ``ConflictError`` for any other status.

    What is issued is cancelled by a credit note, see :mod:`scatterpilot.domain.crediting`.
    """
    check_editable(invoice)
    return invoice.model_copy(
        update={"status": "cancelled", "updated_at": at, "version": invoice.version + 1}
    )


def replace_data(invoice: Invoice, data: Draft, at: datetime) -> Invoice:
    """Put other content into a draft."""
    check_editable(invoice)
    return invoice.model_copy(
        update={
            "data": data,
            "totals": compute_totals(data),
            "updated_at": at,
            "version": invoice.version + 1,
        }
    )
