"""How much an owner may ask and spend."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from scatterpilot.domain.admission import Admission

if TYPE_CHECKING:
    from decimal import Decimal


class RateLimiter(Protocol):
    """A token bucket per owner: ``limit`` requests at once, refilled over ``window_seconds``."""

    limit: int
    window_seconds: int

    def admit(self, owner: str, now: datetime) -> Admission:
        """Count one request, with a single write when it is admitted and none when it is not."""
        ...


class SpendStore(Protocol):
    """What models have cost each owner on each day, in US dollars."""

    def spent(self, owner: str, day: date) -> Decimal:
        """The sum of what was added, 0 when nothing was."""
        ...

    def add(self, owner: str, day: date, usd: Decimal) -> None:
        """Add an amount (not negative), rounded up to a billionth of a dollar; sums are exact
        however many add at once."""
        ...
