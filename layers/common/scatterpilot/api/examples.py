"""One worked example for the OpenAPI document: an invoice from a sentence to its PDF."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, LineItem

CONVERSATION_ID = "conv_5f0c1f5e9b7a4c52a1d3e8b6f4a2c901"
INVOICE_ID = "inv_5f0c1f5e9b7a4c52a1d3e8b6f4a2c901"
CREDIT_NOTE_ID = "inv_0d6b2a9c41e84f1f8b7e3c5a90d2f614"
_MESSAGE = "Invoice Acme for 40 hours of web development at $150, net 30"
_AT = "2026-03-09T12:00:00+00:00"

_LINE = LineItem(
    description="Web development", quantity=Decimal(40), unit="hours", unit_price=Decimal(150)
)
_DATA = draft_document(
    Draft(
        customer_name="Acme",
        currency="USD",
        invoice_date=date(2026, 3, 9),
        due_date=date(2026, 4, 8),
        terms_days=30,
        line_items=(_LINE,),
    )
)
_STATE = {
    "conversation_id": CONVERSATION_ID,
    "version": 1,
    "invoice_ready": True,
    "state": "review",
    "missing_fields": [],
    "draft": _DATA,
    "provenance": {
        "customer_name": {"kind": "user", "quote": "Acme", "turn": 0, "start": 8, "end": 12}
    },
    "disputed": {},
    "invoice_id": None,
}
_ANSWER = (
    "Invoice for Acme\n"
    "• Web development: 40 hours × $150.00 = $6,000.00\n"
    "Total: $6,000.00\n"
    "Dated March 9, 2026, due April 8, 2026 (net 30)\n"
    "Shall I create this invoice?"
)
_NO_USAGE = {
    "input_tokens": 0,
    "output_tokens": 0,
    "cache_read_tokens": 0,
    "cache_write_tokens": 0,
    "cost_usd": "0",
}
_INVOICE: dict[str, Any] = {
    "invoice_id": INVOICE_ID,
    "kind": "invoice",
    "invoice_number": None,
    "status": "draft",
    "conversation_id": CONVERSATION_ID,
    "created_at": _AT,
    "updated_at": _AT,
    "issued_at": None,
    "version": 1,
    "data": _DATA,
    "seller": None,
    "seller_logo": None,
    "credited_invoice": None,
    "payments": [],
    "credit_notes": [],
    "amount_paid": "0.00",
    "amount_credited": "0.00",
    "amount_due": "6000.00",
    "amount_to_refund": "0.00",
    "overdue": False,
}
# Terms, not a date: an example is tried out in any year.
_GIVEN = {
    "customer_name": "Acme",
    "terms_days": 30,
    "line_items": [
        {
            "description": "Web development",
            "quantity": "40",
            "unit": "hours",
            "unit_price": "150.00",
        }
    ],
}
_PROFILE = {
    "business_name": "Ada Berger Design",
    "contact": None,
    "address": "12 Harbour Street\nPortland, OR 97204",
    "street": None,
    "postcode": None,
    "city": None,
    "region": None,
    "country": "US",
    "email": "ada@example.com",
    "phone": "+1 503 555 0100",
    "tax_status": None,
    "tax_id": None,
    "tax_ids": [{"kind": "ein", "value": "91-1144442"}],
    "register_line": None,
    "logo": None,
    "accent_color": "#1f6feb",
    "currency": "USD",
    "locale": "en_US",
    "iban": None,
    "bic": None,
    "bank_code": "021000021",
    "account_number": "000123456",
    "payment_details": "Bank of Portland",
    "default_terms_days": 30,
    "default_tax_rate": None,
    "number_pattern": "INV-{year}-{seq:04d}",
    "number_reset_yearly": True,
    "notes": "Thank you for your business.",
    "credit_note_pattern": "CN-{year}-{seq:04d}",
    "number_start": 137,
    "number_start_series": "2026",
    "credit_note_start": None,
    "credit_note_start_series": None,
}
_ISSUED = {
    **_INVOICE,
    "invoice_number": "INV-2026-0137",
    "status": "pending",
    "issued_at": _AT,
    "version": 2,
    "seller": {name: value for name, value in _PROFILE.items() if name != "logo"},
}
_PAYMENT = {
    "payment": 1,
    "amount": "2000.00",
    "date": "2026-03-20",
    "method": "bank transfer",
    "note": None,
    "recorded_at": _AT,
    "recorded_by": "local",
    "taken_back": None,
}
_PAID = {
    **_ISSUED,
    "version": 3,
    "payments": [_PAYMENT],
    "amount_paid": "2000.00",
    "amount_due": "4000.00",
}
_TAKEN_BACK = {
    **_ISSUED,
    "version": 4,
    "payments": [
        {**_PAYMENT, "taken_back": {"at": _AT, "by": "local", "why": "meant for another invoice"}}
    ],
}
_CREDITED = {
    **_ISSUED,
    "invoice_id": CREDIT_NOTE_ID,
    "kind": "credit_note",
    "invoice_number": "CN-2026-0001",
    "version": 1,
    "conversation_id": None,
    "credited_invoice": {
        "invoice_id": INVOICE_ID,
        "number": "INV-2026-0137",
        "date": "2026-03-09",
    },
    "data": draft_document(
        Draft(
            customer_name="Acme",
            currency="USD",
            invoice_date=date(2026, 3, 23),
            line_items=(_LINE.model_copy(update={"quantity": Decimal(2)}),),
            notes="Two hours were billed twice",
        )
    ),
    "amount_due": "0.00",
}

REQUESTS: dict[str, dict[str, Any]] = {
    "take_turn": {"message": _MESSAGE, "timezone": "America/Los_Angeles"},
    "create_invoice": {"invoice_data": _GIVEN},
    "update_invoice": {"status": "issued"},
    "record_payment": {"amount": "2000", "method": "bank transfer"},
    "take_back_payment": {"payment": 1, "why": "meant for another invoice"},
    "create_credit_note": {
        "lines": [{"line": 1, "quantity": "2"}],
        "reason": "Two hours were billed twice",
    },
    "preview_invoice": {"conversation_id": CONVERSATION_ID, "format": "png"},
    "put_profile": _PROFILE,
}
RESPONSES: dict[str, dict[str, Any]] = {
    "take_turn": {
        **_STATE,
        "message": _ANSWER,
        "engine": "embedded",
        "degraded": False,
        "usage": None,
    },
    "get_conversation": {
        **_STATE,
        "messages": [
            {"role": "user", "text": _MESSAGE, "at": _AT, "engine": None},
            {"role": "assistant", "text": _ANSWER, "at": _AT, "engine": "embedded"},
        ],
        "usage": _NO_USAGE,
        "created_at": _AT,
        "updated_at": _AT,
    },
    "list_conversations": {
        "conversations": [
            {
                "conversation_id": CONVERSATION_ID,
                "state": "review",
                "customer_name": "Acme",
                "currency": "USD",
                "total": "6000.00",
                "turns": 1,
                "invoice_id": None,
                "created_at": _AT,
                "updated_at": _AT,
            }
        ],
        "count": 1,
        "last_key": None,
    },
    "create_invoice": _INVOICE,
    "get_invoice": _INVOICE,
    "list_invoices": {"invoices": [_INVOICE], "count": 1, "last_key": None},
    "update_invoice": _ISSUED,
    "record_payment": _PAID,
    "take_back_payment": _TAKEN_BACK,
    "create_credit_note": _CREDITED,
    "create_pdf": {
        "invoice_id": INVOICE_ID,
        "invoice_number": "INV-2026-0137",
        "download_url": "http://127.0.0.1:8000/files/local/inv_5f0c.pdf?expires=1773058200",
        "pdf_generated": True,
    },
    "get_profile": _PROFILE,
    "put_profile": _PROFILE,
    "delete_account": {
        "erased": {
            "invoices": 3,
            "conversations": 12,
            "profiles": 1,
            "files": 0,
            "sign_in": True,
        },
        "kept": {"invoices": 40, "files": 41},
    },
    "get_health": {
        "status": "ok",
        "version": "0.1.0",
        "engine": "bedrock",
        "answering": "embedded",
        "lacking": "Amazon Bedrock needs a region (set AWS_REGION, for example to us-east-1).",
        "warnings": [],
    },
}
PROBLEM = {
    "type": "urn:scatterpilot:problem:fields_not_valid",
    "title": "The request can't be used",
    "status": 400,
    "detail": "Some fields can't be used; see errors.",
    "code": "fields_not_valid",
    "request_id": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
    "errors": [{"field": "message", "message": "it is required; add it"}],
}
