"""Read dates as people write and say them, relative to today and by the locale's order."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.tokens import Token
from scatterpilot.engines.embedded.values.absolute_dates import (
    day_of_month,
    day_then_month,
    month_then_day,
    numeric_date,
)
from scatterpilot.engines.embedded.values.clock import Clock, DateSpan, past
from scatterpilot.engines.embedded.values.relative_dates import (
    edge_of_period,
    month_end,
    relative_date,
    weekday,
)
from scatterpilot.engines.embedded.values.weekday_dates import weekday_date


def date_at(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """The date phrase that starts at ``index``, or ``None``. Bare numbers are never dates."""
    index = past(tokens, index, ("on", "the", "of", "this", "coming", "by"))
    for reader in (
        numeric_date,
        weekday_date,
        relative_date,
        weekday,
        month_end,
        edge_of_period,
        month_then_day,
        day_then_month,
        day_of_month,
    ):
        found = reader(tokens, index, clock)
        if found is not None:
            return found
    return None
