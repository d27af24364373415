"""What every value in the domain shares: immutability, plain decimals and safe text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer

from scatterpilot.domain.money import plain

MESSAGE_LIMIT = 10_000

_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Frozen(BaseModel):
    """An immutable value; unknown fields are refused so that a typo never vanishes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


PlainDecimal = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


def text_fault(text: str, limit: int) -> str | None:
    """Say why a text can't be stored, or ``None`` when it can.

    Refused: more than ``limit`` characters, control characters other than tab and newline, lone
    surrogates, and bidirectional overrides (they make a printed invoice read differently from its
    data). Everything else is content and is kept byte for byte.
    """
    if len(text) > limit:
        return f"it has {len(text):,} characters; at most {limit:,} are allowed"
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        if character in "\t\n\r":
            continue
        if character in _BIDI_OVERRIDES:
            return f"it contains the invisible direction mark U+{ord(character):04X}; remove it"
        if unicodedata.category(character) in ("Cc", "Cs"):
            return f"it contains the control character U+{ord(character):04X}; remove it"
    return None
