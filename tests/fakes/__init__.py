"""In-memory peers of the stores: the same contract, nothing kept."""

from tests.fakes.accounts import MemoryAccounts, MemorySignIns
from tests.fakes.blobs import MemoryBlobs
from tests.fakes.conversations import MemoryConversations
from tests.fakes.invoices import MemoryInvoices
from tests.fakes.profiles import MemoryProfiles
from tests.fakes.rate_limiter import MemoryRateLimiter
from tests.fakes.receipts import MemoryReceipts
from tests.fakes.spending import MemorySpending

__all__ = [
    "MemoryAccounts",
    "MemoryBlobs",
    "MemoryConversations",
    "MemoryInvoices",
    "MemoryProfiles",
    "MemoryRateLimiter",
    "MemoryReceipts",
    "MemorySignIns",
    "MemorySpending",
]
