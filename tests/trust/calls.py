"""Requests made from the OpenAPI document, so that no route can be forgotten."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from scatterpilot.api import examples
from scatterpilot.api.openapi import build_document
from scatterpilot.api.operations import OPERATIONS, Operation

DOCUMENT = build_document()
Json = Any


def described(operation: Operation) -> dict[str, Any]:
    """What the document says about an operation."""
    found: dict[str, Any] = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return found


def parameters(operation: Operation, where: str) -> list[str]:
    """The names of an operation's parameters in the path, query or header."""
    return [p["name"] for p in described(operation).get("parameters", []) if p["in"] == where]


def schema_of(operation: Operation) -> dict[str, Any] | None:
    """The schema of an operation's body."""
    body = described(operation).get("requestBody")
    return resolve(body["content"]["application/json"]["schema"]) if body else None


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that a reference means, and of several the first that is not null."""
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        else:
            schema = next(s for s in schema["anyOf"] if s.get("type") != "null")
    return schema


def path_of(operation: Operation, ids: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: ids[name[1]], operation.path)


def filled(schema: dict[str, Any], value: Json) -> Json:
    """A body with this value in every field, however deep."""
    schema = resolve(schema)
    if schema.get("type") == "object" and "properties" in schema:
        return {name: filled(inner, value) for name, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        return [filled(schema["items"], value)]
    return value


def with_each_field(body: Json, value: Json) -> Iterator[Json]:
    """The body once for each of its fields, that one replaced by the value."""
    for path in _leaves(body):
        changed = copy.deepcopy(body)
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        yield changed


def _leaves(body: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = body.items() if isinstance(body, dict) else enumerate(body)
    for step, inner in entries:
        if isinstance(inner, dict | list) and inner:
            yield from _leaves(inner, (*path, step))
        else:
            yield (*path, step)


def whole_invoice() -> dict[str, Any]:
    """Invoice data with every field of the document."""
    schema = DOCUMENT["components"]["schemas"]["InvoiceInput"]
    data = filled(schema, None)
    return {**data, **examples.REQUESTS["create_invoice"]["invoice_data"]}


__all__ = ["OPERATIONS", "Operation"]
