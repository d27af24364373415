"""A page of 20 invoices out of few and of very many: time, and the work SQLite does for it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.render.samples import issued

from benchmarks.measuring import Row, Times, note
from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from scatterpilot.domain.status import STATUSES, Status

OWNER = "local"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
RARE: Status = "cancelled"
_SHARE_OF_RARE = 25
_ROUNDS, _PAGES, _LIMIT = 10, 30, 20
_START = datetime(2020, 1, 1, tzinfo=UTC)


def filled(path: Path, count: int) -> Database:
    """A database of so many invoices, one in twenty-five of them cancelled."""
    database = Database(path)
    document = issued()
    usual = [status for status in STATUSES if status != RARE]

    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(count):
            status = RARE if number % _SHARE_OF_RARE == 0 else usual[number % len(usual)]
            at = (_START + timedelta(minutes=number)).isoformat()
            identity = f"inv_{number:032x}"
            stored = {
                **document,
                "invoice_id": identity,
                "invoice_number": f"INV-{number}",
                "status": status,
                "created_at": at,
            }
            yield OWNER, identity, 1, status, at, json.dumps(stored)

    with database.transaction() as connection:
        connection.executemany("INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?)", rows())
    return database


def page_times(invoices: SqliteInvoices, status: Status | None) -> list[float]:
    """CPU milliseconds of a first page, again and again."""
    invoices.page(OWNER, _LIMIT, status)
    taken = []
    for _ in range(_PAGES):
        start = time.process_time()
        invoices.page(OWNER, _LIMIT, status)
        taken.append((time.process_time() - start) * 1000)
    return taken


def steps(database: Database, status: Status | None) -> int:
    """Instructions of SQLite's machine for one page: the same on every computer."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    database.connection().set_progress_handler(count, 1)
    SqliteInvoices(database).page(OWNER, _LIMIT, status)
    database.connection().set_progress_handler(None, 1)
    return counted


def measured() -> dict[int, dict[str, tuple[Times, int]]]:
    """Times and steps of a page, by how many invoices there are, filtered and not.

    All sizes take turns, so that a slow minute hits each.
    """
    found: dict[int, dict[str, tuple[Times, int]]] = {size: {} for size in SIZES}
    with TemporaryDirectory() as name:
        stored = {}
        for size in SIZES:
            note(f"Storing {size:,} invoices …")
            stored[size] = filled(Path(name) / f"{size}.db", size)
        for kind, status in (("all", None), ("one status in 25", RARE)):
            note(f"Pages of {kind} …")
            taken: dict[int, list[float]] = {size: [] for size in SIZES}
            for _ in range(_ROUNDS):
                for size, database in stored.items():
                    taken[size] += page_times(SqliteInvoices(database), status)
            for size, database in stored.items():
                found[size][kind] = (Times(tuple(taken[size])), steps(database, status))
        for database in stored.values():
            database.close()
    return found


def rows_of(found: dict[int, dict[str, tuple[Times, int]]]) -> list[Row]:
    rows = []
    few, many = found[SIZES[0]], found[SIZES[-1]]
    for kind, (times, taken) in many.items():
        ratio = times.median / few[kind][0].median
        rows += [
            Row(f"page of 20 invoices, {kind}: 1,000,000 against 1,000", f"{times.median:.2f} ms",
                f"{few[kind][0].median:.2f} ms", f"{ratio:.2f}", f"{times.spread} ms", "≤ 1.2",
                ratio <= 1.2),
            Row("… steps of SQLite", f"{taken:,}", f"{few[kind][1]:,}",
                f"{taken / few[kind][1]:.2f}", bar="the same", met=taken == few[kind][1]),
        ]  # fmt: skip
    return rows
