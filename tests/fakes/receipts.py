from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from scatterpilot.domain.errors import ConflictError, InvalidError
from scatterpilot.ports import CLAIM_SECONDS, RECEIPT_HOURS, Receipt


@dataclass(frozen=True)
class Kept:
    """A reservation while ``answer`` is missing."""

    fingerprint: str
    until: datetime
    answer: Receipt | None = None


class MemoryReceipts:
    """A ``ReceiptStore``; its lock is that of every store writing with it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._kept: dict[tuple[str, str], Kept] = {}

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> Receipt | None:
        with self.lock:
            found = self._current(owner, key, now)
            if found is None:
                until = now + timedelta(seconds=CLAIM_SECONDS)
                self._kept[owner, key] = Kept(fingerprint, until)
                return None
            if found.fingerprint != fingerprint:
                raise InvalidError("Another request had this key.", code="idempotency_key_reused")
            if found.answer is None:
                raise ConflictError("The first is still running.", code="request_in_progress")
            return found.answer

    def complete(self, owner: str, receipt: Receipt) -> None:
        with self.lock:
            self.check(owner, receipt)
            until = receipt.created_at + timedelta(hours=RECEIPT_HOURS)
            self._kept[owner, receipt.key] = Kept(receipt.fingerprint, until, receipt)

    def check(self, owner: str, receipt: Receipt | None) -> None:
        """Raise what ``complete`` would raise."""
        if receipt is None:
            return
        found = self._current(owner, receipt.key, receipt.created_at)
        if found and (found.answer or found.fingerprint != receipt.fingerprint):
            raise ConflictError("Answered meanwhile.", code="already_answered")

    def release(self, owner: str, key: str) -> None:
        with self.lock:
            found = self._kept.get((owner, key))
            if found and found.answer is None:
                del self._kept[owner, key]

    def erase(self, owner: str) -> None:
        with self.lock:
            self._kept = {key: kept for key, kept in self._kept.items() if key[0] != owner}

    def _current(self, owner: str, key: str, now: datetime) -> Kept | None:
        found = self._kept.get((owner, key))
        return found if found and now < found.until else None
