"""Numbers and dates as programs send them: taken exactly or refused, never guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from scatterpilot.domain.values import PlainDecimal

_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _exact(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        # The shortest digits that make this float: those that were sent, or the body is refused.
        return Decimal(repr(value))
    # Python's own forms (1e999999, 1_000, full-width digits) are nobody's idea of an amount.
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise ValueError('write it in plain digits, such as "12.50"')


def _day(value: Any) -> Any:
    # Otherwise a number would be taken for seconds since 1970.
    if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("write the date as YYYY-MM-DD, such as 2026-03-09")
    return value


Exact = Annotated[
    PlainDecimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_NUMBER.pattern}$"}),
]
"""A quantity, price, rate, percentage or amount, as a string of digits or as a JSON number."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar date as YYYY-MM-DD."""
