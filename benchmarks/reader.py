"""How long the learned reader takes: ``python -m benchmarks.reader``.

Prints, on one core, the time to load it, the median of reading messages of about 20, 60 and 300
tokens, and of one of 10,000 characters; and the memory it takes.
"""

from __future__ import annotations

import resource
import time
from statistics import median

from scatterpilot.engines.embedded.reader.installed import installed

_SAID = "Invoice Acme Corp for 40 hours of web development at $150 an hour, net 30. "
_LONG = "3 hours of gardening at $45 an hour on Monday, and a bag of soil for $12.50.\n"
_TIMES = 9


def _seconds(text: str) -> float:
    reader = installed()
    if reader is None:
        raise SystemExit("The reader is not installed; a log line above says what is missing.")
    took = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        reader(text)
        took.append(time.perf_counter() - start)
    return median(took)


def main() -> None:
    start = time.perf_counter()
    first = _seconds("1 hour at $9")
    print(
        f"load, and read {_TIMES} times: {time.perf_counter() - start:.2f} s ({first * 1e3:.1f} ms)"
    )
    for name, text in (
        ("20 tokens", _SAID),
        ("60 tokens", _SAID * 3),
        ("300 tokens", _SAID * 15),
        ("10,000 characters", (_LONG * 200)[:10_000]),
    ):
        print(f"{name}: {_seconds(text) * 1e3:.1f} ms")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
