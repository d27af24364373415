"""What a figure looks like in the text around it: a date, a time, a phone number."""

from __future__ import annotations

import re

_DATE = re.compile(
    r"(?<![\d./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2}))(?![\d/-])"
)
_TIME = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
_PHONE = re.compile(r"(?<![\w.,])(?:\+\d{1,3}[ .-]?)?\(?\d{2,5}\)?(?:[ .-]\d{2,7}){1,5}(?!\w|,\d)")
_STREET = re.compile(
    r"(?<![\w.,$£€])\d{1,5}[a-z]?,? (?:[^\W\d][\w'’]* ){1,2}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|close|blvd|boulevard|terrace|crescent|cres)\b",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"\d\.\d{2}(?!\d)")
# Written so, nothing else is meant.
_PLAINLY_PHONE = re.compile(r"[+(0]|\d{3}[-.]\d{3}[-.]\d{4}$")
_PHONE_DIGITS = range(9, 16)
_CALLED = re.compile(
    r"(?:phone|tel|telephone|mobile|mob|cell|call|fax|whatsapp)\b[.:]? *(?:number|no|on|at)?"
    r"[.:]? *$",
    re.IGNORECASE,
)
_NEAR = 40
_KINDS = (
    ("date", _DATE),
    ("time", _TIME),
    ("phone", _PHONE),
    ("address", _STREET),
)


def lookalike(message: str, start: int, end: int) -> tuple[str, str] | None:
    """What else the figure at these characters may be, and the whole text that says so."""
    low, high = max(start - _NEAR, 0), min(end + _NEAR, len(message))
    for what, pattern in _KINDS:
        for found in pattern.finditer(message, low, high):
            if found.start() <= start and end <= found.end():
                if pattern is _PHONE and not _is_phone(message, found):
                    continue
                return what, found[0]
    return None


def phone_at(message: str, start: int, end: int) -> str:
    """The whole number around these characters that is plainly a phone's, or an empty string."""
    low, high = max(start - _NEAR, 0), min(end + _NEAR, len(message))
    found = (m for m in _PHONE.finditer(message, low, high) if m.start() <= start < m.end())
    return next((m[0] for m in found if end <= m.end() and _is_plain(message, m)), "")


def _is_plain(message: str, found: re.Match[str]) -> bool:
    said = _CALLED.search(message, max(found.start() - _NEAR, 0), found.start())
    return _is_phone(message, found) and bool(said or _PLAINLY_PHONE.match(found[0]))


def _is_phone(message: str, found: re.Match[str]) -> bool:
    if _DECIMALS.search(found[0]):
        return False
    digits = sum(character.isdigit() for character in found[0])
    if _CALLED.search(message, max(found.start() - _NEAR, 0), found.start()):
        return digits > 4
    return digits in _PHONE_DIGITS
