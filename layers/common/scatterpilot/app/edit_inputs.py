"""Edits as JSON: the Edit models' own, less what only an engine may say, with exact values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args

from pydantic import BaseModel, Field, StrictBool, StrictInt, create_model
from pydantic.fields import FieldInfo

from scatterpilot.app.exact_values import Exact
from scatterpilot.app.input_models import INPUT_TYPES, GivenInput, edit_value, value_type
from scatterpilot.domain.edits import Edit, RefuseValue
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.item_fields import ITEM_LISTS

MAX_EDITS = 100

_EDITS: tuple[type[Any], ...] = tuple(
    edit for edit in get_args(get_args(Edit)[0]) if edit is not RefuseValue
)
# What an edit holds besides values of the invoice.
_OTHER: dict[str, Any] = {
    **{
        each.item: (Annotated[StrictInt, Field(description="Counted from 0.")], ...)
        for each in ITEM_LISTS.values()
    },
    "append": (StrictBool, False),
    "field": (str, ...),
    "percent": (Exact | None, None),
    "amount": (Exact | None, None),
}
# Of a value that an edit sets in parts.
_PARTS: dict[str, dict[str, Any]] = {
    "set_withholding": {"name": (str | None, None), "rate": (Exact | None, None)},
}
_BY_KIND: dict[str, type[Any]] = {edit.model_fields["kind"].default: edit for edit in _EDITS}


def _input_of(kind: str, edit: type[Any]) -> type[GivenInput]:
    values: dict[str, Any] = {
        name: _PARTS.get(kind, _OTHER).get(name) or _value(kind, name, declared)
        for name, declared in edit.model_fields.items()
        if name not in ("kind", "evidence")
    }
    values["kind"] = (Literal[kind], ...)
    name = f"{edit.__name__}Input"
    return create_model(name, __base__=GivenInput, __doc__=edit.__doc__, **values)


def _value(kind: str, name: str, declared: FieldInfo) -> tuple[Any, Any]:
    """The type and default of a value; null clears what need not be there."""
    field = fields_of_edit(kind)[name]
    given = INPUT_TYPES[field.kind] if field.kind == "currency" else value_type(field)
    return given, ... if declared.is_required() else declared.default


INPUTS: tuple[type[BaseModel], ...] = tuple(
    _input_of(kind, edit) for kind, edit in _BY_KIND.items()
)
if TYPE_CHECKING:
    EditInput = BaseModel
else:
    EditInput = Annotated[Union[INPUTS], Field(discriminator="kind")]  # noqa: UP007


def edits_of(given: Sequence[BaseModel]) -> list[Edit]:
    """The edits behind what was given; what was left out stays left out."""
    found = []
    for each in given:
        values = {name: edit_value(getattr(each, name)) for name in each.model_fields_set}
        found.append(_BY_KIND[values["kind"]](**values))
    return found
