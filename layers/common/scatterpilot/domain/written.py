"""Values as JSON has them: numbers as plain digits, prices with the currency's decimals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scatterpilot.domain.field import Field, Kind
from scatterpilot.domain.money import minor_units, plain

if TYPE_CHECKING:
    from scatterpilot.domain.draft import Discount, Draft
    from scatterpilot.domain.items import Item


def price_text(price: Decimal, currency: str) -> str:
    """A unit price with at least the currency's decimals: ``150.00``, ``0.085``."""
    text = plain(price)
    decimals = len(text.partition(".")[2])
    missing = minor_units(currency) - decimals
    if missing <= 0:
        return text
    return text + ("" if decimals else ".") + "0" * missing


def written_values(
    holder: Draft | Item, fields: Mapping[str, Field], currency: str
) -> dict[str, Any]:
    """Every value by its name; what is not known is ``None``."""
    return {
        name: None if value is None else _written(value, field.kind, currency)
        for name, field in fields.items()
        for value in (getattr(holder, name),)
    }


def _written(value: Any, kind: Kind, currency: str) -> Any:
    writer = _WRITERS.get(kind)
    return writer(value, currency) if writer else value


def _discount(discount: Discount, currency: str) -> dict[str, str]:
    if discount.percent is not None:
        return {"percent": plain(discount.percent)}
    return {"amount": price_text(discount.amount or Decimal(0), currency)}


def _named(tax: Any) -> dict[str, str | None]:
    return {"name": tax.name, "rate": plain(tax.rate)}


def _plain(value: Decimal, _: str) -> str:
    return plain(value)


_WRITERS: dict[Kind, Callable[[Any, str], Any]] = {
    "quantity": _plain,
    "base": _plain,
    "rate": _plain,
    "percent": _plain,
    "price": price_text,
    "amount": price_text,
    "date": lambda value, _: value.isoformat(),
    "discount": _discount,
    "taxes": lambda taxes, _: [_named(tax) for tax in taxes],
    "withholding": lambda withholding, _: _named(withholding),
    "terms": lambda terms, _: terms.model_dump(),
    "tax_ids": lambda ids, _: [each.model_dump() for each in ids],
}
