"""What stored documents can hold, a line for each field of each model in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile

_STORED: tuple[type[BaseModel], ...] = (Conversation, Invoice, Profile)


def shape() -> str:
    """``LineItem.quantity: number | string | null``, and so on, by model."""
    lines = {line for model in _STORED for line in _lines_of(model)}
    return "".join(f"{line}\n" for line in sorted(lines))


def _lines_of(model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    parts: Mapping[str, Any] = {model.__name__: schema, **schema.get("$defs", {})}
    for name, part in parts.items():
        for field, kind in part["properties"].items():
            yield f"{name}.{field}: {_kind(kind)}"


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return " | ".join(map(_kind, choices))
    if schema["type"] == "array":
        return f"[{_kind(schema['items'])}]"
    if schema["type"] == "object":
        return f"{{{_kind(schema['additionalProperties'])}}}"
    if "const" in schema:
        return repr(schema["const"])
    if "enum" in schema:
        return " | ".join(map(repr, schema["enum"]))
    return str(schema.get("format") or schema["type"])
