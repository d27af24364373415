"""One value of a tool call: its text read as what the field holds, and held to the user's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, get_args

from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import CHARGE_FIELDS, PAYMENT_FIELDS
from scatterpilot.domain.taxes import NamedTax, TaxCategory
from scatterpilot.engines.claude.currency_said import currency_follows
from scatterpilot.engines.claude.dates_said import date_follows, is_term
from scatterpilot.engines.claude.evidence import follows
from scatterpilot.engines.claude.faults import FaultyValueError, ImpossibleDateError
from scatterpilot.engines.claude.quoted import is_said
from scatterpilot.engines.claude.worded import KINDS_WORDED, read_worded

_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
_PERCENT = re.compile(r"(-?\d{1,30}(?:\.\d{1,30})?)\s*%")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"\w+")
_UNIT = re.compile(r"[^\W\d]+(?: [^\W\d]+)?")
_LONGEST_UNIT = 20
_LONGEST_TEXT = 4_000
# The unit is the word for what is counted, which users shorten: "40h at $90".
_IN_ANY_WORDS = {"unit", "currency"}


@dataclass(frozen=True)
class Known:
    """What values may be made of without the user's saying it now: ``text`` is all that was said
    and the draft holds, folded; ``rates`` are the seller's own, in percent, ``terms`` in days;
    ``prices`` those of the draft, which "the same rate" means.
    """

    text: str = ""
    rates: frozenset[Decimal] = frozenset()
    terms: frozenset[Decimal] = frozenset()
    prices: frozenset[Decimal] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text))


def read_value(field: Field, text: str, quote: str, known: Known, held: Any, today: date) -> Any:
    """The value of a field, ``None`` to clear it; a discount and a withholding are mappings of
    their parts, ``PST 7%; QST 9.975%`` are several taxes.

    ``held`` is what the field has now; ``today`` where a time from now on starts.
    """
    text = text.strip()
    if not text:
        return _cleared(field)
    if field.is_text or field.kind == "currency":
        return _text(field, text, quote, known)
    if field.kind in KINDS_WORDED:
        return read_worded(field, text, quote, held)
    if field.kind == "date":
        return _date(field.name, text, quote, today, held if isinstance(held, date) else None)
    if field.kind == "flag":
        if text.lower() not in ("true", "false"):
            raise FaultyValueError(f'{field.name} must be "true" or "false".')
        return text.lower() == "true"
    before = held if isinstance(held, Decimal | int) else None
    if field.kind == "discount":
        return _discount(text, quote, None if before is None else Decimal(before))
    if field.kind == "rate":
        return _percent(field.name, text, quote, before, known.rates) / 100
    if field.kind == "category":
        return _category(text)
    if field.kind == "taxes":
        return tuple(_named(field, each, quote, known) for each in text.split(";"))
    if field.kind == "withholding":
        return dict(_named(field, text, quote, known))
    return _counted(field, text, quote, known, None if before is None else Decimal(before))


def _counted(
    field: Field, text: str, quote: str, known: Known, before: Decimal | None
) -> Decimal | int:
    number = _number(field.name, text, _NUMBER, "digits such as 1500.50")
    if field.kind == "days" and number != int(number):
        raise FaultyValueError(f"{field.name} must be whole days.")
    stored = {before} | {"days": known.terms, "price": known.prices}.get(field.kind, frozenset())
    # A flat fee counts as one without anybody saying so.
    flat = field.name == "quantity" and number == 1
    if not (flat or number in stored or (field.kind == "days" and is_term(int(number), quote))):
        _check_follows(number, quote, before)
    return int(number) if field.kind == "days" else number


def _cleared(field: Field) -> Any:
    if field.name == "currency":
        raise FaultyValueError("an invoice always has a currency; name one.")
    return _CLEARED.get(field.kind)


# What is set in parts, or in several.
_CLEARED: dict[str, Any] = {
    "discount": {"percent": None, "amount": None},
    "withholding": {"name": None, "rate": None},
    "taxes": (),
    "flag": None,
}


def _category(text: str) -> str:
    if text not in get_args(TaxCategory):
        raise FaultyValueError(f"tax_category must be one of {', '.join(get_args(TaxCategory))}.")
    return text


def _named(field: Field, text: str, quote: str, known: Known) -> NamedTax:
    """``PST 7%``: a name in the user's words, and a percentage."""
    name, _, rate = text.strip().rpartition(" ")
    if not name.strip():
        raise FaultyValueError(f'{field.name} must be a name and a percentage: "PST 7%".')
    checked = _text(INVOICE_FIELDS["tax_name"], name.strip(), quote, known)
    return NamedTax(name=checked, rate=_percent(field.name, rate, quote, None, known.rates) / 100)


