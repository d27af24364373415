"""Requests over HTTP: a turn with everything it stores, and an invoice read."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.load import Load, drive, request, server
from benchmarks.measuring import Row, note

SECONDS, ROUNDS = 2.5, 6
CLIENTS = 8
CURVE = (1, 2, 4, 8, 16, 32)
_MESSAGE = "Invoice Acme Corp for 40 hours of web development at $150/hour, net 30"
TURN = [request("POST", "/conversation", {"message": _MESSAGE})]


@contextmanager
def scatterpilot(folder: Path) -> Iterator[int]:
    """Our server, one worker, with SQLite at ``synchronous=FULL`` as always."""
    settings = {"DATA_DIR": str(folder / "data"), "LOG_LEVEL": "INFO"}
    arguments = ["-m", "scatterpilot.local", "--port", "0"]
    with server(arguments, settings, folder / "server.log") as port:
        yield port


def new_invoice(port: int) -> str:
    """The id of an invoice, created by talking."""
    turn = _post(port, {"message": _MESSAGE})
    done = _post(port, {"message": "yes", "conversation_id": turn["conversation_id"]})
    found: str = done["invoice_id"]
    return found


def _post(port: int, body: dict[str, Any]) -> dict[str, Any]:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/conversation",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def stored(port: int, invoice_id: str) -> bytes:
    """The answer with an invoice."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/invoices/{invoice_id}") as answer:
        content: bytes = answer.read()
    return content


def _best(loads: list[Load]) -> tuple[Load, str]:
    """The round least disturbed by the rest of the machine, and how far the rates lie apart."""
    rates = [load.rate for load in loads]
    return max(loads, key=lambda load: load.rate), f"{min(rates):,.0f}–{max(rates):,.0f}"


def _computing(port: int, seconds: float) -> list[bytes]:
    """A request to the bare server that takes it so long on average."""
    steps = 20_000
    idle, busy = (drive(port, [_steps(count)], 1, 1).p50 / 1_000 for count in (0, steps))
    return [_steps(max(0, round((seconds - idle) / (busy - idle) * steps)))]


def _steps(count: int) -> bytes:
    return request("POST", f"/compute/{count}")


def rows() -> list[Row]:
    note("Requests over HTTP …")
    turns: list[Load] = []
    reads: list[Load] = []
    bare: list[Load] = []
    computed: list[Load] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        with scatterpilot(folder) as port:
            invoice_id = new_invoice(port)
            content = folder / "invoice.json"
            content.write_bytes(stored(port, invoice_id))
            read = [request("GET", f"/invoices/{invoice_id}")]
            floor = server(
                ["-m", "benchmarks.bare_starlette", str(content)], {}, folder / "bare.log"
            )
            with floor as other:
                as_long = _computing(other, drive(port, TURN, 1, 1).p50 / 1_000)
                for _ in range(ROUNDS):
                    reads.append(drive(port, read, CLIENTS, SECONDS))
                    bare.append(drive(other, read, CLIENTS, SECONDS))
                    turns.append(drive(port, TURN, CLIENTS, SECONDS))
                    computed.append(drive(other, as_long, CLIENTS, SECONDS))
    read_best, read_spread = _best(reads)
    bare_best, _ = _best(bare)
    turn_best, turn_spread = _best(turns)
    # Rounds next to each other are alike in speed, so ratios are of those.
    ratio = median(ours.rate / theirs.rate for ours, theirs in zip(reads, bare, strict=True))
    tail, least = (median(load.p99 for load in loads) for loads in (turns, computed))
    return [
        Row("a turn over HTTP, durable, 8 clients, one core", f"{turn_best.rate:,.0f}/s",
            spread=f"{turn_spread}/s", bar="≥ 250/s", met=turn_best.rate >= 250),
        Row("… slowest hundredth", f"{tail:.0f} ms", bar="≤ 25 ms", met=tail <= 25),
        Row("… against a bare Starlette route that only computes, as long",
            f"{tail:.0f} ms", f"{least:.0f} ms", f"{tail / least:.2f}"),
        Row("GET /invoices/{id}, one worker", f"{read_best.rate:,.0f}/s",
            spread=f"{read_spread}/s", bar="≥ 4,000/s", met=read_best.rate >= 4_000),
        Row("… against a bare Starlette route with the same bytes", f"{read_best.rate:,.0f}/s",
            f"{bare_best.rate:,.0f}/s", f"{ratio:.2f}", bar="≥ 0.5 of it", met=ratio >= 0.5),
    ]  # fmt: skip


def curve() -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of a turn by the number of clients."""
    note("Turns with more and more clients …")
    points: dict[str, list[tuple[float, float]]] = {"median": [], "slowest hundredth": []}
    with TemporaryDirectory() as name, scatterpilot(Path(name)) as port:
        drive(port, TURN, 2, 1)
        for clients in CURVE:
            load = drive(port, TURN, clients, SECONDS)
            points["median"].append((clients, load.p50))
            points["slowest hundredth"].append((clients, load.p99))
    return points
