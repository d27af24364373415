"""The bodies that the API takes, and the plain words for what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError

Model = TypeVar("Model", bound=BaseModel)


class Input(BaseModel):
    """A body; unknown fields are refused so that a typo never vanishes."""

    model_config = ConfigDict(extra="forbid")


class NoInput(Input):
    """An operation that needs nothing but its path."""


def read_input(request: Request, model: type[Model]) -> Model:
    """A body as its model; raises ``InvalidError`` naming every field that can't be used."""
    try:
        return model.model_validate_json(json.dumps(request.body))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    raise InvalidError(
        "Some fields can't be used; see errors.",
        [FieldFault(_path(detail["loc"]), _remedy(detail)) for detail in details],
        code="fields_not_valid",
    )


def check_one_of(given: BaseModel, *names: str) -> None:
    """Raise ``InvalidError`` unless exactly one of these fields has a value."""
    present = [name for name in names if getattr(given, name) is not None]
    if len(present) == 1:
        return
    *others, last = names
    why = f"send either {', '.join(others)} or {last}" + (", not more" if present else "")
    raise InvalidError(
        f"The body can't be used: {why}.",
        [FieldFault(name, why) for name in present or names],
        code="fields_not_valid",
    )


def _path(location: tuple[str | int, ...]) -> str:
    parts = location
    if location[0] == "invoice_data" and len(location) > 1:
        # An invoice's fields have the same names everywhere, wherever in a body they stand.
        parts = location[1:]
    elif location[0] == "edits" and len(location) > 3:
        # An edit's place in the list says which it is; the kind that pydantic adds need not.
        parts = (*location[:2], *location[3:])
    return ".".join(str(part)[:100] for part in parts)


def _remedy(detail: Mapping[str, Any]) -> str:
    kind = detail["type"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "too_long":
        return f"it has more than {detail['ctx']['max_length']:,} entries; split it"
    if kind == "union_tag_invalid":
        return f"there is no such kind; use one of {detail['ctx']['expected_tags']}"
    if kind == "literal_error":
        return f"use one of {detail['ctx']['expected']}"
    for start, remedy in _REMEDIES.items():
        if kind.startswith(start):
            return remedy
    return "it can't be used; see the API's documentation for what it may be"


_REMEDIES = {
    "missing": "it is required; add it",
    "union_tag_not_found": "its kind is required; add it",
    "too_short": "it is empty; add an entry",
    "extra_forbidden": "there is no such field; remove it",
    "string": "it must be text, in quotes",
    "int": "it must be a whole number, without quotes",
    "bool": "it must be true or false, without quotes",
    "decimal": 'it must be a number in plain digits, such as "0.2"',
    "finite_number": 'it must be a number in plain digits, such as "0.2"',
    "date": "there is no such day; write the date as YYYY-MM-DD",
    "list": "it must be a list, in square brackets",
    "model": "it must be an object, in braces",
}
