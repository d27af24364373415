"""What stands beside and below the total: charges, taxes by name, what is withheld and paid.

Made from an invoice's document, so the figures are those that are stored. The PDF, the read-back
and the command line all show these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

Document = Mapping[str, Any]


class SumRow(NamedTuple):
    """``path`` is that of the value in the draft, ``minus`` whether it comes off."""

    path: str
    label: str
    amount: str
    minus: bool = False


@dataclass(frozen=True)
class SumWords:
    """How a face writes what the rows are made of: labels by key, figures, days, and what a user
    wrote at a path. ``left`` is the key of what the last row says, as nobody owes a credit note.
    """

    word: Callable[[str], str]
    tax: str
    money: Callable[[str], str]
    percent: Callable[[Decimal], str]
    day: Callable[[str], str]
    written: Callable[[str, str], str]
    left: str = "amount_due"


def charge_rows(data: Document, words: SumWords) -> list[SumRow]:
    """Each charge, with its percentage where it has one."""
    return [
        SumRow(f"charges.{at}.amount", _charge_label(charge, at, words), charge["total"])
        for at, charge in enumerate(data["charges"])
        if charge["total"] is not None
    ]


def _charge_label(charge: Document, at: int, words: SumWords) -> str:
    name = words.written(f"charges.{at}.description", charge["description"] or "")
    label = name or words.word("charge")
    if charge["percent"] is None:
        return label
    return f"{label} {words.percent(Decimal(charge['percent']) / 100)}"


def tax_rows(data: Document, words: SumWords) -> list[SumRow]:
    """Each tax by its name, with the base when it is not simply all that is billed."""
    return [
        SumRow(_tax_path(tax, data), _tax_label(tax, data, words), tax["amount"])
        for tax in data["taxes"]
    ]


def _tax_path(tax: Document, data: Document) -> str:
    further = tax["name"] in [each["name"] for each in data["further_taxes"]]
    if tax["category"] != "standard":
        return "tax_category"
    return "further_taxes" if further and tax["name"] != data["tax_name"] else "tax_rate"


def _tax_label(tax: Document, data: Document, words: SumWords) -> str:
    if tax["category"] == "standard" and Decimal(tax["base"]) == Decimal(data["net_total"]):
        return tax_label(tax, data, words)
    base = words.money(tax["base"])
    return words.word("on_base").format(tax=tax_label(tax, data, words), base=base)


def tax_label(tax: Document, data: Document, words: SumWords) -> str:
    """``VAT 20%``, ``Includes VAT 20%`` or ``Reverse charge``."""
    if tax["category"] != "standard":
        return words.word(tax["category"])
    name = words.written("tax_name", tax["name"]) if tax["name"] else words.tax
    label = f"{name} {words.percent(Decimal(tax['rate']))}"
    return words.word("included").format(tax=label) if data["prices_include_tax"] else label


def rows_after_total(data: Document, words: SumWords) -> list[SumRow]:
    """What is withheld, what was paid, and what is then left to pay; empty where all is due."""
    rows = [*_withheld(data, words), *_payments(data, words)]
    if rows:
        rows.append(SumRow("", words.word(words.left), data["amount_due"]))
    return rows


def _withheld(data: Document, words: SumWords) -> list[SumRow]:
    if not data["withholding"]:
        return []
    name = data["withholding"]["name"]
    called = words.written("withholding", name) if name else words.word("withholding")
    rate = words.percent(Decimal(data["withholding"]["rate"]))
    label = words.word("on_base").format(
        tax=f"{called} {rate}", base=words.money(data["withheld_base"])
    )
    row = SumRow("withholding", label, data["withheld_total"], minus=True)
    if not data["payments"]:
        return [row]
    return [row, SumRow("", words.word("payable"), data["payable"])]


def _payments(data: Document, words: SumWords) -> list[SumRow]:
    return [
        SumRow(f"payments.{at}.amount", _payment_label(paid, at, words), paid["amount"], minus=True)
        for at, paid in enumerate(data["payments"])
        if paid["amount"] is not None
    ]


def _payment_label(payment: Document, at: int, words: SumWords) -> str:
    """``Deposit, March 9, 2026, card``"""
    note, method = (
        words.written(f"payments.{at}.{name}", payment[name] or "") for name in ("note", "method")
    )
    day = words.day(payment["date"]) if payment["date"] else ""
    return ", ".join(part for part in (note or words.word("payment"), day, method) if part)
