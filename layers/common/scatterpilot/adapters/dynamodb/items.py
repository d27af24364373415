"""Items as DynamoDB's wire format has them, and what fits into one."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

Item = dict[str, dict[str, Any]]
"""Attributes by name, each ``{"S": text}``, ``{"N": digits}`` or ``{"B": bytes}``."""

ITEM_BYTES = 400 * 1024
"""DynamoDB's limit for an item together with its copies in local indexes."""

# A plain text can be read in the console; compressing shorter ones hardly saves a write unit.
_PLAIN_CHARACTERS = 4_000
# What one Lambda function can still answer with (6 MB), and what a damaged text may grow to.
TEXT_CHARACTERS = 3_500_000


def text(value: str) -> dict[str, Any]:
    return {"S": value}


def number(value: int) -> dict[str, Any]:
    return {"N": str(value)}


def given_texts(values: Mapping[str, str | None]) -> Item:
    """Text attributes, less those without a value."""
    return {name: text(value) for name, value in values.items() if value is not None}


def packed(document: str) -> dict[str, Any]:
    """A JSON text as an attribute, compressed when it is long."""
    if len(document) <= _PLAIN_CHARACTERS:
        return text(document)
    return {"B": zlib.compress(document.encode())}


def unpacked(attribute: Mapping[str, Any]) -> str:
    """The JSON text of ``packed``."""
    plain: str | None = attribute.get("S")
    return zlib.decompress(attribute["B"]).decode() if plain is None else plain


def fits(document: str, attribute: Mapping[str, Any], copies: int = 1) -> bool:
    """Whether an item holds a packed document ``copies`` times, with room for the other attributes.

    A local index that projects the document counts as a copy.
    """
    stored = attribute.get("B") or attribute["S"].encode()
    room = ITEM_BYTES // copies - 8 * 1024
    return len(stored) <= room and len(document) <= TEXT_CHARACTERS
