"""Models of what a caller may give, derived from the table of fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, create_model

from scatterpilot.app.exact_values import Day, Exact
from scatterpilot.domain.fields import Field as InvoiceField
from scatterpilot.domain.fields import Kind
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms

Model = TypeVar("Model", bound=BaseModel)


class GivenInput(BaseModel):
    """Unknown fields are refused, so that a typo never vanishes."""

    model_config = ConfigDict(extra="forbid")


class DiscountInput(GivenInput):
    """Exactly one of the two: a percentage ("10" is 10 %) or an amount of money."""

    percent: Exact | None = None
    amount: Exact | None = None


INPUT_TYPES: dict[Kind, Any] = {
    "text": str,
    "lines": str,
    "email": str,
    "currency": str,
    "date": Day,
    "days": StrictInt,
    "quantity": Exact,
    "price": Exact,
    "rate": Exact,
    "flag": StrictBool,
    "discount": DiscountInput,
    "terms": PaymentTerms,
    "country": str,
    "tax_ids": list[TaxId],
}


def input_model(base: type[Model], name: str, fields: Iterable[InvoiceField]) -> type[Model]:
    """A model with a value for each field, none of which need be given.

    What ``base`` declares itself stays as it is.
    """
    values: dict[str, Any] = {
        field.name: (optional(INPUT_TYPES[field.kind], field.about), None)
        for field in fields
        if field.name not in base.model_fields
    }
    return create_model(name, __base__=base, __doc__=base.__doc__, **values)


def optional(given: Any, about: str) -> Any:
    """The type of a value that may be left out or null."""
    return Annotated[given | None, Field(description=about)] if about else given | None
