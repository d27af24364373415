"""Sellers and invoices to render, built the way the application builds them."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pymupdf

from scatterpilot.domain.documents import draft_document, invoice_document
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.invoice import Invoice, Status, issue
from scatterpilot.domain.profile import Profile
from tests.domain.settling import brought_to

ISSUED_AT = datetime(2026, 4, 9, 10, 30, tzinfo=UTC)

SVG_LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="220" height="60" viewBox="0 0 220 60">
<path d="M6 50 L30 10 L54 50 Z" fill="#0f766e"/><path d="M30 50 L48 20 L66 50 Z" fill="#5eead4"/>
<rect x="84" y="20" width="120" height="8" rx="4" fill="#134e4a"/>
<rect x="84" y="36" width="80" height="6" rx="3" fill="#99a5a4"/></svg>"""


def data_url(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def picture(kind: str, width: int = 240, height: int = 240) -> bytes:
    """A teal square with a lighter disc, as ``png`` or ``jpeg``."""
    page = pymupdf.open().new_page(width=width, height=height)
    page.draw_rect(page.rect, fill=(0.06, 0.46, 0.43), color=None)
    page.draw_circle((width / 2, height / 2), width / 3, fill=(0.6, 0.9, 0.85), color=None)
    content: bytes = page.get_pixmap(alpha=False).tobytes(kind)
    return content


SELLER = Profile(
    business_name="Northwind Studio",
    address="12 Harbour Street\nBristol BS1 4QA\nUnited Kingdom",
    email="hello@northwind.studio",
    phone="+44 117 496 0123",
    tax_id="GB123456789",
    payment_details="Bank: Harbour Bank\nIBAN: GB33 BUKB 2020 1555 5555 55\nBIC: BUKBGB22",
    locale="en_GB",
    currency="GBP",
)


def line(description: str, quantity: str, price: str, **other: Any) -> LineItem:
    return LineItem(
        description=description, quantity=Decimal(quantity), unit_price=Decimal(price), **other
    )


LINES = (
    line("Discovery workshop", "1", "1450"),
    line("Interface design\nFive screens, two rounds of changes", "32", "110", unit="hours"),
    line("Web development", "41.5", "120", unit="hours"),
    line("Hosting, April to June", "3", "29.90", unit="months"),
    line("Stock photographs", "12", "7.5"),
)


def draft(**changes: Any) -> Draft:
    """A complete draft over five lines: £10,129.70 net and 20 % VAT."""
    values = {
        "customer_name": "Acme Robotics Ltd",
        "customer_email": "accounts@acme-robotics.example",
        "customer_address": "Unit 4, Foundry Lane\nLeeds LS10 1AB\nUnited Kingdom",
        "customer_tax_id": "GB987654321",
        "currency": "GBP",
        "invoice_date": date(2026, 4, 9),
        "due_date": date(2026, 5, 9),
        "line_items": LINES,
        "tax_rate": Decimal("0.2"),
        "notes": "Thank you for your business. Please quote the invoice number with your payment.",
        "po_number": "PO-7781",
    }
    return Draft.model_validate({**values, **changes})


def many_lines(count: int) -> tuple[LineItem, ...]:
    return tuple(
        line(f"Position {i}: maintenance of site {i}", str(1 + i % 7), f"{20 + i % 13}.50")
        for i in range(1, count + 1)
    )


def preview(content: Draft | None = None) -> dict[str, Any]:
    """The document of ``POST /invoices/preview``."""
    return {
        "invoice_number": None,
        "status": "draft",
        "data": draft_document(content or draft()),
    }


def issued(
    content: Draft | None = None, seller: Profile = SELLER, status: Status = "pending"
) -> dict[str, Any]:
    """The document of an invoice numbered INV-2026-0042."""
    invoice = Invoice(
        invoice_id="inv_1", data=content or draft(), created_at=ISSUED_AT, updated_at=ISSUED_AT
    )
    invoice = issue(invoice, 42, seller, ISSUED_AT, ISSUED_AT.date())
    if status != "pending":
        invoice = brought_to(invoice, status, ISSUED_AT)
    return invoice_document(invoice)


def percent_off(percent: str) -> Discount:
    return Discount(percent=Decimal(percent))
