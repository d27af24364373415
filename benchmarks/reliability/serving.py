"""A local server to be hard on, and people who use it; shared by the scripts of this folder."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
from tests.api.server_process import ServerProcess
from tests.api.test_invoices import data

from benchmarks.reliability.emulated import EmulatedServer, emulated_account
from scatterpilot.adapters.sqlite import Database

SETTINGS = {"SCATTERPILOT_TODAY": "2026-03-09"}
MESSAGE = "Invoice Acme for 40 hours of web development at $150, net 30"


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@contextmanager
def server(*, emulated: bool = False) -> Iterator[ServerProcess | EmulatedServer]:
    """A server on SQLite, or the functions on the emulator's DynamoDB."""
    if emulated:
        with emulated_account(SETTINGS) as environment:
            functions = EmulatedServer(environment)
            try:
                yield functions
            finally:
                functions.kill()
        return
    with folder() as made:
        started = ServerProcess(made, settings=SETTINGS)
        try:
            yield started
        finally:
            started.kill()


def start(where: Path) -> tuple[ServerProcess, float]:
    """A server on this folder's data, and the seconds until its first 200."""
    began = time.monotonic()
    started = ServerProcess(where, settings=SETTINGS)
    with started.client() as client:
        while not _answers(client):
            time.sleep(0.01)
    return started, time.monotonic() - began


def _answers(client: httpx.Client) -> bool:
    with suppress(httpx.TransportError):
        return client.get("/invoices?limit=1").status_code == 200
    return False


def add_emulator_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--emulator", action="store_true", help="on DynamoDB (needs make emulator), not SQLite"
    )


def create(client: httpx.Client, **values: Any) -> httpx.Response:
    """Create a draft invoice."""
    return client.post("/invoices", json={"invoice_data": data(**values)})


def until_it_dies(*uses: Callable[[], None]) -> list[Thread]:
    """Threads that each repeat something until the server is gone."""

    def repeat(use: Callable[[], None]) -> None:
        with suppress(httpx.TransportError):
            while True:
                use()

    threads = [Thread(target=repeat, args=(use,)) for use in uses]
    for thread in threads:
        thread.start()
    return threads


def integrity(where: Path) -> str:
    """What SQLite says about the file of this folder."""
    database = Database(where / "data" / "scatterpilot.db")
    try:
        said: str = database.rows("PRAGMA integrity_check")[0][0]
        return said
    finally:
        database.close()


def every(client: httpx.Client, path: str, name: str) -> list[dict[str, Any]]:
    """All documents of a list, page by page."""
    found: list[dict[str, Any]] = []
    last_key = None
    while True:
        query = {"limit": "100", **({"last_key": last_key} if last_key else {})}
        page = client.get(path, params=query).json()
        found += page[name]
        last_key = page["last_key"]
        if last_key is None:
            return found
