"""A token bucket per owner, kept as one number: the generic cell rate algorithm."""

from __future__ import annotations

from datetime import datetime

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.domain.admission import Admission, admission

# max(tat, now) is tat for a bucket in use and now for a full one; the condition and the write
# are one statement, so no two requests can take the same token.
_ADMIT = """
    INSERT INTO rate_limits VALUES (:owner, :now + :interval)
    ON CONFLICT DO UPDATE SET tat_ms = max(tat_ms, :now) + :interval
    WHERE tat_ms <= :now + :tolerance
    RETURNING tat_ms
"""
_TAT = "SELECT tat_ms FROM rate_limits WHERE owner = ?"


class SqliteRateLimiter:
    """A ``RateLimiter``: ``limit`` requests at once, refilled evenly over ``window_seconds``.

    The interval between two refills is in whole milliseconds, rounded up.
    """

    def __init__(self, database: Database, limit: int, window_seconds: int) -> None:
        self.limit = limit
        self.window_seconds = window_seconds
        self._database = database
        self._interval = -(-window_seconds * 1000 // limit)
        self._tolerance = (limit - 1) * self._interval

    def admit(self, owner: str, now: datetime) -> Admission:
        now_ms = int(now.timestamp() * 1000)
        values = {
            "owner": owner,
            "now": now_ms,
            "interval": self._interval,
            "tolerance": self._tolerance,
        }
        # A count that a power cut takes back lets somebody ask once more; nothing is lost.
        with self._database.transaction(durable=False) as connection:
            counted = connection.execute(_ADMIT, values).fetchone()
            found = counted or connection.execute(_TAT, (owner,)).fetchone()
        admitted = counted is not None
        return admission(found[0], now_ms, self._interval, self.limit, admitted=admitted)
