"""What a seller in a country must print on an invoice, from ``places.json`` with its sources.

The table knows what the law of each place asks of every invoice, not what a single case needs; it
is no legal advice. Its columns are explained in ``docs/places.md``, which is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

What = Literal[
    "seller_address",
    "seller_tax_id",
    "seller_vat_id",
    "seller_company_id",
    "customer_address",
    "customer_details",
    "service_date",
    "no_tax",
]
WHATS: tuple[What, ...] = get_args(What)


@dataclass(frozen=True)
class Requirement:
    """``above``: of invoices whose total is more, in the currency of the place; ``rule`` names the
    law.
    """

    what: What
    when: str
    above: Decimal | None
    rule: str

    def asks(self, tax_status: str | None, total: Decimal, *, own_currency: bool) -> bool:
        """Whether it holds for an invoice of a seller with this status."""
        if self.when not in ("always", tax_status):
            return False
        return self.above is None or not own_currency or total > self.above


@dataclass(frozen=True)
class Place:
    """A row of the table; texts are by language, the first of them the country's own."""

    country: str
    currency: str
    title: dict[str, str]
    tax_ids: tuple[str, ...]
    requires: tuple[Requirement, ...]
    small_business: dict[str, str]
    reverse_charge: dict[str, str]
    late_payment: dict[str, str]
    register: dict[str, str]
    address: str
    sources: tuple[str, ...]

    def notes(self, tax_status: str | None, language: str, *, taxed: bool) -> Iterator[str]:
        """What is printed by itself below the totals, in the language or the country's own."""
        if tax_status == "small_business" and not taxed:
            yield from _in(self.small_business, language)
        yield from _in(self.late_payment, language)

    def reverse_charge_in(self, language: str) -> str:
        """What an invoice says where the customer owes the tax; empty where no words are asked."""
        return next(_in(self.reverse_charge, language), "")


@cache
def places() -> dict[str, Place]:
    """All places by their country's code."""
    table = json.loads(Path(__file__).with_name("places.json").read_text(encoding="utf-8"))
    return {country: _place(country, row) for country, row in table.items()}


def place_of(country: str | None) -> Place | None:
    """The place of a country; ``None`` where none was set or the table has no such row."""
    return places().get(country) if country else None


def _place(country: str, row: dict[str, Any]) -> Place:
    requires = tuple(
        Requirement(**{**each, "above": None if each["above"] is None else Decimal(each["above"])})
        for each in row["requires"]
    )
    tuples = {"tax_ids": tuple(row["tax_ids"]), "sources": tuple(row["sources"])}
    return Place(**{**row, **tuples, "country": country, "requires": requires})


def _in(texts: dict[str, str], language: str) -> Iterator[str]:
    if texts:
        yield texts.get(language) or next(iter(texts.values()))
