"""Check digits and country codes, from libraries that a line loads when it first needs them.

Where they are left out, to save their size on AWS, the form of a number alone decides: more is
taken out of a line then, never less.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module


def is_valid(module: str, number: str) -> bool:
    """Whether a number's check digits are right, by a module of python-stdnum."""
    try:
        checked: bool = import_module(f"stdnum.{module}").is_valid(number)
    except ModuleNotFoundError:
        return True
    return checked


def has_country_code(digits: str) -> bool:
    """Whether digits start with the calling code of a country, as phonenumbers knows them."""
    try:
        codes: Collection[int] = import_module("phonenumbers").COUNTRY_CODE_TO_REGION_CODE
    except ModuleNotFoundError:
        return True
    return any(int(digits[:length]) in codes for length in (1, 2, 3))
