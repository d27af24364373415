"""What providers refuse beyond their published request shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bedrock_stub.asked import InvalidRequestError

REFUSED = frozenset(
    "minimum maximum multipleOf exclusiveMinimum exclusiveMaximum minLength maxLength pattern "
    "minItems maxItems format $ref $defs".split()
)
MOST_OPTIONAL, MOST_UNIONS = 24, 16


def check_schema(schema: Mapping[str, Any]) -> None:
    """Hold a tool's schema to Bedrock's limits for strict tools."""
    objects = list(_schemas(schema))
    for each in objects:
        if refused := REFUSED & set(each):
            raise InvalidRequestError(f"schema keywords {sorted(refused)} are not supported")
        if each.get("type") == "object" and each.get("additionalProperties") is not False:
            raise InvalidRequestError("every object of a schema must be closed")
    optional = sum(
        len(set(each.get("properties", {})) - set(each.get("required", []))) for each in objects
    )
    unions = sum("anyOf" in each or isinstance(each.get("type"), list) for each in objects)
    if optional > MOST_OPTIONAL or unions > MOST_UNIONS:
        raise InvalidRequestError(f"{optional} optional and {unions} union parameters")


def _schemas(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield schema
    for nested in schema.get("properties", {}).values():
        yield from _schemas(nested)
    if isinstance(schema.get("items"), Mapping):
        yield from _schemas(schema["items"])
    for nested in schema.get("anyOf", ()):
        yield from _schemas(nested)


def check_alternation(messages: list[tuple[str, set[str], set[str]]]) -> None:
    """Roles alternate from the user on, and each call is answered in the next message."""
    open_calls: set[str] = set()
    for number, (role, calls, results) in enumerate(messages):
        if role != ("user", "assistant")[number % 2]:
            raise InvalidRequestError("roles must alternate, starting with the user")
        if results != open_calls:
            raise InvalidRequestError("each tool call needs its result in the next message")
        open_calls = calls
    if len(messages) % 2 == 0:
        raise InvalidRequestError("the last message must be the user's")
