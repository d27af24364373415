"""A token bucket per owner, kept as one number: the generic cell rate algorithm."""

from __future__ import annotations

from datetime import datetime

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import Patience
from scatterpilot.adapters.dynamodb.items import Item, number, text
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import expression, try_write
from scatterpilot.domain.admission import Admission, admission

# DynamoDB has no max(): a full bucket and one in use are two writes. Each looks and counts in one
# step, so no two requests can take the same token.
_FULL = ("attribute_not_exists(#tat) OR #tat < :now", "SET #tat = :first, #expires_at = :expiry")
_IN_USE = (
    "#tat BETWEEN :now AND :latest",
    "SET #tat = #tat + :interval, #expires_at = :expiry",
)


class DynamoRateLimiter:
    """A ``RateLimiter``: ``limit`` requests at once, refilled evenly over ``window_seconds``.

    The interval between two refills is in whole milliseconds, rounded up.
    """

    def __init__(self, client: Client, tables: Tables, limit: int, window_seconds: int) -> None:
        self._client = client
        self._table = tables.rate_limits
        self.limit = limit
        self.window_seconds = window_seconds
        self._interval = -(-window_seconds * 1000 // limit)

    def admit(self, owner: str, now: datetime) -> Admission:
        """Raises ``UnavailableError``.

        ``remaining`` may be too high by what others took of a bucket in use at this very moment.
        """
        now_ms = int(now.timestamp() * 1000)
        latest = now_ms + (self.limit - 1) * self._interval
        patience = Patience()
        while True:
            first = now_ms + self._interval
            tat = self._try(owner, _FULL, now_ms, {":first": first})
            if tat is None:
                return self._said(first, now_ms, admitted=True)
            if tat <= latest:
                counted = tat + self._interval
                values = {":interval": self._interval, ":latest": latest}
                tat = self._try(owner, _IN_USE, now_ms, values)
                if tat is None:
                    return self._said(counted, now_ms, admitted=True)
            if tat > latest:
                return self._said(tat, now_ms, admitted=False)
            # It was cleared away between the two writes.
            patience.pause()

    def _said(self, tat: int, now_ms: int, *, admitted: bool) -> Admission:
        return admission(tat, now_ms, self._interval, self.limit, admitted=admitted)

    def _try(
        self, owner: str, write: tuple[str, str], now_ms: int, values: dict[str, int]
    ) -> int | None:
        """``None``: counted; else the theoretical arrival time that was in the way, 0 if none."""
        condition, update = write
        # No bucket is fuller later than after its whole refill.
        expiry = (now_ms + self.limit * self._interval) // 1000 + 1
        stored: Item = {
            ":now": number(now_ms),
            ":expiry": number(expiry),
            **{name: number(value) for name, value in values.items()},
        }
        request = {
            "TableName": self._table,
            "Key": {"pk": text(f"rate#{owner}")},
            **expression(condition, stored, UpdateExpression=update),
        }
        found = try_write(self._client.update_item, request)
        if found is None:
            return None
        return int(found["tat"]["N"]) if "tat" in found else 0
