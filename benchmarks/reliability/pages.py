"""A page of an owner's list costs the same reads however many invoices they have.

Run: ``python -m benchmarks.reliability.pages [--invoices N] [--shelves K]``. Fills an owner of the
AWS emulator with copies of a stored invoice, a tenth of them paid, and counts what DynamoDB is
asked for, and how many items it reads, for the first, a middle and the last page of 20. Needs
``make emulator``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from botocore.config import Config
from botocore.session import get_session
from rich.console import Console
from rich.progress import track
from rich.table import Table
from tests.contract.samples import ANNA, NOW, an_invoice
from tests.emulator.process import REGION, Emulator
from tests.emulator.tables import new_tables
from tests.emulator.watching import calls_of

from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.shelves import Shelves
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.status import Filing

_LIMIT, _BATCH, _PAID_EVERY = 20, 25, 10
_SMALL = 1_000


def position_of(at: int) -> str:
    return f"{(NOW + timedelta(seconds=at)).isoformat()}|inv_{at}"


def fill(dynamodb: Any, tables: Tables, count: int, shelves: int) -> None:
    """``count`` invoices, one a second, over so many shelves, the oldest on the first."""
    invoices = DynamoInvoices(dynamodb, tables)
    invoices.add(ANNA, an_invoice())
    key = {"owner": {"S": ANNA}, "invoice_id": {"S": "inv_1"}}
    item = dynamodb.get_item(TableName=tables.invoices, Key=key)["Item"]
    dynamodb.delete_item(TableName=tables.invoices, Key=key)
    own = Shelves(dynamodb, tables.invoices, "invoice_id")
    for _ in range(1, shelves):
        own.open_next(ANNA, own.newest(ANNA))
    keys = own.keys(ANNA)[::-1]
    batches = range(0, count, _BATCH)
    for start in track(batches, f"{count:,} invoices", console=Console(stderr=True)):
        puts = []
        for at in range(start, min(start + _BATCH, count)):
            status = "paid" if at % _PAID_EVERY == 0 else "draft"
            copy = {
                **item,
                "owner": {"S": keys[at * shelves // count]},
                "invoice_id": {"S": f"inv_{at}"},
                "created_key": {"S": position_of(at)},
                "status_key": {"S": f"{status}|{position_of(at)}"},
            }
            puts.append({"PutRequest": {"Item": copy}})
        dynamodb.batch_write_item(RequestItems={tables.invoices: puts})


Row = tuple[str, str, int, int, float]
"""List, page, calls, items read, milliseconds."""


def rows(dynamodb: Any, tables: Tables, count: int) -> Iterator[Row]:
    store = DynamoInvoices(dynamodb, tables)
    places = {"first": None, "middle": position_of(count // 2), "last": position_of(_LIMIT)}
    lists: tuple[Filing | None, ...] = (None, "paid")
    for only in lists:
        for name, after in places.items():
            with calls_of(dynamodb) as seen:
                start = time.perf_counter()
                store.page(ANNA, _LIMIT, only, after)
                took = (time.perf_counter() - start) * 1000
            items = seen.pop("items")
            yield only or "all", name, seen.total(), items, took


def _patient(emulator: Emulator) -> Any:
    """A client that waits: to sort a million items takes the emulator a minute a query."""
    return get_session().create_client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=emulator.url,
        aws_access_key_id=emulator.environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=emulator.environment["AWS_SECRET_ACCESS_KEY"],
        config=Config(read_timeout=600, retries={"max_attempts": 1}),
    )


def measured(emulator: Emulator, count: int, shelves: int) -> list[Row]:
    client = _patient(emulator)
    with new_tables(client) as tables:
        fill(client, tables, count, shelves)
        return list(rows(client, tables, count))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--shelves", type=int, default=1)
    asked = parser.parse_args()
    emulator = Emulator()
    try:
        small = measured(emulator, _SMALL, asked.shelves)
        large = measured(emulator, asked.invoices, asked.shelves)
    finally:
        emulator.stop()
    counts = (f"calls, items of {each:,}" for each in (_SMALL, asked.invoices))
    table = Table("list", "page", *counts, "ms")
    for one, other in zip(small, large, strict=True):
        read = (f"{each[2]}, {each[3]}" for each in (one, other))
        table.add_row(*one[:2], *read, f"{other[4]:.0f}")
    Console().print(table)
    return 0 if [row[:4] for row in small] == [row[:4] for row in large] else 1


if __name__ == "__main__":
    sys.exit(main())
