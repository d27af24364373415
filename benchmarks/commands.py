"""Whole processes: the command line, and the server until its first answer."""

from __future__ import annotations

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import ROOT, Row, Times, as_users_have_it, cpu_of, in_turn, note, wall_of

RUNS = 7
_PROGRAM = str(Path(sys.executable).with_name("scatterpilot"))
_TEXT = "Acme Corp, 40 hours of web development at $150, net 30"


def command_rows(folder: Path) -> list[Row]:
    note("The command line …")
    target = str(folder / "invoice.pdf")
    settings = {"DATA_DIR": str(folder / "data")}
    named = [_PROGRAM, "profile", "set", "business_name=Ridgeline Studio"]
    subprocess.run(named, env=as_users_have_it(settings), capture_output=True, check=True)
    taken = in_turn(
        {
            "help": [_PROGRAM, "--help"],
            "invoice": [_PROGRAM, "invoice", _TEXT, "--yes", "--force", "-o", target],
        },
        RUNS,
        settings,
    )
    shown, made = cpu_of(taken["help"]), wall_of(taken["invoice"])
    return [
        Row("scatterpilot --help, CPU", f"{shown.median:.0f} ms", spread=f"{shown.spread} ms",
            bar="≤ 250 ms", met=shown.median <= 250),
        Row("scatterpilot invoice … -o x.pdf, whole process", f"{made.median:.0f} ms",
            spread=f"{made.spread} ms", bar="≤ 900 ms", met=made.median <= 900),
    ]  # fmt: skip


def first_answer(folder: Path) -> float:
    """Milliseconds from ``make run`` to the first 200."""
    start = time.perf_counter()
    with subprocess.Popen(
        ["make", "run", "ARGS="],
        cwd=ROOT,
        env=as_users_have_it({"DATA_DIR": str(folder / "data"), "PORT": _free_port()}),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        if not found:
            raise RuntimeError("the server did not say where it runs")
        with urllib.request.urlopen(f"{found[0]}/health") as answer:
            answer.read()
        taken = (time.perf_counter() - start) * 1000
        os.killpg(process.pid, signal.SIGTERM)
    return taken


def rows() -> list[Row]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = command_rows(folder)
        note("Starts of the server …")
        first_answer(folder)  # compiles what was not yet
        starts = Times(tuple(first_answer(folder) for _ in range(RUNS)))
    return [
        *rows,
        Row("make run to the first 200", f"{statistics.median(starts.values):.0f} ms",
            spread=f"{starts.spread} ms", bar="≤ 1,500 ms", met=starts.median <= 1_500),
    ]  # fmt: skip


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])
