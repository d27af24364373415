"""Answers kept, so that a repeated request does nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scatterpilot.ports.pages import Document

RECEIPT_HOURS = 24
CLAIM_SECONDS = 60


@dataclass(frozen=True)
class Receipt:
    """The answer to an idempotent request, stored in the same transaction as what it did.

    The first answer to a request stays: storing another, or one under a key that a different
    request has taken since, raises ``ConflictError`` with code ``already_answered`` and undoes
    the whole transaction. So a request that outlived its reservation does nothing twice.
    """

    key: str
    fingerprint: str
    status: int
    body: str
    created_at: datetime


ReceiptFor = Callable[[Document], Receipt]
"""Makes the idempotency receipt of an answer, to be stored with what the request did."""


class ReceiptStore(Protocol):
    """Idempotency records, each kept for ``RECEIPT_HOURS``."""

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> Receipt | None:
        """Reserve a key for the request with this fingerprint, or give its stored answer.

        ``None`` means reserved: go ahead. Raises ``InvalidError`` with code
        ``idempotency_key_reused`` for another request under the same key, ``ConflictError`` with
        code ``request_in_progress`` while the first is running. A reservation whose request died
        lapses after ``CLAIM_SECONDS``.
        """
        ...

    def complete(self, owner: str, receipt: Receipt) -> None:
        """Store the answer of a request that had no transaction of its own to put it in."""
        ...

    def release(self, owner: str, key: str) -> None:
        """Give a reservation back after a failure, so that the key can be used again."""
        ...
