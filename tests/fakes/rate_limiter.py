from __future__ import annotations

import math
import threading
from datetime import datetime

from scatterpilot.domain.admission import Admission, admission


class MemoryRateLimiter:
    """A ``RateLimiter``: a bucket of ``limit`` tokens, known by when it will be full again."""

    def __init__(self, limit: int, window_seconds: int) -> None:
        self.limit = limit
        self.window_seconds = window_seconds
        self._interval = math.ceil(window_seconds * 1000 / limit)
        self._full_at: dict[str, int] = {}
        self._lock = threading.Lock()

    def admit(self, owner: str, now: datetime) -> Admission:
        now_ms = int(now.timestamp() * 1000)
        with self._lock:
            full_at = max(self._full_at.get(owner, now_ms), now_ms)
            admitted = full_at <= now_ms + (self.limit - 1) * self._interval
            if admitted:
                full_at = self._full_at[owner] = full_at + self._interval
        return admission(full_at, now_ms, self._interval, self.limit, admitted=admitted)
