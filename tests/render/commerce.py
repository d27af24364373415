"""Invoices with all that people bill, for the pictures and the tests of what is printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Charge, Discount, Draft, Payment
from scatterpilot.domain.taxes import NamedTax, Withholding
from tests.render.samples import draft, line

D = Decimal

LINES = (
    line("Leaflets, A5", "2500", "480", price_base_quantity=D(1000)),
    line("Lamps", "4", "89.90", discount=Discount(percent=D(10))),
    line("Lamp that came back", "-1", "89.90"),
    line("Training", "1", "500", tax_category="exempt", tax_reason="§ 4 No. 21"),
    line("Poster", "1", "0"),
)


def everything(**changes: Any) -> Draft:
    """Each kind of thing that a sheet can hold, at once."""
    values = {
        "line_items": LINES,
        "tax_name": "GST",
        "tax_rate": D("0.05"),
        "further_taxes": (NamedTax(name="PST", rate=D("0.07")),),
        "discount": Discount(percent=D(5)),
        "charges": (
            Charge(description="Shipping", amount=D("12.50")),
            Charge(description="Card fee", percent=D(3), taxable=False),
        ),
        "withholding": Withholding(name="IRPF", rate=D("0.15")),
        "payments": (
            Payment(amount=D(500), date=date(2026, 4, 1), method="card", note="Deposit"),
            Payment(amount=D(20)),
        ),
    }
    return draft(**{**values, **changes})


def included(**changes: Any) -> Draft:
    """Prices that hold the tax: 2 × 379.00 at 21 %."""
    lines = (line("Lamps", "2", "379"),)
    values = {"line_items": lines, "tax_rate": D("0.21"), "prices_include_tax": True}
    return draft(**{**values, **changes})


def reverse_charge(**changes: Any) -> Draft:
    reason = "Article 196, Council Directive 2006/112/EC"
    values = {"tax_rate": None, "tax_category": "reverse_charge", "tax_reason": reason}
    return draft(**{**values, **changes})
