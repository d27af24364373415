"""Steps from one version of the stored documents to the next; a released step never changes.

Steps are pure and know no model: they work on JSON as an older version left it, and what a step
needs to know of its time is written out here. ``docs/decisions/0022`` tells how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["invoice", "conversation", "profile"]
Document = dict[str, Any]
Step = Callable[[Document], Document]


def upgraded(kind: Kind, document: Document, version: int) -> Document:
    """A document that was stored at ``version``, as the current version has it."""
    for steps in STEPS[version - 1 :]:
        if kind in steps:
            document = steps[kind](document)
    return document


def _invoice_2(document: Document) -> Document:
    """Two more references, and the logo it was issued with: before logos were kept, today's."""
    logo = None if document["invoice_number"] is None else "current"
    return {
        **document,
        "data": _with_references(document["data"]),
        "seller_logo": document.get("seller_logo", logo),
    }


def _conversation_2(document: Document) -> Document:
    """The references in every draft: the present one and those that an undo goes back to."""
    return {
        **document,
        "draft": _with_references(document["draft"]),
        "earlier": [_with_references(each) for each in document.get("earlier", ())],
    }


def _with_references(draft: Document) -> Document:
    references = ("buyer_reference", "payment_reference")
    return {**draft, **{name: draft.get(name) for name in references}}


def _conversation_3(document: Document) -> Document:
    """The language of each answer, and a model's own question: before, neither was kept."""
    unknown = {"language": None, "confirm": None}
    said = [{**unknown, **each} for each in document.get("messages", ())]
    return {**document, "messages": said} if said else document


def _invoice_4(document: Document) -> Document:
    """What people bill besides lines; every figure stays as it was stored."""
    return {**document, "data": _with_figures(_with_commerce(document["data"]))}


def _with_figures(data: Document) -> Document:
    """The further figures of a document that had none of what they are made of."""
    total, tax = data["total"], data["tax_total"]
    nothing = str(Decimal(total) - Decimal(total))
    return {
        **data,
        "line_items": [{**line, **_NO_LINE_DISCOUNT} for line in data["line_items"]],
        "taxes": [{**_UNNAMED_TAX, **group} for group in data["taxes"]],
        **dict.fromkeys(_NEW_SUMS, nothing),
        "net_total": str(Decimal(total) - Decimal(tax)),
        **dict.fromkeys(("payable", "amount_due"), total),
    }


def _conversation_4(document: Document) -> Document:
    """The same in every draft: the present one and those that an undo goes back to."""
    return {
        **document,
        "draft": _with_commerce(document["draft"]),
        "earlier": [_with_commerce(each) for each in document.get("earlier", ())],
    }


def _with_commerce(draft: Document) -> Document:
    lines = [{**_NOTHING_OF_A_LINE, **line} for line in draft["line_items"]]
    return {**_NOTHING_OF_AN_INVOICE, **draft, "line_items": lines}


_NOTHING_OF_AN_INVOICE: Document = {
    "tax_name": None,
    "further_taxes": [],
    "tax_category": None,
    "tax_reason": None,
    "prices_include_tax": False,
    "charges": [],
    "withholding": None,
    "payments": [],
}
_NOTHING_OF_A_LINE: Document = {
    "price_base_quantity": None,
    "discount": None,
    "tax_category": None,
    "tax_reason": None,
    "withheld": True,
}
_NEW_SUMS = ("charges_total", "withheld_base", "withheld_total", "amount_paid")
_NO_LINE_DISCOUNT: Document = {"gross_amount": None, "discount_total": None}
_UNNAMED_TAX: Document = {"name": None, "category": "standard", "reason": None}


_PARTIES_5 = (
    "customer_contact",
    "customer_street",
    "customer_postcode",
    "customer_city",
    "customer_region",
    "customer_country",
    "customer_tax_ids",
    "payment_terms",
    "service_start",
    "service_end",
    "early_payment",
)
_SELLER_5 = (
    "contact",
    "street",
    "postcode",
    "city",
    "region",
    "country",
    "tax_status",
    "tax_ids",
    "register_line",
    "iban",
    "bic",
    "bank_code",
    "account_number",
)


def _invoice_5(document: Document) -> Document:
    """Parties in their parts, terms by a rule, dates of the work; the seller likewise."""
    seller = document.get("seller")
    return {
        **document,
        "data": _with_parties(document["data"]),
        "seller": None if seller is None else _profile_5(seller),
    }


def _conversation_5(document: Document) -> Document:
    """The same in every draft of a conversation."""
    return {
        **document,
        "draft": _with_parties(document["draft"]),
        "earlier": [_with_parties(each) for each in document.get("earlier", ())],
    }


def _profile_5(document: Document) -> Document:
    """The seller's country, address, ids and account, none of which were asked for before."""
    return {**dict.fromkeys(_SELLER_5), **document}


def _with_parties(draft: Document) -> Document:
    lines = [{"service_date": None, **line} for line in draft.get("line_items", ())]
    return {**dict.fromkeys(_PARTIES_5), **draft, "line_items": lines}


def _invoice_6(document: Document) -> Document:
    """What was paid and credited since the issue: a paid invoice got all of it on the day when it
    was marked so, and none had a credit note. The seller's numbers as in the profile.
    """
    before, due = (Decimal(document["data"][name]) for name in ("amount_paid", "amount_due"))
    nothing = due - due
    paid = max(due, nothing) if document["status"] == "paid" else nothing
    open_ = due - paid
    if document["status"] == "cancelled":
        open_ = nothing if document["invoice_number"] is None else nothing - before
    payment = {
        "payment": 1,
        "amount": str(paid),
        "date": document["updated_at"][:10],
        "method": None,
        "note": None,
        "recorded_at": document["updated_at"],
        "recorded_by": None,
        "taken_back": None,
    }
    return {
        **document,
        "kind": "invoice",
        "seller": document["seller"] and _profile_6(document["seller"]),
        "credited_invoice": None,
        "payments": [payment] if paid else [],
        "credit_notes": [],
        "amount_paid": str(before + paid),
        "amount_credited": str(nothing),
        "amount_due": str(max(open_, nothing)),
        "amount_to_refund": str(max(-open_, nothing)),
    }


def _profile_6(document: Document) -> Document:
    """Numbers of credit notes, which must not be written as those of invoices are."""
    taken = (document.get("number_pattern") or "").startswith("CN-")
    return {
        **document,
        "credit_note_pattern": "CRN-{year}-{seq:04d}" if taken else "CN-{year}-{seq:04d}",
        "number_start": None,
        "number_start_series": None,
        "credit_note_start": None,
        "credit_note_start_series": None,
    }


STEPS: tuple[Mapping[Kind, Step], ...] = (
    {"invoice": _invoice_2, "conversation": _conversation_2},  # 1 to 2
    {"conversation": _conversation_3},  # 2 to 3
    {"invoice": _invoice_4, "conversation": _conversation_4},  # 3 to 4
    {"invoice": _invoice_5, "conversation": _conversation_5, "profile": _profile_5},  # 4 to 5
    {"invoice": _invoice_6, "profile": _profile_6},  # 5 to 6
)
VERSION = 1 + len(STEPS)
"""What is stored now. Documents that carry no version are of version 1."""
