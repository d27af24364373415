from __future__ import annotations

import math
import threading
from datetime import datetime, timedelta


class MemoryRateLimiter:
    """A ``RateLimiter``: a bucket of ``limit`` tokens, known by when it will be full again."""

    def __init__(self, limit: int, window_seconds: int) -> None:
        self._interval = timedelta(milliseconds=math.ceil(window_seconds * 1000 / limit))
        self._all_but_one = (limit - 1) * self._interval
        self._full_at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def admit(self, owner: str, now: datetime) -> int:
        with self._lock:
            full_at = max(self._full_at.get(owner, now), now)
            wait = full_at - now - self._all_but_one
            if wait <= timedelta(0):
                self._full_at[owner] = full_at + self._interval
                return 0
        return math.ceil(wait.total_seconds())
