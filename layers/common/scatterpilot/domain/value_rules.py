"""What a single value of a draft may be; each rule gives ``None`` or a sentence for the user."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.money import currency_fault, number_fault, plain
from scatterpilot.domain.values import (
    ADDRESS_LIMIT,
    CUSTOMER_NAME_LIMIT,
    DESCRIPTION_LIMIT,
    NOTES_LIMIT,
    SHORT_TEXT_LIMIT,
    text_fault,
)

MAX_TERMS_DAYS = 3_650
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
# Deliberately loose: it catches slips, and real mail servers decide the rest (RFC 5321, 4.5.3.1.3).
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")
_EMAIL_LIMIT = 254

_TEXT_LIMITS = {
    "customer_name": CUSTOMER_NAME_LIMIT,
    "customer_address": ADDRESS_LIMIT,
    "customer_tax_id": SHORT_TEXT_LIMIT,
    "description": DESCRIPTION_LIMIT,
    "unit": SHORT_TEXT_LIMIT,
    "notes": NOTES_LIMIT,
    "po_number": SHORT_TEXT_LIMIT,
}
_WORDS = {
    "customer_name": "customer name",
    "customer_address": "address",
    "customer_tax_id": "customer's tax id",
    "po_number": "PO number",
}


def value_fault(field: str, value: Any, draft: Draft) -> tuple[str, str] | None:
    """Check one value for a field of a draft or of a line; gives (code, sentence) or ``None``."""
    if value is None:
        return None
    if field in _TEXT_LIMITS:
        return _text(field, value)
    rule = _RULES.get(field)
    return rule(value, draft) if rule else None


def _text(field: str, value: str) -> tuple[str, str] | None:
    word = _WORDS.get(field, field)
    if not value.strip():
        return "empty", f"The {word} can't be empty."
    fault = text_fault(value, _TEXT_LIMITS[field])
    return ("text_not_allowed", f"The {word} can't be used: {fault}.") if fault else None


def _quantity(value: Decimal, draft: Draft) -> tuple[str, str] | None:
    if fault := number_fault(value):
        return "quantity_out_of_range", f"That quantity can't be used: {fault}."
    if value <= 0:
        return (
            "quantity_not_positive",
            f"A quantity of {plain(value)} can't be billed: it must be more than zero.",
        )
    return None


def _unit_price(value: Decimal, draft: Draft) -> tuple[str, str] | None:
    if fault := number_fault(value):
        return "price_out_of_range", f"That price can't be used: {fault}."
    if value.is_signed():
        return (
            "price_negative",
            f"A price of {plain(value)} can't be billed: it must not be negative. "
            "To take something off, give a discount.",
        )
    return None


def _tax_rate(value: Decimal, draft: Draft) -> tuple[str, str] | None:
    if fault := number_fault(value):
        return "tax_out_of_range", f"That tax rate can't be used: {fault}."
    if value <= 1 and not value.is_signed():
        return None
    return (
        "tax_out_of_range",
        f"{plain(value * 100)} % can't be a tax rate: it must be between 0 % and 100 %.",
    )


def _percent(value: Decimal, draft: Draft) -> tuple[str, str] | None:
    if fault := number_fault(value):
        return "discount_out_of_range", f"That discount can't be used: {fault}."
    if 0 < value <= 100:
        return None
    return (
        "discount_out_of_range",
        f"A discount of {plain(value)} % is not possible: it must be more than 0 % and at most "
        "100 %.",
    )


def _amount(value: Decimal, draft: Draft) -> tuple[str, str] | None:
    if fault := number_fault(value):
        return "discount_out_of_range", f"That discount can't be used: {fault}."
    if value <= 0:
        return "discount_out_of_range", "A discount must be more than zero."
    return None


def _currency(value: str, draft: Draft) -> tuple[str, str] | None:
    # What an old draft is already billed in may be sent back with it.
    fault = None if value == draft.currency else currency_fault(value)
    return ("currency_unknown", f"{fault[0].upper()}{fault[1:]}.") if fault else None


def _email(value: str, draft: Draft) -> tuple[str, str] | None:
    if len(value) <= _EMAIL_LIMIT and _EMAIL.fullmatch(value) and not text_fault(value, 254):
        return None
    return "email_not_valid", "That e-mail address doesn't look right; it needs name@domain."


def _any_date(value: date, draft: Draft) -> tuple[str, str] | None:
    if _EARLIEST <= value <= _LATEST:
        return None
    return "date_out_of_range", f"The date {value.isoformat()} is too far away to be meant."


def _terms(value: int, draft: Draft) -> tuple[str, str] | None:
    if 0 <= value <= MAX_TERMS_DAYS:
        return None
    return (
        "terms_out_of_range",
        f"Payment terms of {value} days can't be used: give 0 to {MAX_TERMS_DAYS} days.",
    )


_RULES: dict[str, Callable[[Any, Draft], tuple[str, str] | None]] = {
    "quantity": _quantity,
    "unit_price": _unit_price,
    "tax_rate": _tax_rate,
    "percent": _percent,
    "amount": _amount,
    "currency": _currency,
    "customer_email": _email,
    "invoice_date": _any_date,
    "due_date": _any_date,
    "terms_days": _terms,
}
