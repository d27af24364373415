"""Where a read's and a turn's work goes, counted in instructions of the processor.

Run: ``python -m benchmarks.instructions`` in the environment of ``make bench``; needs valgrind and
takes some minutes. Counts are the same on a slow and on a fast day, which times are not; they
leave out the kernel, and say nothing of memory that is not in the cache.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.load import repeat, request
from benchmarks.measuring import ROOT, as_users_have_it
from benchmarks.requests_http import TURN, new_invoice, stored

_VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
_START_SECONDS = 120.0
# So many that what a start takes more or less, some millions, does not count.
_COUNTS = {"turn": (50, 350)}
_MANY = (200, 2_200)
_OURS = ("-m", "scatterpilot.local", "--port", "0")


def _counted(arguments: Sequence[str], folder: Path, count: int, kind: str) -> int:
    """Instructions of a server from its start through so many requests to its end."""
    output, complaint = folder / "output", folder / "complaint"
    settings = as_users_have_it({"DATA_DIR": str(folder / "data"), "PYTHONHASHSEED": "0"})
    with output.open("w") as out, complaint.open("w") as err:
        process = subprocess.Popen(
            [*_VALGRIND, sys.executable, *arguments], cwd=ROOT, env=settings, stdout=out, stderr=err
        )
    port = _port(output)
    repeat(port, _request(kind, port, folder), count)
    process.send_signal(signal.SIGINT)
    process.wait(60)
    found = re.search(r"I\s+refs:\s+([\d,]+)", complaint.read_text())
    if found is None:
        raise RuntimeError(complaint.read_text())
    return int(found[1].replace(",", ""))


def _request(kind: str, port: int, folder: Path) -> bytes:
    if kind == "turn":
        return TURN[0]
    if kind == "bare":
        return request("GET", "/invoices/inv_1")
    invoice_id = new_invoice(port)
    folder.with_name("invoice.json").write_bytes(stored(port, invoice_id))
    return request("GET", f"/invoices/{invoice_id}")


def _port(output: Path) -> int:
    give_up = time.monotonic() + _START_SECONDS
    while time.monotonic() < give_up:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", output.read_text())
        if found:
            return int(found[1])
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{output.read_text()}")


def _each(arguments: Sequence[str], parent: Path, kind: str) -> float:
    """Thousands of instructions of one request, all else left out."""
    few, more = _COUNTS.get(kind, _MANY)
    totals = []
    for count in (few, more):
        folder = parent / f"{kind}-{count}-{len(list(parent.iterdir()))}"
        folder.mkdir()
        totals.append(_counted(arguments, folder, count, kind))
    return (totals[1] - totals[0]) / (more - few) / 1_000


def main() -> None:
    if shutil.which("valgrind") is None:
        sys.exit("Install valgrind first (Debian: apt-get install valgrind).")
    with TemporaryDirectory() as name:
        parent = Path(name)
        content = str(parent / "invoice.json")
        read = _each(_OURS, parent, "read")
        rows = {
            "a bare Starlette route": _each(
                ("-m", "benchmarks.bare_starlette", content), parent, "bare"
            ),
            "uvicorn alone, with the headers of our answer": _each(
                ("-m", "benchmarks.bare_starlette", content, "headers"), parent, "bare"
            ),
            "GET /invoices/{id}": read,
            "a turn": _each(_OURS, parent, "turn"),
        }
    for what, thousands in rows.items():
        print(f"{what:<48}{thousands:>8,.0f} thousand")


if __name__ == "__main__":
    main()
