"""Fifty writers on one draft: every call is answered soon, and no change is lost.

Run: ``python -m benchmarks.reliability.storm [--writers W] [--seconds S]``. Each call must end
with 200, 409 or 503 within 5 seconds; the version counts every change that was answered with 200.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from benchmarks.reliability.serving import add_emulator_flag, create, server

_LONGEST = 5.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    add_emulator_flag(parser)
    given = parser.parse_args()
    with (
        server(emulated=given.emulator) as running,
        running.client() as client,
        ThreadPoolExecutor(given.writers) as pool,
    ):
        made = create(client).json()
        path = f"/invoices/{made['invoice_id']}"
        end = time.monotonic() + given.seconds

        def write(writer: int) -> list[tuple[int, float]]:
            calls, task = [], 0
            while time.monotonic() < end:
                task += 1
                began = time.monotonic()
                body = {"invoice_data": {"notes": f"{writer} wrote {task}"}}
                status = client.patch(path, json=body).status_code
                calls.append((status, time.monotonic() - began))
            return calls

        calls = [call for each in pool.map(write, range(given.writers)) for call in each]
        version = client.get(path).json()["version"]
    statuses = Counter(status for status, _ in calls)
    slowest = max(seconds for _, seconds in calls)
    lost = made["version"] + statuses[200] - version
    print(
        f"{given.writers} writers for {given.seconds:.0f} s: {dict(statuses)}, "
        f"slowest {slowest:.2f} s, {lost} updates lost"
    )
    other = set(statuses) - {200, 409, 503}
    sys.exit(1 if lost or other or slowest > _LONGEST else 0)


if __name__ == "__main__":
    main()
