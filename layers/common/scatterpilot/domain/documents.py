"""Drafts and invoices as the JSON everybody sees: API, PDF, chat, CSV and the stored record.

Money and quantities are strings, dates are ISO, unknown is ``None``. The stored record of an
invoice *is* its document, so reading one needs no model.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scatterpilot.domain.draft import Discount, Draft, LineItem, Source
from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS, Field, Kind
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.money import minor_units, plain
from scatterpilot.domain.totals import Totals, compute_totals

# For type checkers only: who handles invoices must not import the models of conversations.
if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Conversation

COMPUTED_FIELDS = ("subtotal", "discount_total", "taxes", "tax_total", "total", "missing_fields")


def price_text(price: Decimal, currency: str) -> str:
    """A unit price with at least the currency's decimals: ``150.00``, ``0.085``."""
    text = plain(price)
    decimals = len(text.partition(".")[2])
    missing = minor_units(currency) - decimals
    if missing <= 0:
        return text
    return text + ("" if decimals else ".") + "0" * missing


def draft_document(draft: Draft, totals: Totals | None = None) -> dict[str, Any]:
    """The content of an invoice with every figure."""
    totals = totals or compute_totals(draft)
    return {
        **_written_values(draft, INVOICE_FIELDS, draft.currency),
        "tax_rate": plain(draft.tax_rate or Decimal(0)),
        "line_items": [
            _line_document(line, amount, draft.currency)
            for line, amount in zip(draft.line_items, totals.line_amounts, strict=True)
        ],
        "subtotal": str(totals.subtotal),
        "discount_total": str(totals.discount_total),
        "taxes": [
            {"rate": plain(t.rate), "base": str(t.base), "amount": str(t.amount)}
            for t in totals.taxes
        ],
        "tax_total": str(totals.tax_total),
        "total": str(totals.total),
    }


def _line_document(line: LineItem, amount: Decimal | None, currency: str) -> dict[str, Any]:
    return {
        **_written_values(line, LINE_FIELDS, currency),
        "amount": None if amount is None else str(amount),
    }


def _written_values(
    holder: Draft | LineItem, fields: Mapping[str, Field], currency: str
) -> dict[str, Any]:
    return {
        name: None if value is None else _written(value, field.kind, currency)
        for name, field in fields.items()
        for value in (getattr(holder, name),)
    }


def _written(value: Any, kind: Kind, currency: str) -> Any:
    """A value as JSON has it: numbers as plain digits, prices with the currency's decimals."""
    if kind in ("quantity", "rate"):
        return plain(value)
    if kind == "price":
        return price_text(value, currency)
    if kind == "date":
        return value.isoformat()
    if kind == "terms":
        return value.model_dump()
    if kind == "tax_ids":
        return [each.model_dump() for each in value]
    return _discount_document(value, currency) if kind == "discount" else value


def _discount_document(discount: Discount, currency: str) -> dict[str, str]:
    if discount.percent is not None:
        return {"percent": plain(discount.percent)}
    return {"amount": price_text(discount.amount or Decimal(0), currency)}


def provenance_document(draft: Draft) -> dict[str, dict[str, Any]]:
    """Where each value came from, keyed by path: ``due_date``, ``line_items.0.quantity``."""
    sources: dict[str, Source] = dict(draft.provenance)
    for index, line in enumerate(draft.line_items):
        sources.update({f"line_items.{index}.{k}": v for k, v in line.provenance.items()})
    return {path: source.model_dump(exclude_none=True) for path, source in sources.items()}


def draft_from_document(document: dict[str, Any]) -> Draft:
    """Read a draft back from its document; the computed figures are dropped, not trusted.

    Raises pydantic's ``ValidationError`` when the document is not one of ours.
    """
    values = {k: v for k, v in document.items() if k not in COMPUTED_FIELDS}
    values["line_items"] = [
        {k: v for k, v in line.items() if k != "amount"} for line in document["line_items"]
    ]
    if values.get("tax_rate") == "0":
        values["tax_rate"] = None
    return Draft.model_validate(values)


def invoice_document(invoice: Invoice) -> dict[str, Any]:
    """An invoice as stored and as answered."""
    return {
        "invoice_id": invoice.invoice_id,
        "invoice_number": invoice.number,
        "status": invoice.status,
        "conversation_id": invoice.conversation_id,
        "created_at": invoice.created_at.isoformat(),
        "updated_at": invoice.updated_at.isoformat(),
        "issued_at": invoice.issued_at.isoformat() if invoice.issued_at else None,
        "version": invoice.version,
        "data": draft_document(invoice.data),
        "seller": invoice.seller and invoice.seller.model_dump(mode="json", exclude={"logo"}),
        "seller_logo": invoice.seller_logo,
    }


def invoice_from_document(document: dict[str, Any]) -> Invoice:
    """Read an invoice back from its stored document."""
    values = {k: v for k, v in document.items() if k not in ("invoice_number", "overdue")}
    values["number"] = document["invoice_number"]
    values["data"] = draft_from_document(document["data"])
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
