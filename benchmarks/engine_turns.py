"""How long the embedded engine thinks: over the corpus, and as messages of many kinds grow.

Run: ``python -m benchmarks.engine_turns``. CPU milliseconds of ``respond`` alone, without HTTP, the
least of five runs; a busy machine lengthens CPU time too, so run it on an idle one. The bars:
median ≤ 5 ms and p99 ≤ 20 ms a turn up to 2,000 characters, ≤ 100 ms for any 10,000 characters,
and time that grows with the length and no faster.
"""

from __future__ import annotations

import statistics
import time

from tests.conversations.playing import CORPUS, cases_in
from tests.engine.talking import Talk

_MEDIAN, _P99, _LONGEST = 5.0, 20.0, 100.0
_TRIES = 5
_SIZES = (250, 1_000, 2_000, 4_000, 7_000, 10_000)
_KINDS = {
    "dense billing": "12 hours of garden design at $85 an hour and 3 apple trees at $40 each, "
    "then a gate $90.\n",
    "prose": "Thank you for the lovely week, we all enjoyed the garden and the long evenings. ",
    "list": "- 3 linen shirts @ 12.50\n",
    "table": "acme garden | 3 | $5.00\n",
    "addresses": "12 Main Street, Springfield, IL 62701, ",
    "digits": "9 9 9 ",
    "fractions": "3/",
    "punctuation": "- ( , . ; : ",
    "unicode": "½ 🎉 e\u0301 “ü” ",
}
# Each looks like the start of something, again and again.
_HOSTILE = (
    *("40 hours at $150, ", "a", "1", "-", "$", "(", "not 5 ", "for ", "1,", "x@", "a@", "a. "),
    *("due ", "no tax on ", "\n", "one hundred and ", "½", "2h30 ", "from 5 ", "2 weeks "),
    *("10% off ", "cancel ", "same price ", "remove the x and y ", "whole job is 5 deposit "),
)


def _cpu_ms(talk: Talk, message: str) -> float:
    start = time.process_time()
    talk.say(message)
    return (time.process_time() - start) * 1000


def _least_ms(unit: str, size: int) -> float:
    message = (unit * size)[:size]
    return min(_cpu_ms(Talk(), message) for _ in range(_TRIES))


def corpus_times() -> list[float]:
    """Milliseconds of every turn of the corpus with a message up to 2,000 characters, sorted."""
    times = []
    for path in CORPUS:
        for case in cases_in(path):
            talk = Talk()
            said = (*case["opening"], *case["answers"].values(), *case["corrections"])
            times += [_cpu_ms(talk, message) for message in said if len(message) <= 2_000]
    return sorted(times)


def _verdict(value: float, bar: float) -> str:
    return f"{value:.1f} ms ({'within' if value <= bar else 'OVER'} {bar:.0f})"


def main() -> None:
    _cpu_ms(Talk(), "Invoice Acme for 2 hours of training at $5")
    times = corpus_times()
    p99 = times[int(len(times) * 0.99)]
    median = statistics.median(times)
    print(f"corpus: {len(times)} turns, median {_verdict(median, _MEDIAN)}, ", end="")
    print(f"p99 {_verdict(p99, _P99)}")
    print("\nCPU ms by characters" + " " * 6 + "".join(f"{size:>8,}" for size in _SIZES))
    slowest = []
    for kind, unit in _KINDS.items():
        row = [_least_ms(unit, size) for size in _SIZES]
        slowest.append((row[-1], kind))
        print(f"{kind:<26}" + "".join(f"{ms:>8.1f}" for ms in row))
    slowest += [(_least_ms(unit, 10_000), repr(unit)) for unit in _HOSTILE]
    print("\nslowest 10,000 characters:")
    for ms, kind in sorted(slowest, reverse=True)[:6]:
        print(f"  {kind:<26} {_verdict(ms, _LONGEST)}")


if __name__ == "__main__":
    main()
