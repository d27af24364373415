"""The names of the tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tables:
    """Keys and indexes are in ``infrastructure/template.yaml``.

    ``conversations`` and ``invoices`` by owner and id; ``receipts`` by owner and key. ``profiles``
    holds what there is one of, by ``pk`` and ``sk``: profiles, counters, the numbers given and the
    service's secret. ``rate_limits`` holds what passes, by ``pk``: token buckets and daily costs.
    """

    conversations: str
    invoices: str
    profiles: str
    rate_limits: str
    receipts: str