def read_charge(text: str, quote: str, known: Known) -> dict[str, Any]:
    """``Shipping 12.50`` or ``Card fee 3%``, as the values of a charge."""
    name, _, figure = text.strip().rpartition(" ")
    if not name.strip():
        raise FaultyValueError('charge must be a name and a figure: "Shipping 12.50".')
    described = _text(CHARGE_FIELDS["description"], name.strip(), quote, known)
    return {"description": described, **_discount(figure, quote, None)}


def read_payment(text: str, quote: str, known: Known) -> dict[str, Any]:
    """``500`` or ``500 deposit``, as the values of a payment."""
    figure, _, note = text.strip().partition(" ")
    amount = _number("payment", figure, _NUMBER, 'an amount, and what it was: "500 deposit"')
    _check_follows(amount, quote, None)
    noted = _text(PAYMENT_FIELDS["note"], note.strip(), quote, known) if note.strip() else None
    return {"amount": amount, "note": noted}


def _text(field: Field, text: str, quote: str, known: Known) -> str:
    if len(text) > _LONGEST_TEXT:
        raise FaultyValueError(f"{field.name} is too long.")
    if field.name == "currency":
        if not currency_follows(text.upper(), quote):
            raise FaultyValueError(f"{quote[:60]!r} does not name {text[:30]!r}.")
        return text.upper()
    if field.name == "unit" and (len(text) > _LONGEST_UNIT or not _UNIT.fullmatch(text)):
        raise FaultyValueError("unit must be one word or two, such as hours.")
    if field.name not in _IN_ANY_WORDS:
        said = _WORD.findall(text.casefold())
        strange = [word for word in said if not is_said(word, known.words, known.text)]
        if strange:
            shown = ", ".join(word[:30] for word in strange[:3])
            raise FaultyValueError(
                f"{field.name} must be in the user's own words, and they never said {shown}."
            )
    return text


def _date(name: str, text: str, quote: str, today: date, held: Decimal | date | None) -> date:
    if not _DATE.fullmatch(text):
        raise FaultyValueError("a date must be YYYY-MM-DD.")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ImpossibleDateError("there is no such day in the calendar") from None
    if day != held and not date_follows(day, quote, today):
        raise FaultyValueError(
            f"{name} {text} does not follow from {quote[:60]!r}; quote the words that say it."
        )
    return day


def _discount(text: str, quote: str, before: Decimal | None) -> dict[str, Decimal | None]:
    if text.endswith("%"):
        return {"percent": _percent("discount", text, quote, None, frozenset()), "amount": None}
    amount = _number("discount", text, _NUMBER, 'a percentage "10%" or an amount "50.00"')
    _check_follows(amount, quote, before)
    return {"percent": None, "amount": amount}


def _percent(
    name: str, text: str, quote: str, held: Decimal | int | None, own: frozenset[Decimal]
) -> Decimal:
    percent = _number(name, text, _PERCENT, 'a percentage with its sign, such as "8.25%"')
    stored = own if held is None else own | {Decimal(held) * 100}
    if percent not in stored:
        _check_follows(percent, quote, None)
    return percent


def _number(name: str, text: str, pattern: re.Pattern[str], example: str) -> Decimal:
    match = pattern.fullmatch(text)
    if match is None or not text.isascii():
        raise FaultyValueError(f"{name} must be {example}, not {text[:30]!r}.")
    return Decimal(match[1] if match.lastindex else match[0])


def _check_follows(number: Decimal, quote: str, before: Decimal | None) -> None:
    if not follows(abs(number), quote, before):
        raise FaultyValueError(
            f"{number} does not follow from {quote[:60]!r}; quote the words that say it."
        )
