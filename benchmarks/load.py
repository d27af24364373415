"""Clients on loopback: each sends its next request when it has the whole answer to the last."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import ROOT, as_users_have_it

_START_SECONDS = 15.0


@dataclass(frozen=True)
class Load:
    """Requests a second, and the milliseconds that the slowest hundredth took at least."""

    rate: float
    p50: float
    p99: float


@contextmanager
def server(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[int]:
    """A server on one core, as ``… runs at http://127.0.0.1:PORT`` tells; gives the port."""
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=as_users_have_it(environment),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    _pin(process.pid, first=True)
    try:
        yield _port(log, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def drive(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    """Load the server for some seconds; raises ``RuntimeError`` at an answer other than 2xx."""
    _pin(0, first=False)
    taken: list[float] = []

    async def all_clients() -> None:
        until = time.perf_counter() + seconds

        def going_on() -> bool:
            return time.perf_counter() < until

        await asyncio.gather(*(_client(port, requests, going_on, taken) for _ in range(clients)))

    start = time.perf_counter()
    asyncio.run(all_clients())
    wall = time.perf_counter() - start
    taken.sort()
    at = [taken[int(len(taken) * share)] * 1000 for share in (0.5, 0.99)]
    return Load(len(taken) / wall, *at)


def repeat(port: int, wanted: bytes, count: int) -> None:
    """One client sends a request so often; raises ``RuntimeError`` as ``drive`` does."""
    taken: list[float] = []
    asyncio.run(_client(port, [wanted], lambda: len(taken) < count, taken))


def request(method: str, path: str, body: object = None) -> bytes:
    """The bytes of a request."""
    content = b"" if body is None else json.dumps(body).encode()
    kind = "Content-Type: application/json\r\n" if content else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}Content-Length: {len(content)}"
    return head.encode() + b"\r\n\r\n" + content


async def _client(
    port: int, requests: Sequence[bytes], going_on: Callable[[], bool], taken: list[float]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sent = 0
    while going_on():
        start = time.perf_counter()
        writer.write(requests[sent % len(requests)])
        head = await reader.readuntil(b"\r\n\r\n")
        if head[9:10] != b"2":
            raise RuntimeError(f"the server answered {head[:60]!r}")
        length = re.search(rb"content-length: (\d+)", head.lower())
        await reader.readexactly(int(length[1]) if length else 0)
        taken.append(time.perf_counter() - start)
        sent += 1
    writer.close()


def _port(log: Path, process: subprocess.Popen[bytes]) -> int:
    give_up = time.monotonic() + _START_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text())
        if found:
            return int(found[1])
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")


def _pin(pid: int, *, first: bool) -> None:
    """Server and clients on a core each, where the system has two to give."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(os.getppid()))
        os.sched_setaffinity(pid, {cores[0] if first else cores[-1]})
