"""The embedded engine's thinking, for the common table; ``engine_turns`` has the details."""

from __future__ import annotations

import statistics
import time

from tests.conversations.playing import CORPUS, cases_in
from tests.engine.talking import Talk

from benchmarks.measuring import Row, note

SIZES = (250, 500, 1_000, 2_000, 4_000, 6_000, 8_000, 10_000)
_TEXT = "12 hours of garden design at $85 an hour and 3 apple trees at $40 each, then a gate $90.\n"


def rows() -> list[Row]:
    note("Messages understood …")
    times = _corpus_times()
    p99 = times[int(len(times) * 0.99)]
    longest = curve()["billing text"][-1][1]
    return [
        Row("understanding a message, median, CPU", f"{statistics.median(times):.2f} ms",
            bar="≤ 5 ms", met=statistics.median(times) <= 5),
        Row("… slowest hundredth", f"{p99:.1f} ms", bar="≤ 20 ms", met=p99 <= 20),
        Row("… 10,000 characters of billing", f"{longest:.0f} ms", bar="≤ 100 ms",
            met=longest <= 100),
    ]  # fmt: skip


def curve() -> dict[str, list[tuple[float, float]]]:
    """CPU milliseconds by the length of a message."""
    _cpu_ms(Talk(), _TEXT)
    found: list[tuple[float, float]] = []
    for size in SIZES:
        message = (_TEXT * 200)[:size]
        found.append((size, min(_cpu_ms(Talk(), message) for _ in range(3))))
    return {"billing text": found}


def _corpus_times() -> list[float]:
    times = []
    for path in CORPUS:
        for case in cases_in(path):
            talk = Talk()
            said = (*case["opening"], *case["answers"].values(), *case["corrections"])
            times += [_cpu_ms(talk, message) for message in said if len(message) <= 2_000]
    return sorted(times)


def _cpu_ms(talk: Talk, message: str) -> float:
    start = time.process_time()
    talk.say(message)
    return (time.process_time() - start) * 1000
