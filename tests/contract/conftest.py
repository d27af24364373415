"""Every store behind every port, so that one suite holds all of them to the contract.

A further back end joins by adding a factory to ``BACK_ENDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import pytest

from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts
from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.profiles import DynamoProfiles
from scatterpilot.adapters.dynamodb.rate_limiter import DynamoRateLimiter
from scatterpilot.adapters.dynamodb.receipts import DynamoReceipts
from scatterpilot.adapters.dynamodb.spending import DynamoSpending
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.files import FileBlobs
from scatterpilot.adapters.s3 import S3Blobs
from scatterpilot.adapters.sqlite import (
    Database,
    SqliteAccounts,
    SqliteConversations,
    SqliteInvoices,
    SqliteProfiles,
    SqliteRateLimiter,
    SqliteReceipts,
    SqliteSpending,
)
from scatterpilot.domain.errors import NotFoundError
from scatterpilot.ports import (
    AccountStore,
    BlobStore,
    ConversationStore,
    InvoiceStore,
    ProfileStore,
    RateLimiter,
    ReceiptStore,
    SpendStore,
)
from tests.contract.raw import DynamoRaw, MemoryRaw, Raw, SqliteRaw
from tests.contract.samples import NOW
from tests.emulator.buckets import new_bucket, signed_for
from tests.emulator.process import Emulator
from tests.emulator.tables import new_tables
from tests.fakes import (
    MemoryAccounts,
    MemoryBlobs,
    MemoryConversations,
    MemoryInvoices,
    MemoryProfiles,
    MemoryRateLimiter,
    MemoryReceipts,
    MemorySpending,
)


@dataclass(frozen=True)
class Stores:
    """One back end, empty. ``follow`` opens a blob's link at a moment; ``None``: refused. ``raw``
    reads and writes stored documents past the stores."""

    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    receipts: ReceiptStore
    blobs: BlobStore
    follow: Callable[[str, datetime], bytes | None]
    rate_limiter: Callable[[int, int], RateLimiter]
    spending: SpendStore
    raw: Raw
    accounts: AccountStore


@contextmanager
def memory(folder: Path) -> Iterator[Stores]:
    receipts = MemoryReceipts()
    conversations = MemoryConversations(receipts)
    invoices = MemoryInvoices(conversations)
    profiles = MemoryProfiles()
    blobs = MemoryBlobs()
    yield Stores(
        conversations=conversations,
        invoices=invoices,
        profiles=profiles,
        receipts=receipts,
        blobs=blobs,
        follow=blobs.follow,
        rate_limiter=MemoryRateLimiter,
        spending=MemorySpending(),
        raw=MemoryRaw(invoices, conversations, profiles),
        accounts=MemoryAccounts(invoices, conversations, profiles),
    )


@contextmanager
def one_machine(folder: Path) -> Iterator[Stores]:
    database = Database(folder / "scatterpilot.db")
    blobs = FileBlobs(folder / "files", secret=b"s" * 32, base_url="http://localhost:8000")
    yield Stores(
        conversations=SqliteConversations(database),
        invoices=SqliteInvoices(database),
        profiles=SqliteProfiles(database),
        receipts=SqliteReceipts(database),
        blobs=blobs,
        follow=lambda link, now: follow_file_link(blobs, link, now),
        rate_limiter=lambda limit, window: SqliteRateLimiter(database, limit, window),
        spending=SqliteSpending(database),
        raw=SqliteRaw(database),
        accounts=SqliteAccounts(database),
    )
    database.close()


def follow_file_link(blobs: FileBlobs, link: str, now: datetime) -> bytes | None:
    """What the local server answers to ``GET link``; ``None`` is its 404."""
    address = urlsplit(link)
    key = unquote(address.path).removeprefix("/files/")
    try:
        return blobs.open(key, now=now, **dict(parse_qsl(address.query)))
    except NotFoundError:
        return None


@contextmanager
def aws(emulator: Emulator) -> Iterator[Stores]:
    client = emulator.client("dynamodb")
    with new_tables(client) as tables, new_bucket(emulator.client("s3")) as bucket:
        yield Stores(
            conversations=DynamoConversations(client, tables),
            invoices=DynamoInvoices(client, tables),
            profiles=DynamoProfiles(client, tables),
            receipts=DynamoReceipts(client, tables),
            blobs=S3Blobs(emulator.client("s3"), bucket),
            follow=follow_s3_link,
            rate_limiter=lambda limit, window: DynamoRateLimiter(client, tables, limit, window),
            spending=DynamoSpending(client, tables),
            raw=DynamoRaw(client, tables),
            accounts=DynamoAccounts(client, tables),
        )


def follow_s3_link(link: str, now: datetime) -> bytes | None:
    """What S3 answers to ``GET link``; ``None`` is a refusal.

    S3 goes by its own clock. The tests' stands at ``NOW`` when they ask for a link, so a link whose
    time is over by then is not sent at all; ``tests/deployed`` sends one.
    """
    if (now - NOW).total_seconds() >= signed_for(link):
        return None
    answer = httpx.get(link)
    return answer.content if answer.is_success else None


BACK_ENDS: dict[str, Callable[[Path], AbstractContextManager[Stores]]] = {
    "memory": memory,
    "one_machine": one_machine,
}


@pytest.fixture(params=[*BACK_ENDS, pytest.param("aws", marks=pytest.mark.emulator)])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    opening: AbstractContextManager[Stores]
    if request.param == "aws":
        opening = aws(request.getfixturevalue("emulator"))
    else:
        opening = BACK_ENDS[request.param](tmp_path)
    with opening as opened:
        yield opened


@pytest.fixture
def dynamodb(emulator: Emulator) -> Any:
    return emulator.client("dynamodb")


@pytest.fixture
def tables(dynamodb: Any) -> Iterator[Tables]:
    with new_tables(dynamodb) as made:
        yield made


@pytest.fixture
def invoices(dynamodb: Any, tables: Tables) -> DynamoInvoices:
    return DynamoInvoices(dynamodb, tables)


@pytest.fixture
def conversations(dynamodb: Any, tables: Tables) -> DynamoConversations:
    return DynamoConversations(dynamodb, tables)
