"""How long the embedded engine thinks: over the corpus, and as messages grow.

Run: ``python -m benchmarks.engine_turns``. CPU milliseconds of ``respond`` alone, without HTTP.
Prints median and p99 over every message of the corpus up to 2,000 characters, the slowest answer to
hostile inputs of 10,000 characters, and how the time grows with a message's length.
"""

from __future__ import annotations

import statistics
import time

from tests.conversations.playing import CORPUS, cases_in
from tests.engine.talking import Talk

_SENTENCE = (
    "12 hours of garden design at $85 an hour and 3 apple trees at $40 each, then a gate $90.\n"
)
_HOSTILE = (
    "40 hours at $150, ", "a", "1", "-", "$", "(", "not 5 ", "for ", "1,", "x@", "“", "a@", "a. ",
    "9 9 9 ", "12 Main Street, ", "due ", "no tax on ", "\n", "one hundred and ", "½", "e\u0301",
)  # fmt: skip


def _cpu_ms(talk: Talk, message: str) -> float:
    start = time.process_time()
    talk.say(message)
    return (time.process_time() - start) * 1000


def corpus_times() -> list[float]:
    times = []
    for path in CORPUS:
        for case in cases_in(path):
            talk = Talk()
            said = (*case["opening"], *case["answers"].values(), *case["corrections"])
            times += [_cpu_ms(talk, message) for message in said if len(message) <= 2_000]
    return sorted(times)


def main() -> None:
    _cpu_ms(Talk(), "warm up")
    times = corpus_times()
    p99 = times[int(len(times) * 0.99)]
    print(f"corpus: {len(times)} turns, median {statistics.median(times):.2f} ms, p99 {p99:.2f} ms")
    took = sorted(((_cpu_ms(Talk(), (u * 10_000)[:10_000]), u) for u in _HOSTILE), reverse=True)
    slowest = ", ".join(f"{ms:.0f} ms ({unit!r})" for ms, unit in took[:4])
    print(f"10,000 characters of one thing, slowest: {slowest}")
    print(f"{'characters':>12} {'ms':>8} {'µs a character':>16}")
    for size in (250, 500, 1_000, 2_000, 4_000, 8_000, 10_000):
        message = (_SENTENCE * 200)[:size]
        took = min(_cpu_ms(Talk(), message) for _ in range(3))
        print(f"{size:>12,} {took:>8.1f} {took * 1000 / size:>16.2f}")


if __name__ == "__main__":
    main()
