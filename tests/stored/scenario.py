"""Somebody's business in a day: every kind of record, in every state, with all that one can hold.

Invoices are known by their PO number, conversations by their customer. All names are made up. What
a version brings stands under it, so that the samples of those before it are what they were.
"""

from __future__ import annotations

from typing import Any

import httpx

TODAY = "2026-03-09"
ODD = 'O\'Brien & Söhne <import> SELECT "*"; -- 株式会社 🦀'
_PIXELS = (
    "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAGCAIAAAB4jOjWAAAAHklEQVR42mP4tUUDguTzX0MQpggD9RThkYOLUE8R"
    "AKnXdx0fZZMXAAAAAElFTkSuQmCC"
)

PROFILE = {
    "business_name": "Ölberg & Daughters",
    "address": "7 Sample Lane\n12345 Nowhere",
    "email": "office@oelberg.example",
    "phone": "+49 30 0000000",
    "tax_id": "DE000000000",
    "logo": f"data:image/png;base64,{_PIXELS}",
    "accent_color": "#1f6feb",
    "currency": "EUR",
    "locale": "de_DE",
    "payment_details": "Sample Bank, account 000 000",
    "default_terms_days": 14,
    "default_tax_rate": "0.19",
    "number_pattern": "RE-{year}-{seq:03d}",
    "notes": "Thank you.",
}

PROFILES: dict[int, dict[str, Any]] = {
    1: PROFILE,
    5: {
        **PROFILE,
        "contact": "Ann Ölberg",
        "street": "7 Sample Lane",
        "postcode": "12345",
        "city": "Nowhere",
        "country": "US",
        "tax_status": "registered",
        "tax_ids": [{"kind": "vat", "value": "DE136695976"}],
        "register_line": "Amtsgericht Nowhere, HRB 1",
        "iban": "DE89 3704 0044 0532 0130 00",
        "bic": "COBADEFFXXX",
    },
}
"""What a version's sample holds: that of the latest version up to it."""

_FULL = {
    "customer_name": ODD,
    "customer_email": "accounts@odd.example",
    "customer_address": "1 Mill Yard\nFloor 2\nElsewhere",
    "customer_tax_id": "XX 12-34",
    "currency": "EUR",
    "invoice_date": "2026-03-01",
    "due_date": "2030-01-31",
    "line_items": [
        {"description": "Design; with a, comma", "quantity": "40.5", "unit_price": "149.999999"},
        {
            "description": "=Books\nand maps",
            "quantity": "3",
            "unit": "boxes",
            "unit_price": "0.085",
            "tax_rate": "0.07",
        },
        {"description": "Deposit", "quantity": "1", "unit_price": "20", "taxable": False},
    ],
    "tax_rate": "0.19",
    "discount": {"percent": "10"},
    "notes": 'Line one\n"Line" two\t\\',
}
_COMMERCE = {
    "customer_name": "Sorrel & Tansy",
    "currency": "CAD",
    "due_date": "2030-01-31",
    "line_items": [
        {
            "description": "Leaflets",
            "quantity": "2500",
            "unit_price": "480",
            "price_base_quantity": "1000",
            "discount": {"percent": "10"},
        },
        {"description": "Returned frame", "quantity": "-1", "unit_price": "20"},
        {
            "description": "Course",
            "quantity": "1",
            "unit_price": "300",
            "tax_category": "exempt",
            "tax_reason": "Education",
            "withheld": False,
        },
    ],
    "tax_rate": "0.05",
    "tax_name": "GST",
    "further_taxes": [{"name": "PST", "rate": "0.07"}],
    "discount": {"amount": "33.33"},
    "charges": [
        {"description": "Shipping", "amount": "12.5"},
        {"description": "Card fee", "percent": "3", "taxable": False},
    ],
    "withholding": {"name": "Levy", "rate": "0.15"},
    "payments": [{"amount": "500", "date": "2026-03-01", "method": "card", "note": "Deposit"}],
}
Content = dict[str, Any]
Said = str | list[dict[str, Any]]
"""A message, or edits from a form."""

