"""What the benchmarks share: times of calls and of whole processes, and the table they end in."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Row:
    """One line of the table. ``spread`` is how far the repetitions lie apart, as written."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    spread: str = ""
    bar: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class Times:
    """Repeated timings of one thing, in milliseconds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def least(self) -> float:
        return min(self.values)

    @property
    def spread(self) -> str:
        return f"{min(self.values):.3g}–{max(self.values):.3g}"


@dataclass(frozen=True)
class Process:
    """What a finished process took: CPU and wall milliseconds."""

    cpu: float
    wall: float


def cpu_times(call: Callable[[], object], count: int) -> Times:
    """CPU milliseconds of ``count`` calls, after one that is not counted."""
    call()
    taken = []
    for _ in range(count):
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1000)
    return Times(tuple(taken))


def as_users_have_it(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a process to measure.

    Modules are compiled once and kept, as everywhere outside of containers being built, and as the
    packages for Lambda have them; not by a make that runs this.
    """
    ours = ("PYTHONDONTWRITEBYTECODE", "MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS")
    kept = {name: text for name, text in os.environ.items() if name not in ours}
    return {**kept, **(extra or {})}


def run_process(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> tuple[Process, str]:
    """Run a program to its end; what it took, and what it wrote on standard output.

    Raises ``RuntimeError`` with its complaint when it fails.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=as_users_have_it(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        output, complaint = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{complaint}")
    wall = (time.perf_counter() - start) * 1000
    cpu = (usage.ru_utime + usage.ru_stime) * 1000
    return Process(cpu, wall), output


def in_turn(
    commands: Mapping[str, Sequence[str]],
    count: int,
    environment: Mapping[str, str] | None = None,
) -> dict[str, list[Process]]:
    """Run each command ``count`` times, A B C A B C, so that a slow minute hits all alike."""
    taken: dict[str, list[Process]] = {name: [] for name in commands}
    for command in commands.values():
        run_process(command, environment)  # compiles, and warms the disk's cache
    for _ in range(count):
        for name, command in commands.items():
            taken[name].append(run_process(command, environment)[0])
    return taken


def cpu_of(processes: Sequence[Process]) -> Times:
    return Times(tuple(process.cpu for process in processes))


def wall_of(processes: Sequence[Process]) -> Times:
    return Times(tuple(process.wall for process in processes))


def note(text: str) -> None:
    """Progress, beside the table on standard output."""
    print(text, file=sys.stderr, flush=True)


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| what | ours | theirs | ratio | spread | bar | met |",
        "|---|---|---|---|---|---|---|",
    ]
    marks = {True: "yes", False: "**no**", None: ""}
    for row in rows:
        cells = (row.what, row.ours, row.theirs, row.ratio, row.spread, row.bar, marks[row.met])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
