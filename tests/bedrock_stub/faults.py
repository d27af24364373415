"""What goes wrong, drawn from a seed, so that every run meets the same."""

from __future__ import annotations

import random
import threading
from collections.abc import Mapping
from typing import Literal

Fault = Literal["throttle", "error", "slow", "trickle", "cut", "malformed"]
MALFORMED: tuple[object, ...] = (
    {"changes": [{"field": "total", "value": "1", "quote": "x"}], "intent": "continue"},
    {"changes": "all of them", "intent": "continue", "reply": ""},
    {"changes": [{"field": "quantity", "value": None}], "intent": "pay", "reply": 7},
    {"owner": "somebody else", "changes": [], "intent": "continue", "reply": ""},
    {"changes": [None, 4, []], "intent": "continue", "reply": ""},
    {},
)


class FaultPlan:
    """Gives each request a fault or none, by the shares it is made with."""

    def __init__(self, seed: int, shares: Mapping[Fault, float]) -> None:
        self._chance = random.Random(seed)
        self._shares = dict(shares)
        self._lock = threading.Lock()
        self.drawn: list[Fault | None] = []

    def next(self) -> Fault | None:
        with self._lock:
            drawn: Fault | None = None
            point = self._chance.random()
            for fault, share in self._shares.items():
                if point < share:
                    drawn = fault
                    break
                point -= share
            self.drawn.append(drawn)
            return drawn

    def malformed(self) -> object:
        with self._lock:
            return self._chance.choice(MALFORMED)


NO_FAULTS: Mapping[Fault, float] = {}