_WORK = [{"description": "Repair", "quantity": "2", "unit": "hours", "unit_price": "80"}]
_PLAIN = {"customer_name": "Marrow Street Garage", "due_date": "2030-01-31", "line_items": _WORK}
_PLAIN_BUT_DUE = {name: value for name, value in _PLAIN.items() if name != "due_date"}

SETTLED = 6
"""The version that brought payments and credit notes."""

_INVOICES: dict[int, dict[str, tuple[Content, tuple[str, ...]]]] = {
    1: {
        "draft": (_FULL, ()),
        "draft by terms": (
            {
                "customer_name": "Kite Works",
                "currency": "JPY",
                "terms_days": 30,
                "line_items": _WORK,
            },
            (),
        ),
        "issued": (
            {**_FULL, "discount": {"amount": "12.34"}, "customer_name": "Old Mill"},
            ("pending",),
        ),
        "overdue": (
            {**_PLAIN, "invoice_date": "2026-01-05", "due_date": "2026-02-04"},
            ("pending",),
        ),
        "paid": ({**_PLAIN, "currency": "KWD"}, ("pending", "paid")),
        "cancelled draft": (_PLAIN, ("cancelled",)),
        "cancelled": (_PLAIN, ("pending", "cancelled")),
    },
    2: {
        "references": (
            {**_PLAIN, "buyer_reference": "Cost centre 12", "payment_reference": "RF18 5390"},
            (),
        ),
    },
    4: {
        "commerce": (_COMMERCE, ()),
        "prices with tax": (
            {**_PLAIN, "tax_rate": "0.21", "tax_name": "IVA", "prices_include_tax": True},
            (),
        ),
    },
    5: {
        "parties": (
            {
                **_PLAIN_BUT_DUE,
                "customer_contact": "Ann Example",
                "customer_street": "1 Mill Yard",
                "customer_postcode": "12345",
                "customer_city": "Elsewhere",
                "customer_region": "Northshire",
                "customer_country": "FR",
                "customer_tax_ids": [{"kind": "siret", "value": "732 829 320 00074"}],
                "payment_terms": {"rule": "end_of_month", "number": 30, "day": None},
                "service_start": "2026-02-01",
                "service_end": "2026-02-28",
                "early_payment": "2 % within 10 days",
                "line_items": [{**_WORK[0], "service_date": "2026-02-03"}],
            },
            (),
        ),
    },
    SETTLED: {
        "part paid and credited": (_PLAIN, ("pending",)),
        "refunded": (_PLAIN, ("pending", "paid")),
        "commerce settled": (_COMMERCE, ("pending",)),
    },
}
"""Content and the statuses that each is brought to, by version and PO number."""

_SETTLEMENTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "part paid and credited": (
        ("payments", {"amount": "50", "method": "bank transfer", "date": "2026-03-02"}),
        ("payments", {"amount": "10.5", "note": "=cash"}),
        ("payments/take-back", {"payment": 2, "why": "bounced"}),
        ("credit-notes", {"lines": [{"line": 1, "quantity": "0.5"}], "reason": "broken"}),
        ("credit-notes", {"amount": "12"}),
    ),
    "refunded": (
        ("credit-notes", {"amount": "30"}),
        ("payments", {"amount": "-30"}),
    ),
    "commerce settled": (
        ("credit-notes", {"lines": [{"line": 1, "quantity": "1000"}]}),
        ("payments", {}),
        ("credit-notes", {}),
    ),
}
"""What becomes of them, in order, by PO number."""

WITHDRAWN: tuple[str, Content] = ("withdrawn currency", {**_PLAIN, "currency": "BGN"})
"""Of a currency that was in use once; a version that no longer takes it for new ones has none."""

