"""One library draws, in a process of its own: ``python -m benchmarks.drawing reportlab IN OUT 20``.

Draws the invoice of the file IN into OUT, then variants of it as often as told; writes the CPU
milliseconds of each variant as JSON.
"""

from __future__ import annotations

import json
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
    print(json.dumps(taken))


main(*sys.argv[1:])
