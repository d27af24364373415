"""What a rate limit says to one request."""

from __future__ import annotations

from typing import NamedTuple


class Admission(NamedTuple):
    """What became of one request: 0 seconds to ``wait`` when it was admitted.

    ``remaining`` is how many more would be admitted now, ``reset`` the whole seconds until all of
    them are back.
    """

    wait: int
    remaining: int
    reset: int


def admission(
    tat_ms: int, now_ms: int, interval_ms: int, limit: int, *, admitted: bool
) -> Admission:
    """What a bucket that is full again at ``tat_ms`` says, after it has counted or refused."""
    missing = max(0, tat_ms - now_ms)
    free = (limit * interval_ms - missing) // interval_ms
    wait = 0 if admitted else -(-(missing - (limit - 1) * interval_ms) // 1000)
    return Admission(wait, max(0, free), -(-missing // 1000))
