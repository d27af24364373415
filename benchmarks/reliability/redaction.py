"""What the redactor costs, in time of the processor: lines of the corpus, long ones, hostile ones.

Run: ``python -m benchmarks.reliability.redaction``. The best of some tries counts, so that what
else the machine does matters less. Fails when a line of the corpus takes more than 150 µs or 10,000
hostile characters more than 10 ms.
"""

from __future__ import annotations

import sys
import time

from tests.redaction.test_redaction import CASES, HOSTILE

from scatterpilot.api.redaction import redact

_TRIES = 20


def seconds(line: str) -> float:
    """The shortest of some tries."""
    tries = []
    for _ in range(_TRIES):
        began = time.process_time()
        redact(line)
        tries.append(time.process_time() - began)
    return min(tries)


def main() -> None:
    lines = [case["line"] for case in CASES]
    each = sorted(seconds(line) * 1e6 for line in lines)
    text = " ".join(lines)
    long = [text[start : start + 300] for start in range(0, len(text) - 300, 300)]
    dense = sorted(seconds(line) * 1e6 for line in long)
    hostile = max(seconds((unit * 10_000)[:10_000]) * 1e3 for unit in HOSTILE)
    print(
        f"{len(each)} lines: half within {each[len(each) // 2]:.0f} µs, all within "
        f"{each[-1]:.0f} µs; 300 characters of such lines in one: half within "
        f"{dense[len(dense) // 2]:.0f} µs, all within {dense[-1]:.0f} µs; 10,000 hostile "
        f"characters: all within {hostile:.1f} ms"
    )
    sys.exit(1 if each[-1] > 150 or hostile > 10 else 0)


if __name__ == "__main__":
    main()
