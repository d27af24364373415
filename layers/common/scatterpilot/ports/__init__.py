"""What the application needs from the outside world; adapters fit these without inheriting."""

from scatterpilot.ports.accounts import AccountStore, ErasedRecords, SignIns
from scatterpilot.ports.clock import Now, Today
from scatterpilot.ports.conversations import ConversationChange, ConversationStore
from scatterpilot.ports.engines import (
    Answering,
    ChatModel,
    Engine,
    EngineReply,
    Intent,
    NotAnsweredError,
    Turn,
)
from scatterpilot.ports.invoices import InvoiceReader, InvoiceStore
from scatterpilot.ports.limits import RateLimiter, SpendStore
from scatterpilot.ports.pages import Document, Page
from scatterpilot.ports.printing import LOGO_LIMIT, BlobStore, Logos, PreviewFormat, Renderer
from scatterpilot.ports.profiles import ProfileStore
from scatterpilot.ports.receipts import (
    CLAIM_SECONDS,
    RECEIPT_HOURS,
    Receipt,
    ReceiptFor,
    ReceiptStore,
)

__all__ = [
    "CLAIM_SECONDS",
    "LOGO_LIMIT",
    "RECEIPT_HOURS",
    "AccountStore",
    "Answering",
    "BlobStore",
    "ChatModel",
    "ConversationChange",
    "ConversationStore",
    "Document",
    "Engine",
    "EngineReply",
    "ErasedRecords",
    "Intent",
    "InvoiceReader",
    "InvoiceStore",
    "Logos",
    "NotAnsweredError",
    "Now",
    "Page",
    "PreviewFormat",
    "ProfileStore",
    "RateLimiter",
    "Receipt",
    "ReceiptFor",
    "ReceiptStore",
    "Renderer",
    "SignIns",
    "SpendStore",
    "Today",
    "Turn",
]
