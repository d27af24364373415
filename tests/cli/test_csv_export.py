from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.app.csv_export import (
    INVOICE_COLUMNS,
    LINE_COLUMNS,
    invoices_csv,
    line_items_csv,
)
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.invoice import Invoice

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def document(**changes: Any) -> dict[str, Any]:
    """10 × 26 at 22 %, 5 untaxed and 100 at 10 %, less 10."""
    draft = Draft(
        customer_name="Acme",
        currency="EUR",
        invoice_date=date(2026, 3, 9),
        due_date=date(2026, 4, 8),
        tax_rate=Decimal("0.22"),
        discount=Discount(amount=Decimal(10)),
        line_items=(
            LineItem(description="Tiles", quantity=Decimal(10), unit_price=Decimal(26)),
            LineItem(
                description="Stamp", quantity=Decimal(1), unit_price=Decimal(5), taxable=False
            ),
            LineItem(
                description="Books",
                quantity=Decimal(1),
                unit_price=Decimal(100),
                tax_rate=Decimal("0.1"),
            ),
        ),
    ).model_copy(update=changes)
    invoice = Invoice(invoice_id="inv_1", data=draft, created_at=NOON, updated_at=NOON)
    return invoice_document(invoice)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_there_is_a_header_even_without_invoices() -> None:
    assert invoices_csv([]) == ",".join(INVOICE_COLUMNS) + "\r\n"
    assert line_items_csv([]) == ",".join(LINE_COLUMNS) + "\r\n"


def test_an_invoice_is_one_row_with_its_figures_as_stored() -> None:
    stored = document()
    (row,) = rows(invoices_csv([stored]))
    for name in ("subtotal", "discount_total", "tax_total", "total", "currency", "due_date"):
        assert row[name] == stored["data"][name]
    assert row["invoice_id"] == "inv_1"
    assert row["invoice_number"] == ""


def test_the_taxes_of_an_invoice_add_up_rate_by_rate() -> None:
    stored = document()
    (row,) = rows(invoices_csv([stored]))
    parts = [part.split(" = ") for part in row["taxes"].split("; ")]
    assert [rule.split(" of ")[0] for rule, _ in parts] == ["0.1", "0.22"]
    assert sum(Decimal(amount) for _, amount in parts) == Decimal(row["tax_total"])


def test_each_line_is_a_row_with_the_rate_that_applies_to_it() -> None:
    found = rows(line_items_csv([document()]))
    assert [
        (r["line"], r["description"], r["amount"], r["taxable"], r["tax_rate"]) for r in found
    ] == [
        ("1", "Tiles", "260.00", "yes", "0.22"),
        ("2", "Stamp", "5.00", "no", "0"),
        ("3", "Books", "100.00", "yes", "0.1"),
    ]
    assert {row["customer_name"] for row in found} == {"Acme"}


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://evil.example","x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
    ],
)
def test_no_text_is_run_as_a_formula(name: str) -> None:
    stored = document(customer_name=name, notes=name, po_number=name)
    (row,) = rows(invoices_csv([stored]))
    assert row["customer_name"] == row["notes"] == row["po_number"] == f"'{name}"
    assert {r["customer_name"] for r in rows(line_items_csv([stored]))} == {f"'{name}"}


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien & Sons",
        'Comma, "Quote"; Co',
        "Two\nLines",
        "山田商店 Ñandú",
        "1=1",
        "'quoted",
        "\u202f",
    ],
)
def test_any_other_text_comes_back_as_it_is(name: str) -> None:
    (row,) = rows(invoices_csv([document(customer_name=name)]))
    assert row["customer_name"] == name


def test_a_negative_figure_is_no_formula() -> None:
    stored = document()
    stored["data"]["total"] = "-12.50"
    (row,) = rows(invoices_csv([stored]))
    assert row["total"] == "-12.50"
