"""The rate limit against an exact model: nothing over it is admitted, nothing under it refused.

Run: ``python -m benchmarks.reliability.rate_limit [--store S] [--steps N] [--callers C]``. Over 48
simulated hours, at N moments with gaps from none to many minutes, C callers ask at once. The model
is a bucket of exact fractions; of a moment's callers as many must be admitted as it has tokens.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

from tests.contract.conftest import BACK_ENDS, aws
from tests.contract.samples import ANNA, NOW
from tests.emulator.process import Emulator

from scatterpilot.domain.errors import UnavailableError
from scatterpilot.ports import RateLimiter

LIMIT, WINDOW_SECONDS, HOURS = 100, 3_600, 48


class Bucket:
    """Tokens come back evenly and continuously; each admitted request takes one."""

    def __init__(self) -> None:
        self._tokens = Fraction(LIMIT)
        self._at_ms = 0

    def admitted(self, at_ms: int, asking: int) -> int:
        back = Fraction((at_ms - self._at_ms) * LIMIT, WINDOW_SECONDS * 1000)
        self._tokens = min(Fraction(LIMIT), self._tokens + back)
        self._at_ms = at_ms
        taken = min(asking, int(self._tokens))
        self._tokens -= taken
        return taken


def moments(steps: int) -> list[int]:
    """Milliseconds over 48 hours, in bursts and pauses; the last is at their end."""
    draw = random.Random(7)
    gaps = [draw.choice((0, 1, 35_999, 36_000, draw.randrange(600_000))) for _ in range(steps)]
    pauses = sum(gap for gap in gaps if gap > 36_000)
    scale = Fraction(HOURS * 3_600_000 - (sum(gaps) - pauses), max(1, pauses))
    at, found = Fraction(0), []
    for gap in gaps:
        at += gap * scale if gap > 36_000 else gap
        found.append(round(at))
    return found


def wait_of(limiter: RateLimiter, now: datetime) -> int:
    """Seconds to wait; a store that is too busy to say has counted nothing and is asked again."""
    while True:
        with suppress(UnavailableError):
            return limiter.admit(ANNA, now).wait


def compare(limiter: RateLimiter, steps: int, callers: int) -> tuple[int, int, int]:
    """How many were admitted, admitted over the model, and wrongly refused."""
    bucket, admitted, over, refused = Bucket(), 0, 0, 0
    with ThreadPoolExecutor(callers) as pool:
        for at_ms in moments(steps):
            now = NOW + timedelta(milliseconds=at_ms)
            waits = pool.map(lambda _, now=now: wait_of(limiter, now), range(callers))
            got, wanted = list(waits).count(0), bucket.admitted(at_ms, callers)
            admitted += got
            over += max(0, got - wanted)
            refused += max(0, wanted - got)
    return admitted, over, refused


@contextmanager
def opened(store: str) -> Iterator[RateLimiter]:
    if store == "aws":
        emulator = Emulator()
        try:
            with aws(emulator) as stores:
                yield stores.rate_limiter(LIMIT, WINDOW_SECONDS)
        finally:
            emulator.stop()
        return
    with tempfile.TemporaryDirectory() as folder, BACK_ENDS[store](Path(folder)) as stores:
        yield stores.rate_limiter(LIMIT, WINDOW_SECONDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=["aws", *sorted(BACK_ENDS)], default="one_machine")
    parser.add_argument("--steps", type=int, default=1_000)
    parser.add_argument("--callers", type=int, default=64)
    given = parser.parse_args()
    with opened(given.store) as limiter:
        admitted, over, refused = compare(limiter, given.steps, given.callers)
    hours = moments(given.steps)[-1] / 3_600_000
    print(
        f"{given.store}: {given.callers} callers × {given.steps:,} over {hours:.0f} simulated "
        f"hours: {admitted:,} admitted, {over} over the limit, {refused} wrongly refused"
    )
    sys.exit(1 if over or refused else 0)


if __name__ == "__main__":
    main()