_CONVERSATIONS: dict[int, dict[str, tuple[Said, ...]]] = {
    1: {
        "Harbour Lane Bakery": (
            "Invoice Harbour Lane Bakery for 12 hours of menu design at 85, due 31 April",
        ),
        "Tamsin & Odell": ("Invoice Tamsin & Odell 3 cakes for $90, net 30",),
        "Quillfeather Ltd": (
            "Invoice Quillfeather Ltd for 8 hours of editing at 95, net 14",
            "make it 10 hours",
            "10% discount",
            "PO 4471",
        ),
        "Sable Row Studio": (
            "Bill Sable Row Studio for 2 days of training at 700 and 3 books at 20 each, net 7",
            "the books are not taxable",
            "yes, create it",
        ),
        "Lantern Works": (
            "Invoice Lantern & Co for 3 hours of lighting design at 110",
            "net 30",
            "change the customer to Lantern Works",
            "cancel it",
        ),
    },
    2: {
        "Fennel & Rye": (
            "Invoice Fennel & Rye for 4 hours of tasting at 60, net 30",
            [{"kind": "set_reference", "buyer_reference": "net 30 Ltd", "payment_reference": "7"}],
        ),
    },
    3: {
        "Marlow Lights": (
            "Invoice Marlow Lights for a red lamp at $40 and a blue lamp at $50, net 30",
            "change the lamp to $60",
        ),
    },
    4: {
        "Juniper Hall": (
            "Invoice Juniper Hall for 2 days of training at 700, net 30",
            [
                {"kind": "add_charge", "description": "Travel", "amount": "40"},
                {"kind": "add_payment", "amount": "100", "note": "Deposit"},
                {"kind": "set_withholding", "name": "IRPF", "rate": "0.15"},
                {"kind": "set_tax", "category": "reverse_charge", "reason": "Article 196"},
            ],
        ),
    },
    5: {
        "Bramble & Co": (
            "Invoice Bramble & Co for 5 hours of pruning at 40, 30 days EOM",
            [{"kind": "set_dates", "service_start": "2026-03-02"}],
        ),
    },
}
"""What is said: a value that can't be, a question with options, all said, created, cancelled."""


def profile_of(version: int) -> dict[str, Any]:
    """The settings that a version's sample holds."""
    return PROFILES[max(since for since in PROFILES if since <= version)]


def invoices_of(version: int) -> dict[str, tuple[Content, tuple[str, ...]]]:
    """Those that a version's sample holds, and perhaps ``WITHDRAWN``."""
    upto = (each for since, each in _INVOICES.items() if since <= version)
    return {number: invoice for each in upto for number, invoice in each.items()}


def conversations_of(version: int) -> dict[str, tuple[Said, ...]]:
    """Those that a version's sample holds, in the order of their creation."""
    upto = (each for since, each in _CONVERSATIONS.items() if since <= version)
    return {customer: said for each in upto for customer, said in each.items()}


def play(http: httpx.Client, version: int) -> None:
    """Do all of it with a server of that version that has nothing stored yet."""
    _done(http.put("/profile", json=profile_of(version)))
    for number, (content, statuses) in invoices_of(version).items():
        data = {**content, "po_number": number}
        made = _done(http.post("/invoices", json={"invoice_data": data}))
        for status in statuses:
            _done(http.patch(f"/invoices/{made['invoice_id']}", json={"status": status}))
        for tail, body in _SETTLEMENTS.get(number, ()):
            _done(http.post(f"/invoices/{made['invoice_id']}/{tail}", json=body))
    number, content = WITHDRAWN
    http.post("/invoices", json={"invoice_data": {**content, "po_number": number}})
    for turns in conversations_of(version).values():
        of: dict[str, str] = {}
        for said in turns:
            kind = "message" if isinstance(said, str) else "edits"
            turn = _done(http.post("/conversation", json={**of, kind: said}))
            of = {"conversation_id": turn["conversation_id"]}


def _done(answer: httpx.Response) -> dict[str, Any]:
    if not answer.is_success:
        raise RuntimeError(answer.text)
    document: dict[str, Any] = answer.json()
    return document
