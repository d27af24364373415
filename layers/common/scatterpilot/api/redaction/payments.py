"""Numbers that money is taken with: cards and international bank accounts."""

from __future__ import annotations

import re

from scatterpilot.api.redaction.checks import is_valid

CARD, BANK = "[card]", "[bank]"

_CARD = re.compile(r"\d(?<![\w.,+/=-]\d)(?:[ .-]?\d){11,18}(?!\w|[.,-]\d)")
_CARD_AFTER_KEY = re.compile(r"(?<=[=/])\d(?:[ -]?\d){11,18}(?!\w|[.,-]\d)")
# Issuer ranges and lengths of the card schemes.
_SCHEMES = re.compile(
    r"""
    4\d{12}(?:\d{3}){0,2}
    | 5[1-5]\d{14} | (?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}
    | 3[47]\d{13} | 3(?:0[0-5]\d|095|[689]\d\d)\d{10}(?:\d{2})?
    | (?:6011|64[4-9]\d|65\d\d|622\d)\d{12}(?:\d{3})?
    | 35(?:2[89]|[3-8]\d)\d{12} | 62\d{14,17} | (?:50|5[6-8]|6[0-9])\d{10,17}
    | 220[0-4]\d{12} | (?:8[12]\d\d|508[5-9])\d{12} | 9792\d{12}
    """,
    re.VERBOSE,
)
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,34}(?![A-Za-z0-9])")


def redact(line: str) -> str:
    line = _CARD.sub(_card, line)
    if "=" in line or "/" in line:
        line = _CARD_AFTER_KEY.sub(_card, line)
    return _IBAN.sub(_iban, line)


def _card(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return CARD if _SCHEMES.fullmatch(digits) and is_valid("luhn", digits) else found[0]


def _iban(found: re.Match[str]) -> str:
    """The longest start that has valid check digits: a word may follow in capitals."""
    text = found[0]
    ends = [place.start() for place in re.finditer(r"[ -]", text)] + [len(text)]
    for end in reversed(ends):
        if _remainder(re.sub(r"[ -]", "", text[:end])) == 1:
            return BANK + text[end:]
    return text


def _remainder(iban: str) -> int:
    """ISO 7064 modulo 97 of an account number; 1 is valid."""
    if len(iban) < 15:
        return 0
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97
