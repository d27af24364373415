"""How the text of a setting is read: each takes it and gives the value.

All raise ``ValueError`` that says what it must be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

ORIGIN = re.compile(r"\*|https?://[A-Za-z0-9.-]+(?::\d{1,5})?|https?://\[[0-9a-fA-F:]+\](?::\d+)?")
_TOKEN = re.compile(r"[!-~]{16,}")
_AMOUNT = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,6})?")
_BASE_URL = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
MODEL_ID = re.compile(r"[A-Za-z0-9.:/_-]+")


def whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}, not {text!r}")
        return int(text)

    return read


def usd(text: str) -> Decimal:
    if not _AMOUNT.fullmatch(text) or not 0 < Decimal(text) <= 1_000_000:
        raise ValueError(f"must be an amount of US dollars such as 0.50, not {text!r}")
    return Decimal(text)


def prices(text: str) -> tuple[Decimal, ...]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(_AMOUNT.fullmatch(part) for part in parts):
        raise ValueError(
            "must be four prices per million tokens, input, output, cache write and cache read, "
            f"such as 3,15,3.75,0.30, not {text!r}"
        )
    return tuple(map(Decimal, parts))


def address(text: str) -> str:
    if not _BASE_URL.fullmatch(text):
        raise ValueError(f"must be an address such as http://localhost:11434/v1, not {text!r}")
    return text


def one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        for choice in allowed:
            if text.lower() == choice.lower():
                return choice
        raise ValueError(f"must be one of {', '.join(allowed)}, not {text!r}")

    return read


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"must be a date such as 2026-03-09, not {text!r}") from None


def secret(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise ValueError("must be at least 16 letters, digits or signs, without spaces")
    return text


def listed(pattern: re.Pattern[str], example: str) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        items = tuple(item for part in text.split(",") if (item := part.strip()))
        for item in items:
            if not pattern.fullmatch(item):
                raise ValueError(f"must be a list such as {example}, without {item!r}")
        return items

    return read
