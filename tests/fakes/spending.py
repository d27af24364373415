from __future__ import annotations

import threading
from collections import defaultdict
from datetime import date
from decimal import ROUND_CEILING, Decimal


class MemorySpending:
    """A ``SpendStore``."""

    def __init__(self) -> None:
        self._spent: defaultdict[tuple[str, date], Decimal] = defaultdict(Decimal)
        self._lock = threading.Lock()

    def spent(self, owner: str, day: date) -> Decimal:
        with self._lock:
            return self._spent[owner, day]

    def add(self, owner: str, day: date, usd: Decimal) -> None:
        with self._lock:
            self._spent[owner, day] += usd.quantize(Decimal("1e-9"), ROUND_CEILING)
