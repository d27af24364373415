"""Invoice numbers: sequential and gapless in a series, written by the profile's pattern.

A pattern is text with ``{seq}`` (``{seq:04d}`` pads with zeros) and optionally ``{year}``. With a
yearly reset each year is a series of its own, so its pattern must show the year, or two invoices
would carry the same number.

Settings may change between two invoices: numbers start over with another series, or are written by
another pattern. A store skips what is already written on an invoice of the same owner, so counting
goes on where the numbers written that way ended: no number comes twice and none is left out.

Credit notes have a series of their own, with a pattern of their own. A series begins at 1, or where
the profile has it begin; that can be set only while nothing is issued in it.
"""

from __future__ import annotations

import re
from datetime import date

PATTERN_LIMIT = 60
LARGEST_START = 999_999_999
_FIELD = re.compile(r"\{(seq|year)(?::0(\d)d)?\}")


def pattern_fault(pattern: str, *, reset_yearly: bool) -> str | None:
    """Say why a number pattern can't be used, or ``None``."""
    if len(pattern) > PATTERN_LIMIT:
        return f"it is longer than {PATTERN_LIMIT} characters"
    if not pattern.isprintable():
        return "it contains characters that can't be printed"
    fields = [match.group(1) for match in _FIELD.finditer(pattern)]
    if "seq" not in fields:
        return "it needs {seq} where the running number goes, for example INV-{year}-{seq:04d}"
    if reset_yearly and "year" not in fields:
        return "numbers restart each year, so it needs {year} to stay unique"
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        return "only {seq}, {seq:04d} and {year} may stand in braces"
    return None


def series_of(issued_on: date, *, reset_yearly: bool) -> str:
    """The counter that numbers an invoice issued on this date."""
    return str(issued_on.year) if reset_yearly else "all"


def credit_series_of(issued_on: date, *, reset_yearly: bool) -> str:
    """The counter that numbers a credit note issued on this date."""
    return f"credit-{series_of(issued_on, reset_yearly=reset_yearly)}"


def write_alike(one: str, other: str) -> bool:
    """Whether two patterns could write the same number: they differ in nothing but zeros."""
    return _FIELD.sub(r"{\1}", one) == _FIELD.sub(r"{\1}", other)


def start_fault(start: int) -> str | None:
    """Say why a series can't begin there, or ``None``."""
    if 1 <= start <= LARGEST_START:
        return None
    return f"give a whole number from 1 to {LARGEST_START}"


def format_number(pattern: str, sequence: int, issued_on: date) -> str:
    """Write one number: ``INV-{year}-{seq:04d}`` gives ``INV-2026-0001``."""

    def value(match: re.Match[str]) -> str:
        number = sequence if match.group(1) == "seq" else issued_on.year
        return str(number).zfill(int(match.group(2) or 0))

    return _FIELD.sub(value, pattern)
