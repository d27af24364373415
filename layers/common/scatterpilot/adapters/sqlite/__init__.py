"""Everything on one machine in one SQLite file, safe for several processes at once."""

from scatterpilot.adapters.sqlite.accounts import SqliteAccounts
from scatterpilot.adapters.sqlite.conversations import SqliteConversations
from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.adapters.sqlite.invoices import SqliteInvoices
from scatterpilot.adapters.sqlite.profiles import SqliteProfiles
from scatterpilot.adapters.sqlite.rate_limiter import SqliteRateLimiter
from scatterpilot.adapters.sqlite.receipts import SqliteReceipts
from scatterpilot.adapters.sqlite.spending import SqliteSpending

__all__ = [
    "Database",
    "SqliteAccounts",
    "SqliteConversations",
    "SqliteInvoices",
    "SqliteProfiles",
    "SqliteRateLimiter",
    "SqliteReceipts",
    "SqliteSpending",
]
