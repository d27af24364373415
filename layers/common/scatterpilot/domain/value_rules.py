"""What a single value of a draft may be; each rule gives ``None`` or a sentence for the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from scatterpilot.domain.countries import country_fault
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS, field_at
from scatterpilot.domain.items import Discount
from scatterpilot.domain.money import currency_fault, number_fault, plain
from scatterpilot.domain.tax_ids import MAX_TAX_IDS, TaxId, tax_id_fault
from scatterpilot.domain.taxes import MAX_FURTHER_TAXES, NamedTax, Withholding
from scatterpilot.domain.terms import MAX_TERMS_DAYS, PaymentTerms, terms_fault
from scatterpilot.domain.values import text_fault

_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
# Deliberately loose: it catches slips, and real mail servers decide the rest (RFC 5321, 4.5.3.1.3).
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")

Fault = tuple[str, str]
"""A code for programs, and a sentence for the user."""


def value_fault(path: str, value: Any) -> Fault | None:
    """Check one value for the field at a path of a draft (``line_items.0.quantity``)."""
    field = field_at(path)
    if value is None or field is None:
        return None
    if field.kind in ("text", "lines"):
        return _text(field, value)
    if field.kind == "email":
        return _email(value, field.limit)
    if described := _DESCRIBED_RULES.get(field.kind):
        return described(field, value)
    rule = _RULES.get(field.kind)
    return rule(value) if rule else None


def percent_fault(value: Decimal) -> Fault | None:
    """Check a discount in percent (10 is 10 %)."""
    if fault := number_fault(value):
        return "discount_out_of_range", f"That discount can't be used: {fault}."
    if 0 < value <= 100:
        return None
    return (
        "discount_out_of_range",
        f"A discount of {plain(value)} % is not possible: it must be more than 0 % and at most "
        "100 %.",
    )


def amount_fault(value: Decimal) -> Fault | None:
    """Check a discount as an amount of money."""
    if fault := number_fault(value):
        return "discount_out_of_range", f"That discount can't be used: {fault}."
    if value <= 0:
        return "discount_out_of_range", "A discount must be more than zero."
    return None


def _text(field: Field, value: str) -> Fault | None:
    if not value.strip():
        return "empty", f"The {field.words} can't be empty."
    fault = text_fault(value, field.limit)
    return ("text_not_allowed", f"The {field.words} can't be used: {fault}.") if fault else None


def _email(value: str, limit: int) -> Fault | None:
    if len(value) <= limit and _EMAIL.fullmatch(value) and not text_fault(value, limit):
        return None
    return "email_not_valid", "That e-mail address doesn't look right; it needs name@domain."


def _quantity(value: Decimal) -> Fault | None:
    if fault := number_fault(value):
        return "quantity_out_of_range", f"That quantity can't be used: {fault}."
    if value == 0:
        return (
            "quantity_zero",
            "A quantity of 0 can't be billed: give how many it is, or remove the line.",
        )
    return None


def _price(value: Decimal) -> Fault | None:
    if fault := number_fault(value):
        return "price_out_of_range", f"That price can't be used: {fault}."
    if value == 0 and value.is_signed():
        return "price_out_of_range", "That price can't be used: it is not a number."
    return None


def _positive(field: Field, value: Decimal) -> Fault | None:
    """How many a price is for, or money that was charged or paid."""
    if fault := number_fault(value):
        return "number_out_of_range", f"The {field.words} can't be used: {fault}."
    if value <= 0:
        return "not_positive", f"The {field.words} must be more than zero."
    return None


def _percent(field: Field, value: Decimal) -> Fault | None:
    if fault := number_fault(value):
        return "number_out_of_range", f"The {field.words} can't be used: {fault}."
    if 0 < value <= 100:
        return None
    return "percent_out_of_range", f"The {field.words} must be more than 0 % and at most 100 %."


def _line_discount(value: Discount) -> Fault | None:
    if value.percent is not None and value.amount is not None:
        return "discount_ambiguous", "A discount is either a percentage or an amount, not both."
    if value.percent is not None:
        return percent_fault(value.percent)
    return amount_fault(value.amount or Decimal(0))


def _named(field: Field, tax: NamedTax | Withholding) -> Fault | None:
    named = _text(INVOICE_FIELDS["tax_name"], tax.name) if tax.name is not None else None
    return named or _rate(tax.rate) or _none_at_all(field, tax.rate)


def _none_at_all(field: Field, rate: Decimal) -> Fault | None:
    return None if rate else ("not_positive", f"The {field.words} must be more than zero.")


def _taxes(field: Field, taxes: tuple[NamedTax, ...]) -> Fault | None:
    if len(taxes) > MAX_FURTHER_TAXES:
        why = f"an invoice holds at most {MAX_FURTHER_TAXES} of them"
        return "too_many_taxes", f"The {field.words} can't be used: {why}."
    names = {tax.name.strip().casefold() for tax in taxes}
    if len(names) < len(taxes):
        return "tax_named_twice", "Two taxes have the same name; give each its own."
    return next((fault for tax in taxes if (fault := _named(field, tax))), None)


def _rate(value: Decimal) -> Fault | None:
    if fault := number_fault(value):
        return "tax_out_of_range", f"That tax rate can't be used: {fault}."
    if value <= 1 and not value.is_signed():
        return None
    return (
        "tax_out_of_range",
        f"{plain(value * 100)} % can't be a tax rate: it must be between 0 % and 100 %.",
    )


def _currency(value: str) -> Fault | None:
    fault = currency_fault(value)
    return ("currency_unknown", f"{fault[0].upper()}{fault[1:]}.") if fault else None


def _date(value: date) -> Fault | None:
    if _EARLIEST <= value <= _LATEST:
        return None
    return "date_out_of_range", f"The date {value.isoformat()} is too far away to be meant."


def _days(value: int) -> Fault | None:
    if 0 <= value <= MAX_TERMS_DAYS:
        return None
    return (
        "terms_out_of_range",
        f"Payment terms of {value} days can't be used: give 0 to {MAX_TERMS_DAYS} days.",
    )


def _terms(value: PaymentTerms) -> Fault | None:
    fault = terms_fault(value)
    return ("terms_out_of_range", fault) if fault else None


def _country(value: str) -> Fault | None:
    fault = country_fault(value)
    return ("country_unknown", f"That is no country: {fault}.") if fault else None


def _tax_ids(values: Sequence[TaxId]) -> Fault | None:
    if len(values) > MAX_TAX_IDS:
        return "too_many_tax_ids", f"At most {MAX_TAX_IDS} tax ids can be given."
    fault = next(filter(None, map(tax_id_fault, values)), None)
    return ("tax_id_not_valid", f"That tax id can't be used: {fault}.") if fault else None


_RULES: dict[str, Callable[[Any], Fault | None]] = {
    "quantity": _quantity,
    "price": _price,
    "rate": _rate,
    "currency": _currency,
    "date": _date,
    "days": _days,
    "terms": _terms,
    "country": _country,
    "tax_ids": _tax_ids,
    "discount": _line_discount,
}
_DESCRIBED_RULES: dict[str, Callable[[Field, Any], Fault | None]] = {
    "base": _positive,
    "amount": _positive,
    "percent": _percent,
    "taxes": _taxes,
    "withholding": _named,
}
