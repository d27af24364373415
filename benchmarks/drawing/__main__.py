"""One library draws, in a process of its own: ``python -m benchmarks.drawing reportlab IN OUT 20``.

Draws the invoice of the file IN into OUT, then variants of it as often as told; writes as JSON the
CPU milliseconds of each variant, and the most memory that the process had, in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

from benchmarks.drawing.invoice import load


def main(library: str, source: str, target: str, count: str) -> None:
    draw = import_module(f"benchmarks.drawing.{library}_invoice").draw
    wanted = load(Path(source))
    Path(target).write_bytes(draw(wanted))
    taken = []
    for number in range(int(count)):
        variant = wanted.variant(number)
        start = time.process_time()
        draw(variant)
        taken.append((time.process_time() - start) * 1000)
    print(json.dumps({"ms": taken, "peak": _peak()}))


def _peak() -> float:
    """MB. To ``ru_maxrss`` Linux counts what the process that started this one held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    held = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(held["VmHWM"].split()[0]) / 1024


main(*sys.argv[1:])
