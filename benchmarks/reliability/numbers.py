"""Numbers without gap or duplicate while the process that gives them is killed over and over.

Run: ``python -m benchmarks.reliability.numbers [--issues N] [--writers W] [--seconds S]``. A
process issues invoices in W threads; every S seconds it gets SIGKILL and another goes on. What was
said before a kill must be stored with that number; numbers must run from 1 without a gap.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.contract.samples import ANNA
from tests.emulator.account import function_environment, tables_of
from tests.emulator.process import Emulator

from benchmarks.reliability.issuing import opened
from benchmarks.reliability.serving import add_emulator_flag
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.sqlite import Database
from scatterpilot.ports import InvoiceStore

_LONGEST = 1_800


@dataclass(frozen=True)
class Store:
    """Where a process that issues finds its invoices, and how to open them here."""

    folder: str
    environment: dict[str, str] | None
    invoices: Callable[[], InvoiceStore]


@contextmanager
def on_sqlite() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        yield Store(folder, None, lambda: opened(folder))
        database = Database(Path(folder) / "scatterpilot.db")
        assert database.rows("PRAGMA integrity_check")[0][0] == "ok"
        database.close()


@contextmanager
def on_dynamodb() -> Iterator[Store]:
    emulator = Emulator()
    try:
        with function_environment(emulator) as environment:
            tables = tables_of(environment)
            client = emulator.client("dynamodb")
            yield Store("", environment, lambda: DynamoInvoices(client, tables))
    finally:
        emulator.stop()


def run(store: Store, issues: int, writers: int, seconds: float) -> tuple[dict[str, str], int]:
    """Issue until so many are said; what was said, and how often it was killed."""
    said: dict[str, str] = {}
    kills = 0
    give_up = time.monotonic() + _LONGEST
    while len(said) < issues and time.monotonic() < give_up:
        arguments = [store.folder, str(kills), str(writers)]
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reliability.issuing", *arguments],
            env=store.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        first = threading.Event()

        def kill(process: subprocess.Popen[str] = process, first: threading.Event = first) -> None:
            first.wait(30)
            time.sleep(seconds)
            process.kill()

        threading.Thread(target=kill).start()
        assert process.stdout is not None
        for line in process.stdout:
            first.set()
            # The kill may cut the last line short.
            if line.endswith("\n"):
                invoice_id, number = line.split()
                said[invoice_id] = number
        process.wait()
        kills += 1
    return said, kills


def stored(invoices: InvoiceStore) -> dict[str, str]:
    found: dict[str, str] = {}
    after = None
    while True:
        page = invoices.page(ANNA, 1_000, "pending", after)
        found |= {d["invoice_id"]: d["invoice_number"] for d in page.documents}
        after = page.next_after
        if after is None:
            return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=10_000)
    parser.add_argument("--writers", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=0.5)
    add_emulator_flag(parser)
    given = parser.parse_args()
    with (on_dynamodb if given.emulator else on_sqlite)() as store:
        said, kills = run(store, given.issues, given.writers, given.seconds)
        kept = stored(store.invoices())
    numbers = sorted(map(int, kept.values()))
    gaps = len(set(range(1, len(numbers) + 1)) - set(numbers))
    doubles = len(numbers) - len(set(numbers))
    lost = sum(kept.get(invoice_id) != number for invoice_id, number in said.items())
    print(
        f"{len(said):,} issues said, {len(kept):,} stored, {given.writers} writers, "
        f"{kills} kills: {gaps} gaps, {doubles} duplicates, {lost} lost"
    )
    sys.exit(1 if gaps or doubles or lost or len(said) < given.issues else 0)


if __name__ == "__main__":
    main()
