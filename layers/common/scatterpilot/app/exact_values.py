"""Values as JSON may give them: no digit is guessed, dropped or rounded."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _exact(value: Any) -> Any:
    if isinstance(value, bool | float):
        raise ValueError('send it as a string such as "12.50", so that no digit is lost')
    # Python's own forms (1e999999, 1_000, full-width digits) are nobody's idea of an amount.
    if value is not None and not _NUMBER.fullmatch(str(value)):
        raise ValueError('write it in plain digits, such as "12.50"')
    return value


def _day(value: Any) -> Any:
    # Otherwise a number would be taken for seconds since 1970.
    if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("write the date as YYYY-MM-DD, such as 2026-03-09")
    return value


Exact = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": "string", "pattern": f"^{_NUMBER.pattern}$"}),
]
"""A number in plain digits."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date as YYYY-MM-DD."""
