"""Where invoices are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from scatterpilot.ports.pages import Document, Page

# For type checkers only: reading stored documents must not import the models.
if TYPE_CHECKING:
    from scatterpilot.domain.invoice import Invoice
    from scatterpilot.domain.status import Filing
    from scatterpilot.ports.conversations import ConversationChange
    from scatterpilot.ports.receipts import Receipt


class InvoiceReader(Protocol):
    """The stored invoices of an owner, as documents. All methods see only that owner's."""

    def load_text(self, owner: str, invoice_id: str) -> str | None:
        """The invoice's document (``domain.documents.invoice_document``) as JSON without spaces."""
        ...

    def page(
        self, owner: str, limit: int, only: Filing | None = None, after: str | None = None
    ) -> Page:
        """Documents newest first by creation, credit notes among them unless ``only`` says which.

        Reads at most ``limit + 1`` records, for ``invoice`` also the credit notes between. Very
        large documents may make a page shorter; ``next_after`` tells whether there are more.
        """
        ...


class InvoiceStore(InvoiceReader, Protocol):
    """Invoices of an owner. All methods see only that owner's; every write is one transaction."""

    def load(self, owner: str, invoice_id: str) -> Document | None: ...

    def add(
        self,
        owner: str,
        invoice: Invoice,
        *,
        conversation: ConversationChange | None = None,
        receipt: Receipt | None = None,
    ) -> None:
        """Store a new invoice, with the turn that confirmed it.

        Raises ``VersionConflictError`` when the conversation moved on, ``ConflictError`` with code
        ``invoice_exists`` when the id is taken.
        """
        ...

    def issue(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], Invoice],
        *,
        start: int = 1,
    ) -> Invoice:
        """Draw the next number of ``series`` and store ``numbered(number)`` with it.

        The first number of a series is ``start``, of which later ones know nothing.

        A number is skipped while another invoice of the owner carries it as written, so none is
        ever given twice, whatever became of the pattern and the series meanwhile; ``numbered``
        writes different numbers differently. Raises ``VersionConflictError``, drawing no number,
        unless the stored version is still ``invoice.version``.
        """
        ...

    def credit(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], tuple[Invoice, Invoice]],
        *,
        start: int = 1,
        receipt_for: Callable[[Invoice, Invoice], Receipt] | None = None,
    ) -> tuple[Invoice, Invoice]:
        """Draw the next number of ``series``, as ``issue`` does, for a credit note to ``invoice``.

        Stores both of ``numbered(number)``, the new credit note and the invoice that knows it, with
        the receipt made of them. Raises ``VersionConflictError``, drawing no number, unless the
        stored version of the invoice is still ``invoice.version``.
        """
        ...

    def counted(self, owner: str, series: str) -> int:
        """The last number drawn from a series, 0 before the first."""
        ...

    def replace(
        self, owner: str, invoice: Invoice, *, expected: int, receipt: Receipt | None = None
    ) -> None:
        """Raises ``VersionConflictError`` unless the stored version is ``expected``."""
        ...

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        """Raises ``VersionConflictError`` unless the stored version is ``expected``."""
        ...
