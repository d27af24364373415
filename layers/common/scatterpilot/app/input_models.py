"""Models of what a caller may give, derived from the table of fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, create_model

from scatterpilot.app.exact_values import Day, Exact
from scatterpilot.domain.field import Field as InvoiceField
from scatterpilot.domain.field import Kind
from scatterpilot.domain.items import Discount
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.taxes import NamedTax, TaxCategory, Withholding
from scatterpilot.domain.terms import PaymentTerms

Model = TypeVar("Model", bound=BaseModel)


class GivenInput(BaseModel):
    """Unknown fields are refused, so that a typo never vanishes."""

    model_config = ConfigDict(extra="forbid")


class DiscountInput(GivenInput):
    """Exactly one of the two: a percentage ("10" is 10 %) or an amount of money."""

    percent: Exact | None = None
    amount: Exact | None = None


class NamedTaxInput(GivenInput):
    """A tax by its name; its rate is a fraction ("0.07" is 7 %)."""

    name: str
    rate: Exact


class WithholdingInput(GivenInput):
    """What the customer keeps back; the rate is a fraction ("0.15" is 15 %)."""

    name: str | None = None
    rate: Exact


INPUT_TYPES: dict[Kind, Any] = {
    "text": str,
    "lines": str,
    "email": str,
    "currency": str,
    "date": Day,
    "days": StrictInt,
    "quantity": Exact,
    "base": Exact,
    "price": Exact,
    "amount": Exact,
    "percent": Exact,
    "rate": Exact,
    "flag": StrictBool,
    "discount": DiscountInput,
    "category": TaxCategory,
    "taxes": list[NamedTaxInput],
    "withholding": WithholdingInput,
    "terms": PaymentTerms,
    "country": str,
    "tax_ids": list[TaxId],
}
_MADE: dict[type[Any], type[BaseModel]] = {
    DiscountInput: Discount,
    NamedTaxInput: NamedTax,
    WithholdingInput: Withholding,
}


def edit_value(given: Any) -> Any:
    """A value as an edit holds it: what has parts becomes the domain's own, for it to check."""
    if isinstance(given, list):
        return tuple(edit_value(each) for each in given)
    made = _MADE.get(type(given))
    return made.model_construct(**dict(given)) if made else given


def input_model(base: type[Model], name: str, fields: Iterable[InvoiceField]) -> type[Model]:
    """A model with a value for each field, none of which need be given.

    What ``base`` declares itself stays as it is.
    """
    values: dict[str, Any] = {
        field.name: (value_type(field), field.unset)
        for field in fields
        if field.name not in base.model_fields
    }
    return create_model(name, __base__=base, __doc__=base.__doc__, **values)


def value_type(field: InvoiceField) -> Any:
    """The type of a value; null clears it, but for one that always is something."""
    given = INPUT_TYPES[field.kind]
    if field.unset is None:
        given = given | None
    return Annotated[given, Field(description=field.about)] if field.about else given
