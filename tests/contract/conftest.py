"""Every store behind every port, so that one suite holds all of them to the contract.

A further back end joins by adding a factory to ``BACK_ENDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from scatterpilot.adapters.files import FileBlobs
from scatterpilot.adapters.sqlite import (
    Database,
    SqliteConversations,
    SqliteInvoices,
    SqliteProfiles,
    SqliteRateLimiter,
    SqliteReceipts,
)
from scatterpilot.domain.errors import NotFoundError
from scatterpilot.ports import (
    BlobStore,
    ConversationStore,
    InvoiceStore,
    ProfileStore,
    RateLimiter,
    ReceiptStore,
)
from tests.fakes import (
    MemoryBlobs,
    MemoryConversations,
    MemoryInvoices,
    MemoryProfiles,
    MemoryRateLimiter,
    MemoryReceipts,
)


@dataclass(frozen=True)
class Stores:
    """One back end, empty. ``follow`` opens a blob's link at a moment; ``None``: refused."""

    conversations: ConversationStore
    invoices: InvoiceStore
    profiles: ProfileStore
    receipts: ReceiptStore
    blobs: BlobStore
    follow: Callable[[str, datetime], bytes | None]
    rate_limiter: Callable[[int, int], RateLimiter]


@contextmanager
def memory(folder: Path) -> Iterator[Stores]:
    receipts = MemoryReceipts()
    conversations = MemoryConversations(receipts)
    blobs = MemoryBlobs()
    yield Stores(
        conversations=conversations,
        invoices=MemoryInvoices(conversations),
        profiles=MemoryProfiles(),
        receipts=receipts,
        blobs=blobs,
        follow=blobs.follow,
        rate_limiter=MemoryRateLimiter,
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


BACK_ENDS: dict[str, Callable[[Path], AbstractContextManager[Stores]]] = {
    "memory": memory,
    "one_machine": one_machine,
}


@pytest.fixture(params=BACK_ENDS)
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    with BACK_ENDS[request.param](tmp_path) as opened:
        yield opened
