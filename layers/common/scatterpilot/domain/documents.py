"""Drafts and invoices as the JSON everybody sees: API, PDF, chat, CSV and the stored record.

Money and quantities are strings, dates are ISO, unknown is ``None``. The stored record of an
invoice *is* its document, so reading one needs no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scatterpilot.domain.draft import Draft, Source
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.figure_documents import (
    charge_document,
    line_document,
    sums_document,
    totals_from_document,
)
from scatterpilot.domain.figure_names import (
    BALANCE_FIELDS,
    COMPUTED_FIELDS,
    COMPUTED_OF_ITEMS,
)
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.item_fields import ITEM_LISTS
from scatterpilot.domain.money import plain
from scatterpilot.domain.settlement_documents import settlement_document
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.domain.written import written_values

# For type checkers only: who handles invoices must not import the models of conversations.
if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Conversation

_NOT_OF_INVOICE = ("invoice_number", "overdue", *BALANCE_FIELDS)


def draft_document(draft: Draft, totals: Totals | None = None) -> dict[str, Any]:
    """The content of an invoice with every figure."""
    totals = totals or compute_totals(draft)
    figures = {
        "line_items": map(line_document, totals.lines),
        "charges": map(charge_document, totals.charge_amounts),
        "payments": ({} for _ in draft.payments),
    }
    return {
        **written_values(draft, INVOICE_FIELDS, draft.currency),
        "tax_rate": plain(draft.tax_rate or Decimal(0)),
        **{name: _item_documents(draft, name, computed) for name, computed in figures.items()},
        **sums_document(totals),
    }


def _item_documents(
    draft: Draft, name: str, figures: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    fields, items = ITEM_LISTS[name].fields, getattr(draft, name)
    return [
        {**written_values(item, fields, draft.currency), **computed}
        for item, computed in zip(items, figures, strict=True)
    ]


def provenance_document(draft: Draft) -> dict[str, dict[str, Any]]:
    """Where each value came from, keyed by path: ``due_date``, ``line_items.0.quantity``."""
    sources: dict[str, Source] = dict(draft.provenance)
    for name in ITEM_LISTS:
        for index, item in enumerate(getattr(draft, name)):
            sources.update({f"{name}.{index}.{k}": v for k, v in item.provenance.items()})
    return {path: source.model_dump(exclude_none=True) for path, source in sources.items()}


def draft_from_document(document: dict[str, Any]) -> Draft:
    """Read a draft back from its document; the computed figures are dropped, not trusted.

    Raises pydantic's ``ValidationError`` when the document is not one of ours.
    """
    values = {k: v for k, v in document.items() if k not in COMPUTED_FIELDS}
    for name, computed in COMPUTED_OF_ITEMS.items():
        values[name] = [
            {k: v for k, v in item.items() if k not in computed} for item in document[name]
        ]
    if values.get("tax_rate") == "0":
        values["tax_rate"] = None
    return Draft.model_validate(values)


def invoice_document(invoice: Invoice) -> dict[str, Any]:
    """An invoice as stored and as answered: beside its content what became of it since."""
    return {
        "invoice_id": invoice.invoice_id,
        "kind": invoice.kind,
        "invoice_number": invoice.number,
        "status": invoice.status,
        "conversation_id": invoice.conversation_id,
        "created_at": invoice.created_at.isoformat(),
        "updated_at": invoice.updated_at.isoformat(),
        "issued_at": invoice.issued_at.isoformat() if invoice.issued_at else None,
        "version": invoice.version,
        "data": draft_document(invoice.data, invoice.totals),
        "seller": invoice.seller and invoice.seller.model_dump(mode="json", exclude={"logo"}),
        "seller_logo": invoice.seller_logo,
        **settlement_document(invoice),
    }


def invoice_from_document(document: dict[str, Any]) -> Invoice:
    """Read an invoice back from its stored document, with the figures that stand in it."""
    values = {k: v for k, v in document.items() if k not in _NOT_OF_INVOICE}
    values["number"] = document["invoice_number"]
    values["data"] = draft_from_document(document["data"])
    values["totals"] = totals_from_document(document["data"])
    return Invoice.model_validate(values)


def conversation_summary(conversation: Conversation) -> dict[str, Any]:
    """A conversation as a list shows it: what it bills so far, without its messages."""
    return {
        "conversation_id": conversation.conversation_id,
        "state": conversation.state,
        "customer_name": conversation.draft.customer_name,
        "currency": conversation.draft.currency,
        "total": str(compute_totals(conversation.draft).total),
        "turns": conversation.turns,
        "invoice_id": conversation.invoice_id,
        "created_at": conversation.created_at.isoformat(),
        "updated_at": conversation.updated_at.isoformat(),
    }
