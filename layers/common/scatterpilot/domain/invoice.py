"""An invoice and its life: draft, then issued (the status ``pending``), then paid; or cancelled."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.numbering import format_number
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import check_seller, logo_hash
from scatterpilot.domain.status import STATUSES as STATUSES
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
    "pending": "Cancel it and create a new one instead.",
    "paid": "Bill a correction as a new invoice.",
    "cancelled": "Create a new one instead.",
}


class Invoice(Frozen):
    """An invoice. ``number``, ``seller`` and ``seller_logo`` are fixed when it is issued.

    ``totals`` are its figures, which stay as they were stored, however they would be computed
    today. ``seller`` is the profile as it was then, without the logo picture; ``seller_logo`` is
    the hash of that (see :mod:`scatterpilot.domain.seller`), ``None`` when there was none.
    ``version`` grows by one with every stored change.
    """

    invoice_id: str
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

    @property
    def issued(self) -> bool:
        """Whether it has its legal number; from then on its content never changes."""
        return self.number is not None


def check_transition(invoice: Invoice, status: Status) -> None:
    """Raise ``ConflictError`` saying what to do instead when the status can't follow."""
    allowed = _NEXT[invoice.status]
    if status in allowed:
        return
    remedy = {
        "draft": "issue it first, for example by getting its PDF",
        "pending": "mark it paid, or cancel it",
        "paid": "a paid invoice is final; bill a correction as a new invoice",
        "cancelled": "a cancelled invoice is final; create a new invoice",
    }[invoice.status]
    raise ConflictError(
        f"This invoice is {_called(invoice.status)} and can't become {_called(status)}: {remedy}.",
        code="status_not_allowed",
    )


def _called(status: Status) -> str:
    return "a draft" if status == "draft" else word_of(status)


def check_editable(invoice: Invoice) -> None:
    """Raise ``ConflictError`` unless the invoice is still a draft."""
    if invoice.status == "draft":
        return
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
    check_seller(seller)
    return invoice.model_copy(
        update={
            "status": "pending",
            "number": format_number(seller.number_pattern, sequence, on),
            "seller": seller.model_copy(update={"logo": None}),
            "seller_logo": logo_hash(seller.logo),
            "issued_at": at,
            "updated_at": at,
            "version": invoice.version + 1,
        }
    )


def change_status(invoice: Invoice, status: Status, at: datetime) -> Invoice:
    """Mark an invoice paid or cancelled; a cancelled invoice keeps its number.

    Raises ``ConflictError`` for any other status: only :func:`issue` issues an invoice.
    """
    check_transition(invoice, status)
    if status == "pending":
        raise ConflictError(
            "An invoice is issued by getting its number: issue it.",
            code="status_not_allowed",
        )
    return invoice.model_copy(
        update={"status": status, "updated_at": at, "version": invoice.version + 1}
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
