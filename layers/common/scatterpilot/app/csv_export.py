"""Invoices as CSV (RFC 4180) for spreadsheets and accounting programs; figures as stored.

A register with one row per invoice is what gets booked; rows per line item are for analysis.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.figure_names import BALANCE_FIELDS, SUMS
from scatterpilot.domain.item_fields import LINE_FIELDS
from scatterpilot.domain.status import word_of
from scatterpilot.ports import Document

# A column keeps its position for whoever reads a file by it; fields that came later stand last.
_FIRST_INVOICE_COLUMNS = (
    "invoice_number",
    "status",
    "invoice_date",
    "due_date",
    "customer_name",
    "customer_tax_id",
    "customer_email",
    "customer_address",
    "po_number",
    "currency",
    "subtotal",
    "discount_total",
    "tax_total",
    "total",
    "taxes",
    "notes",
    "issued_at",
    "invoice_id",
)
_FIRST_LINE_COLUMNS = (
    "invoice_number",
    "status",
    "invoice_date",
    "due_date",
    "customer_name",
    "po_number",
    "currency",
    "line",
    "description",
    "quantity",
    "unit",
    "unit_price",
    "amount",
    "taxable",
    "tax_rate",
    "invoice_id",
)


def _with_later(columns: tuple[str, ...], fields: Iterable[Field]) -> tuple[str, ...]:
    return columns + tuple(dict.fromkeys(f.column for f in fields if f.column not in columns))


# What became of it; a credit note's figures are positive, and its kind says what they are.
_SINCE_ISSUE = ("kind", "credited_invoice", "amount_credited", "amount_to_refund")
INVOICE_COLUMNS = (
    *_with_later(_FIRST_INVOICE_COLUMNS, INVOICE_FIELDS.values()),
    *("charges", "charges_total", "net_total", "withheld_total", "payable"),
    *("payments", "amount_paid", "amount_due"),
    *_SINCE_ISSUE,
)
LINE_COLUMNS = _with_later(_FIRST_LINE_COLUMNS, LINE_FIELDS.values()) + _SINCE_ISSUE[:2]
_FIGURES = frozenset(
    (
        *(*SUMS, *BALANCE_FIELDS),
        *("line", "quantity", "unit_price", "price_base_quantity", "amount", "tax_rate"),
    )
)
# What makes a spreadsheet run a cell's text as a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def invoices_csv(documents: Iterable[Document]) -> str:
    """A header and a row per invoice, in the order given.

    ``taxes`` shows each as ``VAT 0.19 of 138.66 = 26.35``, or ``reverse_charge of 138.66``,
    ``charges`` as ``Shipping = 12.50``, ``payments``, from before the issue and since, as
    ``500.00 on 2026-03-09``, all joined by semicolons. A credit note is a row of the ``kind``
    ``credit_note``, with the number of the invoice that it is to.
    """
    return _csv(INVOICE_COLUMNS, map(_invoice_row, documents))


def line_items_csv(documents: Iterable[Document]) -> str:
    """A header and a row per line item; ``line`` counts from 1 in its invoice.

    ``amount`` is less the line's own discount, ``discount_total``, and before that of the invoice
    and tax; ``tax_rate`` is the one that applies to the line, of all taxes together: the invoice's
    own unless the line has another, 0 where it is not taxable.
    """
    return _csv(LINE_COLUMNS, (row for document in documents for row in _line_rows(document)))


def _invoice_row(document: Document) -> dict[str, Any]:
    data = document["data"]
    return {
        **data,
        **document,
        **_standing(document),
        "taxes": "; ".join(map(_tax, data["taxes"])),
        "prices_include_tax": _yes(data["prices_include_tax"]),
        "withholding": _withholding(data["withholding"]),
        "charges": "; ".join(f"{c['description']} = {c['total']}" for c in data["charges"]),
        "payments": "; ".join(map(_payment, _payments(document))),
    }


def _standing(document: Document) -> dict[str, Any]:
    credited = document["credited_invoice"]
    return {
        "status": word_of(document["status"]),
        "credited_invoice": credited and credited["number"],
    }


def _tax(group: Document) -> str:
    if group["category"] != "standard":
        return f"{group['category']} of {group['base']}"
    name = f"{group['name']} " if group["name"] else ""
    return f"{name}{group['rate']} of {group['base']} = {group['amount']}"


def _withholding(withholding: Document | None) -> str | None:
    if withholding is None:
        return None
    return f"{withholding['name'] or ''} {withholding['rate']}".lstrip()


def _payments(document: Document) -> list[Document]:
    """Those that it was issued with, and those recorded since that were not taken back."""
    since = [each for each in document["payments"] if each["taken_back"] is None]
    return [*document["data"]["payments"], *since]


def _payment(payment: Document) -> str:
    on = f" on {payment['date']}" if payment["date"] else ""
    return f"{payment['amount']}{on}"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _line_rows(document: Document) -> Iterator[dict[str, Any]]:
    data = document["data"]
    for position, line in enumerate(data["line_items"], start=1):
        yield {
            **data,
            **document,
            **_standing(document),
            **line,
            "line": position,
            "taxable": _yes(line["taxable"]),
            "withheld": _yes(line["withheld"]),
            "tax_rate": _rate(data, line),
        }


def _rate(data: Document, line: Document) -> str:
    if not line["taxable"] or line["tax_category"] not in (None, "standard"):
        return "0"
    if line["tax_rate"] is not None:
        return str(line["tax_rate"])
    rates = (data["tax_rate"], *(tax["rate"] for tax in data["further_taxes"]))
    return str(sum(map(Decimal, rates)))


def _text(value: Any) -> str:
    """Tax ids as ``siret 732 829 320 00074``, joined by semicolons; terms by their rule."""
    if isinstance(value, list):
        return "; ".join(f"{each['kind']} {each['value']}" for each in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part is not None)
    return str(value)


def _csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(name, row[name]) for name in columns])
    return text.getvalue()


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    text = _text(value)
    if column not in _FIGURES and text.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text
